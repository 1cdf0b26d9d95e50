#include "proxy/core/pipeline/stages/injection.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/dialect.h"
#include "proxy/core/guard/json_texts.h"
#include "proxy/core/injection/judge.h"
#include "proxy/core/pipeline/body.h"
#include "proxy/core/pipeline/guard_table.h"
#include "proxy/core/pipeline/stages/guard.h"
#include "proxy/core/pipeline/stages/refuse.h"

namespace gatehouse::pipeline::stages {
namespace {

using injection::Origin;
using injection::Part;

constexpr int kPromptBlocked = 2016;
constexpr int kFailedDependency = 424;
constexpr double kAttack = 0.5;
/// The judge holds what tools and documents say to so many times the share it is told.
constexpr double kOfOthers = 4;

Origin originOf(const dialect::Turn& turn) noexcept
{
    if (turn.kind == "tool_result" || turn.role == "tool" || turn.role == "function")
        return Origin::Tool;
    if (turn.role == "assistant" || turn.role == "model") return Origin::Assistant;
    if (turn.role == "system" || turn.role == "developer") return Origin::System;
    return turn.kind == "text" ? Origin::User : Origin::Document;
}

std::string_view nameOf(Origin origin) noexcept
{
    if (origin == Origin::Tool) return "tool";
    return origin == Origin::Document ? "document" : "user";
}

/// What may be judged, oldest first, as far back as there is time for.
std::vector<Part> partsOf(const std::vector<dialect::Turn>& turns, bool isOfUsers)
{
    std::vector<Part> parts;
    std::size_t room = kMostJudged;
    for (std::size_t i = turns.size(); i-- > 0 && room > 0;) {
        const auto origin = originOf(turns[i]);
        const bool isWanted = isOfUsers ? origin == Origin::User
                                        : origin == Origin::Tool || origin == Origin::Document;
        if (!isWanted || turns[i].text.empty()) continue;
        const std::string_view text = turns[i].text;
        const auto taken = std::min(room, text.size());
        room -= taken;
        parts.push_back({origin, turns[i].name, text.substr(text.size() - taken)});
    }
    std::reverse(parts.begin(), parts.end());
    return parts;
}

bool isAttack(const injection::Verdict& verdict)
{
    return verdict.score >= kAttack && !verdict.spans.empty();
}

/// "tool 0.93, disguised": the worst of them; empty: no attack.
std::string toldOf(const injection::Verdict& verdict, const std::vector<Part>& parts)
{
    if (!isAttack(verdict)) return {};
    const auto& worst = verdict.spans.front();
    constexpr double kHundred = 100;
    constexpr int kSurest = 99;
    std::string told = cat(nameOf(parts[worst.part].origin), " 0.",
                           number(std::min(static_cast<int>(verdict.score * kHundred), kSurest)));
    if (worst.disguise != injection::Disguise::None)
        told += cat(", ", injection::name(worst.disguise));
    return told;
}

std::string attackIn(const std::vector<Part>& parts, double falseAlarms)
{
    if (parts.empty()) return {};
    return toldOf(injection::judge(injection::builtIn(), parts, falseAlarms), parts);
}

/// The words that a span stands for; of a disguise whose places are not those of its words, all.
std::string_view stretchOf(const injection::Span& span, std::string_view text, bool takesAll)
{
    using injection::Disguise;
    const bool isElsewhere = span.disguise == Disguise::Hidden ||
                             span.disguise == Disguise::Base64 || span.disguise == Disguise::Hex;
    if (takesAll || isElsewhere || span.end <= span.begin || span.end > text.size()) return text;
    auto begin = span.begin;
    auto end = span.end;
    const auto isInside = [text](std::size_t at) {
        return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80;
    };
    while (begin > 0 && isInside(begin)) --begin;
    while (isInside(end)) ++end;
    return text.substr(begin, end - begin);
}

/// What is an attack in one kind of parts.
void addStretches(const std::vector<Part>& parts, double falseAlarms, bool takesAll,
                  std::vector<std::string>& stretches, std::string& attack)
{
    if (parts.empty()) return;
    const auto verdict = injection::judge(injection::builtIn(), parts, falseAlarms);
    if (!isAttack(verdict)) return;
    attack += cat(attack.empty() ? "" : "; ", toldOf(verdict, parts));
    for (const auto& span : verdict.spans)
        stretches.emplace_back(stretchOf(span, parts[span.part].text, takesAll));
}

/// A text without the stretches; nothing: it has none of them.
std::optional<std::string> without(const std::vector<std::string>& stretches, std::string_view text,
                                   std::size_t& places)
{
    std::string out(text);
    bool isChanged = false;
    for (const auto& stretch : stretches) {
        if (stretch.empty()) continue;
        for (auto at = out.find(stretch); at != std::string::npos;
             at = out.find(stretch, at + kTakenOut.size())) {
            out.replace(at, stretch.size(), kTakenOut);
            isChanged = true;
            ++places;
        }
    }
    if (!isChanged) return std::nullopt;
    return out;
}

Step refuseAttack(Exchange& x, const std::string& attack)
{
    auto step = refuse(
        x, fail(ErrorKind::BadRequest,
                cat("the request was blocked: it looks like an attack on the model (", attack, ")"),
                "word it otherwise, or change the guardrails of this gateway"));
    x.reply.cloudflareCode = kPromptBlocked;
    if (x.parse.wire != Wire::Own) x.reply.status = kFailedDependency;
    return step;
}

}  // namespace

std::string attackOn(std::string_view dialect, std::string_view body, const InjectionRule& rule)
{
    const auto turns = dialect::conversationOf(dialect, body, {}, false);
    std::string attack = attackIn(partsOf(turns, true), rule.falseAlarms);
    const std::string other = attackIn(partsOf(turns, false), rule.resultFalseAlarms / kOfOthers);
    if (!other.empty()) attack += cat(attack.empty() ? "" : "; ", other);
    return attack;
}

Sanitised sanitised(std::string_view dialect, std::string_view body, const InjectionRule& rule)
{
    constexpr int kRounds = 8;
    constexpr int kWholeFrom = 6;  // by then, parts are taken out whole
    Sanitised made;
    made.body = body;
    for (int round = 0; round <= kRounds; ++round) {
        const auto turns = dialect::conversationOf(dialect, made.body, {}, false);
        std::vector<std::string> stretches;
        std::string attack;
        const bool takesAll = round >= kWholeFrom;
        addStretches(partsOf(turns, true), rule.falseAlarms, takesAll, stretches, attack);
        addStretches(partsOf(turns, false), rule.resultFalseAlarms / kOfOthers, takesAll, stretches,
                     attack);
        if (round == 0) made.attack = attack;
        made.isClean = stretches.empty();
        if (made.isClean || round == kRounds) break;
        const auto before = made.places;
        auto changed = guard::changedTexts(made.body, [&](std::string_view text) {
            return without(stretches, text, made.places);
        });
        // Words that stand nowhere as they were judged cannot be taken out.
        if (!changed || made.places == before) break;
        made.body = std::move(*changed);
    }
    return made;
}

namespace {

Step sanitiseRequest(Exchange& x, const InjectionRule& rule, const Env& env)
{
    auto made = sanitised(x.parse.dialect->id, bodyOf(x), rule);
    if (made.attack.empty()) return Pass{};
    noteHit(x, kInjectionRule);
    const auto places = number(static_cast<std::int64_t>(made.places));
    const bool goesOn = made.isClean && replaceBody(x, std::move(made.body)).ok();
    x.course.trace.push_back(
        {"injection",
         goesOn ? cat(made.attack, " SANITIZE, ", places, made.places == 1 ? " place" : " places")
                : cat(made.attack, " BLOCK, it cannot be taken out"),
         env.now.sinceStart, 0});
    if (goesOn) return Pass{};
    return refuseAttack(x, made.attack);
}

}  // namespace

Step judgeRequest(Exchange& x, const InjectionRule& rule, const Env& env)
{
    if (x.parse.operation != dialect::Operation::Chat) return Pass{};
    if (rule.sanitises) return sanitiseRequest(x, rule, env);
    const std::string attack = attackOn(x.parse.dialect->id, bodyOf(x), rule);
    if (attack.empty()) return Pass{};
    x.course.trace.push_back(
        {"injection", cat(attack, rule.blocks ? " BLOCK" : " FLAG"), env.now.sinceStart, 0});
    noteHit(x, kInjectionRule);
    if (rule.blocks) return refuseAttack(x, attack);
    return Pass{};
}

}  // namespace gatehouse::pipeline::stages
