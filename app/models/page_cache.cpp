#include "app/models/page_cache.h"

#include <utility>

namespace gatehouse::app {
namespace {

std::size_t slotOf(PageCache::Place place)
{
    return static_cast<std::size_t>(place - PageCache::pageOf(place) * PageCache::kRows);
}

}  // namespace

const store::Row* PageCache::find(Place place)
{
    const auto it = pages_.find(pageOf(place));
    if (it == pages_.end()) return nullptr;
    order_.splice(order_.begin(), order_, it->second.used);
    return it->second.rows[slotOf(place)].get();
}

const store::Row* PageCache::peek(Place place) const
{
    const auto it = pages_.find(pageOf(place));
    return it == pages_.end() ? nullptr : it->second.rows[slotOf(place)].get();
}

void PageCache::put(Place place, store::Row row)
{
    const auto key = pageOf(place);
    auto it = pages_.find(key);
    if (it == pages_.end()) {
        if (pages_.size() >= kPages) {
            pages_.erase(order_.back());
            order_.pop_back();
        }
        order_.push_front(key);
        it = pages_.emplace(key, Page{{}, order_.begin()}).first;
        it->second.rows.resize(static_cast<std::size_t>(kRows));
    }
    auto& slot = it->second.rows[slotOf(place)];
    if (slot) {
        *slot = std::move(row);
    } else {
        slot = std::make_unique<store::Row>(std::move(row));
    }
}

std::unique_ptr<store::Row> PageCache::take(Place place)
{
    const auto it = pages_.find(pageOf(place));
    return it == pages_.end() ? nullptr : std::move(it->second.rows[slotOf(place)]);
}

void PageCache::clear()
{
    pages_.clear();
    order_.clear();
}

}  // namespace gatehouse::app
