#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "proxy/shell/store/db.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::store {

enum class Order : std::uint8_t { NewestFirst, OldestFirst };

/// What a person typed, as an FTS5 query that is always valid: words must all stand in the text,
/// "quoted words" next to each other, a trailing * asks for a beginning. Empty when nothing can be
/// looked for.
std::string matchText(std::string_view typed);

/// Ids, or with them what a Judge and a summary look at: started_at, outcome, status, provider,
/// model_asked, key_label, request_id, facts.
enum class Columns : std::uint8_t { Id, Facts };

/// The SELECT of the ids for the parts that are set. Constant pieces only: the values are bound.
/// What stands in Filter::also is left to a Judge.
std::string selectIds(const Filter& filter, Order order, Columns columns = Columns::Id);

/// Binds the filter's values in the order selectIds() asks for them; `bound` is the id to start
/// from, exclusive. The texts made for it live in `kept` until the statement has run.
void bindFilter(Statement& statement, const Filter& filter, RowId bound,
                std::vector<std::string>& kept);

}  // namespace gatehouse::store
