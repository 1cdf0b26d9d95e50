#include "app/models/id_list.h"

#include <algorithm>

namespace gatehouse::app {

void ChunkedIds::push(store::RowId id)
{
    if (end_ / kChunk - firstChunk_ == chunks_.size()) {
        chunks_.push_back(std::make_unique<std::vector<store::RowId>>());
        chunks_.back()->reserve(kChunk);
    }
    auto& chunk = *chunks_[end_ / kChunk - firstChunk_];
    chunk.resize(end_ % kChunk);  // drops what popBack left behind
    chunk.push_back(id);
    ++end_;
}

void ChunkedIds::popBack(std::size_t count)
{
    end_ -= std::min(count, size());
}

void ChunkedIds::popFront(std::size_t count)
{
    begin_ += std::min(count, size());
    while (firstChunk_ < begin_ / kChunk && !chunks_.empty()) {
        chunks_.pop_front();
        ++firstChunk_;
    }
}

void ChunkedIds::clear()
{
    *this = ChunkedIds();
}

void IdList::clear(bool ranked)
{
    newer_.clear();
    older_.clear();
    rows_.clear();
    isRanked_ = ranked;
}

void IdList::addOlder(store::RowId id)
{
    if (isRanked_) rows_.emplace(id, size());
    older_.push(id);
}

IdList::Place IdList::placeOf(int row) const
{
    const auto newer = static_cast<Place>(newer_.size());
    if (row < newer) return static_cast<Place>(newer_.end()) - 1 - row;
    return -1 - static_cast<Place>(older_.begin()) - (row - newer);
}

int IdList::rowOf(Place place) const
{
    if (place >= 0) return static_cast<int>(static_cast<Place>(newer_.end()) - 1 - place);
    const auto olderRow = -1 - place - static_cast<Place>(older_.begin());
    return static_cast<int>(static_cast<Place>(newer_.size()) + olderRow);
}

bool IdList::has(Place place) const
{
    if (place >= 0) {
        return place >= static_cast<Place>(newer_.begin()) &&
               place < static_cast<Place>(newer_.end());
    }
    return -1 - place >= static_cast<Place>(older_.begin()) &&
           -1 - place < static_cast<Place>(older_.end());
}

store::RowId IdList::idAt(Place place) const
{
    if (place >= 0) return newer_.at(static_cast<std::size_t>(place));
    return older_.at(static_cast<std::size_t>(-1 - place));
}

std::optional<int> IdList::find(store::RowId id) const
{
    if (isRanked_) {
        const auto found = rows_.find(id);
        return found == rows_.end() ? std::nullopt : std::optional(found->second);
    }
    const int row = size() - 1 - rowsBelow(id);
    if (row < 0 || at(row) != id) return std::nullopt;
    return row;
}

int IdList::rowsBelow(store::RowId id) const
{
    int low = 0;
    int high = size();
    while (low < high) {  // first row whose id is below
        const int middle = low + (high - low) / 2;
        if (at(middle) < id) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return size() - low;
}

void IdList::removeOldest(int count)
{
    const auto wanted = static_cast<std::size_t>(count);
    const std::size_t fromOlder = std::min(wanted, older_.size());
    older_.popBack(fromOlder);
    newer_.popFront(wanted - fromOlder);
}

int IdList::insert(store::RowId id)
{
    const int row = size() - rowsBelow(id);
    std::vector<store::RowId> above;  // newest first
    for (int i = 0; i < row; ++i) above.push_back(at(i));
    const auto fromNewer = std::min(above.size(), newer_.size());
    newer_.popBack(fromNewer);
    older_.popFront(above.size() - fromNewer);
    newer_.push(id);
    for (auto it = above.rbegin(); it != above.rend(); ++it) newer_.push(*it);
    return row;
}

}  // namespace gatehouse::app
