#include "app/replay/replay_call.h"

#include <algorithm>

#include <QCoreApplication>

#include "app/export/call.h"
#include "app/formats.h"
#include "proxy/core/base/text.h"
#include "proxy/core/dialect/dialect.h"

namespace gatehouse::app {
namespace {

struct ReplayCallWords {
    Q_DECLARE_TR_FUNCTIONS(Replay)
};

constexpr std::string_view kModels = "/models/";

/// Where the model stands in a path like "/v1beta/models/NAME:generateContent".
struct PathModel {
    std::size_t at = 0;
    std::size_t size = 0;
};

PathModel pathModelOf(std::string_view path)
{
    path = path.substr(0, path.find('?'));
    const auto models = path.find(kModels);
    if (models == std::string_view::npos) return {};
    const auto at = models + kModels.size();
    const auto end = path.find(':', at);
    if (end == std::string_view::npos || end == at) return {};
    return {at, end - at};
}

bool maySend(std::string_view name, std::string_view value)
{
    // The body is stored decoded; what was masked is no value any more.
    return useOf(name) == HeaderUse::Same && !equalsNoCase(name, "content-encoding") &&
           !startsWithNoCase(name, "x-gatehouse-") && value.find("***") == std::string_view::npos;
}

}  // namespace

ReplayCall replayCallOf(const record::Exchange& exchange)
{
    ReplayCall call;
    call.of = exchange.id;
    call.dialect = exchange.dialect;
    call.method = exchange.method;
    call.path = exchange.path;
    call.body = exchange.requestBody.bytes;
    std::string_view lines = exchange.clientHeaders;
    while (!lines.empty()) {
        const std::string_view line = takeUntil(lines, '\n');
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        const auto name = line.substr(0, colon);
        const auto value = trim(line.substr(colon + 1));
        if (maySend(name, value)) call.headers.emplace_back(name, value);
    }
    const record::Body& body = exchange.requestBody;
    if (body.truncated || (body.bytes.empty() && body.totalSize > 0)) {
        call.problem =
            ReplayCallWords::tr("Only %1 of the %2 of its body were kept.")
                .arg(bytes(static_cast<ByteCount>(body.bytes.size())), bytes(body.totalSize));
        call.hint = ReplayCallWords::tr(
            "Calls that come after records.bodies or records.maxBody was raised "
            "can be sent again.");
    } else if (!call.path.starts_with('/')) {
        call.problem = ReplayCallWords::tr("Its address is not one of this gateway.");
        call.hint = ReplayCallWords::tr("Choose a provider for it.");
    }
    return call;
}

std::string modelOf(const ReplayCall& call)
{
    const auto [at, size] = pathModelOf(call.path);
    if (size > 0) return call.path.substr(at, size);
    const auto facts = dialect::byId(call.dialect).readRequest(call.body);
    return facts ? facts->model : std::string();
}

void retarget(ReplayCall& call, const std::string& provider, const std::string& model,
              const std::vector<std::string>& known)
{
    if (!model.empty() && model != modelOf(call)) {
        if (const auto [at, size] = pathModelOf(call.path); size > 0) {
            call.path.replace(at, size, model);
        } else if (const auto facts = dialect::byId(call.dialect).readRequest(call.body);
                   facts && facts->modelSize > 0) {
            std::string text;
            appendJsonString(text, model);
            call.body.replace(facts->modelAt, facts->modelSize, text);
        }
    }
    if (provider.empty()) return;
    std::string_view rest = call.path;
    const auto end = rest.find('/', 1);
    const std::string_view first = rest.substr(1, end == std::string_view::npos ? end : end - 1);
    if (std::ranges::find(known, first) != known.end())
        rest.remove_prefix(std::min(rest.size(), end));
    call.path = cat("/", provider, rest);
}

}  // namespace gatehouse::app
