#include "proxy/core/limit/spend_policy.h"

#include <algorithm>
#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/base/wildcard.h"
#include "proxy/core/provider/price.h"

namespace gatehouse::limit {
namespace {

namespace json = boost::json;
using Action = SpendPolicy::Action;
using Outcome = policy::Expression::Outcome;

struct PeriodRow {
    std::string_view word;
    Period period;
};

constexpr PeriodRow kPeriods[] = {{"hourly", Period::Hour},
                                  {"daily", Period::Day},
                                  {"weekly", Period::Week},
                                  {"monthly", Period::Month}};

Error wrong(std::string_view member, std::string_view message, std::string_view hint)
{
    return fail(ErrorKind::Invalid, cat(member, ": ", message), std::string(hint));
}

std::optional<std::string> textAt(const json::object& from, std::string_view name)
{
    const auto* value = from.if_contains(name);
    if (value == nullptr || !value->is_string()) return std::nullopt;
    return std::string(std::string_view(value->get_string()));
}

/// "user:{cf.user.id}" → user: and cf, user, id
Result<void> readActor(const json::object& from, SpendPolicy& made)
{
    const auto actor = textAt(from, "actor");
    if (!actor || actor->empty())
        return wrong("actor", "nobody is named", "write company:all, or user:{cf.user.id}");
    std::string_view rest = *actor;
    while (!rest.empty()) {
        const auto open = rest.find('{');
        if (open != 0) made.actor.push_back({std::string(rest.substr(0, open)), {}});
        if (open == std::string_view::npos) break;
        const auto end = rest.find('}', open);
        std::string_view name =
            rest.substr(open + 1, end == std::string_view::npos ? 0 : end - open - 1);
        name = trim(name);
        if (name.empty())
            return wrong("actor", "a brace has no name or no end", "write user:{cf.user.id}");
        SpendPolicy::Part part;
        while (!name.empty()) part.path.emplace_back(takeUntil(name, '.'));
        made.actor.push_back(std::move(part));
        rest.remove_prefix(end + 1);
    }
    return {};
}

/// A text or a list of texts.
bool readNames(const json::value& from, std::vector<std::string>& to)
{
    if (from.is_string()) {
        to.emplace_back(std::string_view(from.get_string()));
        return true;
    }
    if (!from.is_array() || from.get_array().empty()) return false;
    for (const auto& each : from.get_array()) {
        if (!each.is_string()) return false;
        to.emplace_back(std::string_view(each.get_string()));
    }
    return true;
}

Result<void> readResource(const json::object& from, SpendPolicy& made)
{
    const auto* resource = from.if_contains("resource");
    const Error unfit = wrong("resource", "it does not say which models",
                              R"(write "*", or {"model": "openai/gpt-*"})");
    if (resource == nullptr) return unfit;
    made.resource = json::serialize(*resource);
    if (resource->is_string())
        return resource->get_string() == "*" ? Result<void>() : Result<void>(unfit);
    if (!resource->is_object() || resource->get_object().empty()) return unfit;
    for (const auto& [name, value] : resource->get_object()) {
        auto& to = name == "model" ? made.models : made.providers;
        if ((name != "model" && name != "provider") || !readNames(value, to)) return unfit;
    }
    return {};
}

Result<void> readCap(const json::object& action, SpendPolicy& made)
{
    const auto* amount = action.if_contains("amount");
    const auto dollars = amount != nullptr && amount->is_number()
                             ? provider::parseDollars(json::serialize(*amount))
                             : std::nullopt;
    if (!dollars || *dollars == 0)
        return wrong("action", "its amount is no number of dollars above 0", "write 100");
    made.amount = *dollars;
    const auto word = textAt(action, "period").value_or("");
    const auto* row = std::ranges::find(kPeriods, word, &PeriodRow::word);
    if (row == std::end(kPeriods))
        return wrong("action", "its period is not known", "write hourly, daily, weekly or monthly");
    made.period = row->period;
    if (textAt(action, "technique") != "named-interval")
        return wrong("action", "its technique is not known", "write named-interval");
    return {};
}

Result<void> readAction(const json::object& from, SpendPolicy& made)
{
    const auto* action = from.if_contains("action");
    if (action == nullptr || !action->is_object())
        return wrong("action", "it is missing", R"(write {"type": "block"})");
    const auto& object = action->get_object();
    const auto type = textAt(object, "type").value_or("");
    if (type == "limit") {
        made.action = Action::Cap;
        return readCap(object, made);
    }
    made.action = type == "block" ? Action::Block : Action::Free;
    if (type != "block" && type != "no-limit")
        return wrong("action", "its type is not known", "write no-limit, block or limit");
    const auto* except = object.if_contains("except");
    made.isExcept = type == "block" && except != nullptr && except->is_bool() && except->get_bool();
    return {};
}

/// A * stands for anything but a slash.
bool isModelLike(std::string_view model, std::string_view pattern)
{
    while (!model.empty() && !pattern.empty()) {
        if (!isLike(takeUntil(model, '/'), takeUntil(pattern, '/'))) return false;
    }
    return model.empty() && pattern.empty();
}

/// A model is named with its provider in front or without.
bool means(const SpendPolicy& policy, const PolicyCall& call)
{
    const auto isOfCall = [&](const std::string& pattern) {
        return isModelLike(call.model, pattern) ||
               std::ranges::any_of(call.providers, [&](const std::string& provider) {
                   return isModelLike(cat(provider, "/", call.model), pattern);
               });
    };
    const auto isProvider = [&](const std::string& name) {
        return std::ranges::find(call.providers, name) != call.providers.end();
    };
    return (policy.models.empty() || std::ranges::any_of(policy.models, isOfCall)) &&
           (policy.providers.empty() || std::ranges::any_of(policy.providers, isProvider));
}

/// Nothing: the call has not what it names.
std::optional<std::string> actorOf(const SpendPolicy& policy, const PolicyCall& call)
{
    std::string actor;
    for (const auto& part : policy.actor) {
        actor += part.text;
        if (part.path.empty()) continue;
        const auto known = call.identity(part.path);
        if (!known || known->items.empty()) return std::nullopt;
        const auto* text = std::get_if<std::string>(&known->items.front());
        actor += text != nullptr ? *text : policy::show(known->items.front());
    }
    return actor;
}

bool blocks(const SpendPolicy& policy, const PolicyCall& call)
{
    return means(policy, call) != policy.isExcept &&
           policy.condition.holds(call.identity) != Outcome::False;
}

struct Group {
    PolicyVerdict::Bucket bucket;
    bool isFree = false;
};

Group& groupOf(std::vector<Group>& groups, std::string id)
{
    const auto found =
        std::ranges::find_if(groups, [&](const Group& each) { return each.bucket.id == id; });
    if (found != groups.end()) return *found;
    groups.push_back({.bucket = {std::move(id), {}}, .isFree = false});
    return groups.back();
}

void addCap(PolicyVerdict::Bucket& bucket, const SpendPolicy& policy)
{
    const auto same = std::ranges::find(bucket.caps, policy.period, &SpendPolicy::period);
    if (same == bucket.caps.end())
        bucket.caps.push_back(&policy);
    else if ((*same)->amount < policy.amount)
        *same = &policy;
}

}  // namespace

Result<SpendPolicy> readPolicy(const json::object& from)
{
    SpendPolicy made;
    made.id = textAt(from, "id").value_or("");
    made.name = textAt(from, "name").value_or("");
    if (made.name.empty()) return wrong("name", "it is missing", "say what the policy is for");
    GH_TRY(readActor(from, made));
    GH_TRY(readResource(from, made));
    auto condition = policy::Expression::compile(textAt(from, "condition").value_or("true"));
    if (!condition) return wrong("condition", condition.error().message, condition.error().hint);
    made.condition = std::move(*condition);
    GH_TRY(readAction(from, made));
    return made;
}

Result<std::vector<SpendPolicy>> readPolicies(std::string_view text)
{
    std::vector<SpendPolicy> policies;
    if (text.empty()) return policies;
    boost::system::error_code trouble;
    const auto parsed = json::parse(text, trouble);
    if (trouble || !parsed.is_array())
        return fail(ErrorKind::Invalid, "this is no list of policies", "write [], or leave it out");
    std::int64_t place = 0;
    for (const auto& each : parsed.get_array()) {
        const std::string at = number(place);
        if (!each.is_object())
            return fail(ErrorKind::Invalid, cat(at, ": this is no policy"), "write an object");
        auto made = readPolicy(each.get_object());
        if (!made)
            return fail(ErrorKind::Invalid, cat(at, "/", made.error().message), made.error().hint);
        const auto* isOn = each.get_object().if_contains("enabled");
        // One that is switched off is checked, and then as if it were not there.
        if (isOn == nullptr || !isOn->is_bool() || isOn->get_bool())
            policies.push_back(std::move(*made));
        ++place;
    }
    return policies;
}

PolicyVerdict judge(std::span<const SpendPolicy> policies, const PolicyCall& call)
{
    PolicyVerdict verdict;
    if (policies.empty()) return verdict;
    const auto block = std::ranges::find_if(policies, [&](const SpendPolicy& each) {
        return each.action == Action::Block && blocks(each, call);
    });
    if (block != policies.end()) return {PolicyVerdict::Kind::Blocked, &*block, {}};
    std::vector<Group> groups;
    for (const auto& each : policies) {
        if (each.action == Action::Block || !means(each, call)) continue;
        if (each.condition.holds(call.identity) != Outcome::True) continue;
        const auto actor = actorOf(each, call);
        if (!actor) continue;
        auto& group = groupOf(groups, cat(*actor, " ", each.resource));
        if (each.action == Action::Free)
            group.isFree = true;
        else
            addCap(group.bucket, each);
    }
    if (groups.empty()) return {PolicyVerdict::Kind::Unnamed, nullptr, {}};
    for (auto& group : groups)
        if (!group.isFree) verdict.buckets.push_back(std::move(group.bucket));
    if (!verdict.buckets.empty()) verdict.kind = PolicyVerdict::Kind::Capped;
    return verdict;
}

}  // namespace gatehouse::limit
