#pragma once

#include <atomic>
#include <cstdint>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "proxy/core/provider/probe.h"
#include "proxy/shell/net/cancel.h"
#include "proxy/shell/visit.h"

namespace gatehouse::engine {

/// Asks providers beside the calls whether they answer, where the config wants it. A provider that
/// does not, twice in a row, is left alone by routes until it does.
///
/// Shape   no row is written, no limit is asked: a probe is no call of anybody's
/// Thread  start() and stop(): the control thread; all else: any
class Prober {
public:
    explicit Prober(House& house) : house_(house) {}

    Prober(const Prober&) = delete;
    Prober& operator=(const Prober&) = delete;

    /// Looks four times a second, on the desk's loop, which providers are due; more seldom while
    /// nobody is to be probed.
    void start(Desk& desk);
    /// Returns once no probe is under way; the desk's loop still runs.
    void stop();

    /// What is known of a provider, by its mark; none: it was not probed.
    [[nodiscard]] provider::ProbeFacts facts(std::uint64_t upstream) const;

    [[nodiscard]] std::int64_t good() const noexcept { return good_; }

    [[nodiscard]] std::int64_t bad() const noexcept { return bad_; }

private:
    struct Entry {
        WallMicros due = 0;
        bool isOpen = false;  ///< one is under way
        provider::ProbeFacts facts;
    };

    using Snapshot = std::shared_ptr<const pipeline::Snapshot>;

    net::Detached watch(Desk& desk);
    bool look(Desk& desk);
    net::Detached probe(Desk& desk, Snapshot snapshot, std::size_t place);
    net::Task<provider::ProbeFacts> ask(Desk& desk, const pipeline::Snapshot& snapshot,
                                        const pipeline::Upstream& upstream, net::Cancel& cancel);
    void note(const pipeline::Upstream& upstream, provider::ProbeFacts facts);
    void forget(const pipeline::Snapshot& snapshot);
    void leave();

    House& house_;
    Desk* desk_ = nullptr;
    // Of the loop alone.
    net::Cancel rest_;
    std::vector<std::shared_ptr<net::Cancel>> open_;
    int running_ = 0;  ///< coroutines
    bool isEnding_ = false;
    std::promise<void> ended_;
    // Of all threads.
    mutable std::mutex mutex_;
    std::map<std::uint64_t, Entry> entries_;  ///< by the mark of the provider
    std::atomic<std::int64_t> good_{0};
    std::atomic<std::int64_t> bad_{0};
};

}  // namespace gatehouse::engine
