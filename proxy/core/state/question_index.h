#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/units.h"
#include "proxy/core/cache/entry.h"
#include "proxy/core/semantic/places.h"

namespace gatehouse::state {

/// The questions of kept answers, to be found by what they are about, within one scope only.
///
/// Shape   every place of a scope is looked at: exact, and 1 ms at the most that a scope has
/// Thread  any; a look is short, so they wait for each other
class QuestionIndex {
public:
    using EntryPtr = std::shared_ptr<const cache::Entry>;

    /// Of one scope; beyond it the longest there make room, and are then found by the same call
    /// only.
    static constexpr std::size_t kMost = 100'000;

    struct Near {
        EntryPtr entry;
        float like = 0;  ///< cosine
    };

    /// An entry with a question, which is then found until remove().
    void add(const EntryPtr& entry, const semantic::Place& place);
    void remove(const cache::Entry& entry);
    /// The nearest that are fresh at `now`, the nearest first; none that is less alike than
    /// `least`.
    [[nodiscard]] std::vector<Near> nearest(const Digest& scope, const semantic::Place& place,
                                            float least, std::size_t most, WallMicros now) const;
    [[nodiscard]] std::size_t size() const;

private:
    struct Hash {
        std::size_t operator()(const Digest& key) const noexcept;
    };

    struct Scope {
        std::vector<semantic::Place> places;
        std::vector<EntryPtr> entries;  ///< of the same rows
        std::size_t oldest = 0;         ///< row that gives way next
    };

    void removeRow(Scope& scope, std::size_t row);

    mutable std::mutex mutex_;
    std::unordered_map<Digest, Scope, Hash> scopes_;
    std::unordered_map<Digest, std::size_t, Hash> rows_;  ///< by the key of the entry
};

}  // namespace gatehouse::state
