#pragma once

#include <string>
#include <vector>

#include "proxy/core/base/secret.h"
#include "proxy/core/config/field.h"
#include "proxy/core/config/providers.h"

namespace gatehouse::config {

inline constexpr std::string_view kTraceJson = "json";
inline constexpr std::string_view kTraceProtobuf = "protobuf";

/// A collector that is told of every call, as OpenTelemetry's protocol has it over HTTP.
struct TraceConfig {
    std::string id;
    bool enabled = true;
    std::string url;  ///< whole, with its path: https://collector.example/v1/traces
    std::string format{kTraceJson};
    SecretRef authorization;            ///< value of the header Authorization, whole
    std::vector<HeaderConfig> headers;  ///< a value may name a secret: vault:NAME
    bool bodies = false;                ///< prompts and answers too
    std::string gateway;                ///< only calls of this one; empty: all

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const TraceConfig&, const TraceConfig&) = default;
};

template <class Visit>
void TraceConfig::fields(Visit&& visit)
{
    visit(field("id", &TraceConfig::id,
                GH_TEXT("config", "Name of the collector for people and messages.")));
    visit(
        field("enabled", &TraceConfig::enabled, GH_TEXT("config", "Off: nothing is sent to it.")));
    visit(field("url", &TraceConfig::url,
                GH_TEXT("config",
                        "Address that takes traces, with its path, such as "
                        "https://collector.example/v1/traces.")));
    visit(field("format", &TraceConfig::format,
                GH_TEXT("config", "How traces are written: json or protobuf.")));
    visit(field("authorization", &TraceConfig::authorization,
                GH_TEXT("config",
                        "Where the value of the header Authorization is kept: env:NAME, file:PATH, "
                        "vault:NAME or keychain:NAME.")));
    visit(field("headers", &TraceConfig::headers,
                GH_TEXT("config",
                        "Other headers. A value that is a secret is named only, such as "
                        "vault:NAME.")));
    visit(field("bodies", &TraceConfig::bodies,
                GH_TEXT("config",
                        "Sends prompts and answers along, as far as records keep them and without "
                        "the secrets found in them.")));
    visit(field("gateway", &TraceConfig::gateway,
                GH_TEXT("config", "Only calls of this gateway. Empty: all.")));
}

}  // namespace gatehouse::config
