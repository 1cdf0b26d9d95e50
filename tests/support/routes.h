#pragma once

#include <string>
#include <vector>

#include "proxy/core/config/routes.h"
#include "tests/support/wire.h"

/// Routes for tests, in a few words. Single quotes stand for double ones.
namespace gatehouse::tests {

/// A model node `id`: `more` are further properties, with a comma in front.
inline std::string modelNode(const std::string& id, const std::string& provider,
                             const std::string& fallback = "end", const std::string& more = {})
{
    return "{'id':'" + id + "','type':'model','properties':{'provider':'" + provider +
           "','model':'m-" + id + "'" + more +
           "},'outputs':{'success':{'elementId':'end'},'fallback':{'elementId':'" + fallback +
           "'}}}";
}

/// A model node of several targets, {'provider':…,'model':…} each.
inline std::string balancedNode(const std::string& id, const std::string& targets,
                                const std::string& balance, const std::string& more = {})
{
    return "{'id':'" + id + "','type':'model','properties':{'targets':[" + targets +
           "],'balance':'" + balance + "'" + more +
           "},'outputs':{'success':{'elementId':'end'},'fallback':{'elementId':'end'}}}";
}

/// A start that leads to `first`, the given nodes, an end.
inline std::string graphOf(const std::string& first, const std::vector<std::string>& nodes)
{
    std::string all =
        "[{'id':'start','type':'start','outputs':{'next':{'elementId':'" + first + "'}}}";
    for (const auto& each : nodes) all += "," + each;
    return quoted(all + ",{'id':'end','type':'end'}]");
}

inline config::RouteConfig routeOf(const std::string& name, const std::string& first,
                                   const std::vector<std::string>& nodes)
{
    config::RouteConfig route;
    route.id = route.name = name;
    route.versions.push_back({.number = 1, .elements = graphOf(first, nodes)});
    return route;
}

}  // namespace gatehouse::tests
