#include "proxy/core/state/token_book.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace gatehouse::state {
namespace {

constexpr WallMicros kSecond = 1'000'000;
constexpr WallMicros kLongestPause = 300 * kSecond;  // between fetches that fail

/// 1 s, 2 s, 4 s, …
WallMicros pauseAfter(int failures) noexcept
{
    return std::min(kLongestPause, kSecond << std::min(failures - 1, 10));
}

}  // namespace

std::optional<TokenBook::Known> TokenBook::find(const Digest& token, std::uint64_t issuer,
                                                WallMicros now)
{
    const std::lock_guard lock(mutex_);
    const auto at = byToken_.find(token);
    if (at == byToken_.end()) return std::nullopt;
    const auto entry = at->second;
    if (entry->issuer != issuer || entry->known.until <= now) {
        byToken_.erase(at);
        entries_.erase(entry);
        return std::nullopt;
    }
    entries_.splice(entries_.end(), entries_, entry);
    return entry->known;
}

void TokenBook::keep(const Digest& token, std::uint64_t issuer, Known known)
{
    const std::lock_guard lock(mutex_);
    open_.erase(token);
    if (const auto at = byToken_.find(token); at != byToken_.end()) {
        entries_.erase(at->second);
        byToken_.erase(at);
    }
    entries_.push_back({token, issuer, std::move(known)});
    byToken_.emplace(token, std::prev(entries_.end()));
    if (entries_.size() <= kMostTokens) return;
    byToken_.erase(entries_.front().token);
    entries_.pop_front();
}

std::shared_ptr<const identity::KeySet> TokenBook::keys(std::uint64_t issuer) const
{
    const std::lock_guard lock(mutex_);
    const auto at = keys_.find(issuer);
    return at == keys_.end() ? nullptr : at->second.set;
}

std::string TokenBook::trouble(std::uint64_t issuer) const
{
    const std::lock_guard lock(mutex_);
    const auto at = keys_.find(issuer);
    return at == keys_.end() ? std::string() : at->second.trouble;
}

/// Lets the lock go.
void TokenBook::wish(Wish wish, std::unique_lock<std::mutex>& lock)
{
    wishes_.push_back(std::move(wish));
    const auto wake = wake_;
    lock.unlock();
    if (wake) wake();
}

bool TokenBook::wantKeys(std::uint64_t issuer, WallMicros now)
{
    std::unique_lock lock(mutex_);
    auto& keys = keys_[issuer];
    if (keys.isOpen) return true;
    if (now < keys.notBefore || wishes_.size() >= kMostWishes) return false;
    keys.isOpen = true;
    wish({.issuer = issuer, .digest = std::nullopt, .token = {}}, lock);
    return true;
}

void TokenBook::refresh(std::uint64_t issuer, WallMicros now)
{
    {
        const std::lock_guard lock(mutex_);
        const auto at = keys_.find(issuer);
        if (at != keys_.end() && at->second.freshUntil > now) return;
    }
    (void)wantKeys(issuer, now);
}

bool TokenBook::wantVerdict(const Digest& digest, std::uint64_t issuer, std::string_view token)
{
    std::unique_lock lock(mutex_);
    if (open_.contains(digest)) return true;
    if (open_.size() >= kMostWishes) return false;
    open_.emplace(digest, issuer);
    wish({.issuer = issuer, .digest = digest, .token = Secret(std::string(token))}, lock);
    return true;
}

void TokenBook::setKeys(std::uint64_t issuer, std::shared_ptr<const identity::KeySet> set,
                        WallMicros now)
{
    const std::lock_guard lock(mutex_);
    auto& keys = keys_[issuer];
    keys.set = std::move(set);
    keys.trouble.clear();
    keys.freshUntil = now + kFreshFor;
    keys.notBefore = now + kBetweenFetches;
    keys.failures = 0;
    keys.isOpen = false;
}

/// The keys that were known stay in use: an issuer that is down takes nobody's access away.
void TokenBook::setTrouble(std::uint64_t issuer, std::string why, WallMicros now)
{
    const std::lock_guard lock(mutex_);
    auto& keys = keys_[issuer];
    keys.trouble = std::move(why);
    keys.notBefore = now + pauseAfter(++keys.failures);
    keys.isOpen = false;
}

void TokenBook::wakeWith(std::function<void()> wake)
{
    const std::lock_guard lock(mutex_);
    wake_ = std::move(wake);
}

std::vector<TokenBook::Wish> TokenBook::takeWishes()
{
    const std::lock_guard lock(mutex_);
    return std::exchange(wishes_, {});
}

void TokenBook::keepOnly(const std::vector<std::uint64_t>& issuers)
{
    const auto isGone = [&](std::uint64_t issuer) {
        return std::ranges::find(issuers, issuer) == issuers.end();
    };
    const std::lock_guard lock(mutex_);
    std::erase_if(keys_, [&](const auto& each) { return isGone(each.first); });
    std::erase_if(open_, [&](const auto& each) { return isGone(each.second); });
    std::erase_if(wishes_, [&](const Wish& each) { return isGone(each.issuer); });
    for (auto at = entries_.begin(); at != entries_.end();) {
        if (!isGone(at->issuer)) {
            ++at;
            continue;
        }
        byToken_.erase(at->token);
        at = entries_.erase(at);
    }
}

std::size_t TokenBook::size() const
{
    const std::lock_guard lock(mutex_);
    return entries_.size();
}

}  // namespace gatehouse::state
