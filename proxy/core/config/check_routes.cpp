#include <algorithm>

#include "proxy/core/config/checks.h"
#include "proxy/core/http/grammar.h"
#include "proxy/core/policy/condition.h"
#include "proxy/core/policy/graph.h"

namespace gatehouse::config {
namespace {

constexpr std::size_t kLongestName = 100;

/// A name stands in the model of a call, between others.
bool isRouteName(std::string_view name) noexcept
{
    return !name.empty() && name.size() <= kLongestName &&
           name.find('/') == std::string_view::npos && trim(name) == name;
}

policy::Known knownOf(const Config& config, const provider::Catalogue& catalogue)
{
    policy::Known known;
    for (const auto& each : config.providers) known.providers.push_back(each.id);
    for (const auto& row : catalogue.all()) {
        known.providers.push_back(row.id);
        for (const auto& alias : row.aliases) known.providers.push_back(alias);
    }
    for (const auto& each : config.prompts) known.prompts.push_back(each.name);
    for (const auto& each : config.limits) known.limits.push_back(each.id);
    return known;
}

void checkVersion(Findings& findings, const RouteVersionConfig& version, const policy::Known& known,
                  bool runs, const std::string& path)
{
    const auto graph = policy::readGraph(version.elements);
    if (!graph) return findings.add(path, graph.error().message, graph.error().hint);
    if (!runs) return;  // a draft of another day, or one from before a provider went
    for (const auto& flaw : policy::flawsOf(*graph, known)) {
        if (flaw.isWarning) continue;
        findings.add(path,
                     flaw.node.empty()
                         ? flaw.message
                         : cat("element '", cutUtf8(flaw.node, 60), "': ", flaw.message),
                     flaw.hint);
    }
}

void checkStages(Findings& findings, const RolloutConfig& rollout, const std::string& path)
{
    if (rollout.stages.empty() || !stagesOf(rollout).empty()) return;
    findings.add(cat(path, "/stages"), "these are not rising percents",
                 "write 1, 5, 25, 100, or nothing");
}

/// Headers that speak of keys, of this hop or of the body's framing are written by the gateway.
bool isOpen(std::string_view name) noexcept
{
    constexpr std::string_view kClosed[] = {"authorization",
                                            "x-api-key",
                                            "x-goog-api-key",
                                            "api-key",
                                            "host",
                                            "content-length",
                                            "transfer-encoding",
                                            "connection",
                                            "content-encoding",
                                            "content-type",
                                            "accept-encoding",
                                            "expect",
                                            "upgrade",
                                            "te",
                                            "trailer",
                                            "proxy-authorization",
                                            "cookie"};
    return http::grammar::isToken(name) &&
           std::ranges::none_of(kClosed, [&](auto each) { return equalsNoCase(each, name); });
}

void checkTransform(Findings& findings, const TransformConfig& transform, const std::string& path)
{
    const auto isOneOf = [](std::string_view word, std::initializer_list<std::string_view> words) {
        return std::ranges::find(words, word) != words.end();
    };
    if (!isOneOf(transform.action, {"set", "remove", "rename"}))
        findings.add(cat(path, "/action"), "this word means nothing here",
                     "write set, remove or rename");
    if (!isOneOf(transform.place, {"header", "body"}))
        findings.add(cat(path, "/place"), "this word means nothing here", "write header or body");
    const bool isOfHeader = transform.place == "header";
    const auto& name = transform.action == "rename" ? transform.value : transform.target;
    if (isOfHeader && !transform.target.empty() && (!isOpen(transform.target) || !isOpen(name)))
        findings.add(cat(path, "/target"), "this header is not a route's to change",
                     "name one of your own, such as x-team");
    if (transform.target.empty())
        findings.add(cat(path, "/target"), "nothing is named", "write x-team or metadata.team");
    if (transform.action == "rename" && transform.value.empty())
        findings.add(cat(path, "/value"), "there is no new name", "write one");
}

void checkRoute(Findings& findings, const RouteConfig& route, const policy::Known& known,
                const std::string& path)
{
    if (route.id.empty() || route.id.starts_with(kPromptPrefix))
        findings.add(cat(path, "/id"), "a route has an id, which is none of a prompt",
                     "write its name, or any other text");
    if (!isRouteName(route.name))
        findings.add(cat(path, "/name"), "this cannot name a route",
                     "use at most 100 signs, without a slash");
    if (!route.path.empty() && !isOwnPath(route.path))
        findings.add(cat(path, "/path"), "this cannot be the path of a route",
                     "write one such as /ai/chat, not below /v1/");
    Distinct numbers(findings, "another version has the same number", "count on");
    for (std::size_t i = 0; i < route.versions.size(); ++i) {
        const auto& version = route.versions[i];
        const std::string place = at(cat(path, "/versions"), i);
        numbers.see(number(version.number), cat(place, "/number"));
        const bool runs = version.number == route.live || version.number == route.candidate;
        checkVersion(findings, version, known, runs, cat(place, "/elements"));
    }
    if (versionOf(route, route.live) == nullptr)
        findings.add(cat(path, "/live"), "there is no version of that number", "name one of them");
    if (route.candidate != 0 && versionOf(route, route.candidate) == nullptr)
        findings.add(cat(path, "/candidate"), "there is no version of that number",
                     "name one of them, or 0");
    if (!route.stickyBy.empty()) {
        const auto field = policy::readField(route.stickyBy);
        if (!field) findings.add(cat(path, "/stickyBy"), field.error().message, field.error().hint);
    }
    if (!route.candidateFor.empty()) {
        const auto tests = policy::Condition::compile(route.candidateFor);
        if (!tests)
            findings.add(cat(path, "/candidateFor"), tests.error().message, tests.error().hint);
    }
    checkStages(findings, route.rollout, cat(path, "/rollout"));
    Distinct names(findings, "another change has the same name", "choose another name");
    for (std::size_t i = 0; i < route.transforms.size(); ++i) {
        const std::string place = at(cat(path, "/transforms"), i);
        names.see(route.transforms[i].name, cat(place, "/name"));
        checkTransform(findings, route.transforms[i], place);
    }
}

}  // namespace

bool isOwnPath(std::string_view path) noexcept
{
    return path.size() > 1 && path.front() == '/' && path.back() != '/' &&
           path.find_first_of(" ?#%") == std::string_view::npos && !path.starts_with("/v1/") &&
           !path.starts_with("/admin") && path.find("//") == std::string_view::npos;
}

std::vector<int> stagesOf(const RolloutConfig& rollout)
{
    std::vector<int> stages;
    std::string_view rest = rollout.stages;
    while (!rest.empty()) {
        std::string_view word = trim(takeUntil(rest, ','));
        if (word.ends_with('%')) word.remove_suffix(1);
        std::int64_t share = 0;
        const bool rises = parseInt(trim(word), share) && share > 0 && share <= 100 &&
                           (stages.empty() || share > stages.back());
        if (!rises) return {};
        stages.push_back(static_cast<int>(share));
    }
    return stages;
}

void checkRoutes(Findings& findings, const Config& config, const provider::Catalogue& catalogue)
{
    if (config.routes.empty()) return;
    const policy::Known known = knownOf(config, catalogue);
    Distinct ids(findings, "another route has the same id", "choose another id");
    Distinct names(findings, "another route has the same name", "choose another name");
    Distinct paths(findings, "another route has the same path", "choose another path");
    for (std::size_t i = 0; i < config.routes.size(); ++i) {
        const auto& route = config.routes[i];
        const std::string path = at("/routes", i);
        ids.see(route.id, cat(path, "/id"));
        names.see(cat(route.gateway.empty() ? std::string(kDefaultGateway) : route.gateway, "/",
                      route.name),
                  cat(path, "/name"));
        paths.see(route.path, cat(path, "/path"));
        checkRoute(findings, route, known, path);
    }
}

}  // namespace gatehouse::config
