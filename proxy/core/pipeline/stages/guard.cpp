#include "proxy/core/pipeline/stages/guard.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/guard/json_texts.h"
#include "proxy/core/guard/policy.h"
#include "proxy/core/guard/told.h"
#include "proxy/core/pipeline/body.h"
#include "proxy/core/pipeline/guard_table.h"
#include "proxy/core/pipeline/stages/demands.h"
#include "proxy/core/pipeline/stages/injection.h"
#include "proxy/core/pipeline/stages/refuse.h"
#include "proxy/core/pipeline/stages/restore.h"

namespace gatehouse::pipeline::stages {
namespace {

constexpr int kDlpRequest = 2029;

/// One text with its findings replaced; nothing: it stays as it is.
std::optional<std::string> guarded(std::string_view text, const GuardEntry& entry,
                                   const guard::StandIn& standIn, const guard::Passage& passage,
                                   guard::Told& told)
{
    std::string out;
    std::size_t copied = 0;
    for (const auto& finding : entry.scanner->scan(text)) {
        const auto value = text.substr(finding.begin, finding.end - finding.begin);
        const auto* rule = entry.policy.ruleFor(finding, passage, value);
        if (rule == nullptr) continue;
        told.add(finding, *rule);
        if (rule->action == guard::Action::Flag) continue;
        out += text.substr(copied, finding.begin - copied);
        out += standIn(*rule, finding, value);
        copied = finding.end;
    }
    if (copied == 0) return std::nullopt;
    out += text.substr(copied);
    return out;
}

bool isJson(std::string_view body) noexcept
{
    const auto first = body.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && (body[first] == '{' || body[first] == '[');
}

Step block(Exchange& x, const guard::Told& told)
{
    auto step = refuse(x, fail(ErrorKind::BadRequest,
                               cat("the request was blocked: it holds what may not leave (",
                                   guard::decisionOf(told), ")"),
                               "take it out, or change the DLP policy of this gateway"));
    x.reply.cloudflareCode = kDlpRequest;
    x.reply.headers.emplace_back("cf-aig-dlp", guard::headerOf(told, true));
    return step;
}

/// Personal data and secrets in what a call says.
Step lookThrough(Exchange& x, const GuardEntry& entry, const Env& env)
{
    const std::string_view body = bodyOf(x);
    if (!entry.scanner) {
        return refuse(x, fail(ErrorKind::Unavailable, "what this call says cannot be looked into",
                              "look at the DLP policy of this gateway"));
    }
    const auto passage = passageOf(x, env);
    guard::Told told;
    auto changed = guardedBody(body, entry, told, standInFor(x, env, entry), passage);
    if (told.total == 0) return Pass{};
    for (const auto& found : told.entries) noteHit(x, found.rule->id);
    x.course.trace.push_back({"dlp", guard::decisionOf(told), env.now.sinceStart, 0});
    if (changed) overwriteBody(x, std::move(*changed));
    if (told.blocks) return block(x, told);
    return Pass{};
}

}  // namespace

guard::Passage passageOf(const Exchange& x, const Env& env)
{
    guard::Passage passage;
    const auto* upstream = x.parse.provider.empty() ? nullptr : env.snapshot.find(x.parse.provider);
    if (upstream == nullptr) return passage;
    passage.provider = upstream->chosen.id;
    const std::string& asked = x.parse.pathModel.empty() ? x.parse.facts.model : x.parse.pathModel;
    const bool isOurs = asked.starts_with(config::kPromptPrefix) || x.parse.prompt != nullptr ||
                        env.snapshot.models.find(asked) != env.snapshot.models.end();
    if (!isOurs) passage.model = asked;
    return passage;
}

std::optional<std::string> guardedBody(std::string_view body, const GuardEntry& entry,
                                       guard::Told& told, const guard::StandIn& standIn,
                                       const guard::Passage& passage)
{
    return guard::changedTexts(
        body, [&](std::string_view text) { return guarded(text, entry, standIn, passage, told); });
}

void overwriteBody(Exchange& x, std::string body)
{
    if (!x.parse.plainBody.empty()) {
        x.arrival.head.headers.remove("content-encoding");
        x.parse.plainBody = body;
    }
    x.arrival.body = std::move(body);
    const auto& now = bodyOf(x);
    // Places in the old body mean nothing in this one, also where it is no call of the dialect.
    const auto read = x.parse.dialect->readRequest(now);
    const dialect::RequestFacts places = read ? *read : dialect::RequestFacts();
    auto& known = x.parse.facts;
    known.modelAt = places.modelAt;
    known.modelSize = places.modelSize;
    known.streamOptionsAt = places.streamOptionsAt;
    known.streamOptionsSize = places.streamOptionsSize;
    known.objectEnd = places.objectEnd;
}

Step guardRequest(Exchange& x, const Env& env)
{
    const auto* rules = env.snapshot.gateway(x.parse.gateway);
    if (rules == nullptr || !rules->guard || x.arrival.isOwn || !isJson(bodyOf(x))) return Pass{};
    const auto& entry = *rules->guard;
    if (entry.demands) {
        if (auto step = demandOfRequest(x, *entry.demands, env); step.turnsRound()) return step;
    }
    if (entry.onRequest) {
        if (auto step = lookThrough(x, entry, env); step.turnsRound()) return step;
    }
    if (entry.injection) return judgeRequest(x, *entry.injection, env);
    return Pass{};
}

void noteHit(Exchange& x, std::string_view rule)
{
    const auto gateway = x.parse.gateway.empty() ? config::kDefaultGateway : x.parse.gateway;
    auto named = cat(gateway, "/", rule);
    auto& known = x.course.guards;
    if (std::ranges::find(known, named) == known.end()) known.push_back(std::move(named));
}

}  // namespace gatehouse::pipeline::stages
