#include "proxy/shell/engine/cloudflare_policies.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/limit/spend_policy.h"
#include "proxy/shell/engine/clock.h"
#include "proxy/shell/engine/cloudflare_objects.h"

namespace gatehouse::engine::cloudflare {
namespace {

using Known = policy::Expression::Known;
using limit::PolicyVerdict;
using limit::SpendPolicy;

constexpr std::string_view kStaged = "policy";
constexpr std::string_view kOwnMembers[] = {"name", "actor", "resource", "condition", "action"};
constexpr WallMicros kSecond = 1'000'000;
constexpr double kPico = 1e12;

Error noPolicy()
{
    return fail(ErrorKind::NotFound, "there is no policy of that id",
                "GET …/policies?includeStaging=true lists them");
}

/// The default gateway is there in any case.
Result<void> checkGateway(const Call& call)
{
    const auto& all = call.snapshot.config.gateways;
    const bool isThere = call.gateway() == config::kDefaultGateway ||
                         std::ranges::count(all, call.gateway(), &config::GatewayConfig::id) > 0;
    if (isThere) return {};
    return fail(ErrorKind::NotFound, "there is no gateway of that id",
                "GET …/ai-gateway/gateways lists them");
}

bool wants(const Call& call, std::string_view name)
{
    return call.value(name) == "true";
}

/// With members beside `result`, as this part of the API has them.
Reply answer(json::value result, json::object more = {})
{
    json::object body{{"success", true}};
    if (!result.is_null()) body["result"] = std::move(result);
    for (auto& member : more) body[member.key()] = std::move(member.value());
    return plain("application/json", json::serialize(body));
}

/// Those that act.
json::array policiesOf(const config::Config& config, std::string_view gateway)
{
    const auto found = std::ranges::find(config.gateways, gateway, &config::GatewayConfig::id);
    if (found == config.gateways.end() || found->policies.empty()) return {};
    boost::system::error_code trouble;
    const auto parsed = json::parse(found->policies, trouble);
    return trouble || !parsed.is_array() ? json::array() : parsed.get_array();
}

std::string idOf(const json::value& policy)
{
    const auto* id = policy.is_object() ? policy.get_object().if_contains("id") : nullptr;
    return id != nullptr && id->is_string() ? std::string(std::string_view(id->get_string()))
                                            : std::string();
}

json::value* findIn(json::array& all, std::string_view id)
{
    const auto at =
        std::ranges::find_if(all, [&](const json::value& each) { return idOf(each) == id; });
    return at == all.end() ? nullptr : &*at;
}

/// What a policy would be once its staged form is committed.
void overlay(json::array& all, const json::object& staged, const std::string& id)
{
    json::object shown = staged;
    shown["staging"] = true;
    if (auto* there = findIn(all, id))
        *there = std::move(shown);
    else
        all.emplace_back(std::move(shown));
}

Result<std::vector<store::StoredObject>> stagedOf(const Call& call)
{
    return objectsOf(call, kStaged, call.gateway());
}

Result<json::array> withStaged(const Call& call)
{
    json::array all = policiesOf(call.snapshot.config, call.gateway());
    auto staged = stagedOf(call);
    if (!staged) return std::move(staged).error();
    for (const auto& each : *staged) overlay(all, dataOf(each), each.id);
    return all;
}

/// The body's members over what was there; checked as it will act.
Result<json::object> madeOf(const json::object& body, json::object before)
{
    for (const auto& member : body) {
        const bool isRead =
            member.key() == "id" || member.key() == "created_at" || member.key() == "updated_at";
        if (isRead) continue;
        if (std::ranges::find(kOwnMembers, std::string_view(member.key())) == std::end(kOwnMembers))
            return badRequest(cat("a policy has no ", cutUtf8(member.key(), 60)), "leave it out");
        before[member.key()] = member.value();
    }
    if (before.if_contains("condition") == nullptr) before["condition"] = "true";
    before["updated_at"] = wallNow() / kSecond;
    if (auto read = limit::readPolicy(before); !read) return std::move(read).error();
    return before;
}

Reply publish(const Call& call, const std::string& note,
              const std::function<Result<void>(json::array&)>& change, Reply done)
{
    const auto published = call.view.edit(
        [&](const config::Config& live) -> Result<config::Config> {
            json::array all = policiesOf(live, call.gateway());
            GH_TRY(change(all));
            config::Config config = live;
            auto at =
                std::ranges::find(config.gateways, call.gateway(), &config::GatewayConfig::id);
            if (at == config.gateways.end()) {
                config.gateways.push_back({.id = call.gateway()});
                at = config.gateways.end() - 1;
            }
            at->policies = all.empty() ? std::string() : json::serialize(all);
            return config;
        },
        note);
    if (auto refused = refusal(published)) return std::move(*refused);
    return done;
}

Result<void> put(json::array& all, const json::object& made)
{
    const std::string id = idOf(made);
    if (auto* there = findIn(all, id))
        *there = made;
    else
        all.emplace_back(made);
    return {};
}

/// 36 letters, as this part of the API names its objects.
Result<std::string> newPolicyId()
{
    auto id = newId();
    if (!id) return id;
    for (const std::size_t at : {8U, 13U, 18U, 23U}) id->insert(at, "-");
    return id;
}

/// A value of an identity that a client made up.
std::optional<Known> knownOf(const json::value& value)
{
    const auto plainOf = [](const json::value& from) -> policy::Value {
        if (from.is_bool()) return from.get_bool();
        if (from.is_number()) return from.to_number<double>();
        if (from.is_string()) return std::string(std::string_view(from.get_string()));
        return {};
    };
    if (value.is_object()) return std::nullopt;
    Known known;
    if (!value.is_array()) {
        known.items.push_back(plainOf(value));
        return known;
    }
    known.isList = true;
    for (const auto& each : value.get_array()) known.items.push_back(plainOf(each));
    return known;
}

policy::Expression::LookUp lookUpIn(const json::object& identity)
{
    return [&identity](std::span<const std::string> path) -> std::optional<Known> {
        const json::object* at = &identity;
        for (std::size_t i = 0; i < path.size(); ++i) {
            const auto* value = at->if_contains(path[i]);
            if (value == nullptr) return std::nullopt;
            if (i + 1 == path.size()) return knownOf(*value);
            if (!value->is_object()) return std::nullopt;
            at = &value->get_object();
        }
        return std::nullopt;
    };
}

/// What the test says was spent under a policy's name; in dollars.
double spentOf(const json::object* usage, const std::string& name)
{
    const auto* entry = usage == nullptr ? nullptr : usage->if_contains(name);
    const auto* spent = entry == nullptr || !entry->is_object()
                            ? nullptr
                            : entry->get_object().if_contains("spent");
    return spent != nullptr && spent->is_number() ? spent->to_number<double>() : 0;
}

json::object enforcementOf(const PolicyVerdict& verdict, const json::object* usage)
{
    if (verdict.kind == PolicyVerdict::Kind::Blocked) {
        return {{"allowed", false}, {"reason", "blocked"}, {"policyName", verdict.by->name}};
    }
    if (verdict.kind == PolicyVerdict::Kind::Unnamed)
        return {{"allowed", false}, {"reason", "blocked"}};
    for (const auto& bucket : verdict.buckets) {
        for (const auto* cap : bucket.caps) {
            const double limit = static_cast<double>(cap->amount) / kPico;
            const double spent = spentOf(usage, cap->name);
            if (spent < limit) continue;
            return {{"allowed", false},    {"reason", "limit_exceeded"},
                    {"bucket", bucket.id}, {"spent", spent},
                    {"limit", limit},      {"policyName", cap->name}};
        }
    }
    return {{"allowed", true}};
}

json::object evaluationOf(const PolicyVerdict& verdict)
{
    using Kind = PolicyVerdict::Kind;
    const bool isDenied = verdict.kind == Kind::Blocked || verdict.kind == Kind::Unnamed;
    json::array buckets;
    for (const auto& bucket : verdict.buckets) {
        for (const auto* cap : bucket.caps)
            buckets.push_back(json::object{{"bucket", bucket.id},
                                           {"limit", static_cast<double>(cap->amount) / kPico},
                                           {"policyName", cap->name}});
    }
    return {{"decision", isDenied                       ? "block"
                         : verdict.kind == Kind::Capped ? "check_limits"
                                                        : "no-limit"},
            {"buckets", std::move(buckets)}};
}

}  // namespace

Reply listPolicies(const Call& call)
{
    if (const auto there = checkGateway(call); !there) return refuse(there.error());
    if (const auto fits = checkQuery(call, {"includeStaging"}); !fits) return refuse(fits.error());
    if (!wants(call, "includeStaging"))
        return answer(policiesOf(call.snapshot.config, call.gateway()));
    auto all = withStaged(call);
    return all ? answer(std::move(*all)) : refuse(all.error());
}

Reply createPolicy(const Call& call)
{
    if (const auto there = checkGateway(call); !there) return refuse(there.error());
    if (const auto fits = checkQuery(call, {"commit"}); !fits) return refuse(fits.error());
    const auto body = bodyOf(call);
    if (!body) return refuse(body.error());
    const auto id = newPolicyId();
    if (!id) return refuse(id.error());
    const auto made = madeOf(*body, {{"id", *id}, {"created_at", wallNow() / kSecond}});
    if (!made) return refuse(made.error());
    const bool isCommitted = wants(call, "commit");
    Reply done = answer(*made, {{"committed", isCommitted}});
    if (isCommitted) {
        return publish(
            call, cat("policy of gateway ", call.gateway(), " made"),
            [&](json::array& all) { return put(all, *made); }, std::move(done));
    }
    if (auto kept = keepObject(call, kStaged, *id, call.gateway(), *made); !kept)
        return refuse(kept.error());
    return done;
}

Reply getPolicy(const Call& call)
{
    if (const auto fits = checkQuery(call, {"includeStaging"}); !fits) return refuse(fits.error());
    if (wants(call, "includeStaging")) {
        if (const auto staged = objectOf(call, kStaged, call.names[1], call.gateway()))
            return answer(dataOf(*staged), {{"uncommitted", true}});
    }
    auto all = policiesOf(call.snapshot.config, call.gateway());
    const auto* found = findIn(all, call.names[1]);
    return found == nullptr ? refuse(noPolicy()) : answer(*found);
}

Reply changePolicy(const Call& call)
{
    if (const auto fits = checkQuery(call, {"commit"}); !fits) return refuse(fits.error());
    const auto body = bodyOf(call);
    if (!body) return refuse(body.error());
    auto all = policiesOf(call.snapshot.config, call.gateway());
    const auto* found = findIn(all, call.names[1]);
    if (found == nullptr) return refuse(noPolicy());
    const auto made = madeOf(*body, found->get_object());
    if (!made) return refuse(made.error());
    const bool isCommitted = wants(call, "commit");
    Reply done = answer(nullptr, {{"committed", isCommitted}});
    if (isCommitted) {
        return publish(
            call, cat("policy of gateway ", call.gateway(), " changed"),
            [&](json::array& live) { return put(live, *made); }, std::move(done));
    }
    if (auto kept = keepObject(call, kStaged, call.names[1], call.gateway(), *made); !kept)
        return refuse(kept.error());
    return done;
}

Reply removePolicy(const Call& call)
{
    const std::string& id = call.names[1];
    const auto staged = objectOf(call, kStaged, id, call.gateway());
    auto all = policiesOf(call.snapshot.config, call.gateway());
    if (!staged && findIn(all, id) == nullptr) return refuse(noPolicy());
    if (staged) {
        if (const auto gone = dropObject(call, kStaged, id); !gone) return refuse(gone.error());
    }
    Reply done = answer(json::object{{"id", id}});
    if (findIn(all, id) == nullptr) return done;
    return publish(
        call, cat("policy of gateway ", call.gateway(), " removed"),
        [&](json::array& live) -> Result<void> {
            json::array left;
            for (auto& each : live)
                if (idOf(each) != id) left.push_back(std::move(each));
            live = std::move(left);
            return {};
        },
        std::move(done));
}

Reply commitPolicies(const Call& call)
{
    if (const auto there = checkGateway(call); !there) return refuse(there.error());
    const auto staged = stagedOf(call);
    if (!staged) return refuse(staged.error());
    json::array policies;
    for (const auto& each : *staged) policies.push_back(dataOf(each));
    Reply done =
        answer(json::object{{"committed", policies.size()}, {"failed", 0}, {"policies", policies}});
    if (policies.empty()) return done;
    Reply reply = publish(
        call, cat("policies of gateway ", call.gateway(), " committed"),
        [&](json::array& live) -> Result<void> {
            for (const auto& each : policies) GH_TRY(put(live, each.get_object()));
            return {};
        },
        std::move(done));
    if (reply.status >= 400) return reply;
    for (const auto& each : *staged) {
        if (const auto gone = dropObject(call, kStaged, each.id); !gone)
            return refuse(gone.error());
    }
    return reply;
}

Reply simulatePolicies(const Call& call)
{
    if (const auto there = checkGateway(call); !there) return refuse(there.error());
    const auto body = bodyOf(call);
    if (!body) return refuse(body.error());
    if (const auto fits = checkMembers(*body, {"identity", "model", "provider", "bucketUsage"});
        !fits)
        return refuse(fits.error());
    const auto model = textOf(*body, "model");
    if (!model) return refuse(model.error());
    const auto all = withStaged(call);
    if (!all) return refuse(all.error());
    auto policies = limit::readPolicies(json::serialize(*all));
    if (!policies) return refuse(policies.error());

    const auto objectAt = [&](std::string_view name) {
        const auto* value = body->if_contains(name);
        return value != nullptr && value->is_object() ? &value->get_object() : nullptr;
    };
    const json::object nobody;
    const auto* identity = objectAt("identity");
    const auto slash = model->find('/');
    const auto* named = body->if_contains("provider");
    std::vector<std::string> providers;
    if (named != nullptr && named->is_string())
        providers.emplace_back(std::string_view(named->get_string()));
    else if (slash != std::string::npos)
        providers.push_back(model->substr(0, slash));
    const bool isPrefixed = !providers.empty() && model->starts_with(cat(providers[0], "/"));
    const std::string plainModel = isPrefixed ? model->substr(providers[0].size() + 1) : *model;
    const auto verdict =
        limit::judge(*policies, {.model = plainModel,
                                 .providers = providers,
                                 .identity = lookUpIn(identity == nullptr ? nobody : *identity)});
    return answer(json::object{{"evaluation", evaluationOf(verdict)},
                               {"enforcement", enforcementOf(verdict, objectAt("bucketUsage"))},
                               {"policiesEvaluated", policies->size()}});
}

}  // namespace gatehouse::engine::cloudflare
