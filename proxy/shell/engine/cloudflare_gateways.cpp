#include "proxy/shell/engine/cloudflare_gateways.h"

#include <algorithm>
#include <type_traits>

#include "proxy/core/base/iso_time.h"
#include "proxy/core/base/text.h"
#include "proxy/core/config/credential.h"
#include "proxy/shell/engine/clock.h"

namespace gatehouse::engine::cloudflare {
namespace {

using config::GatewayConfig;

/// Members a client must send with a whole object.
constexpr std::string_view kNeeded[] = {"cache_invalidate_on_update", "cache_ttl", "collect_logs",
                                        "rate_limiting_interval", "rate_limiting_limit"};
/// What is left out where it is not set; the rest is null then.
constexpr std::string_view kOptional[] = {"dlp", "workers_ai_billing_mode"};

/// Has paths of its own.
constexpr std::string_view kApart = "policies";

/// retryMaxAttempts → retry_max_attempts
std::string snake(std::string_view camel)
{
    std::string out;
    for (const char c : camel) {
        if (c >= 'A' && c <= 'Z') {
            out += '_';
            out += static_cast<char>(c - 'A' + 'a');
        } else {
            out += c;
        }
    }
    return out;
}

template <class F>
json::value shown(bool value, const F&)
{
    return value;
}

template <class F>
json::value shown(std::int64_t value, const F& field)
{
    if (field.unit == config::Unit::Moment) return json::string(isoTime(value));
    return value < 0 ? json::value(nullptr) : json::value(value);
}

template <class F>
json::value shown(const std::string& value, const F& field)
{
    if (value.empty()) return nullptr;
    boost::system::error_code trouble;
    if (field.unit == config::Unit::Json) return json::parse(value, trouble);
    return json::string(value);
}

json::object gatewayJson(const GatewayConfig& gateway)
{
    json::object out;
    GatewayConfig::fields([&](const auto& field) {
        const std::string name = snake(field.key);
        if (name == kApart) return;
        json::value value = shown(gateway.*field.member, field);
        const bool isOptional = std::ranges::find(kOptional, name) != std::end(kOptional);
        if (!value.is_null() || !isOptional) out[name] = std::move(value);
    });
    out["is_default"] = gateway.id == config::kDefaultGateway;
    return out;
}

Error wrongMember(std::string_view name, std::string_view expected)
{
    return badRequest(cat(name, " does not fit"), cat("send ", expected));
}

template <class F>
Result<void> take(const json::value& from, bool& to, const F&, const std::string& name)
{
    if (!from.is_bool()) return wrongMember(name, "true or false");
    to = from.get_bool();
    return {};
}

template <class F>
Result<void> take(const json::value& from, std::int64_t& to, const F& field,
                  const std::string& name)
{
    if (from.is_null()) {
        to = -1;
        return {};
    }
    if (!from.is_int64() || from.get_int64() < 0 || from.get_int64() > field.max)
        return wrongMember(name, cat("a number of 0 to ", number(field.max), ", or null"));
    to = from.get_int64();
    return {};
}

template <class F>
Result<void> take(const json::value& from, std::string& to, const F& field, const std::string& name)
{
    if (field.unit == config::Unit::Json) {
        to = from.is_null() ? std::string() : json::serialize(from);
        return {};
    }
    if (!from.is_null() && !from.is_string()) return wrongMember(name, "a text, or null");
    to = from.is_null() ? std::string_view() : std::string_view(from.get_string());
    return {};
}

/// Takes what the body has; read-only members are passed over, as clients send back what they got.
Result<void> takeMembers(const json::object& body, GatewayConfig& gateway)
{
    std::vector<std::string> known{"is_default", "account_id", "account_tag", "internal_id"};
    Result<void> result;
    GatewayConfig::fields([&](const auto& field) {
        const std::string name = snake(field.key);
        if (name == kApart) return;
        known.push_back(name);
        const auto* value = body.if_contains(name);
        const bool isOurs = name == "id" || name == "created_at" || name == "modified_at";
        if (value == nullptr || isOurs || !result) return;
        result = take(*value, gateway.*field.member, field, name);
    });
    if (!result) return result;
    for (const auto& member : body) {
        if (std::ranges::find(known, std::string(member.key())) == known.end())
            return badRequest(cat("a gateway has no ", cutUtf8(member.key(), 60)), "leave it out");
    }
    return {};
}

Result<void> needMembers(const json::object& body)
{
    for (const auto name : kNeeded) {
        if (body.if_contains(name) == nullptr)
            return badRequest(cat(name, " is missing"), "send it; null where it is not used");
    }
    return {};
}

/// The credentials of one body on their way into the vault, each under a name of its own: a list
/// sent back in another order must not overwrite one by another.
class Hiding {
public:
    Hiding(const Call& call, std::string prefix) : call_(call), prefix_(std::move(prefix)) {}

