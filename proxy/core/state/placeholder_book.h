#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/secret.h"
#include "proxy/core/base/units.h"
#include "proxy/core/guard/finding.h"

namespace gatehouse::state {

/// Which placeholders stand for which values.
///
/// Shape   the same value has the same placeholder, whoever sends it and whenever: a keyed hash.
///         A value is given back only to those who sent it (`owner`), or anybody could ask a model
///         to write placeholders until one of them is somebody's.
/// Bounds  so many values, so many bytes, so long since the last call that had one: the oldest go.
/// Thread  any
class PlaceholderBook {
public:
    static constexpr std::size_t kLongestValue = 16 * 1024;
    static constexpr std::size_t kMostBytes = std::size_t{64} * 1024 * 1024;
    static constexpr std::size_t kMostOwners = 64;  ///< of a value; the oldest is forgotten

    struct Bounds {
        std::size_t most = 50'000;
        std::int64_t age = 0;  ///< µs; 0: without end
    };

    /// A value, and all that is known about it.
    struct Entry {
        std::string token;
        Digest digest{};
        Secret value;
        guard::Category category = guard::Category::Secret;
        std::string rule;                   ///< guard::Finding::rule
        std::vector<std::uint64_t> owners;  ///< marks of them, oldest first
        WallMicros usedAt = 0;              ///< to the hour
    };

    /// Before this nothing is remembered, and no placeholder made.
    void open(std::string_view key);
    [[nodiscard]] bool isOpen() const;
    void setBounds(Bounds bounds);

    /// What stands for a value from now on; empty: nothing may, since the book is closed or the
    /// value too long. `keeps`: it may be given back to that owner.
    std::string take(const guard::Finding& finding, std::string_view value, std::string_view owner,
                     bool keeps, WallMicros now);

    struct Found {
        std::string value;
        guard::Category category = guard::Category::Secret;
        std::string rule;
    };

    /// Nothing: nobody knows it, or not that owner.
    [[nodiscard]] std::optional<Found> find(std::string_view token, std::string_view owner,
                                            WallMicros now) const;

    /// For the disk: an entry that is new or changed, or the token of one that is gone.
    struct Change {
        std::string token;
        std::optional<Entry> entry;
    };

    /// `wake` is called from any thread once there is something due.
    void keepWith(std::function<void()> wake);
    [[nodiscard]] std::vector<Change> due();
    /// What a former run knew, the latest used first; what is known already stays.
    void restore(std::vector<Entry> entries);

    [[nodiscard]] std::size_t size() const;

private:
    using Order = std::list<Entry>;  ///< the longest unused first

    void add(Entry entry);
    void drop(Order::iterator at);
    void prune(WallMicros now);
    void tell(const std::string& token);
    [[nodiscard]] bool isPast(const Entry& entry, WallMicros now) const noexcept;

    mutable std::mutex mutex_;
    std::optional<Hmac> names_;
    Bounds bounds_;
    Order entries_;
    std::unordered_map<std::string_view, Order::iterator> byToken_;  ///< views of the entries
    std::size_t bytes_ = 0;
    std::function<void()> wake_;
    std::set<std::string> due_;
};

}  // namespace gatehouse::state
