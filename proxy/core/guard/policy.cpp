#include "proxy/core/guard/policy.h"

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/guard/context.h"

namespace gatehouse::guard {
namespace {

namespace json = boost::json;

constexpr Categories kGuessed = bit(Category::PostalAddress) | bit(Category::PersonName);

struct Profile {
    std::string_view word;
    Categories categories;
};

constexpr Profile kProfiles[] = {
    {"credential", bit(Category::Secret)},
    {"secret", bit(Category::Secret)},
    {"api key", bit(Category::Secret)},
    {"financial", bit(Category::Card) | bit(Category::Iban) | bit(Category::BankNumber) |
                      bit(Category::CryptoAddress)},
    {"card", bit(Category::Card)},
    {"bank", bit(Category::Iban) | bit(Category::BankNumber)},
    {"social", bit(Category::NationalId)},
    {"ssn", bit(Category::NationalId)},
    {"national", bit(Category::NationalId)},
    {"tax", bit(Category::NationalId)},
    {"health", bit(Category::Medical)},
    {"medical", bit(Category::Medical)},
    {"contact", bit(Category::Email) | bit(Category::Phone)},
    {"address", bit(Category::PostalAddress)},
    {"name", bit(Category::PersonName)},
};

bool isTrue(const json::object& object, std::string_view name)
{
    const auto* value = object.if_contains(name);
    return value != nullptr && value->is_bool() && value->get_bool();
}

const json::array* listOf(const json::object& object, std::string_view name)
{
    const auto* value = object.if_contains(name);
    return value != nullptr ? value->if_array() : nullptr;
}

std::string_view textOf(const json::object& object, std::string_view name)
{
    const auto* value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string_view(value->get_string())
                                                  : std::string_view();
}

void readRule(const json::object& object, Policy& policy)
{
    Rule rule;
    rule.id = textOf(object, "id");
    rule.action = actionOf(textOf(object, "action")).value_or(Action::Flag);
    if (const auto* profiles = listOf(object, "profiles")) {
        for (const auto& profile : *profiles) {
            if (!profile.is_string()) continue;
            rule.categories |= categoriesOf(profile.get_string());
            if (!rule.profiles.empty()) rule.profiles += ',';
            rule.profiles += std::string_view(profile.get_string());
        }
    }
    if (const auto* checks = listOf(object, "check")) {
        rule.onRequest = rule.onResponse = false;
        for (const auto& check : *checks) {
            rule.onRequest = rule.onRequest || check == "REQUEST";
            rule.onResponse = rule.onResponse || check == "RESPONSE";
        }
    } else {
        rule.onResponse = true;  // the older form knows no direction
    }
    if (rule.categories != 0) policy.rules.push_back(std::move(rule));
}

}  // namespace

Categories categoriesOf(std::string_view profile) noexcept
{
    if (const auto category = categoryOf(profile)) return bit(*category);
    Categories found = 0;
    for (const auto& each : kProfiles) {
        if (hasNoCase(profile, each.word)) found |= each.categories;
    }
    return found != 0 ? found : ~kGuessed;
}

Policy readPolicy(std::string_view text)
{
    Policy policy;
    if (text.empty()) return policy;
    json::error_code trouble;
    const json::value value = json::parse(text, trouble);
    const auto* object = trouble ? nullptr : value.if_object();
    if (object == nullptr || !isTrue(*object, "enabled")) return policy;
    if (const auto* policies = listOf(*object, "policies")) {
        for (const auto& each : *policies) {
            if (each.is_object() && isTrue(each.get_object(), "enabled"))
                readRule(each.get_object(), policy);
        }
    } else {
        readRule(*object, policy);
    }
    return policy;
}

Categories Policy::categories(bool isRequest) const noexcept
{
    Categories all = 0;
    for (const auto& rule : rules) {
        if (isRequest ? rule.onRequest : rule.onResponse) all |= rule.categories;
    }
    return all;
}

const Rule* Policy::ruleFor(Category category, bool isRequest) const noexcept
{
    const Rule* strictest = nullptr;
    for (const auto& rule : rules) {
        if (!(isRequest ? rule.onRequest : rule.onResponse)) continue;
        if ((rule.categories & bit(category)) == 0) continue;
        if (strictest == nullptr || rule.action > strictest->action) strictest = &rule;
    }
    return strictest;
}

}  // namespace gatehouse::guard
