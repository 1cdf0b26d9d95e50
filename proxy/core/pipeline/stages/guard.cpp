#include "proxy/core/pipeline/stages/guard.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"
#include "proxy/core/guard/json_texts.h"
#include "proxy/core/guard/policy.h"
#include "proxy/core/pipeline/body.h"
#include "proxy/core/pipeline/guard_table.h"
#include "proxy/core/pipeline/stages/refuse.h"

namespace gatehouse::pipeline::stages {
namespace {

constexpr int kDlpRequest = 2029;

/// What was found in a whole call: how many of each category, and the strictest rule of each.
struct Told {
    std::array<int, guard::kCategoryCount> counts{};
    std::array<const guard::Rule*, guard::kCategoryCount> rules{};
    bool blocks = false;
    bool isAny = false;

    void add(const guard::Finding& finding, const guard::Rule& rule)
    {
        const auto at = static_cast<std::size_t>(finding.category);
        ++counts[at];
        rules[at] = &rule;
        blocks = blocks || rule.action == guard::Action::Block;
        isAny = true;
    }
};

/// "email 2 REDACT, secret 1 BLOCK": never a value.
std::string decisionOf(const Told& told)
{
    std::string out;
    for (std::size_t i = 0; i < told.counts.size(); ++i) {
        if (told.counts[i] == 0) continue;
        if (!out.empty()) out += ", ";
        out += cat(guard::name(static_cast<guard::Category>(i)), " ", number(told.counts[i]), " ",
                   guard::name(told.rules[i]->action));
    }
    return out;
}

void appendList(std::string& out, std::string_view texts)
{
    out += '[';
    bool isFirst = true;
    while (!texts.empty()) {
        if (!isFirst) out += ',';
        isFirst = false;
        appendJsonString(out, takeUntil(texts, ','));
    }
    out += ']';
}

/// The header cf-aig-dlp as Cloudflare writes it; an entry is a category.
std::string headerOf(const Told& told)
{
    std::string out = R"({"findings":[)";
    std::vector<const guard::Rule*> seen;
    for (const auto* rule : told.rules) {
        if (rule == nullptr || std::ranges::find(seen, rule) != seen.end()) continue;
        std::string entries;
        for (std::size_t i = 0; i < told.rules.size(); ++i) {
            if (told.rules[i] != rule) continue;
            entries +=
                cat(entries.empty() ? "" : ",", guard::name(static_cast<guard::Category>(i)));
        }
        out += seen.empty() ? R"({"profile":{"context":{},"entry_ids":)"
                            : R"(,{"profile":{"context":{},"entry_ids":)";
        seen.push_back(rule);
        appendList(out, entries);
        out += R"(,"profile_id":)";
        appendJsonString(out, rule->profiles);
        out += R"(},"policy_ids":)";
        appendList(out, rule->id);
        out += R"(,"check":"REQUEST"})";
    }
    out += told.blocks ? R"(],"action":"BLOCK"})" : R"(],"action":"FLAG"})";
    return out;
}

/// A header holds printable signs of ASCII only.
std::string printable(std::string text)
{
    for (char& c : text) c = c >= ' ' && c <= '~' ? c : '?';
    return text;
}

/// One text with its findings replaced; nothing: it stays as it is.
std::optional<std::string> guarded(std::string_view text, const guard::Scanner& scanner,
                                   const guard::Policy& policy, const Hmac& key, Told& told)
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

/// The body as everybody after this stop knows it. What it was is kept nowhere.
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

bool isJson(std::string_view body) noexcept
{
    const auto first = body.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && (body[first] == '{' || body[first] == '[');
}

Step block(Exchange& x, const Told& told)
{
    auto step = refuse(x, fail(ErrorKind::BadRequest,
                               cat("the request was blocked: it holds what may not leave (",
                                   decisionOf(told), ")"),
                               "take it out, or change the DLP policy of this gateway"));
    x.reply.cloudflareCode = kDlpRequest;
    x.reply.headers.emplace_back("cf-aig-dlp", printable(headerOf(told)));
    return step;
}

}  // namespace

Step guardRequest(Exchange& x, const Env& env)
{
    const auto* rules = env.snapshot.gateway(x.parse.gateway);
    if (rules == nullptr || !rules->guard) return Pass{};
    const std::string_view body = bodyOf(x);
    if (!isJson(body)) return Pass{};
    const auto& entry = *rules->guard;
    if (!entry.scanner) {
        return refuse(x, fail(ErrorKind::Unavailable, "what this call says cannot be looked into",
                              "look at the DLP policy of this gateway"));
    }
    Told told;
    auto changed = guard::changedTexts(body, [&](std::string_view text) {
        return guarded(text, *entry.scanner, entry.policy, entry.key, told);
    });
    if (!told.isAny) return Pass{};
    x.course.trace.push_back({"dlp", decisionOf(told), env.now.sinceStart, 0});
    if (changed) overwriteBody(x, std::move(*changed));
    if (told.blocks) return block(x, told);
    return Pass{};
}

}  // namespace gatehouse::pipeline::stages
