#include "proxy/core/pipeline/guard_table.h"

#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/guard/demand.h"

namespace gatehouse::pipeline {
namespace {

namespace json = boost::json;

const json::value* memberOf(const json::value* value, std::string_view name)
{
    const auto* object = value != nullptr ? value->if_object() : nullptr;
    return object != nullptr ? object->if_contains(name) : nullptr;
}

void readShare(const json::value* object, std::string_view name, double& share)
{
    const auto* value = memberOf(object, name);
    if (value != nullptr && value->is_number()) share = value->to_number<double>();
}

std::shared_ptr<const guard::Scanner> scannerFor(const guard::Policy& policy, bool isRequest)
{
    if (!policy.looksAt(isRequest)) return nullptr;
    auto scanner = guard::Scanner::make(policy.options(isRequest));
    return scanner ? std::move(*scanner) : nullptr;
}

}  // namespace

std::optional<InjectionRule> injectionRuleOf(std::string_view guardrails)
{
    if (guardrails.empty()) return std::nullopt;
    json::error_code trouble;
    const json::value value = json::parse(guardrails, trouble);
    if (trouble) return std::nullopt;
    const auto* action = memberOf(memberOf(&value, "prompt"), "P1");
    if (action == nullptr || !action->is_string()) return std::nullopt;
    InjectionRule rule;
    rule.blocks = action->get_string() == "BLOCK";
    rule.sanitises = action->get_string() == "SANITIZE";
    const auto* own = memberOf(&value, "injection");
    readShare(own, "falseAlarms", rule.falseAlarms);
    readShare(own, "resultFalseAlarms", rule.resultFalseAlarms);
    return rule;
}

std::shared_ptr<const GuardEntry> guardOf(const config::GatewayConfig& gateway,
                                          const config::AccessConfig& access)
{
    auto injection = injectionRuleOf(gateway.guardrails);
    auto judge = guard::readJudge(gateway.guardrails);
    if (gateway.dlp.empty() && !injection && !judge) return nullptr;
    auto policy = guard::readPolicy(gateway.dlp);
    const bool onRequest = policy.looksAt(true);
    const bool onResponse = policy.looksAt(false);
    auto demands = guard::readDemands(gateway.dlp);
    if (!onRequest && !onResponse && !injection && !judge && !demands) return nullptr;
    auto scanner = scannerFor(policy, true);
    auto answers = scannerFor(policy, false);
    const bool restores = policy.hasPlaceholders(true);
    return std::make_shared<const GuardEntry>(GuardEntry{
        std::move(policy), std::move(scanner), std::move(answers), Hmac(access.salt), onRequest,
        onResponse, injection, std::move(judge), restores, std::move(demands)});
}

std::shared_ptr<const GuardEntry> guardOf(const policy::GuardRule& rule,
                                          const config::AccessConfig& access)
{
    guard::Rule looksFor;
    looksFor.id = "route";
    looksFor.action = guard::actionOf(rule.action).value_or(guard::Action::Block);
    for (const auto& word : rule.categories) {
        const auto category = guard::categoryOf(word);
        if (category) looksFor.categories |= guard::bit(*category);
        looksFor.profiles += cat(looksFor.profiles.empty() ? "" : ",", word);
    }
    std::optional<InjectionRule> injection;
    if (rule.falseAlarms) {
        injection = InjectionRule();
        const double ofTools =
            injection->resultFalseAlarms / injection->falseAlarms * *rule.falseAlarms;
        injection->blocks = looksFor.action != guard::Action::Flag;
        injection->falseAlarms = *rule.falseAlarms;
        injection->resultFalseAlarms = ofTools;
    }
    const auto asked = looksFor.categories;
    guard::Policy policy;
    if (asked != 0) policy.rules.push_back(std::move(looksFor));
    auto scanner = scannerFor(policy, true);
    return std::make_shared<const GuardEntry>(GuardEntry{std::move(policy), std::move(scanner),
                                                         nullptr, Hmac(access.salt), asked != 0,
                                                         false, injection, std::nullopt, false});
}

}  // namespace gatehouse::pipeline
