#include "proxy/shell/engine/waste_report.h"

#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/pipeline/waste.h"
#include "proxy/core/provider/catalogue.h"
#include "proxy/shell/engine/log_walk.h"

namespace gatehouse::engine {

Result<std::string> wasteText(store::Reader& reader, const config::Config& config,
                              std::int64_t hours, WallMicros now)
{
    constexpr std::int64_t kMostHours = 366 * 24;
    constexpr WallMicros kAnHour = WallMicros{3600} * 1'000'000;
    constexpr std::size_t kMostFindings = 500;
    if (hours < 1 || hours > kMostHours)
        return fail(ErrorKind::BadRequest, "hours is no number from 1 to 8784",
                    "ask for waste?hours=24");
    pipeline::WasteFinder::Providers providers;
    for (const auto& each : config.providers) {
        auto row = provider::resolve(provider::Catalogue::builtIn(), each);
        if (row) providers.emplace(each.id, std::move(*row));
    }
    pipeline::WasteFinder finder(std::move(providers));
    const auto walk = walkLog(reader, now - hours * kAnHour,
                              [&finder](const record::Exchange& call) { finder.see(call); });
    if (!walk) return walk.error();
    boost::json::array findings;
    for (const auto& each : finder.findings()) {
        if (findings.size() == kMostFindings) break;
        findings.push_back(
            {{"kind", pipeline::name(each.kind)},
             {"key", each.key},
             {"provider", each.provider},
             {"model", each.model},
             {"what", toUtf8(each.what)},
             {"calls", each.calls},
             {"tokens", each.tokens},
             {"lostPicoUsd", each.lost.value},
             {"unpriced", each.unpriced},
             {"requests", boost::json::array(each.newest.begin(), each.newest.end())}});
    }
    const boost::json::object text{{"looked", walk->looked},
                                   {"of", walk->of},
                                   {"compared", finder.looked()},
                                   {"findings", std::move(findings)}};
    return boost::json::serialize(text);
}

}  // namespace gatehouse::engine
