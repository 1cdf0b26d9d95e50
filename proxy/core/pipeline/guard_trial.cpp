#include "proxy/core/pipeline/guard_trial.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/dialect.h"
#include "proxy/core/guard/demand.h"
#include "proxy/core/guard/json_texts.h"
#include "proxy/core/injection/judge.h"
#include "proxy/core/pipeline/guard_table.h"
#include "proxy/core/pipeline/stages/demands.h"
#include "proxy/core/pipeline/stages/injection.h"

namespace gatehouse::pipeline {
namespace {

constexpr double kScoreOfAttack = 0.5;
/// The judge holds what tools and documents say to so many times the share it is told.
constexpr double kStricterForTools = 4;
constexpr std::size_t kAround = 32;  // bytes of context at each side

using Turns = std::vector<dialect::Turn>;

/// What a finding is called where it is told.
std::string kindOf(const guard::Finding& finding)
{
    return std::string(guard::isOwn(finding.category) ? finding.rule : name(finding.category));
}

AttackSigns signsOf(const injection::Verdict& verdict)
{
    AttackSigns signs;
    signs.score = verdict.score;
    signs.falseAlarms = verdict.falseAlarms;
    for (const auto& each : verdict.reasons) signs.words.push_back({each.words, each.weight});
    signs.isAttack = verdict.score >= kScoreOfAttack && !verdict.spans.empty();
    if (verdict.spans.empty()) return signs;
    const auto& worst = verdict.spans.front();
    signs.begin = worst.begin;
    signs.end = worst.end;
    if (worst.disguise != injection::Disguise::None)
        signs.disguise = std::string(injection::name(worst.disguise));
    return signs;
}

AttackSigns judged(const InjectionRule& rule, Speaker speaker, std::string_view text)
{
    const bool isUser = speaker == Speaker::User;
    const std::array<injection::Part, 1> parts{
        {{isUser ? injection::Origin::User : injection::Origin::Tool, {}, text}}};
    const double share = isUser ? rule.falseAlarms : rule.resultFalseAlarms / kStricterForTools;
    return signsOf(injection::judge(injection::builtIn(), parts, share));
}

/// All that is known by its form, and what the user's own rules say: for hiding, not for deciding.
std::shared_ptr<const guard::Scanner> hidingScanner(const guard::Policy& policy)
{
    guard::ScannerOptions all;
    all.categories = ~guard::Categories{0};
    all.words = policy.words;
    all.patterns = policy.patterns;
    auto made = guard::Scanner::make(std::move(all));
    return made ? std::move(*made) : nullptr;
}

/// Walks back, or on, to where a character begins.
std::size_t atCharacter(std::string_view text, std::size_t at, bool goesBack) noexcept
{
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
        goesBack ? --at : ++at;
    return at;
}

class Past {
public:
    Past(const GuardEntry& entry, const PastCall& call) : entry_(entry), call_(call) {}

    void lookIntoRequest()
    {
        if (!entry_.scanner) return;
        const Turns turns = dialect::conversationOf(call_.dialect, call_.request, {}, false);
        const guard::Passage passage{true, call_.provider, call_.modelAsked};
        guard::changedTexts(call_.request, [&](std::string_view text) {
            const auto from = std::ranges::find_if(turns, [text](const dialect::Turn& turn) {
                return !text.empty() && turn.text.find(text) != std::string::npos;
            });
            look(*entry_.scanner, text, passage, from == turns.end() ? std::string() : from->role);
            return std::optional<std::string>();
        });
    }

    void lookIntoAnswer()
    {
        if (!entry_.answers) return;
        const guard::Passage passage{false, call_.provider, call_.modelSent};
        const Turns turns =
            dialect::conversationOf(call_.dialect, {}, call_.answer, call_.isStreamed);
        for (const auto& turn : turns) look(*entry_.answers, turn.text, passage, turn.role);
        if (!turns.empty() || call_.isStreamed) return;
        guard::changedTexts(call_.answer, [&](std::string_view text) {
            look(*entry_.answers, text, passage, {});
            return std::optional<std::string>();
        });
    }

    void lookAtWhole()
    {
        if (!entry_.demands || !call_.isChat) return;
        const Turns asked = dialect::conversationOf(call_.dialect, call_.request, {}, false);
        const Turns said =
            dialect::conversationOf(call_.dialect, {}, call_.answer, call_.isStreamed);
        ask(stages::messageOf(asked, call_.request, call_.modelAsked),
            {true, call_.provider, call_.modelAsked});
        if (!said.empty())
            ask(stages::messageOf(asked, said, call_.modelSent),
                {false, call_.provider, call_.modelSent});
    }

    void judge()
    {
        if (!entry_.injection || !call_.isChat) return;
        std::string attack = stages::attackOn(call_.dialect, call_.request, *entry_.injection);
        if (attack.empty()) return;
        PastMark mark;
        mark.rule = kInjectionRule;
        mark.action = entry_.injection->blocks ? guard::Action::Block : guard::Action::Flag;
        mark.context = std::move(attack);
        mark.count = 1;
        marks.push_back(std::move(mark));
    }

