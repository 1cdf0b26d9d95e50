#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/formats.h"
#include "proxy/core/config/config.h"
#include "proxy/core/policy/graph.h"

namespace gatehouse::tests {

using app::text;

/// A route in the form of Cloudflare's API: a plan, a split with two models, and a fallback.
inline constexpr auto kSampleRoute =
    "{\"name\":\"support\",\"elements\":["
    "{\"id\":\"start\",\"type\":\"start\",\"outputs\":{\"next\":{\"elementId\":\"plan\"}}},"
    "{\"id\":\"plan\",\"type\":\"conditional\","
    "\"properties\":{\"conditions\":{\"metadata.plan\":{\"$eq\":\"paid\"}}},"
    "\"outputs\":{\"true\":{\"elementId\":\"split\"},\"false\":{\"elementId\":\"tiny\"}}},"
    "{\"id\":\"split\",\"type\":\"percentage\","
    "\"outputs\":{\"10%\":{\"elementId\":\"canary\"},\"else\":{\"elementId\":\"stable\"}}},"
    "{\"id\":\"canary\",\"type\":\"model\",\"properties\":{\"provider\":\"sample\","
    "\"model\":\"fast\",\"timeout\":30000,\"retries\":1},"
    "\"outputs\":{\"success\":{\"elementId\":\"end\"},\"fallback\":{\"elementId\":\"stable\"}}},"
    "{\"id\":\"stable\",\"type\":\"model\",\"properties\":{\"provider\":\"sample\","
    "\"model\":\"sample\",\"timeout\":30000,\"retries\":1},"
    "\"outputs\":{\"success\":{\"elementId\":\"end\"},\"fallback\":{\"elementId\":\"tiny\"}}},"
    "{\"id\":\"tiny\",\"type\":\"model\",\"properties\":{\"provider\":\"sample\","
    "\"model\":\"echo\",\"timeout\":30000,\"retries\":0},"
    "\"outputs\":{\"success\":{\"elementId\":\"end\"},\"fallback\":{\"elementId\":\"end\"}}},"
    "{\"id\":\"end\",\"type\":\"end\",\"outputs\":{}}]}";

inline policy::Graph sampleGraph()
{
    auto graph = policy::readGraph(kSampleRoute);
    if (!graph.ok()) qFatal("the sample is no graph");
    return std::move(graph).value();
}

/// A config with that route, live as version 1.
inline config::Config routeConfig()
{
    config::Config config = config::firstRun();
    config::RouteConfig route;
    route.id = route.name = "support";
    route.title = "Support chat";
    config::RouteVersionConfig version;
    version.elements = policy::printGraph(sampleGraph(), policy::Form::Own);
    version.note = "first";
    version.author = "desktop";
    version.createdAt = 1'790'000'000'000'000;
    route.versions.push_back(version);
    config.routes.push_back(route);
    return config;
}

}  // namespace gatehouse::tests
