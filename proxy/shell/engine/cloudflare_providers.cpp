#include "proxy/shell/engine/cloudflare_providers.h"

#include <algorithm>

#include "proxy/core/base/json_text.h"
#include "proxy/core/base/text.h"
#include "proxy/core/config/address.h"
#include "proxy/core/http/url.h"
#include "proxy/shell/engine/cloudflare_objects.h"

namespace gatehouse::engine::cloudflare {
namespace {

using config::ProviderConfig;

constexpr std::string_view kKind = "custom_provider";
constexpr std::string_view kWhere = "…/ai-gateway/custom-providers";

std::string providerId(const json::object& data)
{
    const auto* slug = data.if_contains("slug");
    return slug != nullptr && slug->is_string() ? cat("custom-", slug->get_string())
                                                : std::string();
}

const ProviderConfig* findProvider(const config::Config& config, const std::string& id)
{
    const auto at = std::ranges::find(config.providers, id, &ProviderConfig::id);
    return at == config.providers.end() ? nullptr : &*at;
}

/// What the config says goes before what was kept: somebody may have changed it in the window.
json::object shown(const Call& call, const store::StoredObject& object)
{
    json::object out = objectJson(object);
    out.erase("gateway_id");
    if (const auto* provider = findProvider(call.snapshot.config, providerId(out))) {
        out["name"] = provider->title;
        out["base_url"] = provider->baseUrl;
        out["enable"] = provider->enabled;
    }
    return out;
}

/// A JSON object of texts, written as a text, as the API has it.
Result<std::vector<config::HeaderConfig>> headersOf(const json::object& data)
{
    std::vector<config::HeaderConfig> headers;
    const std::string text = textAt(data, "headers");
    if (text.empty()) return headers;
    boost::system::error_code trouble;
    const json::value value = json::parse(text, trouble);
    const Error wrong = badRequest("headers is not a JSON object of texts",
                                   R"(send a text such as {"x-team":"blue"})");
    if (trouble || !value.is_object()) return wrong;
    for (const auto& each : value.get_object()) {
        if (!each.value().is_string()) return wrong;
        headers.push_back({std::string(each.key()), std::string(each.value().get_string())});
    }
    return headers;
}

/// Takes the members of a body that fit their kinds.
Result<void> takeMembers(const json::object& body, json::object& data)
{
    for (const auto& member : body) {
        const std::string_view name = member.key();
        const json::value& value = member.value();
        const bool isFlag = name == "enable" || name == "beta";
        const bool fits = value.is_null() || (isFlag               ? value.is_bool()
                                              : name == "position" ? value.is_int64()
                                                                   : value.is_string());
        if (!fits)
            return badRequest(cat(name, " does not fit"),
                              isFlag ? "send true or false" : "send what the API documents");
        data[name] = value;
    }
    return {};
}

Result<void> fill(ProviderConfig& provider, const json::object& data)
{
    auto headers = headersOf(data);
    if (!headers) return std::move(headers).error();
    provider.title = textAt(data, "name");
    provider.base = "openai-compatible";
    provider.baseUrl = textAt(data, "base_url");
    const auto* enable = data.if_contains("enable");
    provider.enabled = enable != nullptr && enable->is_bool() && enable->get_bool();
    provider.headers = std::move(*headers);
    return {};
}

Reply keep(const Call& call, const std::string& id, const json::object& data)
{
    json::object kept = data;
    const auto object = keepObject(call, kKind, id, "", kept);
    if (!object) return refuse(object.error());
    json::object out = objectJson(*object);
    out.erase("gateway_id");
    return ok(std::move(out));
}

Error taken()
{
    return fail(ErrorKind::Conflict, "there is a custom provider of that slug",
                "choose another slug, or PATCH that one");
}

}  // namespace

Reply listProviders(const Call& call)
{
    if (const auto known = checkQuery(call, {"beta", "enable", "search"}); !known)
        return refuse(known.error());
    const auto paging = pagingOf(call);
    if (!paging) return refuse(paging.error());
    auto all = objectsOf(call, kKind, "");
    if (!all) return refuse(all.error());
    for (const std::string_view name : {"beta", "enable"}) {
        const auto text = call.value(name);
        if (!text) continue;
        if (*text != "true" && *text != "false")
            return refuse(badRequest(cat(name, " is neither true nor false"), "leave it out"));
        keepEqual(*all, name, *text == "true");
    }
    if (const auto text = call.value("search")) keepHolding(*all, "name", *text);
    json::array rows;
    for (const auto& each : cut(*all, *paging)) rows.push_back(shown(call, each));
    return okPage(std::move(rows), *paging, static_cast<std::int64_t>(all->size()));
}

Reply createProvider(const Call& call)
{
    const auto body = bodyOf(call);
    if (!body) return refuse(body.error());
    const auto known =
        checkMembers(*body, {"name", "slug", "base_url", "description", "link", "enable", "beta",
                             "headers", "curl_example", "js_example", "position", "logo"});
    if (!known) return refuse(known.error());
    for (const std::string_view name : {"name", "slug", "base_url"}) {
        if (const auto text = textOf(*body, name); !text) return refuse(text.error());
    }
    json::object data{{"enable", false}, {"beta", false}};
    if (const auto taken = takeMembers(*body, data); !taken) return refuse(taken.error());
    const auto id = newId();
    if (!id) return refuse(id.error());
    const std::string own = providerId(data);
    const auto published = call.view.edit(
        [&](const config::Config& live) -> Result<config::Config> {
            if (findProvider(live, own) != nullptr) return taken();
            ProviderConfig provider{.id = own};
            GH_TRY(fill(provider, data));
            config::Config config = live;
            config.providers.push_back(std::move(provider));
            return config;
        },
        cat("provider ", cutUtf8(own, 80), " made"));
    if (auto refused = refusal(published)) return std::move(*refused);
    return keep(call, *id, data);
}

Reply getProvider(const Call& call)
{
    const auto object = objectOf(call, kKind, call.names[0], "");
    return object ? ok(shown(call, *object)) : refuse(object.error());
}

Reply changeProvider(const Call& call)
{
    const auto body = bodyOf(call);
    if (!body) return refuse(body.error());
    const auto known =
        checkMembers(*body, {"name", "base_url", "description", "link", "enable", "beta", "headers",
                             "curl_example", "js_example", "position", "logo"});
    if (!known) return refuse(known.error());
    const auto object = objectOf(call, kKind, call.names[0], "");
    if (!object) return refuse(object.error());
    json::object data = shown(call, *object);
    for (const std::string_view name : {"id", "created_at", "modified_at"}) data.erase(name);
    if (const auto taken = takeMembers(*body, data); !taken) return refuse(taken.error());
    const std::string own = providerId(data);
    const auto published = call.view.edit(
        [&](const config::Config& live) -> Result<config::Config> {
            config::Config config = live;
            const auto at = std::ranges::find(config.providers, own, &ProviderConfig::id);
            if (at == config.providers.end()) return notFound("custom provider", kWhere);
            GH_TRY(fill(*at, data));
            return config;
        },
        cat("provider ", own, " changed"));
    if (auto refused = refusal(published)) return std::move(*refused);
    return keep(call, object->id, data);
}

Reply removeProvider(const Call& call)
{
    const auto object = objectOf(call, kKind, call.names[0], "");
    if (!object) return refuse(object.error());
    json::object out = shown(call, *object);
    const std::string own = providerId(out);
    if (findProvider(call.snapshot.config, own) != nullptr) {
        const auto published = call.view.edit(
            [&](const config::Config& live) -> Result<config::Config> {
                config::Config config = live;
                std::erase_if(config.providers,
                              [&](const ProviderConfig& each) { return each.id == own; });
                return config;
            },
            cat("provider ", own, " removed"));
        if (auto refused = refusal(published)) return std::move(*refused);
    }
    if (const auto gone = dropObject(call, kKind, object->id); !gone) return refuse(gone.error());
    return ok(std::move(out));
}

Reply getUrl(const Call& call)
{
    const std::string& provider = call.names[1];
    if (provider != "compat" && call.snapshot.find(provider) == nullptr) {
        return refuse(fail(ErrorKind::NotFound, "there is no such provider",
                           "send the slug it has in paths, such as openai"));
    }
    const auto& arrival = call.x.arrival;
    return ok(
        json::value(cat(arrival.secure ? "https" : "http", "://", arrival.head.headers.get("host"),
                        "/v1/", http::escapeSegment(call.account), "/",
                        http::escapeSegment(call.gateway()), "/", provider)));
}

}  // namespace gatehouse::engine::cloudflare
