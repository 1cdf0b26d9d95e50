#include "proxy/shell/engine/cloudflare_api.h"

#include <algorithm>

#include "proxy/core/base/text.h"
#include "proxy/core/http/url.h"
#include "proxy/core/pipeline/stages/admit.h"
#include "proxy/shell/engine/admin_api.h"
#include "proxy/shell/engine/cloudflare_datasets.h"
#include "proxy/shell/engine/cloudflare_evaluations.h"
#include "proxy/shell/engine/cloudflare_gateways.h"
#include "proxy/shell/engine/cloudflare_keys.h"
#include "proxy/shell/engine/cloudflare_logs.h"
#include "proxy/shell/engine/cloudflare_policies.h"
#include "proxy/shell/engine/cloudflare_providers.h"
#include "proxy/shell/engine/cloudflare_routes.h"

namespace gatehouse::engine {
namespace {

using cloudflare::Call;
using pipeline::Reply;

constexpr std::string_view kAccounts = "/client/v4/accounts/";
constexpr std::string_view kApi = "ai-gateway/";

struct Route {
    std::string_view method;
    std::string_view path;  ///< `*` is any one part
    Reply (*answer)(const Call&);
};

// clang-format off
constexpr Route kRoutes[] = {
    {"GET",    "gateways",                   cloudflare::listGateways},
    {"POST",   "gateways",                   cloudflare::createGateway},
    {"GET",    "gateways/*",                 cloudflare::getGateway},
    {"PUT",    "gateways/*",                 cloudflare::replaceGateway},
    {"PATCH",  "gateways/*",                 cloudflare::changeGateway},
    {"DELETE", "gateways/*",                 cloudflare::removeGateway},
    {"GET",    "gateways/*/url/*",           cloudflare::getUrl},
    {"GET",    "gateways/*/logs",            cloudflare::listLogs},
    {"DELETE", "gateways/*/logs",            cloudflare::removeLogs},
    {"GET",    "gateways/*/logs/*",          cloudflare::getLog},
    {"PATCH",  "gateways/*/logs/*",          cloudflare::editLog},
    {"GET",    "gateways/*/logs/*/request",  cloudflare::getLogRequest},
    {"GET",    "gateways/*/logs/*/response", cloudflare::getLogResponse},
    {"GET",    "gateways/*/provider_configs",   cloudflare::listKeys},
    {"POST",   "gateways/*/provider_configs",   cloudflare::createKey},
    {"GET",    "gateways/*/provider_configs/*", cloudflare::getKey},
    {"PUT",    "gateways/*/provider_configs/*", cloudflare::changeKey},
    {"PATCH",  "gateways/*/provider_configs/*", cloudflare::changeKey},
    {"DELETE", "gateways/*/provider_configs/*", cloudflare::removeKey},
    {"GET",    "gateways/*/routes",                 cloudflare::listRoutes},
    {"POST",   "gateways/*/routes",                 cloudflare::createRoute},
    {"GET",    "gateways/*/routes/*",               cloudflare::getRoute},
    {"PATCH",  "gateways/*/routes/*",               cloudflare::renameRoute},
    {"DELETE", "gateways/*/routes/*",               cloudflare::removeRoute},
    {"GET",    "gateways/*/routes/*/versions",      cloudflare::listVersions},
    {"POST",   "gateways/*/routes/*/versions",      cloudflare::createVersion},
    {"GET",    "gateways/*/routes/*/versions/*",    cloudflare::getVersion},
    {"GET",    "gateways/*/routes/*/deployments",   cloudflare::listDeployments},
    {"POST",   "gateways/*/routes/*/deployments",   cloudflare::createDeployment},
    {"GET",    "gateways/*/policies",               cloudflare::listPolicies},
    {"POST",   "gateways/*/policies",               cloudflare::createPolicy},
    {"POST",   "gateways/*/policies/commit",        cloudflare::commitPolicies},
    {"POST",   "gateways/*/policies/simulate",      cloudflare::simulatePolicies},
    {"GET",    "gateways/*/policies/*",             cloudflare::getPolicy},
    {"PUT",    "gateways/*/policies/*",             cloudflare::changePolicy},
    {"DELETE", "gateways/*/policies/*",             cloudflare::removePolicy},
    {"GET",    "gateways/*/datasets",               cloudflare::listDatasets},
    {"POST",   "gateways/*/datasets",               cloudflare::createDataset},
    {"GET",    "gateways/*/datasets/*",             cloudflare::getDataset},
    {"PUT",    "gateways/*/datasets/*",             cloudflare::replaceDataset},
    {"DELETE", "gateways/*/datasets/*",             cloudflare::removeDataset},
    {"GET",    "gateways/*/evaluations",            cloudflare::listEvaluations},
    {"POST",   "gateways/*/evaluations",            cloudflare::createEvaluation},
    {"GET",    "gateways/*/evaluations/*",          cloudflare::getEvaluation},
    {"DELETE", "gateways/*/evaluations/*",          cloudflare::removeEvaluation},
    {"GET",    "evaluation-types",                  cloudflare::listEvaluationTypes},
    {"GET",    "custom-providers",           cloudflare::listProviders},
    {"POST",   "custom-providers",           cloudflare::createProvider},
    {"GET",    "custom-providers/*",         cloudflare::getProvider},
    {"PATCH",  "custom-providers/*",         cloudflare::changeProvider},
    {"DELETE", "custom-providers/*",         cloudflare::removeProvider},
};

// clang-format on

/// Whether `path` has the form of `pattern`; then its open parts, unescaped.
bool matches(std::string_view pattern, std::string_view path, std::vector<std::string>& names)
{
    names.clear();
    while (!pattern.empty() && !path.empty()) {
        const auto wanted = takeUntil(pattern, '/');
        const auto part = takeUntil(path, '/');
        if (wanted == "*" && !part.empty()) {
            names.push_back(http::unescape(part));
        } else if (wanted != part) {
            return false;
        }
    }
    return pattern.empty() && path.empty();
}

/// In a query a plus is a blank.
std::string queryText(std::string_view escaped)
{
    std::string text(escaped);
    std::ranges::replace(text, '+', ' ');
    return http::unescape(text);
}

std::vector<std::pair<std::string, std::string>> queryOf(std::string_view query)
{
    std::vector<std::pair<std::string, std::string>> pairs;
    while (!query.empty()) {
        std::string_view value = takeUntil(query, '&');
        if (value.empty()) continue;
        const std::string_view name = takeUntil(value, '=');
        pairs.emplace_back(queryText(name), queryText(value));
    }
    return pairs;
}

Reply noRoute(std::string_view methods)
{
    if (methods.empty()) {
        return cloudflare::refuse(fail(ErrorKind::NotFound,
                                       "there is no such route of the AI gateway API",
                                       "docs/guide/cloudflare.md lists those that are"));
    }
    return cloudflare::refuse(fail(ErrorKind::MethodNotAllowed,
                                   "this path does not know that method", cat("use ", methods)));
}

Reply billing()
{
    return cloudflare::refuse(fail(ErrorKind::NotImplemented,
                                   "this gateway bills nobody: providers bill their own keys",
                                   "see what was spent in the log, or on the dashboard"));
}

Reply route(Call& call, std::string_view path)
{
    if (path == "billing" || path.starts_with("billing/")) return billing();
    std::string methods;
    for (const Route& each : kRoutes) {
        if (!matches(each.path, path, call.names)) continue;
        if (each.method == call.x.arrival.head.method) return each.answer(call);
        methods += methods.empty() ? std::string(each.method) : cat(", ", each.method);
    }
    return noRoute(methods);
}

}  // namespace

bool isCloudflareApi(std::string_view path) noexcept
{
    if (!path.starts_with(kAccounts)) return false;
    path.remove_prefix(kAccounts.size());
    const auto account = takeUntil(path, '/');
    return !account.empty() && path.starts_with(kApi);
}

Reply answerCloudflare(const pipeline::Exchange& x, const pipeline::Snapshot& snapshot,
                       const CloudflareView& view)
{
    const auto& head = x.arrival.head;
    if (const auto error = pipeline::stages::foreign(head, snapshot))
        return cloudflare::refuse(*error);
    if (!hasAdminToken(head, view.token)) {
        return cloudflare::refuse(
            fail(ErrorKind::Unauthorized, "this API needs the admin token",
                 "send Authorization: Bearer with the text of admin.token in the data folder, or "
                 "of server.adminToken; a gateway key is not enough"));
    }
    const auto target = http::splitTarget(head.target);
    std::string_view path = target.path.substr(kAccounts.size());
    Call call{x, snapshot, view, http::unescape(takeUntil(path, '/')), {}, queryOf(target.query)};
    path.remove_prefix(kApi.size());
    while (path.ends_with('/')) path.remove_suffix(1);
    return route(call, path);
}

}  // namespace gatehouse::engine
