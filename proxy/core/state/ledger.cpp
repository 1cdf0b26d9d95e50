#include "proxy/core/state/ledger.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "proxy/core/base/text.h"

namespace gatehouse::state {
namespace {

constexpr std::string_view kBetween("\0", 1);

std::string keyOf(std::string_view rule, std::string_view who)
{
    return cat(rule, kBetween, who);
}

Ledger::Row rowOf(const std::string& key, WallMicros begin, const limit::Window& window,
                  std::int64_t used)
{
    const auto between = key.find(kBetween.front());
    return {.rule = key.substr(0, between),
            .who = key.substr(between + 1),
            .begin = begin,
            .end = window.end != 0 ? window.end : begin + window.length,
            .used = used};
}

}  // namespace

void Ledger::sweep(WallMicros now)
{
    if (counts_.size() < sweepAbove_) return;
    for (auto at = counts_.begin(); at != counts_.end();) {
        auto& count = at->second.count;
        const auto& window = at->second.window;
        const bool isOver = window.end != 0 && now >= window.end;
        if (window.end == 0) count.roll(window, now);
        at = isOver || count.isIdle() ? counts_.erase(at) : std::next(at);
    }
    sweepAbove_ = std::max(kSweepAbove, 2 * counts_.size());
}

/// Whether the disk knows of a ceiling that holds this, too. If not, it is to be told of one.
bool Ledger::isCovered(const std::string& key, Kept& kept, std::int64_t amount)
{
    constexpr std::int64_t kParts = 100;
    if (kept.savedBegin != kept.count.begin()) {
        kept.savedBegin = kept.count.begin();
        kept.saved = kept.wanted = 0;
    }
    const std::int64_t needed = kept.count.used() + amount;
    if (needed <= kept.saved) return true;
    // In steps of a hundredth: one write serves many calls.
    const std::int64_t step = std::max<std::int64_t>(1, kept.window.limit / kParts);
    kept.wanted = std::max(kept.wanted, needed + step);
    if (!std::exchange(kept.isDue, true)) due_.push_back(key);
    return false;
}

void Ledger::keepWith(std::function<void()> wake)
{
    const std::scoped_lock lock(mutex_);
    wake_ = std::move(wake);
}

std::vector<Ledger::Row> Ledger::due()
{
    const std::scoped_lock lock(mutex_);
    std::vector<Row> rows;
    for (const auto& key : std::exchange(due_, {})) {
        const auto found = counts_.find(key);
        if (found == counts_.end()) continue;
        Kept& kept = found->second;
        kept.isDue = false;
        rows.push_back(rowOf(key, kept.savedBegin, kept.window, kept.wanted));
    }
    return rows;
}

void Ledger::saved(std::span<const Row> rows)
{
    const std::scoped_lock lock(mutex_);
    for (const Row& row : rows) {
        const auto found = counts_.find(keyOf(row.rule, row.who));
        if (found == counts_.end() || found->second.savedBegin != row.begin) continue;
        found->second.saved = std::max(found->second.saved, row.used);
    }
}

std::vector<Ledger::Row> Ledger::exact() const
{
    const std::scoped_lock lock(mutex_);
    std::vector<Row> rows;
    for (const auto& [key, kept] : counts_) {
        if (kept.isKept)
            rows.push_back(rowOf(key, kept.count.begin(), kept.window, kept.count.used()));
    }
    return rows;
}

void Ledger::restore(const Row& row)
{
    const std::scoped_lock lock(mutex_);
    Kept& kept = counts_[keyOf(row.rule, row.who)];
    kept.count.restore(row.begin, row.used);
    kept.window = {.kind = limit::Kind::Fixed, .begin = row.begin, .end = row.end};
    kept.isKept = true;
    kept.savedBegin = row.begin;
    kept.saved = kept.wanted = row.used;
}

Ledger::Answer Ledger::take(std::span<const Ask> asks, WallMicros now)
{
    Answer answer;
    answer.standings.reserve(asks.size());
    answer.holds.reserve(asks.size());
    std::vector<std::string> keys;
    keys.reserve(asks.size());
    for (const Ask& ask : asks) keys.push_back(keyOf(ask.rule, ask.who));
    std::unique_lock lock(mutex_);
    sweep(now);
    std::vector<Kept*> kept;
    kept.reserve(asks.size());
    for (std::size_t i = 0; i < asks.size(); ++i) {
        Kept& each = counts_[keys[i]];  // its place stays: nothing is erased below
        each.window = asks[i].window;
        each.count.roll(each.window, now);
        kept.push_back(&each);
        answer.standings.push_back(each.count.standing(each.window, now));
        if (answer.full || asks[i].isTakenAnyway) continue;
        if (each.count.fits(each.window, asks[i].amount)) continue;
        answer.full = i;
        answer.freeAt = each.count.freeAt(each.window, asks[i].amount, now);
    }
    if (answer.full) return answer;
    for (std::size_t i = 0; i < asks.size() && wake_; ++i) {
        if (!asks[i].isKept) continue;
        kept[i]->isKept = true;
        if (asks[i].amount == 0) continue;  // nothing is taken, so nothing can be lost
        if (!isCovered(keys[i], *kept[i], asks[i].amount)) answer.isUnsaved = true;
    }
    if (answer.isUnsaved) {
        const auto wake = wake_;
        lock.unlock();
        wake();
        return answer;
    }
    for (std::size_t i = 0; i < asks.size(); ++i) {
        auto& count = kept[i]->count;
        const auto& window = kept[i]->window;
        const auto mark = count.take(window, asks[i].amount, now);
        answer.standings[i] = count.standing(window, now);
        answer.holds.push_back({std::move(keys[i]), window, mark});
    }
    return answer;
}

void Ledger::settle(const limit::Hold& hold, std::int64_t actual, WallMicros now)
{
    std::unique_lock lock(mutex_);
    Kept& kept = counts_[hold.key];
    // The window of the call: a calendar's may be over by now, and then it is nobody's.
    if (hold.window.end == 0 || now < hold.window.end) {
        if (kept.window.limit == 0 && kept.count.isIdle()) kept.window = hold.window;
        kept.count.roll(hold.window, now);
    }
    kept.count.settle(hold.window, hold.mark, actual);
    // It became more than what was set aside: the disk hears of it.
    if (!kept.isKept || !wake_ || isCovered(hold.key, kept, 0)) return;
    const auto wake = wake_;
    lock.unlock();
    wake();
}

limit::Standing Ledger::look(std::string_view rule, std::string_view who,
                             const limit::Window& window, WallMicros now) const
{
    const std::string key = keyOf(rule, who);
    const std::scoped_lock lock(mutex_);
    const auto found = counts_.find(key);
    limit::Count count = found == counts_.end() ? limit::Count() : found->second.count;
    count.roll(window, now);
    return count.standing(window, now);
}

std::vector<Ledger::Entry> Ledger::all(std::string_view rule, const limit::Window& window,
                                       WallMicros now) const
{
    const std::string prefix = keyOf(rule, {});
    std::vector<Entry> entries;
    {
        const std::scoped_lock lock(mutex_);
        for (const auto& [key, kept] : counts_) {
            if (!key.starts_with(prefix)) continue;
            limit::Count count = kept.count;
            count.roll(window, now);
            if (count.isIdle()) continue;
            entries.push_back({key.substr(prefix.size()), count.standing(window, now)});
        }
    }
    std::ranges::sort(entries, [](const Entry& a, const Entry& b) {
        return std::tie(b.standing.used, a.who) < std::tie(a.standing.used, b.who);
    });
    return entries;
}

void Ledger::copyCounts(const Ledger& other)
{
    auto counts = [&other] {
        const std::scoped_lock lock(other.mutex_);
        return other.counts_;
    }();
    const std::scoped_lock lock(mutex_);
    counts_ = std::move(counts);
}

void Ledger::clear(std::string_view rule)
{
    const std::string prefix = keyOf(rule, {});
    const std::scoped_lock lock(mutex_);
    for (auto at = counts_.begin(); at != counts_.end();) {
        if (!at->first.starts_with(prefix)) {
            ++at;
        } else if (at->second.isKept) {  // what is kept has to be written as nothing
            at->second.count.restore(at->second.count.begin(), 0);
            ++at;
        } else {
            at = counts_.erase(at);
        }
    }
}

std::size_t Ledger::size() const
{
    const std::scoped_lock lock(mutex_);
    return counts_.size();
}

}  // namespace gatehouse::state
