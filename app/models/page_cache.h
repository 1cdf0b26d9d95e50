#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <unordered_map>
#include <vector>

#include "proxy/shell/store/reader.h"

namespace gatehouse::app {

/// The least recently used pages of the log, row by row.
///
/// Shape   a place (IdList) belongs to the page place div 128; a page may have holes.
/// Units   at most kPages pages of kRows rows.
class PageCache {
public:
    static constexpr std::int64_t kRows = 128;
    static constexpr std::size_t kPages = 96;
    using Place = std::int64_t;

    static constexpr std::int64_t pageOf(Place place)
    {
        return place >= 0 ? place / kRows : -((-place + kRows - 1) / kRows);
    }

    [[nodiscard]] const store::Row* find(
        Place place);  ///< nullptr when not here; marks the page as used
    [[nodiscard]] const store::Row* peek(Place place) const;
    void put(Place place, store::Row row);
    std::unique_ptr<store::Row> take(Place place);  ///< removes it
    void clear();

    [[nodiscard]] std::size_t pages() const { return pages_.size(); }

private:
    struct Page {
        std::vector<std::unique_ptr<store::Row>> rows;
        std::list<std::int64_t>::iterator used;
    };

    std::unordered_map<std::int64_t, Page> pages_;
    std::list<std::int64_t> order_;  // most recently used first
};

}  // namespace gatehouse::app
