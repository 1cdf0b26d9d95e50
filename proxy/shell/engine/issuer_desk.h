#pragma once

#include <cstdint>
#include <future>
#include <memory>
#include <string>
#include <vector>

#include "proxy/core/identity/issuer.h"
#include "proxy/core/state/token_book.h"
#include "proxy/shell/net/cancel.h"
#include "proxy/shell/visit.h"

namespace gatehouse::engine {

/// Asks issuers of tokens what the token book wishes for: their keys, or whether a token is active.
///
/// Shape   key sets are fetched when the first token of an issuer comes or the config names it,
///         again when they are old, and when a token has a key that nobody knows
/// Bounds  documents of 256 KiB, ten seconds, no redirects
/// Fails   closed for tokens that are asked about; key sets that are known stay in use
/// Thread  start() and stop(): the control thread; the rest is its desk's loop
class IssuerDesk {
public:
    explicit IssuerDesk(House& house) : house_(house) {}

    IssuerDesk(const IssuerDesk&) = delete;
    IssuerDesk& operator=(const IssuerDesk&) = delete;

    void start(Desk& desk);
    /// Returns once nobody is asked any more; the desk's loop still runs.
    void stop();

private:
    using Snapshot = std::shared_ptr<const pipeline::Snapshot>;
    using Wish = state::TokenBook::Wish;

    net::Detached watch(Desk& desk);
    void look(Desk& desk);
    void serve(Desk& desk);
    net::Detached fulfil(Desk& desk, Snapshot snapshot, const identity::Issuer* issuer, Wish wish);
    net::Task<> fetchKeys(Desk& desk, const pipeline::Snapshot& snapshot,
                          const identity::Issuer& issuer, net::Cancel& cancel);
    net::Task<> askAbout(Desk& desk, const pipeline::Snapshot& snapshot,
                         const identity::Issuer& issuer, const Wish& wish, net::Cancel& cancel);
    void leave();

    House& house_;
    Desk* desk_ = nullptr;
    // Of the loop alone.
    net::Cancel rest_;
    std::vector<std::shared_ptr<net::Cancel>> open_;
    std::uint64_t generation_ = 0;  ///< of the config that was looked at
    int running_ = 0;               ///< coroutines
    bool isEnding_ = false;
    std::promise<void> ended_;
};

}  // namespace gatehouse::engine
