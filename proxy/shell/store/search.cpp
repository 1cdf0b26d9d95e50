#include "proxy/shell/store/search.h"

namespace gatehouse::store {
namespace {

void look(const Statement& statement, RowInSight& row)
{
    int at = 0;
    row.id = statement.asInteger(at++);
    row.startedAt = statement.asInteger(at++);
    row.outcome = static_cast<record::Outcome>(statement.asInteger(at++));
    row.status = static_cast<int>(statement.asInteger(at++));
    row.provider = statement.asInteger(at++);
    row.model = statement.asInteger(at++);
    row.key = statement.asInteger(at++);
    row.requestId = statement.asText(at++);
    row.facts = unpackFacts(statement.asBlob(at));
}

}  // namespace

Search::Search(Database& database, NameTexts& names, Statement& statement, const Filter& filter,
               Order order, RowId bound, Columns columns)
    : statement_(statement), isWide_(columns == Columns::Facts)
{
    if (!filter.also.empty()) {
        judge_.emplace(database, names, filter.also, order == Order::OldestFirst ? bound : 0);
    }
    statement_.reset();
    bindFilter(statement_, filter, bound, kept_);
}

Search::~Search()
{
    statement_.reset();
}

Search::Step Search::step()
{
    if (!statement_.row()) return Step::End;
    if (!isWide_) return Step::Found;
    look(statement_, row_);
    return !judge_ || judge_->passes(row_) ? Step::Found : Step::Skipped;
}

}  // namespace gatehouse::store
