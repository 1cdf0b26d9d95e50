#include "proxy/core/pipeline/stages/hazards.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/dialect.h"
#include "proxy/core/guard/demand.h"
#include "proxy/core/guard/hazard.h"
#include "proxy/core/pipeline/body.h"
#include "proxy/core/pipeline/guard_table.h"
#include "proxy/core/pipeline/stages/collect.h"
#include "proxy/core/pipeline/stages/demands.h"
#include "proxy/core/pipeline/stages/guard.h"
#include "proxy/core/pipeline/stages/refuse.h"

namespace gatehouse::pipeline::stages {
namespace {

using guard::HazardAction;

constexpr int kPromptHarmful = 2016;
constexpr int kAnswerHarmful = 2017;
constexpr int kNoJudge = 7013;
constexpr int kUnmetDependency = 424;
constexpr std::int64_t kMicrosAMilli = 1'000;
constexpr std::size_t kBefore = 4;  ///< turns that stand before an answer

const guard::JudgeRule* ruleOf(const Exchange& x, const Env& env, bool isRequest) noexcept
{
    if (x.arrival.isOwn || x.parse.operation != dialect::Operation::Chat || x.parse.isSocket)
        return nullptr;
    const auto* rules = env.snapshot.gateway(x.parse.gateway);
    if (rules == nullptr || !rules->guard || !rules->guard->judge) return nullptr;
    const auto& rule = *rules->guard->judge;
    return rule.looksAt(isRequest) ? &rule : nullptr;
}

bool isModels(const dialect::Turn& turn) noexcept
{
    return turn.role == "assistant" || turn.role == "model";
}

/// What users and models said. Instructions and tools are nobody's message.
std::vector<guard::Said> saidIn(const std::vector<dialect::Turn>& turns)
{
    std::vector<guard::Said> said;
    for (const auto& turn : turns) {
        const bool isWords = turn.kind == "text" || turn.kind == "refusal";
        if (!isWords || turn.role == "system" || turn.role == "developer" || turn.text.empty())
            continue;
        said.push_back({isModels(turn), turn.text});
    }
    return said;
}

Ask askFor(const guard::JudgeRule& rule, const std::vector<guard::Said>& said)
{
    auto call = guard::judgeCall(rule, said);
    return {std::move(call.path), std::move(call.body), rule.patience};
}

/// What is found, by the strictest of what is wanted for it.
struct Finding {
    HazardAction action = HazardAction::None;
    std::string codes;  ///< "S1 BLOCK, S10 FLAG"
};

Finding weigh(const guard::JudgeRule& rule, bool isRequest, const std::vector<std::size_t>& hazards)
{
    Finding found;
    for (const auto hazard : hazards) {
        const auto action = rule.of(isRequest)[hazard];
        if (action == HazardAction::None) continue;
        found.action = std::max(found.action, action);
        found.codes += cat(found.codes.empty() ? "" : ", ", guard::hazardCode(hazard), " ",
                           action == HazardAction::Block ? "BLOCK" : "FLAG");
    }
    return found;
}

void tell(Exchange& x, const Env& env, bool isRequest, const Asked& asked, std::string_view what)
{
    std::string line = cat(what, " (", asked.call.empty() ? "nobody" : asked.call, ", ",
                           number(asked.took / kMicrosAMilli), " ms");
    if (asked.cost) line += cat(", ", number(asked.cost->value / 1'000'000), " µ$");
    line += ')';
    x.course.trace.push_back(
        {isRequest ? "verdict" : "verdict-answer", std::move(line), env.now.sinceStart, 0});
}

Step refuseHarm(Exchange& x, bool isRequest, const std::string& codes)
{
    auto step = refuse(
        x, fail(ErrorKind::BadRequest,
                cat(isRequest ? "the prompt" : "the answer",
                    " was blocked by the guardrails of this gateway (", codes, ")"),
                isRequest ? "word it otherwise, or change the guardrails of this gateway"
                          : "ask for something else, or change the guardrails of this gateway"));
    x.reply.cloudflareCode = isRequest ? kPromptHarmful : kAnswerHarmful;
    if (x.parse.wire != Wire::Own) x.reply.status = kUnmetDependency;
    return step;
}

Step refuseUnjudged(Exchange& x)
{
    auto step = refuse(x, fail(ErrorKind::Unavailable,
                               "this cannot be judged, and a category of its guardrails blocks",
                               "look at the call that asked the judge, in Traffic"));
    x.reply.cloudflareCode = kNoJudge;
    return step;
}

/// What becomes of a text that was judged.
Step heed(Exchange& x, const Env& env, const guard::JudgeRule& rule, bool isRequest,
          const Asked& asked)
{
    const bool isAnswer = asked.status >= 200 && asked.status < 300;
    const auto hazards = isAnswer ? guard::readVerdict(rule.kind, asked.body) : std::nullopt;
    if (!hazards) {
        const bool isClosed = rule.blocks(isRequest);
        const std::string_view why = asked.status == 0 ? "no answer in time"
                                     : isAnswer        ? "an answer that makes no sense"
                                                       : "an error";
        tell(x, env, isRequest, asked, cat(why, isClosed ? ": BLOCK" : ": passes"));
        return isClosed ? refuseUnjudged(x) : Step{Pass{}};
    }
    const auto found = weigh(rule, isRequest, *hazards);
    if (found.action == HazardAction::None) {
        tell(x, env, isRequest, asked, hazards->empty() ? "safe" : "nothing that is looked for");
        return Pass{};
    }
    tell(x, env, isRequest, asked, found.codes);
    for (const auto hazard : *hazards) {
        if (rule.of(isRequest)[hazard] != HazardAction::None) noteHit(x, guard::hazardCode(hazard));
    }
    if (found.action == HazardAction::Block) return refuseHarm(x, isRequest, found.codes);
    return Pass{};
}

}  // namespace

Step judgePrompt(Exchange& x, const Env& env)
{
    auto& judge = x.course.judge;
    const auto* rule = ruleOf(x, env, true);
    if (rule == nullptr || judge.isPromptDone) return Pass{};
    if (!x.course.asked) {
        const auto said =
            saidIn(dialect::conversationOf(x.parse.dialect->id, bodyOf(x), {}, false));
        if (!said.empty()) return askFor(*rule, said);
        judge.isPromptDone = true;
        return Pass{};
    }
    judge.isPromptDone = true;
    const Asked asked = std::move(*std::exchange(x.course.asked, std::nullopt));
    return heed(x, env, *rule, true, asked);
}

void beginJudge(Exchange& x, const Env& env)
{
    auto& judge = x.course.judge;
    judge.isAnswerDone = true;
    judge.wantsAnswer = judge.holdsAnswer = false;
    // Most calls have neither: one look-up for both.
    const auto* rules = env.snapshot.gateway(x.parse.gateway);
    if (rules == nullptr || !rules->guard || (!rules->guard->judge && !rules->guard->demands))
        return;
    const auto* rule = ruleOf(x, env, false);
    const auto* demands = demandsOf(x, env);
    const bool isOf = rule != nullptr || demands != nullptr;
    judge.isAnswerDone = !isOf || x.collect.head.status >= 400;
    judge.wantsAnswer = !judge.isAnswerDone;
    const bool mayBlock =
        (rule != nullptr && rule->blocks(false)) || (demands != nullptr && demands->blocks(false));
    judge.holdsAnswer = !judge.isAnswerDone && mayBlock;
}

Step judgeAnswer(Exchange& x, const Env& env)
{
    auto& judge = x.course.judge;
    const auto* rule = ruleOf(x, env, false);
    if (rule != nullptr && x.course.asked) {
        const Asked asked = std::move(*std::exchange(x.course.asked, std::nullopt));
        return heed(x, env, *rule, false, asked);
    }
    if (std::exchange(judge.isAnswerDone, true)) return Pass{};
    if (auto step = demandOfAnswer(x, env); step.turnsRound()) return step;
    if (rule == nullptr) return Pass{};
    auto said = saidIn(dialect::conversationOf(x.parse.dialect->id, bodyOf(x), {}, false));
    if (said.size() > kBefore) said.erase(said.begin(), said.end() - kBefore);
    const auto before = said.size();
    for (const auto& turn : dialect::conversationOf(dialectOfAnswer(x).id, {}, x.collect.body,
                                                    x.collect.streamed || x.collect.lines)) {
        const bool isWords = turn.kind == "text" || turn.kind == "refusal";
        if (isWords && !turn.text.empty()) said.push_back({true, turn.text});
    }
    if (said.size() == before) return Pass{};
    return askFor(*rule, said);
}

}  // namespace gatehouse::pipeline::stages
