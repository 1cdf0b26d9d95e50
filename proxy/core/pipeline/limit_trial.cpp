#include "proxy/core/pipeline/limit_trial.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/json_writer.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/limit_book.h"
#include "proxy/core/pipeline/limit_look.h"
#include "proxy/core/pipeline/snapshot.h"
#include "proxy/core/pipeline/stages/limit.h"
#include "proxy/core/pipeline/stages/parse.h"
#include "proxy/core/state/shared.h"

namespace gatehouse::pipeline {
namespace {

std::string trialBody(const LimitTrial& trial)
{
    std::string body;
    dialect::JsonWriter json(body);
    json.open('{');
    json.text("model", trial.model);
    json.raw("messages", "[]");
    if (trial.output) json.integer("max_tokens", *trial.output);
    json.close('}');
    return body;
}

/// Who calls, without the key itself: only its hash is known.
Result<KeyEntry> keyEntryOf(const config::Config& config, const std::string& id)
{
    const auto& keys = config.access.keys;
    const auto found = std::ranges::find(keys, id, &config::KeyConfig::id);
    if (found == keys.end())
        return fail(ErrorKind::NotFound, cat("there is no gateway key ", id), "choose another");
    KeyEntry entry;
    entry.id = found->id;
    entry.label = found->label;
    entry.user = found->user;
    entry.tenant = found->tenant;
    entry.role = found->role;
    return entry;
}

/// Where the call stands with each limit before anything is taken.
std::vector<LimitVerdict::Line> linesOf(Exchange& x, const Env& env)
{
    std::vector<LimitVerdict::Line> lines;
    LimitLook look(x, env);
    for (const auto& rule : env.snapshot.limits->rules()) {
        if (!look.fallsUnder(rule)) continue;
        LimitVerdict::Line line{
            .rule = rule.id, .unit = rule.unit, .amount = look.amountOf(rule), .standing = {}};
        if (rule.isPerCall) {
            line.standing = {.limit = rule.window.limit, .remaining = rule.window.limit};
        } else {
            line.standing = env.shared->ledger.look(rule.id, look.whoOf(rule),
                                                    rule.windowAt(env.now.wall), env.now.wall);
        }
        line.fits = line.amount <= 0 && !rule.isPerCall ? line.standing.remaining > 0
                                                        : line.amount <= line.standing.remaining;
        lines.push_back(std::move(line));
    }
    return lines;
}

/// The most output that the body asks for now.
std::int64_t outputOf(Exchange& x, const Env& env)
{
    auto facts = factsOf(x);
    return CallSize(x, env.snapshot, facts, x.parse.facts.model).output();
}

}  // namespace

Result<LimitVerdict> tryLimits(const Snapshot& snapshot, const LimitTrial& trial,
                               const state::Ledger& ledger, WallMicros now)
{
    const auto shared = std::make_unique<state::Shared>();
    shared->ledger.copyCounts(ledger);
    const Env env{snapshot, {.sinceStart = 0, .wall = now}, shared.get()};
    KeyEntry entry;
    Exchange x;
    x.id = "trial";
    x.arrival.wall = now;
    x.arrival.loopback = true;
    x.arrival.address = "127.0.0.1";
    x.arrival.head.method = "POST";
    x.arrival.head.target = "/v1/chat/completions";
    x.arrival.body = trialBody(trial);
    x.arrival.inputTokens = trial.input;
    if (stages::parse(x, env).turnsRound()) return x.reply.error;
    x.options.metadata = trial.metadata;
    if (!trial.key.empty()) {
        auto known = keyEntryOf(snapshot.config, trial.key);
        if (!known) return std::move(known).error();
        entry = std::move(*known);
        x.caller.entry = &entry;
        x.caller.keyId = entry.id;
        x.caller.label = entry.label;
    }
    x.limit = std::make_shared<Reservation>();
    LimitVerdict verdict;
    verdict.lines = linesOf(x, env);
    const Step step = stages::reserve(x, env);
    if (step.turnsRound()) verdict.kind = LimitVerdict::Kind::Refused;
    if (std::holds_alternative<Wait>(step)) verdict.kind = LimitVerdict::Kind::Waits;
    if (x.limit->tightest != nullptr && verdict.kind == LimitVerdict::Kind::Refused)
        verdict.rule = x.limit->tightest->id;
    if (verdict.kind == LimitVerdict::Kind::Waits && x.limit->waitsFor != nullptr)
        verdict.rule = x.limit->waitsFor->id;
    verdict.redirectTo = x.limit->redirectTo;
    if (x.limit->isClamped) verdict.clampedTo = outputOf(x, env);
    return verdict;
}

}  // namespace gatehouse::pipeline
