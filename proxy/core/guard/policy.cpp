#include "proxy/core/guard/policy.h"

#include <algorithm>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/base/wildcard.h"
#include "proxy/core/guard/context.h"
#include "proxy/core/guard/links.h"

namespace gatehouse::guard {
namespace {

namespace json = boost::json;

/// Only where they are named: guesses, and what most links of ordinary answers are.
constexpr Categories kNamedOnly = bit(Category::PostalAddress) | bit(Category::PersonName) |
                                  bit(Category::ImageLink) | bit(Category::DataLink) |
                                  bit(Category::Code);

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

std::vector<std::string> textsOf(const json::object& object, std::string_view name)
{
    std::vector<std::string> texts;
    if (const auto* list = listOf(object, name)) {
        for (const auto& each : *list) {
            if (each.is_string()) texts.emplace_back(each.get_string());
        }
    }
    return texts;
}

void readOwn(const json::object& object, Policy& policy)
{
    if (const auto* lists = listOf(object, "words")) {
        for (const auto& each : *lists) {
            const auto* list = each.if_object();
            if (list == nullptr) continue;
            policy.words.push_back({std::string(textOf(*list, "id")), textsOf(*list, "words")});
        }
    }
    if (const auto* patterns = listOf(object, "patterns")) {
        for (const auto& each : *patterns) {
            const auto* pattern = each.if_object();
            if (pattern == nullptr) continue;
            const auto* group = pattern->if_contains("group");
            const bool hasGroup = group != nullptr && group->is_int64();
            policy.patterns.push_back({std::string(textOf(*pattern, "id")),
                                       std::string(textOf(*pattern, "expression")),
                                       hasGroup ? static_cast<int>(group->get_int64()) : 0});
        }
    }
}

bool isOwn(const Policy& policy, std::string_view id)
{
    return std::ranges::find(policy.words, id, &WordList::id) != policy.words.end() ||
           std::ranges::find(policy.patterns, id, &OwnPattern::id) != policy.patterns.end();
}

/// Names of what is asked of whole messages (demand.h): nothing that a scanner looks for.
std::vector<std::string> demandIds(const json::object& dlp)
{
    std::vector<std::string> ids;
    if (const auto* demands = listOf(dlp, "demands")) {
        for (const auto& each : *demands) {
            if (each.is_object()) ids.emplace_back(textOf(each.get_object(), "id"));
        }
    }
    return ids;
}

/// Demands on code that a rule may take out of a message (code_blocks.h).
void readBlocks(const json::object& dlp, Policy& policy)
{
    const auto* demands = listOf(dlp, "demands");
    if (demands == nullptr) return;
    for (const auto& each : *demands) {
        const auto* demand = each.if_object();
        if (demand == nullptr || textOf(*demand, "kind") != "code") continue;
        policy.blocks.push_back({std::string(textOf(*demand, "id")), textsOf(*demand, "names"),
                                 isTrue(*demand, "only")});
    }
}

void readRule(const json::object& object, const std::vector<std::string>& demands, Policy& policy)
{
    Rule rule;
    rule.id = textOf(object, "id");
    rule.action = actionOf(textOf(object, "action")).value_or(Action::Flag);
    for (auto& profile : textsOf(object, "profiles")) {
        const bool takesOut =
            rule.action == Action::Redact &&
            std::ranges::find(policy.blocks, profile, &CodeBlocks::id) != policy.blocks.end();
        if (!takesOut && std::ranges::find(demands, profile) != demands.end()) continue;
        rule.profiles += cat(rule.profiles.empty() ? "" : ",", profile);
        if (takesOut || isOwn(policy, profile)) {
            rule.own.push_back(std::move(profile));
        } else {
            rule.categories |= categoriesOf(profile);
        }
    }
    rule.providers = textsOf(object, "providers");
    rule.models = textsOf(object, "models");
    for (const auto& host : textsOf(object, "hosts")) rule.hosts.push_back(lower(host));
    rule.restores = rule.action == Action::Placeholder && isTrue(object, "restore");
    if (const auto* checks = listOf(object, "check")) {
        rule.onRequest = rule.onResponse = false;
        for (const auto& check : *checks) {
            rule.onRequest = rule.onRequest || check == "REQUEST";
            rule.onResponse = rule.onResponse || check == "RESPONSE";
        }
    } else {
        rule.onResponse = true;  // the older form knows no direction
    }
    if (rule.categories != 0 || !rule.own.empty()) policy.rules.push_back(std::move(rule));
}

bool isAmong(const std::vector<std::string>& names, std::string_view name) noexcept
{
    if (names.empty() || name.empty()) return true;
    return std::ranges::any_of(names,
                               [name](const std::string& each) { return isLike(name, each); });
}

}  // namespace

Categories categoriesOf(std::string_view profile) noexcept
{
    if (const auto category = categoryOf(profile)) return bit(*category);
    Categories found = 0;
    for (const auto& each : kProfiles) {
        if (hasNoCase(profile, each.word)) found |= each.categories;
    }
    return found != 0 ? found : ~kNamedOnly;
}

Policy readPolicy(std::string_view text)
{
    Policy policy;
    if (text.empty()) return policy;
    json::error_code trouble;
    const json::value value = json::parse(text, trouble);
    const auto* object = trouble ? nullptr : value.if_object();
    if (object == nullptr || !isTrue(*object, "enabled")) return policy;
    readOwn(*object, policy);
    readBlocks(*object, policy);
    const auto demands = demandIds(*object);
    if (const auto* policies = listOf(*object, "policies")) {
        for (const auto& each : *policies) {
            if (each.is_object() && isTrue(each.get_object(), "enabled"))
                readRule(each.get_object(), demands, policy);
        }
    } else {
        readRule(*object, demands, policy);
    }
    return policy;
}

bool Rule::isOf(const Passage& passage) const noexcept
{
    return (passage.isRequest ? onRequest : onResponse) && isAmong(providers, passage.provider) &&
           isAmong(models, passage.model);
}

bool Rule::wants(const Finding& finding) const noexcept
{
    return (categories & bit(finding.category)) != 0 ||
           std::ranges::find(own, finding.rule) != own.end();
}

bool Policy::looksAt(bool isRequest) const noexcept
{
    return std::ranges::any_of(rules, [isRequest](const Rule& rule) {
        return isRequest ? rule.onRequest : rule.onResponse;
    });
}

ScannerOptions Policy::options(bool isRequest) const
{
    ScannerOptions wanted;
    const auto isNamed = [&](const std::string& id) {
        return std::ranges::any_of(rules, [&](const Rule& rule) {
            return (isRequest ? rule.onRequest : rule.onResponse) &&
                   std::ranges::find(rule.own, id) != rule.own.end();
        });
    };
    for (const auto& rule : rules) {
        if (isRequest ? rule.onRequest : rule.onResponse) wanted.categories |= rule.categories;
    }
    const bool allWords = (wanted.categories & bit(Category::Word)) != 0;
    const bool allPatterns = (wanted.categories & bit(Category::Pattern)) != 0;
    for (const auto& each : words) {
        if (allWords || isNamed(each.id)) wanted.words.push_back(each);
    }
    for (const auto& each : patterns) {
        if (allPatterns || isNamed(each.id)) wanted.patterns.push_back(each);
    }
    for (const auto& each : blocks) {
        if (isNamed(each.id)) wanted.blocks.push_back(each);
    }
    if ((wanted.categories & bit(Category::Code)) != 0)
        wanted.blocks.push_back({std::string(name(Category::Code)), {}, false});
    return wanted;
}

bool Rule::letsPass(const Finding& finding, std::string_view value) const
{
    const bool isLink =
        finding.category == Category::ImageLink || finding.category == Category::DataLink;
    if (!isLink || hosts.empty()) return false;
    const auto host =
        hostOf(value, finding.end - finding.begin <= value.size() && value.size() < kWindow);
    return !host.empty() && isAmong(hosts, host);
}

const Rule* Policy::ruleFor(const Finding& finding, const Passage& passage,
                            std::string_view value) const
{
    const Rule* strictest = nullptr;
    for (const auto& rule : rules) {
        if (!rule.isOf(passage) || !rule.wants(finding) || rule.letsPass(finding, value)) continue;
        if (strictest == nullptr || rule.action > strictest->action) strictest = &rule;
    }
    return strictest;
}

bool Policy::hasPlaceholders(bool thatRestore) const noexcept
{
    return std::ranges::any_of(rules, [thatRestore](const Rule& rule) {
        return rule.action == Action::Placeholder && (rule.restores || !thatRestore);
    });
}

bool Policy::mayRestore(const Finding& finding) const noexcept
{
    return std::ranges::any_of(
        rules, [&finding](const Rule& rule) { return rule.restores && rule.wants(finding); });
}

}  // namespace gatehouse::guard
