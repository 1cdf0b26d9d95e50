#pragma once

#include <optional>
#include <string>
#include <vector>

#include "proxy/shell/store/judge.h"
#include "proxy/shell/store/select.h"

namespace gatehouse::store {

/// A filter at work: SQL finds what indexes and columns can tell, a Judge decides the rest.
///
/// Errors  a fault of the connection ends it like its last row: ask the connection afterwards.
/// Thread  the reader's; one at a time for a statement. The filter outlives it.
class Search {
public:
    enum class Step { End, Skipped, Found };

    /// `bound`: the id to begin behind. `statement` is prepared from selectIds() of just this
    /// filter, order and columns.
    Search(Database& database, NameTexts& names, Statement& statement, const Filter& filter,
           Order order, RowId bound, Columns columns);
    ~Search();
    Search(const Search&) = delete;
    Search& operator=(const Search&) = delete;

    Step step();

    [[nodiscard]] RowId id() const { return statement_.asInteger(0); }

    /// Of the row found; with Columns::Facts only.
    [[nodiscard]] const RowInSight& row() const { return row_; }

private:
    Statement& statement_;
    std::vector<std::string> kept_;
    std::optional<Judge> judge_;
    bool isWide_;
    RowInSight row_;
};

}  // namespace gatehouse::store