    Result<void> hide(json::object& body)
    {
        auto* stripe = body.if_contains("stripe");
        if (stripe != nullptr && stripe->is_object()) GH_TRY(hideMember(*stripe, "authorization"));
        auto* otel = body.if_contains("otel");
        if (otel == nullptr || !otel->is_array()) return {};
        for (json::value& each : otel->get_array()) {
            if (!each.is_object()) continue;
            GH_TRY(hideMember(each, "authorization"));
            auto* headers = each.get_object().if_contains("headers");
            if (headers == nullptr || !headers->is_object()) continue;
            for (auto& header : headers->get_object()) GH_TRY(hideHeader(header));
        }
        return {};
    }

    /// They are not wanted after all.
    void undo()
    {
        for (const std::string& name : names_) (void)call_.view.removeSecret(name);
    }

private:
    Result<void> hideMember(json::value& object, std::string_view name)
    {
        auto* value = object.get_object().if_contains(name);
        return value == nullptr ? Result<void>() : hideValue(*value);
    }

    Result<void> hideHeader(json::key_value_pair& header)
    {
        const bool isOne = config::isCredentialHeader(header.key()) ||
                           (header.value().is_string() &&
                            config::looksLikeCredential(header.value().get_string()));
        return isOne ? hideValue(header.value()) : Result<void>();
    }

    Result<void> hideValue(json::value& value)
    {
        if (!value.is_string()) return {};
        const std::string text(value.get_string());
        if (text.empty() || config::whyUnusable(SecretRef{text}).empty()) return {};
        const auto id = newId();
        if (!id) return id.error();
        const std::string name = cat(prefix_, std::string_view(*id).substr(0, 12));
        GH_TRY(call_.view.putSecret(name, Secret(text)));
        names_.push_back(name);
        value = cat("vault:", name);
        return {};
    }

