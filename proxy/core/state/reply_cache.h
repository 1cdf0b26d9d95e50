#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/units.h"
#include "proxy/core/cache/entry.h"
#include "proxy/core/state/alike_book.h"
#include "proxy/core/state/question_index.h"

namespace gatehouse::state {

/// Answers that are kept, in memory: the least recently used go first once there is no room.
///
/// Thread  any
class ReplyCache {
public:
    using EntryPtr = std::shared_ptr<const cache::Entry>;

    /// A call that is being answered upstream, and for which others wait.
    struct Flight {
        enum class State : std::uint8_t { Open, Stored, Empty };
        std::atomic<State> state{State::Open};
    };

    struct Sums {
        std::size_t entries = 0;
        std::size_t bytes = 0;
        std::int64_t hits = 0;
        std::int64_t alike = 0;  ///< of the hits: to a question in other words
        std::int64_t misses = 0;
        std::int64_t evicted = 0;  ///< for want of room
        PicoUsd saved{};           ///< by hits whose cost is known, since the start
    };

    /// An entry as a list shows it.
    struct Row {
        EntryPtr entry;
        std::int64_t hits = 0;
        WallMicros usedAt = 0;
    };

    /// What purge() takes away; empty fields choose nothing. None set: everything.
    struct Filter {
        std::string key;  ///< beginning of its hex digits
        std::string tag, model, provider, route, gateway;
        std::string call;  ///< that it was made for
        WallMicros storedBefore = 0;

        friend bool operator==(const Filter&, const Filter&) = default;
    };

    /// What a filter chooses.
    struct Found {
        std::vector<Row> rows;  ///< the last used first
        std::size_t meant = 0;  ///< of all, shown or not
        std::size_t bytes = 0;  ///< likewise
    };

    /// How far a purge is.
    using Step = std::function<void(std::size_t gone, std::size_t of)>;

    /// The entry of a key that is not gone yet, fresh or stale; nullptr: none.
    [[nodiscard]] EntryPtr find(const Digest& key, WallMicros now);
    /// It was used: counted, and kept longer. `isAlike`: for a question in other words.
    void used(const Digest& key, WallMicros now, const cache::Entry& entry, bool isAlike = false);
    void missed();
    /// Keeps an answer; others go until all fit into `maxBytes`. Larger ones are not kept.
    void put(EntryPtr entry, std::size_t maxBytes);
    /// Chooses what is there now, then takes exactly that away, a thousand at a time: calls go on
    /// in between. `step` is told after each, without the lock.
    std::size_t purge(const Filter& filter, const Step& step = {});
    [[nodiscard]] Sums sums() const;
    /// The last used first.
    [[nodiscard]] std::vector<Row> list(std::size_t most) const;
    /// At most `most` of those that a filter chooses; looks at all.
    [[nodiscard]] Found search(const Filter& filter, std::size_t most) const;
    /// The entry of a key, gone by its time or not; nothing is counted.
    [[nodiscard]] std::optional<Row> peek(const Digest& key) const;

    /// What was asked for the answers that are kept.
    [[nodiscard]] const QuestionIndex& questions() const noexcept { return questions_; }

    /// What was learnt about giving answers to like questions.
    [[nodiscard]] AlikeBook& lessons() noexcept { return lessons_; }

    /// The flight of a key; the first to ask leads it and must land it.
    std::shared_ptr<Flight> join(const Digest& key, bool& leads);
    void land(const Digest& key, bool isStored);

    /// A change that a disk has to learn of.
    struct Change {
        Digest key{};
        EntryPtr entry;  ///< nullptr: it is gone
    };

    /// Without a keeper nothing is remembered for one. `wake` is called from any thread. Until
    /// loaded(), purge() also holds for what restore() brings.
    void keepWith(std::function<void()> wake);
    void loaded();
    [[nodiscard]] std::vector<Change> due();
    /// As put(), of what the disk has already: no change, and nothing newer gives way.
    void restore(EntryPtr entry, std::size_t maxBytes);

private:
    struct Hash {
        std::size_t operator()(const Digest& key) const noexcept;
    };

    struct Node {
        EntryPtr entry;
        std::int64_t hits = 0;
        WallMicros usedAt = 0;
    };

    using Order = std::list<Node>;

    void drop(Order::iterator node);
    void insert(EntryPtr entry, const semantic::Place& place, std::size_t maxBytes);
    void tell(const Digest& key);

    mutable std::mutex mutex_;
    Order order_;  ///< the last used first
    std::unordered_map<Digest, Order::iterator, Hash> byKey_;
    std::unordered_map<Digest, std::shared_ptr<Flight>, Hash> flights_;
    QuestionIndex questions_;
    AlikeBook lessons_;
    Sums sums_;
    std::function<void()> wake_;
    std::vector<Digest> due_;
    bool isLoading_ = false;
    std::vector<Filter> purges_;  ///< while it is loading
};

}  // namespace gatehouse::state
