#include "proxy/server/tail.h"

#include <algorithm>
#include <cstdio>
#include <set>
#include <thread>
#include <vector>

#include <boost/json.hpp>

#include "proxy/core/base/iso_time.h"
#include "proxy/core/base/text.h"

namespace gatehouse::server {
namespace {

constexpr Millis kPause{200};

/// "0.006612" dollars: six places, exact to the micro-dollar, rounded down.
std::string dollars(PicoUsd cost)
{
    std::string text = number(cost.value / 1'000'000);
    if (text.size() < 7) text.insert(0, 7 - text.size(), '0');
    text.insert(text.size() - 6, ".");
    return text;
}

boost::json::value orNull(const chat::Usage::Count& count)
{
    return count ? boost::json::value(*count) : boost::json::value(nullptr);
}

std::string asJson(const store::Row& row)
{
    boost::json::object line;
    line["time"] = isoTime(row.startedAt);
    line["id"] = row.requestId;
    line["outcome"] = std::string(record::name(row.outcome));
    line["status"] = row.status;
    line["method"] = row.method;
    line["path"] = row.path;
    line["provider"] = row.provider;
    line["model"] = row.model;
    line["key"] = row.keyLabel;
    line["latency_us"] = row.latency;
    line["first_byte_us"] = row.firstByte;
    line["input_tokens"] = orNull(row.usage.input);
    line["cached_tokens"] = orNull(row.usage.cacheRead);
    line["output_tokens"] = orNull(row.usage.output);
    line["cost_pico_usd"] =
        row.cost ? boost::json::value(row.cost->value) : boost::json::value(nullptr);
    line["streamed"] = row.streamed;
    line["error"] = row.errorCode;
    return boost::json::serialize(line);
}

std::string asText(const store::Row& row)
{
    const auto count = [](const chat::Usage::Count& tokens) {
        return tokens ? number(*tokens) : std::string("?");
    };
    std::string line =
        cat(isoTime(row.startedAt), "  ", row.status == 0 ? "---" : number(row.status), "  ",
            record::name(row.outcome), "  ", row.method, " ", row.path, "  ", row.provider,
            row.model.empty() ? "" : "/", row.model);
    line +=
        row.latency < 0 ? std::string("  running") : cat("  ", number(row.latency / 1000), " ms");
    line += cat("  ", count(row.usage.input), " → ", count(row.usage.output), " tokens");
    line += row.cost ? cat("  $", dollars(*row.cost)) : std::string("  price unknown");
    if (!row.errorCode.empty()) line += cat("  ", row.errorCode);
    return line;
}

void print(const store::Row& row, bool json)
{
    const std::string line = cat(lineOf(row, json), "\n");
    std::fwrite(line.data(), 1, line.size(), stdout);
}

}  // namespace

std::string lineOf(const store::Row& row, bool json)
{
    return json ? asJson(row) : asText(row);
}

Result<void> tail(const Options& options, const std::function<bool()>& goOn)
{
    auto opened = store::Reader::open(cat(options.data, "/gatehouse.sqlite"));
    if (!opened) return std::move(opened).error();
    auto& reader = **opened;
    std::vector<store::RowId> first;
    GH_TRY(reader.ids({}, 0, [&](std::vector<store::RowId> ids) {
        first = std::move(ids);
        return false;
    }));
    store::RowId newest = first.empty() ? 0 : first.front();
    first.resize(std::min(first.size(), static_cast<std::size_t>(options.last)));
    std::ranges::reverse(first);
    std::set<store::RowId> open;  // calls that had not ended when they were seen
    const auto show = [&](const std::vector<store::RowId>& ids) -> Result<void> {
        auto rows = reader.rows(ids);
        if (!rows) return std::move(rows).error();
        for (const auto& row : *rows) {
            if (row.outcome == record::Outcome::Running) {
                open.insert(row.id);
                continue;
            }
            open.erase(row.id);
            print(row, options.json);
        }
        return {};
    };
    GH_TRY(show(first));
    std::fflush(stdout);
    while (options.follow && goOn()) {
        std::this_thread::sleep_for(kPause);
        GH_TRY(show({open.begin(), open.end()}));
        auto ids = reader.idsAfter({}, newest);
        if (!ids) return std::move(ids).error();
        if (!ids->empty()) newest = ids->back();
        GH_TRY(show(*ids));
        std::fflush(stdout);
    }
    return {};
}

}  // namespace gatehouse::server
