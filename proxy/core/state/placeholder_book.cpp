#include "proxy/core/state/placeholder_book.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/guard/placeholder.h"

namespace gatehouse::state {
namespace {

constexpr WallMicros kHour = WallMicros{3600} * 1'000'000;
constexpr std::size_t kPerEntry = 256;  // of memory, beside the value

std::uint64_t markOf(std::string_view owner) noexcept
{
    const Digest digest = sha256(owner);
    std::uint64_t mark = 0;
    std::memcpy(&mark, digest.data(), sizeof mark);
    return mark;
}

std::size_t sizeOf(const PlaceholderBook::Entry& entry) noexcept
{
    return kPerEntry + entry.value.reveal().size();
}

}  // namespace

void PlaceholderBook::open(std::string_view key)
{
    const std::lock_guard lock(mutex_);
    names_.emplace(key);
}

bool PlaceholderBook::isOpen() const
{
    const std::lock_guard lock(mutex_);
    return names_.has_value();
}

void PlaceholderBook::setBounds(Bounds bounds)
{
    const std::lock_guard lock(mutex_);
    bounds_ = bounds;
}

bool PlaceholderBook::isPast(const Entry& entry, WallMicros now) const noexcept
{
    return bounds_.age > 0 && entry.usedAt + bounds_.age + kHour <= now;
}

std::string PlaceholderBook::take(const guard::Finding& finding, std::string_view value,
                                  std::string_view owner, bool keeps, WallMicros now)
{
    if (value.size() > kLongestValue) return {};
    const std::string kind = guard::placeholderKind(finding);
    const std::lock_guard lock(mutex_);
    if (!names_) return {};
    const Digest digest = names_->of(cat(kind, "\n", value));
    std::string token;
    auto known = byToken_.end();
    // Another value may begin with the same digits: then this one shows more of them.
    for (std::size_t digits = guard::kFewestDigits; digits <= guard::kMostDigits; digits += 2) {
        token = guard::placeholderOf(kind, digest, digits);
        known = byToken_.find(token);
        if (known == byToken_.end() || known->second->digest == digest) break;
    }
    if (!keeps) return token;
    const std::uint64_t mark = markOf(owner);
    const WallMicros hour = now - now % kHour;
    if (known == byToken_.end()) {
        add({token,
             digest,
             Secret(std::string(value)),
             finding.category,
             std::string(finding.rule),
             {mark},
             hour});
        tell(token);
        prune(now);
        return token;
    }
    auto& entry = *known->second;
    if (entry.digest != digest) return {};  // sixteen digits alike: nobody has seen that
    const bool isKnown = std::ranges::find(entry.owners, mark) != entry.owners.end();
    if (isKnown && entry.usedAt == hour) return token;
    if (!isKnown) {
        if (entry.owners.size() >= kMostOwners) entry.owners.erase(entry.owners.begin());
        entry.owners.push_back(mark);
    }
    entry.usedAt = std::max(entry.usedAt, hour);
    entries_.splice(entries_.end(), entries_, known->second);
    tell(token);
    return token;
}

std::optional<PlaceholderBook::Found> PlaceholderBook::find(std::string_view token,
                                                            std::string_view owner,
                                                            WallMicros now) const
{
    const std::uint64_t mark = markOf(owner);
    const std::lock_guard lock(mutex_);
    const auto known = byToken_.find(token);
    if (known == byToken_.end()) return std::nullopt;
    const auto& entry = *known->second;
    if (isPast(entry, now) || std::ranges::find(entry.owners, mark) == entry.owners.end())
        return std::nullopt;
    return Found{std::string(entry.value.reveal()), entry.category, entry.rule};
}

void PlaceholderBook::add(Entry entry)
{
    bytes_ += sizeOf(entry);
    entries_.push_back(std::move(entry));
    const auto at = std::prev(entries_.end());
    byToken_.emplace(at->token, at);
}

void PlaceholderBook::drop(Order::iterator at)
{
    bytes_ -= sizeOf(*at);
    byToken_.erase(at->token);
    entries_.erase(at);
}

void PlaceholderBook::prune(WallMicros now)
{
    while (entries_.size() > 1 && (entries_.size() > bounds_.most || bytes_ > kMostBytes ||
                                   isPast(entries_.front(), now))) {
        const std::string token = entries_.front().token;
        drop(entries_.begin());
        tell(token);
    }
}

void PlaceholderBook::tell(const std::string& token)
{
    if (!wake_) return;
    due_.insert(token);
    if (due_.size() == 1) wake_();
}

void PlaceholderBook::keepWith(std::function<void()> wake)
{
    const std::lock_guard lock(mutex_);
    wake_ = std::move(wake);
}

std::vector<PlaceholderBook::Change> PlaceholderBook::due()
{
    std::vector<Change> changes;
    const std::lock_guard lock(mutex_);
    for (const auto& token : std::exchange(due_, {})) {
        const auto known = byToken_.find(token);
        changes.push_back(
            {token, known == byToken_.end() ? std::nullopt : std::optional<Entry>(*known->second)});
    }
    return changes;
}

void PlaceholderBook::restore(std::vector<Entry> entries)
{
    const std::lock_guard lock(mutex_);
    const std::size_t room = bounds_.most - std::min(bounds_.most, entries_.size());
    entries.resize(std::min(entries.size(), room));
    for (auto& entry : entries) {
        if (byToken_.contains(entry.token)) continue;
        bytes_ += sizeOf(entry);
        entries_.push_front(std::move(entry));
        byToken_.emplace(entries_.front().token, entries_.begin());
    }
}

std::size_t PlaceholderBook::size() const
{
    const std::lock_guard lock(mutex_);
    return entries_.size();
}

}  // namespace gatehouse::state
