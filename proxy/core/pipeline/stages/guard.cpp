#include "proxy/core/pipeline/stages/guard.h"

#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"
#include "proxy/core/guard/json_texts.h"
#include "proxy/core/guard/policy.h"
#include "proxy/core/guard/told.h"
#include "proxy/core/pipeline/body.h"
#include "proxy/core/pipeline/guard_table.h"
#include "proxy/core/pipeline/stages/injection.h"
#include "proxy/core/pipeline/stages/refuse.h"

namespace gatehouse::pipeline::stages {
namespace {

constexpr int kDlpRequest = 2029;

/// One text with its findings replaced; nothing: it stays as it is.
std::optional<std::string> guarded(std::string_view text, const guard::Scanner& scanner,
                                   const guard::Policy& policy, const Hmac& key, guard::Told& told)
{
    std::string out;
    std::size_t copied = 0;
    for (const auto& finding : scanner.scan(text)) {
        const auto* rule = policy.ruleFor(finding.category, true);
        if (rule == nullptr) continue;
        told.add(finding, *rule);
        if (rule->action == guard::Action::Flag) continue;
        const auto value = text.substr(finding.begin, finding.end - finding.begin);
        out += text.substr(copied, finding.begin - copied);
        out += guard::replacement(rule->action, finding, value, key);
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
    guard::Told told;
    auto changed = guardedBody(body, entry, told);
    if (told.total == 0) return Pass{};
    x.course.trace.push_back({"dlp", guard::decisionOf(told), env.now.sinceStart, 0});
    if (changed) overwriteBody(x, std::move(*changed));
    if (told.blocks) return block(x, told);
    return Pass{};
}

}  // namespace

std::optional<std::string> guardedBody(std::string_view body, const GuardEntry& entry,
                                       guard::Told& told)
{
    return guard::changedTexts(body, [&](std::string_view text) {
        return guarded(text, *entry.scanner, entry.policy, entry.key, told);
    });
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
    if (rules == nullptr || !rules->guard || !isJson(bodyOf(x))) return Pass{};
    const auto& entry = *rules->guard;
    if (entry.onRequest) {
        if (auto step = lookThrough(x, entry, env); step.turnsRound()) return step;
    }
    if (entry.injection) return judgeRequest(x, *entry.injection, env);
    return Pass{};
}

}  // namespace gatehouse::pipeline::stages
