#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "proxy/shell/store/reader.h"

namespace gatehouse::app {

/// A growing list of numbers in pieces of 64 Ki: pushing never moves what is already there.
class ChunkedIds {
public:
    static constexpr std::size_t kChunk = 64 * 1024;

    void push(store::RowId id);
    void popBack(std::size_t count);
    void popFront(std::size_t count);  ///< indexes of the rest stay as they are

    [[nodiscard]] store::RowId at(std::size_t index) const
    {
        return (*chunks_[index / kChunk - firstChunk_])[index % kChunk];
    }

    [[nodiscard]] std::size_t begin() const { return begin_; }  ///< first index still present

    [[nodiscard]] std::size_t end() const { return end_; }

    [[nodiscard]] std::size_t size() const { return end_ - begin_; }

    void clear();

private:
    std::deque<std::unique_ptr<std::vector<store::RowId>>> chunks_;
    std::size_t firstChunk_ = 0;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

/// The ids of the table: newest first to look at, cheap to grow at both ends.
///
/// Shape   row 0 is the newest. A place is a name for an entry that stays when rows come or go at
/// either end:
///         0, 1, 2 … for rows that came after the listing began, -1, -2 … for the older ones.
/// Thread  one.
class IdList {
public:
    using Place = std::int64_t;

    /// `ranked`: what comes next has an order of its own, and nothing but addOlder() and the
    /// questions is used.
    void clear(bool ranked = false);

    [[nodiscard]] int size() const { return static_cast<int>(newer_.size() + older_.size()); }

    [[nodiscard]] store::RowId at(int row) const { return idAt(placeOf(row)); }

    [[nodiscard]] store::RowId newest() const { return size() == 0 ? 0 : at(0); }

    [[nodiscard]] store::RowId idAt(Place place) const;
    [[nodiscard]] Place placeOf(int row) const;
    [[nodiscard]] int rowOf(Place place) const;
    [[nodiscard]] bool has(Place place) const;
    [[nodiscard]] std::optional<int> find(store::RowId id) const;  ///< its row
    [[nodiscard]] int rowsBelow(store::RowId id) const;            ///< how many ids are smaller

    void addNewer(store::RowId id) { newer_.push(id); }  ///< must be above newest()

    void addOlder(store::RowId id);  ///< must be below the last, unless ranked

    void removeOldest(int count);
    /// Puts `id` where it belongs; returns its row. Moves every row above it, so keep to the top of
    /// the list. Places of those rows change.
    int insert(store::RowId id);

private:
    ChunkedIds newer_;  // oldest first
    ChunkedIds older_;  // newest first, or by their rank
    bool isRanked_ = false;
    std::unordered_map<store::RowId, int> rows_;  // of ranked ids
};

}  // namespace gatehouse::app
