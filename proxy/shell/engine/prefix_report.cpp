#include "proxy/shell/engine/prefix_report.h"

#include <utility>

#include <boost/json.hpp>

#include "proxy/core/pipeline/prefix_doctor.h"
#include "proxy/core/provider/catalogue.h"
#include "proxy/shell/engine/log_walk.h"

namespace gatehouse::engine {

Result<std::string> prefixText(store::Reader& reader, const config::Config& config,
                               std::int64_t hours, WallMicros now)
{
    constexpr std::int64_t kMostHours = 366 * 24;
    constexpr WallMicros kAnHour = WallMicros{3600} * 1'000'000;
    if (hours < 1 || hours > kMostHours)
        return fail(ErrorKind::BadRequest, "hours is no number from 1 to 8784",
                    "ask for prompt-cache?hours=24");
    pipeline::PrefixDoctor::Providers providers;
    for (const auto& each : config.providers) {
        auto row = provider::resolve(provider::Catalogue::builtIn(), each);
        if (row) providers.emplace(each.id, std::move(*row));
    }
    pipeline::PrefixDoctor doctor(std::move(providers));
    const auto walk = walkLog(reader, now - hours * kAnHour,
                              [&doctor](const record::Exchange& call) { doctor.see(call); });
    if (!walk) return walk.error();
    boost::json::array findings;
    for (const auto& each : doctor.findings())
        findings.push_back({{"key", each.key},
                            {"provider", each.provider},
                            {"model", each.model},
                            {"part", each.part},
                            {"calls", each.calls},
                            {"tokens", each.tokens},
                            {"lostPicoUsd", each.lost.value},
                            {"unpriced", each.unpriced},
                            {"request", each.call},
                            {"before", each.before},
                            {"byte", each.at},
                            {"sameBytes", each.same}});
    const boost::json::object text{{"looked", walk->looked},
                                   {"of", walk->of},
                                   {"compared", doctor.looked()},
                                   {"findings", std::move(findings)}};
    return boost::json::serialize(text);
}

}  // namespace gatehouse::engine
