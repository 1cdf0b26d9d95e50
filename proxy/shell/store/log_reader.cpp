#include "proxy/shell/store/log_reader.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "proxy/shell/store/judge.h"
#include "proxy/shell/store/labels.h"
#include "proxy/shell/store/names.h"
#include "proxy/shell/store/ratings.h"
#include "proxy/shell/store/routed.h"
#include "proxy/shell/store/rows.h"
#include "proxy/shell/store/search.h"

namespace gatehouse::store {
namespace {

constexpr std::int64_t kLacking = std::numeric_limits<std::int64_t>::min();

struct Found {
    std::int64_t key = 0;
    WallMicros at = 0;
    RowId id = 0;
};

std::optional<std::int64_t> durationOf(const RowInSight& row)
{
    if (row.facts.latency < 0) return {};
    return row.facts.latency;
}

std::optional<std::int64_t> costOf(const RowInSight& row)
{
    if (!row.facts.cost) return {};
    return row.facts.cost->value;
}

using Feedbacks = std::unordered_map<RowId, std::int64_t>;

Feedbacks readFeedbacks(Database& database)
{
    Feedbacks feedbacks;
    Statement statement(database,
                        "SELECT exchange, feedback FROM ratings WHERE feedback IS NOT NULL");
    while (statement.row()) feedbacks.emplace(statement.asInteger(0), statement.asInteger(1));
    return feedbacks;
}

std::int64_t keyOf(const RowInSight& row, SortBy by, const Feedbacks& feedbacks)
{
    switch (by) {
        case SortBy::Provider:
            return row.provider;
        case SortBy::Model:
            return row.model;
        case SortBy::Success:
            return isFailed(row.outcome, row.status) ? 0 : 1;
        case SortBy::Cost:
            return costOf(row).value_or(kLacking);
        case SortBy::InputTokens:
            return row.facts.usage.input.value_or(kLacking);
        case SortBy::OutputTokens:
            return row.facts.usage.output.value_or(kLacking);
        case SortBy::Duration:
            return durationOf(row).value_or(kLacking);
        case SortBy::Feedback: {
            const auto at = feedbacks.find(row.id);
            return at == feedbacks.end() ? kLacking : at->second;
        }
        case SortBy::Time:
        case SortBy::Nothing:
            break;
    }
    return 0;
}

/// Numbers of names become places in their order.
void rankNames(std::vector<Found>& found, NameTexts& names)
{
    std::vector<std::pair<std::string, std::int64_t>> order;
    std::unordered_map<std::int64_t, std::int64_t> rank;
    for (const Found& each : found) {
        if (rank.emplace(each.key, 0).second) order.emplace_back(names.of(each.key), each.key);
    }
    std::ranges::sort(order);
    for (std::size_t i = 0; i < order.size(); ++i)
        rank[order[i].second] = static_cast<std::int64_t>(i);
    for (Found& each : found) each.key = rank[each.key];
}

void sort(std::vector<Found>& found, bool isDescending)
{
    std::ranges::sort(found, [isDescending](const Found& a, const Found& b) {
        const auto left = std::tie(a.key, a.at, a.id);
        const auto right = std::tie(b.key, b.at, b.id);
        return isDescending ? right < left : left < right;
    });
}

}  // namespace

void Span::see(const std::optional<std::int64_t>& value) noexcept
{
    if (!value) return;
    least = least ? std::min(*least, *value) : *value;
    most = most ? std::max(*most, *value) : *value;
    sum += *value;
    ++count;
}

struct LogReader::Inside {
    explicit Inside(std::unique_ptr<Database> given) : database(std::move(given)), names(*database)
    {
    }

    std::unique_ptr<Database> database;
    NameTexts names;
};

LogReader::LogReader(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}

LogReader::~LogReader() = default;

Result<std::unique_ptr<LogReader>> LogReader::open(const std::string& databasePath)
{
    Fault fault;
    auto database = Database::open(databasePath, Access::Read, fault);
    if (!database) return fault.error();
    auto inside = std::make_unique<Inside>(std::move(database));
    if (!inside->database->well()) return inside->database->fault().error();
    return std::unique_ptr<LogReader>(new LogReader(std::move(inside)));
}

template <class T>
Result<T> LogReader::checked(T value)
{
    if (!inside_->database->well()) return inside_->database->fault().error();
    return value;
}

Result<Listing> LogReader::list(const Filter& filter, const ListWish& wish)
{
    Database& database = *inside_->database;
    Feedbacks feedbacks;
    if (wish.by == SortBy::Feedback) feedbacks = readFeedbacks(database);
    const std::string sql = selectIds(filter, Order::OldestFirst, Columns::Facts);
    Statement statement(database, sql.c_str());
    Listing listing;
    std::vector<Found> found;
    {
        Search search(database, inside_->names, statement, filter, Order::OldestFirst, 0,
                      Columns::Facts);
        for (auto step = search.step(); step != Search::Step::End; step = search.step()) {
            if (step != Search::Step::Found) continue;
            const RowInSight& row = search.row();
            found.push_back({keyOf(row, wish.by, feedbacks), row.startedAt, row.id});
            listing.cost.see(costOf(row));
            listing.duration.see(durationOf(row));
            listing.inputTokens.see(row.facts.usage.input);
            listing.outputTokens.see(row.facts.usage.output);
            listing.totalTokens.see(totalOf(row.facts.usage));
        }
    }
    if (wish.by == SortBy::Provider || wish.by == SortBy::Model) rankNames(found, inside_->names);
    sort(found, wish.isDescending);
    listing.total = static_cast<std::int64_t>(found.size());
    const std::int64_t from = std::min(wish.skip, listing.total);
    const std::int64_t to = from + std::min(wish.most, listing.total - from);
    for (std::int64_t i = from; i < to; ++i)
        listing.ids.push_back(found[static_cast<std::size_t>(i)].id);
    return checked(std::move(listing));
}

Result<Beside> LogReader::beside(RowId row)
{
    Database& database = *inside_->database;
    Beside beside;
    Statement type(database, "SELECT content_type FROM bodies WHERE id = ?");
    type.integer(bodyId(row, BodyKind::Request));
    while (type.row()) beside.requestType = type.asText(0);
    type.integer(bodyId(row, BodyKind::Response));
    while (type.row()) beside.responseType = type.asText(0);
    Statement details(database, "SELECT size, data FROM details WHERE exchange = ?");
    details.integer(row);
    BilledAs billed;
    while (details.row()) billed = billedAs(unpackedDetails(details, 0));
    NameTexts names(database);
    beside.task = names.of(billed.operation);
    beside.client = names.of(billed.userAgent);
    record::Exchange labels;
    readLabels(database, row, labels);
    beside.metadata = std::move(labels.metadata);
    beside.links = std::move(labels.links);
    readRouted(database, row, labels);
    beside.kept = labels.cache.state == record::CacheState::Hit ||
                  labels.cache.state == record::CacheState::Stale;
    beside.customCost = labels.customCost;
    beside.rating = readRating(database, row);
    return checked(std::move(beside));
}

Result<std::vector<StoredObject>> LogReader::objects(std::string_view kind,
                                                     std::string_view gateway)
{
    return checked(readObjects(*inside_->database, kind, gateway));
}

Result<std::optional<StoredObject>> LogReader::object(std::string_view kind, std::string_view id)
{
    return checked(readObject(*inside_->database, kind, id));
}

}  // namespace gatehouse::store