    std::vector<PastMark> marks;

private:
    void ask(const guard::Message& message, const guard::Passage& passage)
    {
        for (auto& each : entry_.demands->breachesOf(message, passage)) {
            marks.push_back({each.rule->id,
                             each.demand->id,
                             each.rule->action,
                             !passage.isRequest,
                             {},
                             std::move(each.why),
                             1});
        }
    }

    void look(const guard::Scanner& with, std::string_view text, const guard::Passage& passage,
              const std::string& role)
    {
        for (const auto& finding : with.scan(text)) {
            const auto* rule = entry_.policy.ruleFor(
                finding, passage, text.substr(finding.begin, finding.end - finding.begin));
            if (rule == nullptr) continue;
            std::string kind = kindOf(finding);
            const auto known = std::ranges::find_if(marks, [&](const PastMark& each) {
                return each.rule == rule->id && each.kind == kind &&
                       each.inAnswer == !passage.isRequest;
            });
            if (known != marks.end()) {
                ++known->count;
                continue;
            }
            marks.push_back({rule->id, std::move(kind), rule->action, !passage.isRequest, role,
                             contextOf(text, finding), 1});
        }
    }

    /// The words around a finding, where it and all else that can be found are hidden.
    std::string contextOf(std::string_view text, const guard::Finding& of)
    {
        if (!hiding_) hiding_ = hidingScanner(entry_.policy);
        auto hidden = hiding_ ? hiding_->scan(text) : std::vector<guard::Finding>();
        // Its neighbours may have taken a part of it for their own.
        std::erase_if(hidden, [&of](const guard::Finding& each) {
            return each.begin < of.end && of.begin < each.end;
        });
        hidden.push_back(of);
        std::ranges::sort(hidden, {}, &guard::Finding::begin);
        const std::size_t from =
            atCharacter(text, of.begin > kAround ? of.begin - kAround : 0, false);
        const std::size_t to = atCharacter(text, std::min(text.size(), of.end + kAround), true);
        std::string out = from > 0 ? "…" : "";
        std::size_t at = from;
        for (const auto& each : hidden) {
            if (each.end <= at || each.begin >= to) continue;
            if (each.begin > at) out += text.substr(at, each.begin - at);
            out += cat("[", kindOf(each), "]");
            at = each.end;
        }
        if (at < to) out += text.substr(at, to - at);
        if (to < text.size()) out += "…";
        std::ranges::replace_if(
            out, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
        return out;
    }

    const GuardEntry& entry_;
    const PastCall& call_;
    std::shared_ptr<const guard::Scanner> hiding_;
};

}  // namespace

Result<GuardTrial> tryText(const GuardEntry& entry, Speaker speaker, std::string_view text,
                           const guard::Passage& passage)
{
    const bool isRequest = speaker != Speaker::Model;
    GuardTrial trial;
    if (isRequest ? entry.onRequest : entry.onResponse) {
        const auto& scanner = isRequest ? entry.scanner : entry.answers;
        if (!scanner) {
            return fail(ErrorKind::Unavailable, "this text cannot be looked into",
                        "look at the words and expressions of your own");
        }
        std::size_t copied = 0;
        for (const auto& finding : scanner->scan(text)) {
            const auto value = text.substr(finding.begin, finding.end - finding.begin);
            const auto* rule = entry.policy.ruleFor(finding, passage, value);
            if (rule == nullptr) continue;
            trial.after += text.substr(copied, finding.begin - copied);
            const std::size_t begin = trial.after.size();
            trial.after += guard::replacement(rule->action, finding, value, entry.key);
            copied = finding.end;
            trial.marks.push_back({rule->id, kindOf(finding), rule->action, finding.begin,
                                   finding.end, begin, trial.after.size()});
            trial.blocks = trial.blocks || rule->action == guard::Action::Block;
        }
        trial.after += text.substr(copied);
    } else {
        trial.after = text;
    }
    if (entry.demands) {
        const guard::Message message{text, {}, {text}, {text}};
        for (const auto& each : entry.demands->breachesOf(message, passage)) {
            trial.unmet.push_back({each.rule->id, each.demand->id, each.rule->action, each.why});
            trial.blocks = trial.blocks || each.rule->action == guard::Action::Block;
        }
    }
    if (!isRequest || !entry.injection) return trial;
    trial.attack = judged(*entry.injection, speaker, trial.after);  // what would go on
    if (!trial.attack->isAttack) return trial;
    trial.blocks = trial.blocks || entry.injection->blocks;
    return trial;
}

std::vector<PastMark> tryPast(const GuardEntry& entry, const PastCall& call)
{
    Past past(entry, call);
    if (entry.onRequest) past.lookIntoRequest();
    if (entry.onResponse) past.lookIntoAnswer();
    past.lookAtWhole();
    past.judge();
    return std::move(past.marks);
}

}  // namespace gatehouse::pipeline
