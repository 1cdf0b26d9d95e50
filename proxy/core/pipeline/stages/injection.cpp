#include "proxy/core/pipeline/stages/injection.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/dialect.h"
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

/// "tool 0.93, disguised": the worst of them; empty: no attack.
std::string attackIn(const std::vector<Part>& parts, double falseAlarms)
{
    if (parts.empty()) return {};
    const auto verdict = injection::judge(injection::builtIn(), parts, falseAlarms);
    if (verdict.score < kAttack || verdict.spans.empty()) return {};
    const auto& worst = verdict.spans.front();
    constexpr double kHundred = 100;
    constexpr int kSurest = 99;
    std::string told = cat(nameOf(parts[worst.part].origin), " 0.",
                           number(std::min(static_cast<int>(verdict.score * kHundred), kSurest)));
    if (worst.disguise != injection::Disguise::None)
        told += cat(", ", injection::name(worst.disguise));
    return told;
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

Step judgeRequest(Exchange& x, const InjectionRule& rule, const Env& env)
{
    if (x.parse.operation != dialect::Operation::Chat) return Pass{};
    const std::string attack = attackOn(x.parse.dialect->id, bodyOf(x), rule);
    if (attack.empty()) return Pass{};
    x.course.trace.push_back(
        {"injection", cat(attack, rule.blocks ? " BLOCK" : " FLAG"), env.now.sinceStart, 0});
    noteHit(x, kInjectionRule);
    if (rule.blocks) return refuseAttack(x, attack);
    return Pass{};
}

}  // namespace gatehouse::pipeline::stages
