#include "proxy/core/pipeline/limit_past.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include <queue>

#include "proxy/core/base/text.h"
#include "proxy/core/config/gateways.h"
#include "proxy/core/pipeline/simulate.h"
#include "proxy/core/state/ledger.h"

namespace gatehouse::pipeline {
namespace {

using limit::Over;
using limit::Unit;

constexpr std::int64_t kShortestWait = 10'000;  // µs between two looks in a queue
constexpr std::int64_t kLongestWait = 500'000;

bool wasAnswered(const record::Exchange& call)
{
    return call.cache.state == record::CacheState::Hit ||
           std::ranges::any_of(call.attempts,
                               [](const record::Attempt& attempt) { return attempt.status != 0; });
}

/// Nothing: nobody knows.
std::optional<std::int64_t> usedBy(const record::Exchange& call, Unit unit)
{
    if (unit == Unit::Requests) return 1;
    if (!wasAnswered(call) || call.cache.state == record::CacheState::Hit) return 0;
    const bool isError = call.status >= 400;
    if (unit == Unit::Cost) {
        if (call.cost) return call.cost->value;
        return isError ? std::optional<std::int64_t>(0) : std::nullopt;
    }
    if (!call.usage.known()) return isError ? std::optional<std::int64_t>(0) : std::nullopt;
    const std::int64_t input = call.usage.input.value_or(0);
    const std::int64_t output = call.usage.output.value_or(0);
    if (unit == Unit::InputTokens) return input;
    return unit == Unit::OutputTokens ? output : input + output;
}

std::string pastModel(const record::Exchange& call)
{
    if (call.provider.empty() || call.modelSent.starts_with(cat(call.provider, "/")))
        return call.modelSent.empty() ? call.modelAsked : call.modelSent;
    return cat(call.provider, "/", call.modelSent);
}

LimitPast::Fate fateOf(Over over) noexcept
{
    using Fate = LimitPast::Fate;
    switch (over) {
        case Over::Redirect:
            return Fate::Redirected;
        case Over::Clamp:
            return Fate::Clamped;
        case Over::Warn:
            return Fate::Warned;
        case Over::Queue:
        case Over::Block:
            break;
    }
    return Fate::Refused;
}

}  // namespace

/// Lets time pass from call to call: begins, looks from the queue, ends.
class PastClock {
public:
    PastClock(const limit::Rule& rule, std::vector<const LimitPast::Use*> uses)
        : rule_(rule), uses_(std::move(uses)), holds_(uses_.size())
    {
    }

    LimitPast::Report run()
    {
        for (std::size_t i = 0; i < uses_.size(); ++i) moments_.push({uses_[i]->at, Kind::Look, i});
        while (!moments_.empty()) {
            const auto [now, kind, index] = moments_.top();
            moments_.pop();
            if (kind == Kind::End) {
                ledger_.settle(*holds_[index], uses_[index]->amount, now);
            } else {
                look(index, now);
            }
        }
        report_.callers = mostOver(callers_);
        report_.models = mostOver(models_);
        std::ranges::reverse(report_.hits);
        if (report_.hits.size() > LimitPast::kMostHits) report_.hits.resize(LimitPast::kMostHits);
        return std::move(report_);
    }

private:
    using Use = LimitPast::Use;
    using Fate = LimitPast::Fate;

    enum class Kind : std::uint8_t { End, Look };  ///< who ends makes room for who begins then

    struct Moment {
        WallMicros at = 0;
        Kind kind = Kind::Look;
        std::size_t use = 0;

        friend auto operator<=>(const Moment&, const Moment&) = default;
    };

    template <class Share>
    static std::vector<Share> mostOver(std::map<std::string, Share, std::less<>>& shares)
    {
        std::vector<Share> all;
        for (auto& [name, share] : shares) all.push_back(std::move(share));
        std::ranges::stable_sort(all, [](const auto& a, const auto& b) {
            return std::tie(a.over, a.calls) > std::tie(b.over, b.calls);
        });
        if (all.size() > LimitPast::kMostCallers) all.resize(LimitPast::kMostCallers);
        return all;
    }

