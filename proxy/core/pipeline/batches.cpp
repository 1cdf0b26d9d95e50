#include "proxy/core/pipeline/batches.h"

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/json_cursor.h"

namespace gatehouse::pipeline {
namespace {

constexpr std::string_view kBatches = "/messages/batches";
constexpr std::string_view kMember = "\"results_url\"";

/// Scheme, host and the path down to the batches, as the client wrote them.
std::string originOf(const Exchange& x)
{
    const auto& arrival = x.arrival;
    const std::string_view target = arrival.head.target;
    return cat(arrival.secure ? "https" : "http", "://", arrival.head.headers.get("host"),
               target.substr(0, target.find(kBatches)));
}

/// Where the string begins and ends that is the value of the member at `at`; false: it has none.
bool valueAt(std::string_view text, std::size_t at, std::size_t& from, std::size_t& end) noexcept
{
    const auto colon = text.find_first_not_of(" \t\r\n", at + kMember.size());
    if (colon == std::string_view::npos || text[colon] != ':') return false;
    from = text.find_first_not_of(" \t\r\n", colon + 1);
    if (from == std::string_view::npos || text[from] != '"') return false;
    end = from + 1;
    while (end < text.size() && text[end] != '"') end += text[end] == '\\' ? 2U : 1U;
    if (end >= text.size()) return false;
    ++end;
    return true;
}

}  // namespace

bool tellsAddresses(const Exchange& x) noexcept
{
    const std::string_view path = x.parse.path;
    return path.starts_with(kBatches) && !path.ends_with("/results") && !x.parse.isSocket &&
           x.arrival.head.target.find(kBatches) != std::string::npos;
}

std::string withOwnAddresses(const Exchange& x, std::string_view answer)
{
    const std::string origin = originOf(x);
    std::string out;
    out.reserve(answer.size() + 256);
    std::size_t done = 0;
    for (auto at = answer.find(kMember); at != std::string_view::npos;
         at = answer.find(kMember, at + kMember.size())) {
        std::size_t from = 0;
        std::size_t end = 0;
        if (!valueAt(answer, at, from, end)) continue;
        const std::string url = dialect::unescapeJson(answer.substr(from + 1, end - from - 2));
        const auto path = url.find(kBatches);
        if (path == std::string::npos) continue;
        out += answer.substr(done, from - done);
        appendJsonString(out, cat(origin, std::string_view(url).substr(path)));
        done = end;
    }
    out += answer.substr(done);
    return out;
}

}  // namespace gatehouse::pipeline
