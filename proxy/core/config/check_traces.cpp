#include "proxy/core/config/checks.h"
#include "proxy/core/config/credential.h"
#include "proxy/core/http/url.h"

namespace gatehouse::config {
namespace {

void checkHeaders(Findings& findings, const TraceConfig& trace, const std::string& path)
{
    for (std::size_t i = 0; i < trace.headers.size(); ++i) {
        const auto& header = trace.headers[i];
        const std::string here = at(cat(path, "/headers"), i);
        if (header.name.empty())
            findings.add(cat(here, "/name"), "a header needs a name", "write its name");
        const bool isNamed = whyUnusable(SecretRef{header.value}).empty();
        const bool isBare = isCredentialHeader(header.name) || looksLikeCredential(header.value);
        if (isBare && !isNamed && !header.value.empty())
            findings.add(cat(here, "/value"), "this looks like a secret itself",
                         "keep it elsewhere and name it here, such as vault:NAME or env:NAME");
    }
}

}  // namespace

void checkTraces(Findings& findings, const Config& config)
{
    Distinct ids(findings, "another collector has the same id", "choose another id");
    for (std::size_t i = 0; i < config.traces.size(); ++i) {
        const auto& trace = config.traces[i];
        const std::string path = at("/traces", i);
        if (trace.id.empty())
            findings.add(cat(path, "/id"), "a collector needs an id", "write any text");
        ids.see(trace.id, cat(path, "/id"));
        if (!http::parseUrl(trace.url))
            findings.add(cat(path, "/url"), "this is no address",
                         "write it whole, such as https://collector.example/v1/traces");
        if (trace.format != kTraceJson && trace.format != kTraceProtobuf)
            findings.add(cat(path, "/format"), "this word means nothing here",
                         "write json or protobuf");
        checkHeaders(findings, trace, path);
    }
}

}  // namespace gatehouse::config
