#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/error.h"
#include "proxy/core/base/secret.h"
#include "proxy/core/base/units.h"
#include "proxy/core/identity/caller.h"
#include "proxy/core/identity/key_set.h"

namespace gatehouse::state {

/// What is known of tokens: the keys of their issuers, and whom those named that were seen.
///
/// Shape   issuers are known by identity::Issuer::mark, tokens by their hash. What is missing is
///         written down as a wish, which the shell takes, fulfils and tells.
/// Bounds  so many tokens, wishes and wished issuers; an issuer is asked for new keys at most once
///         in kBetweenFetches on account of tokens, and more and more seldom while it fails.
/// Thread  any
class TokenBook {
public:
    static constexpr std::size_t kMostTokens = 10'000;
    static constexpr std::size_t kMostWishes = 500;
    static constexpr WallMicros kBetweenFetches = WallMicros{30} * 1'000'000;
    static constexpr WallMicros kFreshFor = WallMicros{600} * 1'000'000;  ///< of key sets

    /// What was found out about a token: whom it names, or why it is not good.
    struct Known {
        std::shared_ptr<const identity::TokenCaller> caller;
        Error error{};
        WallMicros until = 0;  ///< it is asked about again then
    };

    [[nodiscard]] std::optional<Known> find(const Digest& token, std::uint64_t issuer,
                                            WallMicros now);
    void keep(const Digest& token, std::uint64_t issuer, Known known);

    /// Null: none were fetched yet.
    [[nodiscard]] std::shared_ptr<const identity::KeySet> keys(std::uint64_t issuer) const;
    /// Why the last fetch failed; empty: it did not.
    [[nodiscard]] std::string trouble(std::uint64_t issuer) const;

    /// Wishes for the keys of an issuer anew. False: it was asked a moment ago, and is not asked
    /// now.
    bool wantKeys(std::uint64_t issuer, WallMicros now);
    /// Wishes for its keys if they are old. For the shell, from time to time.
    void refresh(std::uint64_t issuer, WallMicros now);
    /// Wishes for a verdict about a token. False: too many are wished for.
    bool wantVerdict(const Digest& digest, std::uint64_t issuer, std::string_view token);

    void setKeys(std::uint64_t issuer, std::shared_ptr<const identity::KeySet> keys,
                 WallMicros now);
    void setTrouble(std::uint64_t issuer, std::string why, WallMicros now);

    struct Wish {
        std::uint64_t issuer = 0;
        std::optional<Digest> digest;  ///< of the token in question; none: keys are wished for
        Secret token;
    };

    /// `wake` is called from any thread once there is a wish.
    void wakeWith(std::function<void()> wake);
    /// Each wish once; it stays known as wished for until it is fulfilled.
    [[nodiscard]] std::vector<Wish> takeWishes();

    /// Forgets issuers that are no longer in the config, and their tokens.
    void keepOnly(const std::vector<std::uint64_t>& issuers);

    [[nodiscard]] std::size_t size() const;  ///< tokens

private:
    struct Entry {
        Digest token{};
        std::uint64_t issuer = 0;
        Known known;
    };

    using Order = std::list<Entry>;  ///< the longest unused first

    struct Keys {
        std::shared_ptr<const identity::KeySet> set;
        std::string trouble;
        WallMicros freshUntil = 0;
        WallMicros notBefore = 0;  ///< it is not asked again
        int failures = 0;          ///< in a row
        bool isOpen = false;       ///< it is being asked
    };

    void wish(Wish wish, std::unique_lock<std::mutex>& lock);

    mutable std::mutex mutex_;
    Order entries_;
    std::map<Digest, Order::iterator> byToken_;
    std::map<std::uint64_t, Keys> keys_;
    std::map<Digest, std::uint64_t> open_;  ///< tokens that are asked about → issuer
    std::vector<Wish> wishes_;
    std::function<void()> wake_;
};

}  // namespace gatehouse::state
