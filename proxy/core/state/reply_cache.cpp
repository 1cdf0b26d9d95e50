#include "proxy/core/state/reply_cache.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/semantic/reading.h"

namespace gatehouse::state {
namespace {

constexpr std::size_t kPurgedAtOnce = 1'000;

bool isMeant(const ReplyCache::Filter& filter, const cache::Entry& entry)
{
    const auto is = [](const std::string& wanted, const std::string& have) {
        return wanted.empty() || wanted == have;
    };
    return is(filter.model, entry.model) && is(filter.provider, entry.provider) &&
           is(filter.route, entry.route) && is(filter.gateway, entry.gateway) &&
           is(filter.call, entry.call) &&
           (filter.key.empty() || hex(entry.key).starts_with(filter.key)) &&
           (filter.tag.empty() || std::ranges::find(entry.tags, filter.tag) != entry.tags.end()) &&
           (filter.storedBefore == 0 || entry.storedAt < filter.storedBefore);
}

/// Where its question lies. Beside the lock: it is read word by word.
semantic::Place placeOf(const cache::Entry& entry)
{
    if (!entry.asked) return {};
    return semantic::placeOf(semantic::read(entry.asked->text, semantic::builtIn()).vector);
}

}  // namespace

std::size_t ReplyCache::Hash::operator()(const Digest& key) const noexcept
{
    std::size_t hash = 0;
    std::memcpy(&hash, key.data(), sizeof hash);
    return hash;
}

ReplyCache::EntryPtr ReplyCache::find(const Digest& key, WallMicros now)
{
    const std::lock_guard lock(mutex_);
    const auto at = byKey_.find(key);
    if (at == byKey_.end()) return nullptr;
    if (at->second->entry->staleUntil > now) return at->second->entry;
    tell(key);
    drop(at->second);
    return nullptr;
}

void ReplyCache::used(const Digest& key, WallMicros now, const cache::Entry& entry, bool isAlike)
{
    const std::lock_guard lock(mutex_);
    ++sums_.hits;
    if (isAlike) ++sums_.alike;
    if (entry.cost) sums_.saved.value += entry.cost->value;
    const auto at = byKey_.find(key);
    if (at == byKey_.end()) return;
    ++at->second->hits;
    at->second->usedAt = now;
    order_.splice(order_.begin(), order_, at->second);
}

void ReplyCache::missed()
{
    const std::lock_guard lock(mutex_);
    ++sums_.misses;
}

void ReplyCache::drop(Order::iterator node)
{
    sums_.bytes -= node->entry->size();
    --sums_.entries;
    questions_.remove(*node->entry);
    byKey_.erase(node->entry->key);
    order_.erase(node);
}

void ReplyCache::insert(EntryPtr entry, const semantic::Place& place, std::size_t maxBytes)
{
    if (entry->size() > maxBytes) return;
    if (const auto at = byKey_.find(entry->key); at != byKey_.end()) drop(at->second);
    while (!order_.empty() && sums_.bytes + entry->size() > maxBytes) {
        tell(order_.back().entry->key);
        drop(std::prev(order_.end()));
        ++sums_.evicted;
    }
    sums_.bytes += entry->size();
    ++sums_.entries;
    const Digest key = entry->key;
    const WallMicros at = entry->storedAt;
    if (entry->asked) questions_.add(entry, place);
    order_.push_front({std::move(entry), 0, at});
    byKey_.emplace(key, order_.begin());
}

void ReplyCache::put(EntryPtr entry, std::size_t maxBytes)
{
    const auto place = placeOf(*entry);
    const std::lock_guard lock(mutex_);
    const Digest key = entry->key;
    insert(std::move(entry), place, maxBytes);
    tell(key);
}

void ReplyCache::restore(EntryPtr entry, std::size_t maxBytes)
{
    const auto place = placeOf(*entry);
    const std::lock_guard lock(mutex_);
    const bool isGone =
        byKey_.contains(entry->key) || entry->size() > maxBytes ||
        std::ranges::any_of(purges_, [&](const Filter& filter) { return isMeant(filter, *entry); });
    if (isGone) return tell(entry->key);
    insert(std::move(entry), place, maxBytes);
}

void ReplyCache::loaded()
{
    const std::lock_guard lock(mutex_);
    isLoading_ = false;
    purges_.clear();
}

std::size_t ReplyCache::purge(const Filter& filter, const Step& step)
{
    std::vector<Digest> meant;
    {
        const std::lock_guard lock(mutex_);
        if (isLoading_) purges_.push_back(filter);
        for (const auto& node : order_) {
            if (isMeant(filter, *node.entry)) meant.push_back(node.entry->key);
        }
    }
    std::size_t gone = 0;
    std::vector<EntryPtr> dropped;  // freed without the lock
    for (std::size_t i = 0; i < meant.size(); i += kPurgedAtOnce) {
        const auto end = std::min(meant.size(), i + kPurgedAtOnce);
        {
            const std::lock_guard lock(mutex_);
            for (std::size_t k = i; k < end; ++k) {
                const auto at = byKey_.find(meant[k]);
                // Another answer may stand there by now.
                if (at == byKey_.end() || !isMeant(filter, *at->second->entry)) continue;
                tell(meant[k]);
                dropped.push_back(at->second->entry);
                drop(at->second);
                ++gone;
            }
        }
        dropped.clear();
        if (step) step(end, meant.size());
    }
    return gone;
}

ReplyCache::Found ReplyCache::search(const Filter& filter, std::size_t most) const
{
    const std::lock_guard lock(mutex_);
    Found found;
    const bool isAll = filter == Filter();
    for (const auto& node : order_) {
        if (isAll && found.rows.size() == most) break;
        if (!isMeant(filter, *node.entry)) continue;
        ++found.meant;
        found.bytes += node.entry->size();
        if (found.rows.size() < most) found.rows.push_back({node.entry, node.hits, node.usedAt});
    }
    if (isAll) {
        found.meant = sums_.entries;
        found.bytes = sums_.bytes;
    }
    return found;
}

std::optional<ReplyCache::Row> ReplyCache::peek(const Digest& key) const
{
    const std::lock_guard lock(mutex_);
    const auto at = byKey_.find(key);
    if (at == byKey_.end()) return std::nullopt;
    return Row{at->second->entry, at->second->hits, at->second->usedAt};
}

ReplyCache::Sums ReplyCache::sums() const
{
    const std::lock_guard lock(mutex_);
    return sums_;
}

std::vector<ReplyCache::Row> ReplyCache::list(std::size_t most) const
{
    const std::lock_guard lock(mutex_);
    std::vector<Row> rows;
    for (const auto& node : order_) {
        if (rows.size() == most) break;
        rows.push_back({node.entry, node.hits, node.usedAt});
    }
    return rows;
}

std::shared_ptr<ReplyCache::Flight> ReplyCache::join(const Digest& key, bool& leads)
{
    const std::lock_guard lock(mutex_);
    auto& flight = flights_[key];
    leads = flight == nullptr;
    if (leads) flight = std::make_shared<Flight>();
    return flight;
}

void ReplyCache::land(const Digest& key, bool isStored)
{
    const std::lock_guard lock(mutex_);
    const auto at = flights_.find(key);
    if (at == flights_.end()) return;
    at->second->state = isStored ? Flight::State::Stored : Flight::State::Empty;
    flights_.erase(at);
}

void ReplyCache::keepWith(std::function<void()> wake)
{
    lessons_.keepWith(wake);
    const std::lock_guard lock(mutex_);
    wake_ = std::move(wake);
    isLoading_ = wake_ != nullptr;
    due_.clear();
}

void ReplyCache::tell(const Digest& key)
{
    if (!wake_) return;
    due_.push_back(key);
    wake_();
}

std::vector<ReplyCache::Change> ReplyCache::due()
{
    const std::lock_guard lock(mutex_);
    std::vector<Change> changes;
    changes.reserve(due_.size());
    for (const auto& key : due_) {
        const auto at = byKey_.find(key);
        changes.push_back({key, at == byKey_.end() ? nullptr : at->second->entry});
    }
    due_.clear();
    return changes;
}

}  // namespace gatehouse::state
