#include "proxy/core/pipeline/probe_call.h"

#include "proxy/core/http/url.h"
#include "proxy/core/pipeline/stages/translate.h"

namespace gatehouse::pipeline {

Result<void> writeProbe(Exchange& x, Target& target, const Env& env)
{
    const auto& upstream = *target.upstream;
    const auto& chosen = upstream.chosen.probePath;
    const auto [path, query] = http::splitTarget(chosen.empty() ? upstream.row.probe : chosen);
    x.arrival.head.method = "GET";
    x.arrival.head.target = path;
    x.arrival.head.headers.add("Accept", "application/json");
    x.parse.dialect = &dialect::byId("verbatim");
    x.parse.path = path;
    x.parse.query = query;
    target.dialect = x.parse.dialect;
    return stages::translate(x, target, env);
}

}  // namespace gatehouse::pipeline
