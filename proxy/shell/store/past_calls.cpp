#include "proxy/shell/store/past_calls.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/provider/price.h"
#include "proxy/shell/store/facts.h"

namespace gatehouse::store {
namespace {

constexpr RowId kStretch = 512;

std::string wordsOf(const provider::Rates& rates)
{
    std::string words;
    for (const auto& name : provider::rateNames()) {
        const auto& rate = rates.*name.rate;
        if (rate) words += cat(words.empty() ? "" : ", ", name.key, " ", number(*rate));
    }
    return words;
}

std::int64_t numberOf(Database& database, const char* sql, std::string_view text)
{
    std::int64_t found = 0;
    Statement statement(database, sql);
    statement.text(text);
    while (statement.row()) found = statement.asInteger(0);
    return found;
}

}  // namespace

std::string ratesOf(const Repricing& repricing)
{
    const auto* card = repricing.row.find(repricing.model);
    if (card == nullptr || !card->price) return {};
    std::string words = wordsOf(card->price->rates);
    for (const auto& tier : card->price->tiers)
        words += cat("; above ", number(tier.aboveTokens), " tokens: ", wordsOf(tier.rates));
    return words;
}

bool Pricer::concerns(std::string_view modelSent)
{
    if (const auto at = known_.find(std::string(modelSent)); at != known_.end()) return at->second;
    const auto* card = repricing_.row.find(modelSent);
    const bool concerned = card != nullptr && card->id == repricing_.model;
    known_.emplace(modelSent, concerned);
    return concerned;
}

std::optional<PicoUsd> Pricer::costOf(std::string_view modelSent, const chat::Usage& usage,
                                      std::optional<PicoUsd> before) const noexcept
{
    if (!usage.hasCounts()) return before;
    const auto after = provider::costAt(repricing_.row, modelSent, usage);
    return after ? after : before;
}

void count(RepricingSums& sums, std::optional<PicoUsd> before, std::optional<PicoUsd> after)
{
    ++sums.calls;
    sums.changed += before != after ? 1 : 0;
    sums.priced += !before && after ? 1 : 0;
    sums.unknown += after ? 0 : 1;
    sums.before += before.value_or(PicoUsd());
    sums.after += after.value_or(PicoUsd());
}

PastCalls::PastCalls(Database& database, NameTexts& names, const Repricing& repricing)
    : repricing_(repricing),
      names_(names),
      pricer_(repricing),
      rows_(database,
            "SELECT e.id, e.started_at, e.outcome, e.status, e.model_asked, e.key_label, e.facts, "
            "d.size, d.data FROM exchanges e JOIN details d ON d.exchange = e.id "
            "LEFT JOIN origins o ON o.exchange = e.id LEFT JOIN links l ON l.exchange = e.id "
            "WHERE e.id > ? AND e.id <= ? AND e.provider = ? AND e.started_at >= ? AND "
            "e.started_at < ? AND e.outcome > 0 AND coalesce(o.kind, 0) <> 2 AND "
            "coalesce(l.custom_cost, 0) = 0 ORDER BY e.id")
{
    provider_ = numberOf(database, "SELECT id FROM names WHERE text = ?", repricing.provider);
    Statement last(database, "SELECT max(id) FROM exchanges");
    while (last.row()) last_ = last.asInteger(0);
    // Blocks of rows that all began before are passed over.
    Statement first(database, "SELECT min(id) * 256 - 1 FROM spans WHERE to_time >= ?");
    first.integer(repricing.from);
    while (first.row()) at_ = std::max<RowId>(first.asOptional(0).value_or(last_), 0);
}

bool PastCalls::next(std::vector<PastCall>& out)
{
    if (at_ >= last_) return false;
    const RowId to = std::min(at_ + kStretch, last_);
    const WallMicros until =
        repricing_.to == 0 ? std::numeric_limits<WallMicros>::max() : repricing_.to;
    rows_.integer(at_).integer(to).integer(provider_).integer(repricing_.from).integer(until);
    at_ = to;
    while (rows_.row()) {
        const std::string details = unpackedDetails(rows_, 7);
        const auto billed = billedAs(details);
        const std::int64_t asked = rows_.asInteger(4);
        const std::int64_t model = billed.model != 0 ? billed.model : asked;
        const std::string sent = names_.of(model);
        if (!pricer_.concerns(sent)) continue;
        PastCall& call = out.emplace_back();
        call.id = rows_.asInteger(0);
        call.provider = provider_;
        call.model = model;
        call.key = rows_.asInteger(5);
        call.exchange.startedAt = rows_.asInteger(1);
        call.exchange.outcome = static_cast<record::Outcome>(rows_.asInteger(2));
        call.exchange.status = static_cast<int>(rows_.asInteger(3));
        call.exchange.operation = names_.of(billed.operation);
        Row row;
        unpackFacts(rows_.asBlob(6), names_, row);
        call.exchange.attempts.resize(static_cast<std::size_t>(std::max(row.attempts, 0)));
        unpackFacts(rows_.asBlob(6), names_, call.exchange);
        call.after = pricer_.costOf(sent, call.exchange.usage, call.exchange.cost);
    }
    return true;
}

RepricingSums previewOf(Database& database, NameTexts& names, const Repricing& repricing,
                        const std::function<bool()>& goOn)
{
    RepricingSums sums;
    PastCalls calls(database, names, repricing);
    std::vector<PastCall> found;
    while (goOn() && calls.next(found)) {
        for (const PastCall& call : found) count(sums, call.exchange.cost, call.after);
        found.clear();
    }
    return sums;
}

std::vector<RepricingLine> readRepricings(Database& database, int limit)
{
    std::vector<RepricingLine> found;
    Statement statement(database,
                        "SELECT id, at, author, provider, model, rates, from_time, to_time, state, "
                        "calls, changed, priced, unknown, before, after FROM repricings "
                        "ORDER BY id DESC LIMIT ?");
    statement.integer(limit);
    while (statement.row()) {
        RepricingLine line;
        line.id = statement.asInteger(0);
        line.at = statement.asInteger(1);
        line.author = statement.asText(2);
        line.provider = statement.asText(3);
        line.model = statement.asText(4);
        line.rates = statement.asText(5);
        line.from = statement.asInteger(6);
        line.to = statement.asInteger(7);
        line.state = static_cast<RepricingState>(statement.asInteger(8));
        line.sums = {.calls = statement.asInteger(9),
                     .changed = statement.asInteger(10),
                     .priced = statement.asInteger(11),
                     .unknown = statement.asInteger(12),
                     .before = {statement.asInteger(13)},
                     .after = {statement.asInteger(14)}};
        found.push_back(std::move(line));
    }
    return found;
}

}  // namespace gatehouse::store