    void look(std::size_t index, WallMicros now)
    {
        const Use& use = *uses_[index];
        if (rule_.isPerCall) {
            const bool isOver = use.amount > rule_.window.limit;
            return tell(use, isOver ? fateOf(rule_.over) : Fate::Passes, 0, use.amount);
        }
        const state::Ledger::Ask ask{.rule = rule_.id,
                                     .who = use.who,
                                     .window = rule_.windowAt(now),
                                     .amount = use.amount,
                                     .isTakenAnyway = rule_.over == Over::Warn,
                                     .isKept = false};
        auto answer = ledger_.take({&ask, 1}, now);
        const auto& standing = answer.standings.front();
        if (!answer.full) {
            holds_[index] = std::move(answer.holds.front());
            moments_.push({std::max(use.end, use.at) + (now - use.at), Kind::End, index});
            const bool isOver = rule_.over == Over::Warn && standing.used > standing.limit;
            const bool hasWaited = now > use.at;
            return tell(use,
                        isOver      ? Fate::Warned
                        : hasWaited ? Fate::Waits
                                    : Fate::Passes,
                        now - use.at, standing.used);
        }
        if (rule_.over == Over::Queue && answer.freeAt >= 0 && mayWait(index, now, answer.freeAt))
            return;
        tell(use, fateOf(rule_.over), now - use.at, standing.used);
    }

    bool mayWait(std::size_t index, WallMicros now, WallMicros freeAt)
    {
        const WallMicros deadline =
            uses_[index]->at + std::chrono::duration_cast<Micros>(rule_.queueFor).count();
        if (now >= deadline) return false;
        const WallMicros pause =
            freeAt > 0 ? std::clamp(freeAt - now, kShortestWait, kLongestWait) : kLongestWait;
        moments_.push({std::min(deadline, now + pause), Kind::Look, index});
        return true;
    }

    void tell(const Use& use, Fate fate, std::int64_t waited, std::int64_t most)
    {
        auto& caller = callers_[use.who];
        caller.who = use.who;
        ++caller.calls;
        caller.most = std::max(caller.most, most);
        auto& model = models_[use.model];
        model.name = use.model;
        ++model.calls;
        ++report_.calls;
        report_.unknown += use.isKnown ? 0 : 1;
        if (use.cost) report_.cost += *use.cost;
        if (fate == Fate::Passes) return;
        ++caller.over;
        ++model.over;
        switch (fate) {
            case Fate::Waits:
                ++report_.waits;
                break;
            case Fate::Redirected:
                ++report_.redirected;
                break;
            case Fate::Clamped:
                ++report_.clamped;
                break;
            case Fate::Warned:
                ++report_.warned;
                break;
            case Fate::Refused:
                ++report_.refused;
                if (use.cost) report_.refusedCost += *use.cost;
                if (use.cost) model.refusedCost += *use.cost;
                break;
            case Fate::Passes:
                break;
        }
        report_.hits.push_back(
            {use.call, use.at, use.who, use.amount, fate, waited, use.cost, use.model});
    }

    const limit::Rule& rule_;
    std::vector<const Use*> uses_;
    std::vector<std::optional<limit::Hold>> holds_;
    state::Ledger ledger_;
    std::priority_queue<Moment, std::vector<Moment>, std::greater<>> moments_;
    std::map<std::string, LimitPast::Caller, std::less<>> callers_;
    std::map<std::string, LimitPast::Model, std::less<>> models_;
    LimitPast::Report report_;
};

Result<LimitPast> LimitPast::of(const config::LimitConfig& limit,
                                std::vector<config::KeyConfig> keys, const limit::ZoneSource& zones)
{
    auto rule = limit::compile(limit, zones);
    if (!rule) return std::move(rule).error();
    return LimitPast(std::move(*rule), std::move(keys));
}

bool LimitPast::see(const record::Exchange& call)
{
    if (call.origin == record::Origin::Import || call.operation == "models") return false;
    const Trial trial(call, keys_);
    auto facts = trial.facts();
    if (rule_.when && !rule_.when->holds(facts)) return false;
    const auto used = usedBy(call, rule_.unit);
    uses_.push_back({.call = call.id,
                     .at = call.startedAt,
                     .end = call.startedAt + std::max<std::int64_t>(0, call.endedAt),
                     .who = rule_.whoOf(facts),
                     .amount = used.value_or(0),
                     .cost = call.cost,
                     .isKnown = used.has_value(),
                     .model = pastModel(call)});
    return true;
}

LimitPast::Report LimitPast::run() const
{
    std::vector<const Use*> uses;
    uses.reserve(uses_.size());
    for (const auto& use : uses_) uses.push_back(&use);
    std::ranges::sort(uses, [](const Use* a, const Use* b) {
        return std::tie(a->at, a->call) < std::tie(b->at, b->call);
    });
    return PastClock(rule_, std::move(uses)).run();
}

}  // namespace gatehouse::pipeline
