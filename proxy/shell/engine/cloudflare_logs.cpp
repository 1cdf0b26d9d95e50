#include "proxy/shell/engine/cloudflare_logs.h"

#include <algorithm>

#include "proxy/core/base/iso_time.h"
#include "proxy/core/base/text.h"
#include "proxy/core/http/grammar.h"
#include "proxy/shell/engine/cloudflare_filters.h"
#include "proxy/shell/engine/cloudflare_log_query.h"
#include "proxy/shell/store/judge.h"

namespace gatehouse::engine::cloudflare {
namespace {

using store::Field;
using store::Test;

constexpr std::size_t kHead = 4096;  // bytes of a body that stand in the row itself
constexpr std::size_t kRemovedAtOnce = 2000;

json::value orNull(const std::optional<std::int64_t>& value)
{
    return value ? json::value(*value) : json::value(nullptr);
}

double usd(std::int64_t pico)
{
    return static_cast<double>(pico) / 1e12;
}

json::value labelJson(const record::Metadatum& label)
{
    boost::system::error_code trouble;
    if (label.kind != record::Metadatum::Kind::Text) {
        json::value value = json::parse(label.value, trouble);
        if (!trouble) return value;
    }
    return json::string(label.value);
}

/// What stands beside a row; the metadata is a text, as the API has it.
void addBeside(const store::Beside& beside, json::object& row)
{
    if (!beside.requestType.empty()) row["request_content_type"] = beside.requestType;
    if (!beside.responseType.empty()) row["response_content_type"] = beside.responseType;
    if (!beside.metadata.empty()) {
        json::object labels;
        for (const auto& label : beside.metadata) labels[label.name] = labelJson(label);
        row["metadata"] = json::serialize(labels);
    }
    row["model_type"] = beside.task;
    if (!beside.client.empty()) row["user_agent"] = beside.client;
    if (!beside.links.event.empty()) row["event_id"] = beside.links.event;
    if (beside.links.step >= 0) row["step"] = beside.links.step;
    row["custom_cost"] = beside.customCost;
    const auto& rating = beside.rating;
    row["feedback"] = rating.feedback ? json::value(*rating.feedback) : json::value(nullptr);
    boost::system::error_code trouble;
    row["score"] = rating.score.empty() ? json::value(nullptr) : json::parse(rating.score, trouble);
}

Result<json::object> describe(store::LogReader& log, const store::Row& row)
{
    const auto beside = log.beside(row.id);
    if (!beside) return beside.error();
    json::object out{{"id", row.requestId},
                     {"created_at", isoTime(row.startedAt)},
                     {"duration", std::max<std::int64_t>(0, row.latency) / 1000},
                     {"provider", row.provider},
                     {"model", row.model},
                     {"path", row.path},
                     {"request_type", store::wireOf(row.path)},
                     {"success", !store::isFailed(row.outcome, row.status)},
                     {"status_code", row.status},
                     {"cached", beside->kept},
                     {"tokens_in", orNull(row.usage.input)},
                     {"tokens_out", orNull(row.usage.output)}};
    if (row.cost) out["cost"] = usd(row.cost->value);
    addBeside(*beside, out);
    return out;
}

void addSpan(json::object& info, std::string_view name, const store::Span& span, double unit)
{
    const auto put = [&](std::string_view which, const std::optional<std::int64_t>& value) {
        json::value shown(nullptr);
        if (value && unit == 1) shown = *value;
        if (value && unit != 1) shown = static_cast<double>(*value) / unit;
        info[cat(which, "_", name)] = std::move(shown);
    };
    put("min", span.least);
    put("max", span.most);
}

json::object infoOf(const store::Listing& listing)
{
    json::object info;
    addSpan(info, "cost", listing.cost, 1e12);
    addSpan(info, "duration", listing.duration, 1e3);
    addSpan(info, "tokens_in", listing.inputTokens, 1);
    addSpan(info, "tokens_out", listing.outputTokens, 1);
    addSpan(info, "total_tokens", listing.totalTokens, 1);
    return info;
}

/// The two views of the log that a call needs.
struct Views {
    std::unique_ptr<store::Reader> rows;
    std::unique_ptr<store::LogReader> log;
};

Result<Views> openViews(const Call& call)
{
    auto rows = store::Reader::open(call.view.databasePath);
    if (!rows) return std::move(rows).error();
    auto log = openLog(call);
    if (!log) return std::move(log).error();
    return Views{std::move(*rows), std::move(*log)};
}

Error noSuchLog()
{
    return fail(ErrorKind::NotFound, "there is no ended call of that id in this gateway's log",
                "the id is that of the header cf-aig-log-id; calls that are still open, and "
                "removed ones, have no row here");
}

/// What logOf() finds, asked of one row.
bool isListed(const Call& call, const store::Row& row)
{
    if (row.outcome == record::Outcome::Running) return false;
    const auto gateway = store::gatewayOf(row.path);
    if (call.gateway() != config::kDefaultGateway) return gateway == call.gateway();
    return gateway == config::kDefaultGateway || call.snapshot.gateway(gateway) == nullptr ||
           gateway.empty();
}

/// The row that the path names, if it is one of this gateway.
Result<store::Row> rowNamed(const Call& call, Views& views)
{
    const auto id = views.rows->find(call.names[1]);
    if (!id) return id.error();
    if (!*id) return noSuchLog();
    const auto rows = views.rows->rows({**id});
    if (!rows) return rows.error();
    if (rows->empty() || !isListed(call, rows->front())) return noSuchLog();
    return rows->front();
}

Result<record::Exchange> exchangeNamed(const Call& call)
{
    auto views = openViews(call);
    if (!views) return std::move(views).error();
    auto row = rowNamed(call, *views);
    if (!row) return std::move(row).error();
    auto exchange = views->rows->detail(row->id);
    if (!exchange) return std::move(exchange).error();
    if (!*exchange) return noSuchLog();
    return std::move(**exchange);
}

void addHead(json::object& row, const std::string& name, const record::Body& body)
{
    const std::string_view head = cutUtf8(body.bytes, kHead);
    row[name + "_head"] = toUtf8(head);
    row[name + "_head_complete"] = head.size() == body.bytes.size() && !body.truncated;
    row[name + "_size"] = body.totalSize;
}

Reply bodyReply(const record::Body& body, std::string_view what)
{
    if (body.bytes.empty()) {
        return refuse(fail(ErrorKind::NotFound, cat("the ", what, " of this call was not kept"),
                           "records.bodies must be on, and the body not be empty"));
    }
    // That of an imported call is whatever its file says.
    const bool isSound = !body.contentType.empty() && http::grammar::isFieldValue(body.contentType);
    return plain(isSound ? body.contentType : "application/octet-stream", body.bytes);
}

Result<void> takeMetadata(const json::value& from, std::vector<record::Metadatum>& to)
{
    using Kind = record::Metadatum::Kind;
    const Error wrong = badRequest("the metadata is no flat object",
                                   "send texts, numbers, true and false by name, or null");
    if (from.is_null()) return {};
    if (!from.is_object()) return wrong;
    for (const auto& each : from.get_object()) {
        const json::value& value = each.value();
        if (value.is_structured() || value.is_null()) return wrong;
        const Kind kind = value.is_string() ? Kind::Text
                          : value.is_bool() ? Kind::Bool
                                            : Kind::Number;
        to.push_back({std::string(each.key()),
                      value.is_string() ? std::string(value.get_string()) : json::serialize(value),
                      kind});
    }
    return {};
}

Result<record::Rated> ratedBy(const json::object& body)
{
    record::Rated rated;
    if (const auto* feedback = body.if_contains("feedback")) {
        rated.setsFeedback = true;
        const bool isNumber = feedback->is_int64();
        if (!feedback->is_null() && !(isNumber && std::abs(feedback->get_int64()) <= 1))
            return badRequest("there is no such feedback", "send -1, 0, 1 or null");
        if (isNumber) rated.to.feedback = static_cast<int>(feedback->get_int64());
    }
    if (const auto* score = body.if_contains("score")) {
        rated.setsScore = true;
        if (!score->is_null() && !score->is_number())
            return badRequest("the score is no number", "send a number or null");
        if (score->is_number()) rated.to.score = json::serialize(*score);
    }
    if (const auto* metadata = body.if_contains("metadata")) {
        rated.setsMetadata = true;
        GH_TRY(takeMetadata(*metadata, rated.metadata));
    }
    return rated;
}

}  // namespace

store::Filter logOf(const Call& call)
{
    store::Filter filter;
    filter.also.push_back(negated(leaf(Field::Outcome, Test::Equals, 0,
                                       std::string(record::name(record::Outcome::Running)))));
    const auto named = [](const std::string& id) {
        return leaf(Field::Gateway, Test::Equals, 0, id);
    };
    if (call.gateway() != config::kDefaultGateway) {
        filter.also.push_back(named(call.gateway()));
        return filter;
    }
    std::vector<store::Condition> others;
    for (const auto& gateway : call.snapshot.config.gateways) {
        if (gateway.id != config::kDefaultGateway) others.push_back(named(gateway.id));
    }
    if (!others.empty()) filter.also.push_back(negated(anyOf(std::move(others))));
    return filter;
}

Reply listLogs(const Call& call)
{
    auto query = listingOf(call, logOf(call));
    if (!query) return refuse(query.error());
    auto views = openViews(call);
    if (!views) return refuse(views.error());
    const auto listing = views->log->list(query->filter, query->wish);
    if (!listing) return refuse(listing.error());
    const auto rows = views->rows->rows(listing->ids);
    if (!rows) return refuse(rows.error());
    json::array shown;
    for (const store::Row& row : *rows) {
        auto each = describe(*views->log, row);
        if (!each) return refuse(each.error());
        shown.push_back(std::move(*each));
    }
    json::object info;
    if (call.value("meta_info") != "false") info = infoOf(*listing);
    return okPage(std::move(shown), query->paging, listing->total, std::move(info));
}

Reply removeLogs(const Call& call)
{
    auto query = removalOf(call, logOf(call));
    if (!query) return refuse(query.error());
    auto log = openLog(call);
    if (!log) return refuse(log.error());
    const auto listing = (*log)->list(query->filter, query->wish);
    if (!listing) return refuse(listing.error());
    // In parts, so that calls are recorded in between.
    const auto& ids = listing->ids;
    for (std::size_t i = 0; i < ids.size(); i += kRemovedAtOnce) {
        const auto from = ids.begin() + static_cast<std::ptrdiff_t>(i);
        const auto to =
            from + static_cast<std::ptrdiff_t>(std::min(kRemovedAtOnce, ids.size() - i));
        std::vector<record::Record> records;
        records.emplace_back(record::Removed{.rows = {from, to}});
        if (const auto kept = call.view.keep(std::move(records)); !kept)
            return refuse(kept.error());
    }
    return ok(nullptr);
}

Reply getLog(const Call& call)
{
    auto views = openViews(call);
    if (!views) return refuse(views.error());
    const auto row = rowNamed(call, *views);
    if (!row) return refuse(row.error());
    const auto exchange = views->rows->detail(row->id);
    if (!exchange) return refuse(exchange.error());
    if (!*exchange) return refuse(noSuchLog());
    auto shown = describe(*views->log, *row);
    if (!shown) return refuse(shown.error());
    addHead(*shown, "request", (*exchange)->requestBody);
    addHead(*shown, "response", (*exchange)->responseBody);
    return ok(std::move(*shown));
}

Reply getLogRequest(const Call& call)
{
    const auto exchange = exchangeNamed(call);
    return exchange ? bodyReply(exchange->requestBody, "request") : refuse(exchange.error());
}

Reply getLogResponse(const Call& call)
{
    const auto exchange = exchangeNamed(call);
    return exchange ? bodyReply(exchange->responseBody, "response") : refuse(exchange.error());
}

Reply editLog(const Call& call)
{
    const auto body = bodyOf(call);
    if (!body) return refuse(body.error());
    if (const auto known = checkMembers(*body, {"feedback", "score", "metadata"}); !known)
        return refuse(known.error());
    auto rated = ratedBy(*body);
    if (!rated) return refuse(rated.error());
    {
        auto views = openViews(call);
        if (!views) return refuse(views.error());
        if (const auto row = rowNamed(call, *views); !row) return refuse(row.error());
    }
    rated->requestId = call.names[1];
    std::vector<record::Record> records;
    records.emplace_back(std::move(*rated));
    if (const auto kept = call.view.keep(std::move(records)); !kept) return refuse(kept.error());
    return getLog(call);
}

}  // namespace gatehouse::engine::cloudflare
