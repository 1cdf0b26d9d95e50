#include "proxy/shell/engine/trace_plan.h"

#include <string_view>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/config/address.h"
#include "proxy/core/config/credential.h"
#include "proxy/core/http/url.h"

namespace gatehouse::engine {
namespace {

namespace json = boost::json;

constexpr Millis kConnect{10'000};

/// The value, or what the secret of that name holds.
Result<Secret> valueOf(std::string_view text, const pipeline::SecretLookup& secrets)
{
    const SecretRef reference{std::string(text)};
    const bool isNamed = !reference.empty() && config::whyUnusable(reference).empty();
    return isNamed ? secrets(reference) : Result<Secret>(Secret(std::string(text)));
}

/// Gathers the parts of one collector.
class Making {
public:
    Making(std::string id, const config::Config& config, const pipeline::SecretLookup& secrets)
        : config_(config), secrets_(secrets)
    {
        made_.id = std::move(id);
    }

    Result<void> at(std::string_view address)
    {
        auto url = http::parseUrl(address);
        if (!url) return url.error();
        auto& endpoint = made_.endpoint;
        endpoint.row.title = cat("the collector of traces ", made_.id);
        endpoint.chosen.connectTimeout = kConnect;
        endpoint.chosen.proxy = config::proxyFor(config_.server, url->host);
        endpoint.base = std::move(*url);
        endpoint.origin = cat("traces|", made_.id, "|", address, "|", endpoint.chosen.proxy);
        made_.target = endpoint.base.path.empty() ? "/" : endpoint.base.path;
        if (!endpoint.base.query.empty()) made_.target += cat("?", endpoint.base.query);
        return {};
    }

    Result<void> header(std::string_view name, std::string_view text)
    {
        if (text.empty()) return {};
        auto value = valueOf(text, secrets_);
        if (!value) return std::move(value).error();
        made_.headers.emplace_back(std::string(name), std::move(*value));
        return {};
    }

    Collector made_;

private:
    const config::Config& config_;
    const pipeline::SecretLookup& secrets_;
};

Result<Collector> collectorOf(const config::TraceConfig& trace, const config::Config& config,
                              const pipeline::SecretLookup& secrets)
{
    Making making(trace.id, config, secrets);
    GH_TRY(making.at(trace.url));
    GH_TRY(making.header("Authorization", trace.authorization.text));
    for (const auto& each : trace.headers) GH_TRY(making.header(each.name, each.value));
    making.made_.isProtobuf = trace.format == config::kTraceProtobuf;
    making.made_.withBodies = trace.bodies;
    making.made_.gateway = trace.gateway;
    return std::move(making.made_);
}

std::string_view textIn(const json::object& from, std::string_view name)
{
    const auto* value = from.if_contains(name);
    return value != nullptr && value->is_string() ? std::string_view(value->get_string())
                                                  : std::string_view();
}

/// As Cloudflare's API has it: {url, headers, authorization, content_type}.
Result<Collector> collectorOf(const json::object& from, std::string id, std::string gateway,
                              const config::Config& config, const pipeline::SecretLookup& secrets)
{
    Making making(std::move(id), config, secrets);
    GH_TRY(making.at(textIn(from, "url")));
    GH_TRY(making.header("Authorization", textIn(from, "authorization")));
    const auto* headers = from.if_contains("headers");
    if (headers != nullptr && headers->is_object()) {
        for (const auto& each : headers->get_object()) {
            if (each.value().is_string())
                GH_TRY(making.header(each.key(), std::string_view(each.value().get_string())));
        }
    }
    making.made_.isProtobuf = textIn(from, "content_type") == config::kTraceProtobuf;
    making.made_.withBodies = true;
    making.made_.gateway = std::move(gateway);
    return std::move(making.made_);
}

void add(TracePlan& plan, std::string_view id, Result<Collector> collector)
{
    if (collector) {
        plan.collectors.push_back(std::move(*collector));
        return;
    }
    const Error& error = collector.error();
    plan.troubles.push_back(
        fail(error.kind, cat("collector ", id, ": ", error.message), error.hint));
}

}  // namespace

TracePlan tracePlanOf(const config::Config& config, const pipeline::SecretLookup& secrets)
{
    TracePlan plan;
    for (const auto& trace : config.traces) {
        if (trace.enabled) add(plan, trace.id, collectorOf(trace, config, secrets));
    }
    for (const auto& gateway : config.gateways) {
        if (gateway.otel.empty()) continue;
        json::error_code broken;
        const auto list = json::parse(gateway.otel, broken);
        if (broken || !list.is_array()) continue;
        std::int64_t place = 0;
        for (const auto& each : list.get_array()) {
            std::string id = cat("gateway/", gateway.id, "/", number(place++));
            if (!each.is_object()) continue;
            add(plan, id, collectorOf(each.get_object(), id, gateway.id, config, secrets));
        }
    }
    return plan;
}

}  // namespace gatehouse::engine
