#include <algorithm>
#include <array>
#include <type_traits>

#include "proxy/core/config/checks.h"
#include "proxy/core/config/credential.h"
#include "proxy/core/config/gateway_shapes.h"
#include "proxy/core/limit/spend_policy.h"

namespace gatehouse::config {
namespace {

constexpr std::size_t kLongestId = 64;

bool isGatewayId(std::string_view id) noexcept
{
    return !id.empty() && id.size() <= kLongestId && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
    });
}

/// A text of which only some words mean something.
struct Choice {
    std::string GatewayConfig::*member;
    std::string_view key;
    std::array<std::string_view, 3> words;
    std::string_view hint;
};

constexpr Choice kChoices[] = {
    {&GatewayConfig::retryBackoff,
     "retryBackoff",
     {"constant", "linear", "exponential"},
     "write constant, linear or exponential"},
    {&GatewayConfig::rateLimitingTechnique,
     "rateLimitingTechnique",
     {"fixed", "sliding", ""},
     "write fixed or sliding"},
    {&GatewayConfig::logManagementStrategy,
     "logManagementStrategy",
     {"STOP_INSERTING", "DELETE_OLDEST", ""},
     "write STOP_INSERTING or DELETE_OLDEST"},
    {&GatewayConfig::workersAiBillingMode,
     "workersAiBillingMode",
     {"postpaid", "unified", ""},
     "write postpaid or unified"},
};

}  // namespace

void checkGateways(Findings& findings, const Config& config)
{
    Distinct ids(findings, "another gateway has the same id", "choose another id");
    for (std::size_t i = 0; i < config.gateways.size(); ++i) {
        const auto& gateway = config.gateways[i];
        const std::string path = at("/gateways", i);
        if (!isGatewayId(gateway.id)) {
            findings.add(cat(path, "/id"), "this cannot name a gateway",
                         "use at most 64 letters, digits, - and _, such as my-gateway");
        }
        ids.see(gateway.id, cat(path, "/id"));
        if (gateway.retryMaxAttempts == 0) {
            findings.add(cat(path, "/retryMaxAttempts"), "a provider is asked at least once",
                         "write 1 to 5, or -1 for not set");
        }
        for (const Choice& choice : kChoices) {
            const std::string& text = gateway.*choice.member;
            if (text.empty() || std::ranges::find(choice.words, text) != choice.words.end())
                continue;
            findings.add(cat(path, "/", choice.key), "this word means nothing here", choice.hint);
        }
        GatewayConfig::fields([&](const auto& field) {
            using Value = typename std::decay_t<decltype(field)>::MemberType;
            if constexpr (std::is_same_v<Value, std::string>) {
                if (field.unit != Unit::Json) return;
                if (field.key == "policies") {
                    const std::string here = cat(path, "/policies");
                    if (const auto read = limit::readPolicies(gateway.policies); !read)
                        findings.add(here, read.error().message, read.error().hint);
                    return;
                }
                for (auto& each :
                     shapeProblems(field.key, gateway.*field.member, cat(path, "/", field.key)))
                    findings.add(std::move(each.path), each.message, each.hint);
            }
        });
    }
}

}  // namespace gatehouse::config