    const Call& call_;
    std::string prefix_;
    std::vector<std::string> names_;
};

std::string vaultPrefix(std::string_view id)
{
    return cat("gateway.", id, ".");
}

/// The names of ours in the vault that a gateway's settings mention.
std::vector<std::string> vaultNames(const GatewayConfig& gateway)
{
    const std::string mark = cat("\"vault:", vaultPrefix(gateway.id));
    std::vector<std::string> names;
    for (const std::string* text : {&gateway.otel, &gateway.stripe}) {
        for (auto at = text->find(mark); at != std::string::npos; at = text->find(mark, at + 1)) {
            const auto begin = at + std::string_view("\"vault:").size();
            names.push_back(text->substr(begin, text->find('"', begin) - begin));
        }
    }
    return names;
}

/// What nobody names any more leaves the vault.
void forgetUnnamed(const Call& call, const GatewayConfig& before, const GatewayConfig& after)
{
    const auto kept = vaultNames(after);
    for (const std::string& name : vaultNames(before)) {
        if (std::ranges::find(kept, name) == kept.end()) (void)call.view.removeSecret(name);
    }
}

GatewayConfig implicitDefault()
{
    return {.id = std::string(config::kDefaultGateway)};
}

/// As the config has it; the default one is there in any case.
std::optional<GatewayConfig> find(const config::Config& config, std::string_view id)
{
    const auto at = std::ranges::find(config.gateways, id, &GatewayConfig::id);
    if (at != config.gateways.end()) return *at;
    if (id == config::kDefaultGateway) return implicitDefault();
    return std::nullopt;
}

Error noGateway()
{
    return fail(ErrorKind::NotFound, "there is no gateway of that id",
                "GET …/ai-gateway/gateways lists them");
}

void put(config::Config& config, GatewayConfig gateway)
{
    const auto at = std::ranges::find(config.gateways, gateway.id, &GatewayConfig::id);
    if (at != config.gateways.end()) {
        *at = std::move(gateway);
    } else {
        config.gateways.push_back(std::move(gateway));
    }
}

/// Publishes what `change` makes of a gateway with the body's credentials hidden, and answers with
/// it.
Reply publish(const Call& call, const std::string& id, json::object& body, const std::string& note,
              const std::function<Result<GatewayConfig>(const config::Config&)>& change)
{
    GatewayConfig before;
    GatewayConfig made;
    Hiding hiding(call, vaultPrefix(id));
    if (const auto hidden = hiding.hide(body); !hidden) {
        hiding.undo();
        return refuse(hidden.error());
    }
    const auto published = call.view.edit(
        [&](const config::Config& live) -> Result<config::Config> {
            auto next = change(live);
            if (!next) return std::move(next).error();
            made = *next;
            before = find(live, made.id).value_or(GatewayConfig());
            config::Config config = live;
            put(config, std::move(*next));
            return config;
        },
        note);
    if (auto refused = refusal(published)) {
        hiding.undo();
        return std::move(*refused);
    }
    forgetUnnamed(call, before, made);
    return ok(gatewayJson(made));
}

/// A change of a gateway that is there.
Reply update(const Call& call, bool isWhole)
{
    auto body = bodyOf(call);
    if (!body) return refuse(body.error());
    if (isWhole) {
        if (const auto whole = needMembers(*body); !whole) return refuse(whole.error());
    }
    if (!find(call.snapshot.config, call.gateway())) return refuse(noGateway());
    return publish(call, call.gateway(), *body, cat("gateway ", call.gateway(), " changed"),
                   [&](const config::Config& live) -> Result<GatewayConfig> {
                       const auto now = find(live, call.gateway());
                       if (!now) return noGateway();
                       GatewayConfig next = *now;
                       if (isWhole) {
                           next = GatewayConfig{.id = now->id};
                           next.createdAt = now->createdAt;
                           next.policies = now->policies;
                       }
                       GH_TRY(takeMembers(*body, next));
                       next.modifiedAt = wallNow();
                       return next;
                   });
}

}  // namespace

Reply listGateways(const Call& call)
{
    if (const auto known = checkQuery(call, {"search"}); !known) return refuse(known.error());
    const auto paging = pagingOf(call);
    if (!paging) return refuse(paging.error());
    std::vector<GatewayConfig> all = call.snapshot.config.gateways;
    if (!std::ranges::count(all, config::kDefaultGateway, &GatewayConfig::id))
        all.insert(all.begin(), implicitDefault());
    if (const auto text = call.value("search"))
        std::erase_if(all, [&](const auto& each) { return each.id.find(*text) == each.id.npos; });
    json::array rows;
    for (const auto& each : cut(all, *paging)) rows.push_back(gatewayJson(each));
    return okPage(std::move(rows), *paging, static_cast<std::int64_t>(all.size()));
}

Reply createGateway(const Call& call)
{
    auto body = bodyOf(call);
    if (!body) return refuse(body.error());
    const auto id = textOf(*body, "id");
    if (!id) return refuse(id.error());
    if (const auto whole = needMembers(*body); !whole) return refuse(whole.error());
    const auto conflict = [&id](const config::Config& config) {
        return std::ranges::count(config.gateways, *id, &GatewayConfig::id) > 0;
    };
    const Error taken = fail(ErrorKind::Conflict, "there is a gateway of that id",
                             "choose another id, or PUT it to change it");
    if (conflict(call.snapshot.config)) return refuse(taken);
    return publish(call, *id, *body, cat("gateway ", cutUtf8(*id, 64), " made"),
                   [&](const config::Config& live) -> Result<GatewayConfig> {
                       if (conflict(live)) return taken;
                       GatewayConfig made{.id = *id};
                       GH_TRY(takeMembers(*body, made));
                       made.createdAt = made.modifiedAt = wallNow();
                       return made;
                   });
}

Reply getGateway(const Call& call)
{
    const auto found = find(call.snapshot.config, call.gateway());
    return found ? ok(gatewayJson(*found)) : refuse(noGateway());
}

Reply replaceGateway(const Call& call)
{
    return update(call, true);
}

Reply changeGateway(const Call& call)
{
    return update(call, false);
}

Reply removeGateway(const Call& call)
{
    const auto found = find(call.snapshot.config, call.gateway());
    if (!found) return refuse(noGateway());
    if (found->id == config::kDefaultGateway) {
        return refuse(
            badRequest("the default gateway is always there", "PUT it to change what it does"));
    }
    const auto published = call.view.edit(
        [&](const config::Config& live) -> Result<config::Config> {
            config::Config config = live;
            std::erase_if(config.gateways,
                          [&](const GatewayConfig& each) { return each.id == found->id; });
            return config;
        },
        cat("gateway ", found->id, " removed"));
    if (auto refused = refusal(published)) return std::move(*refused);
    forgetUnnamed(call, *found, {});
    return ok(gatewayJson(*found));
}

}  // namespace gatehouse::engine::cloudflare
