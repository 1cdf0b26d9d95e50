#include "proxy/shell/engine/log_walk.h"

#include <string>
#include <utility>
#include <vector>

#include "proxy/core/http/coding.h"

namespace gatehouse::engine {
namespace {

constexpr std::size_t kMostBody = std::size_t{64} * 1024 * 1024;

std::string plainOf(record::Body& body)
{
    if (body.contentEncoding.empty() || body.contentEncoding == "identity")
        return std::move(body.bytes);
    auto plain = http::decoded(body.bytes, body.contentEncoding, kMostBody);
    return plain ? std::move(plain).value() : std::move(body.bytes);
}

}  // namespace

Result<LogWalk> walkLog(store::Reader& reader, WallMicros from,
                        const std::function<void(const record::Exchange&)>& show)
{
    store::Filter filter;
    filter.from = from;
    std::vector<store::RowId> all;
    GH_TRY(reader.ids(filter, 0, [&all](const std::vector<store::RowId>& ids) {
        all.insert(all.end(), ids.begin(), ids.end());
        return true;
    }));
    LogWalk walk{.looked = 0, .of = all.size()};
    for (const auto row : all) {
        if (walk.looked == LogWalk::kMostCalls) break;
        auto found = reader.detail(row);
        if (!found) return std::move(found).error();
        ++walk.looked;
        if (!*found) continue;  // it was removed meanwhile
        record::Exchange& call = **found;
        call.requestBody.bytes = plainOf(call.requestBody);
        call.responseBody.bytes = plainOf(call.responseBody);
        show(call);
    }
    return walk;
}

}  // namespace gatehouse::engine
