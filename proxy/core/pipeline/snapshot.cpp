#include "proxy/core/pipeline/snapshot.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/cache/book.h"
#include "proxy/core/config/address.h"
#include "proxy/core/identity/issuer.h"
#include "proxy/core/pipeline/guard_table.h"
#include "proxy/core/pipeline/limit_book.h"
#include "proxy/core/provider/google_token.h"
#include "proxy/core/provider/named_host.h"
#include "proxy/core/provider/sigv4.h"
#include "proxy/core/provider/target.h"

namespace gatehouse::pipeline {
namespace {

std::uint64_t prefixOf(const Digest& digest) noexcept
{
    std::uint64_t prefix = 0;
    std::memcpy(&prefix, digest.data(), sizeof prefix);
    return prefix;
}

std::string originOf(const http::Url& base, const config::ProviderConfig& chosen)
{
    return cat(base.scheme, "://", base.host, ":", number(base.port), "|", chosen.proxy, "|",
               chosen.caFile, "|", chosen.insecureTls ? "insecure" : "");
}

/// In memory only, and of this run of the program: no one learns a key from it.
std::uint64_t markOf(std::initializer_list<std::string_view> parts) noexcept
{
    std::uint64_t mark = 0;
    for (const auto part : parts) mark = mark * 31 + std::hash<std::string_view>()(part);
    return mark;
}

/// AWS keeps a credential in several variables: env:AWS_ACCESS_KEY_ID means all of them.
Result<Secret> wholeAwsKey(const SecretRef& reference, Secret key, const SecretLookup& secrets)
{
    constexpr std::string_view kFirst = "AWS_ACCESS_KEY_ID";
    if (reference.source() != "env" || reference.name() != kFirst) return key;
    const auto variable = [&secrets](const char* name) {
        auto value = secrets(SecretRef{cat("env:", name)});
        return value ? std::string(value->reveal()) : std::string();
    };
    provider::AwsCredential credential;
    credential.accessKeyId = key.reveal();
    credential.secretAccessKey = Secret(variable("AWS_SECRET_ACCESS_KEY"));
    credential.sessionToken = variable("AWS_SESSION_TOKEN");
    credential.region = variable("AWS_REGION");
    if (credential.region.empty()) credential.region = variable("AWS_DEFAULT_REGION");
    if (credential.secretAccessKey.empty())
        return fail(ErrorKind::Invalid, "AWS_ACCESS_KEY_ID is set, AWS_SECRET_ACCESS_KEY is not",
                    "set both where the gateway is started");
    return Secret(textOf(credential));
}

/// What {region} stands for: the first key's region, else the row's.
std::string regionOf(const Upstream& upstream, const SecretLookup& secrets)
{
    if (upstream.row.region.empty() || upstream.chosen.key.empty()) return upstream.row.region;
    auto key = secrets(upstream.chosen.key);
    if (key && !key->empty()) key = wholeAwsKey(upstream.chosen.key, std::move(*key), secrets);
    const auto known = key ? provider::regionOfKey(key->reveal()) : std::string();
    return known.empty() ? upstream.row.region : known;
}

Result<void> addKeys(Upstream& upstream, const SecretLookup& secrets, const std::string& path)
{
    const auto& chosen = upstream.chosen;
    upstream.mark = markOf({chosen.id, upstream.origin});
    const auto add = [&](const std::string& name, const SecretRef& reference, std::int64_t weight,
                         const std::string& place) -> Result<void> {
        auto key = secrets(reference);
        if (!key) {
            return fail(ErrorKind::Invalid, cat(place, "/key: ", key.error().message),
                        key.error().hint);
        }
        // A name that leads to no value is no key: the client's own passes, as without a name.
        if (key->empty()) return {};
        if (upstream.row.auth.scheme == provider::AuthScheme::SigV4) {
            auto whole = wholeAwsKey(reference, std::move(*key), secrets);
            if (!whole)
                return fail(ErrorKind::Invalid, cat(place, "/key: ", whole.error().message),
                            whole.error().hint);
            *key = std::move(*whole);
        }
        const std::uint64_t mark = markOf({chosen.id, key->reveal()});
        upstream.mark = upstream.mark * 31 + mark;
        upstream.keys.push_back({name, std::move(*key), weight, mark});
        return {};
    };
    if (!chosen.key.empty())
        GH_TRY(add(chosen.keyName.empty() ? std::string(config::kFirstKey) : chosen.keyName,
                   chosen.key, chosen.keyWeight, path));
    for (std::size_t i = 0; i < chosen.moreKeys.size(); ++i) {
        const auto& more = chosen.moreKeys[i];
        GH_TRY(add(more.name, more.key, more.weight,
                   cat(path, "/moreKeys/", number(static_cast<std::int64_t>(i)))));
    }
    return {};
}

Result<Upstream> upstreamOf(const provider::Catalogue& catalogue,
                            const config::ServerConfig& server,
                            const config::ProviderConfig& chosen, const SecretLookup& secrets,
                            const std::string& path)
{
    auto row = provider::resolve(catalogue, chosen);
    if (!row) return std::move(row).error();
    Upstream upstream;
    upstream.row = std::move(*row);
    upstream.chosen = chosen;
    upstream.region = regionOf(upstream, secrets);
    if (!upstream.row.sample && !upstream.row.baseUrl.empty()) {
        if (!upstream.region.empty())
            upstream.row.baseUrl = provider::inRegion(upstream.row.baseUrl, upstream.region);
        auto url = http::parseUrl(upstream.row.baseUrl);
        if (!url) {
            return fail(ErrorKind::Invalid, cat(path, "/baseUrl: ", url.error().message),
                        url.error().hint);
        }
        upstream.base = std::move(*url);
        if (chosen.proxy.empty())
            upstream.chosen.proxy = config::proxyFor(server, upstream.base.host);
        upstream.origin = originOf(upstream.base, upstream.chosen);
    }
    const auto& models = upstream.row.models;
    for (std::size_t i = 0; i < models.size(); ++i) upstream.cards.emplace(models[i].id, i);
    for (std::size_t i = 0; i < models.size();
         ++i) {  // "claude-3-opus" is billed like its newest dated form
        const auto at = upstream.cards.emplace(provider::undated(models[i].id), i).first;
        if (at->first != models[at->second].id && models[at->second].id < models[i].id)
            at->second = i;
    }
    GH_TRY(addKeys(upstream, secrets, path));
    if (const auto account = provider::serviceAccountOf(upstream.keyAt(0)); account)
        upstream.prefix =
            provider::prefixed(upstream.row.prefix, account->project, upstream.region);
    return upstream;
}

Result<std::vector<KeyEntry>> keysOf(const config::AccessConfig& access, const Hmac& hmac,
                                     const SecretLookup& secrets)
{
    std::vector<KeyEntry> keys;
    for (std::size_t i = 0; i < access.keys.size(); ++i) {
        const auto& key = access.keys[i];
        KeyEntry entry{.digest = {},
                       .id = key.id,
                       .label = key.label,
                       .enabled = key.enabled,
                       .expiresAt = key.expiresAt,
                       .user = key.user,
                       .tenant = key.tenant,
                       .role = key.role,
                       .models = key.models,
                       .routes = key.routes,
                       .prompts = key.prompts};
        const std::string path = cat("/access/keys/", number(static_cast<std::int64_t>(i)));
        if (!key.value.empty()) {
            auto value = secrets(key.value);
            if (!value)
                return fail(ErrorKind::Invalid, cat(path, "/value: ", value.error().message),
                            value.error().hint);
            if (value->empty()) {
                return fail(ErrorKind::Invalid, cat(path, "/value: ", key.value.text, " is empty"),
                            "set it before the gateway starts, or remove the key");
            }
            entry.digest = hmac.of(value->reveal());
        } else {
            std::string bytes;
            if (!fromHex(key.hash, bytes) || bytes.size() != entry.digest.size()) {
                return fail(ErrorKind::Invalid, cat(path, "/hash is not 64 hex digits"),
                            "make the key anew");
            }
            std::memcpy(entry.digest.data(), bytes.data(), bytes.size());
        }
        keys.push_back(std::move(entry));
    }
    return keys;
}

GatewayRules rulesOf(const config::GatewayConfig& gateway, const config::AccessConfig& access)
{
    GatewayRules rules;
    rules.id = gateway.id;
    rules.authentication = gateway.authentication;
    rules.collectLogs = gateway.collectLogs;
    if (gateway.retryMaxAttempts > 0)
        rules.retryAttempts = static_cast<int>(gateway.retryMaxAttempts);
    if (gateway.retryDelay >= 0) rules.retryDelay = Millis(gateway.retryDelay);
    rules.retryBackoff = policy::backoffNamed(gateway.retryBackoff);
    if (gateway.cacheTtl >= 0) rules.cacheTtl = Seconds(gateway.cacheTtl);
    rules.forgetsOnUpdate = gateway.cacheInvalidateOnUpdate;
    rules.guard = guardOf(gateway, access);
    return rules;
}

}  // namespace

KeyIndex::KeyIndex(std::string_view salt, std::vector<KeyEntry> keys, std::uint64_t version)
    : version_(version), hmac_(salt), keys_(std::move(keys))
{
    for (std::size_t i = 0; i < keys_.size(); ++i) byPrefix_.emplace(prefixOf(keys_[i].digest), i);
}

const KeyEntry* KeyIndex::find(std::string_view key) const noexcept
{
    const Digest digest = hmac_.of(key);
    const auto asText = [](const Digest& d) {
        return std::string_view(reinterpret_cast<const char*>(d.data()), d.size());
    };
    const auto [from, to] = byPrefix_.equal_range(prefixOf(digest));
    for (auto at = from; at != to; ++at) {
        if (equalConstantTime(asText(digest), asText(keys_[at->second].digest)))
            return &keys_[at->second];
    }
    return nullptr;
}

const provider::ModelCard* Upstream::card(std::string_view model) const noexcept
{
    if (model.starts_with("models/")) model.remove_prefix(7);  // Gemini writes names both ways
    auto at = cards.find(model);
    if (at == cards.end()) at = cards.find(provider::undated(model));
    return at != cards.end() ? &row.models[at->second] : nullptr;
}

std::unique_ptr<Upstream> Upstream::at(std::string_view baseUrl, std::string_view inRegion) const
{
    auto url = http::parseUrl(baseUrl);
    if (!url) return nullptr;
    auto made = std::make_unique<Upstream>(*this);
    auto split = provider::splitBase(baseUrl);
    made->row.baseUrl = std::move(split.baseUrl);
    made->row.version = std::move(split.version);
    made->base = std::move(*url);
    made->origin = originOf(made->base, made->chosen);
    if (!inRegion.empty()) made->region = inRegion;
    return made;
}

const Upstream* Snapshot::find(std::string_view name) const
{
    const auto at = byName.find(name);
    return at == byName.end() ? nullptr : &upstreams[at->second];
}

const GatewayRules* Snapshot::gateway(std::string_view id) const noexcept
{
    if (id.empty()) id = config::kDefaultGateway;
    const auto at = std::ranges::find(gateways, id, &GatewayRules::id);
    return at == gateways.end() ? nullptr : &*at;
}

const RouteEntry* Snapshot::route(std::string_view gateway, std::string_view name) const
{
    if (routes.empty()) return nullptr;
    if (gateway.empty()) gateway = config::kDefaultGateway;
    auto at = routesByName.find(cat(gateway, "/", name));
    if (at == routesByName.end()) at = routesByName.find(cat(config::kDefaultGateway, "/", name));
    return at == routesByName.end() ? nullptr : &routes[at->second];
}

const RouteEntry* Snapshot::routeAt(std::string_view path) const
{
    if (routesByPath.empty()) return nullptr;
    const auto at = routesByPath.find(path);
    return at == routesByPath.end() ? nullptr : &routes[at->second];
}

const KeyEntry* Snapshot::key(std::string_view value) const noexcept
{
    const KeyEntry* found = keys->empty() ? nullptr : keys->find(value);
    if (found == nullptr && runKeys && !runKeys->empty()) found = runKeys->find(value);
    return found;
}

Result<std::shared_ptr<const Snapshot>> Snapshot::build(
    const config::Config& config, std::uint64_t generation, const provider::Catalogue& catalogue,
    const SecretLookup& secrets, std::shared_ptr<const KeyIndex> runKeys, const Secret& ownKey,
    const limit::ZoneSource& zones)
{
    auto made = std::make_shared<Snapshot>();
    made->runKeys = std::move(runKeys);
    made->config = config;
    made->generation = generation;
    made->generationText = number(static_cast<std::int64_t>(generation));
    made->priceVersion = catalogue.version();

    for (std::size_t i = 0; i < config.providers.size(); ++i) {
        if (!config.providers[i].enabled) continue;
        auto upstream = upstreamOf(catalogue, config.server, config.providers[i], secrets,
                                   cat("/providers/", number(static_cast<std::int64_t>(i))));
        if (!upstream) return std::move(upstream).error();
        made->upstreams.push_back(std::move(*upstream));
    }
    const std::size_t setUp = made->upstreams.size();
    for (const auto& row :
         catalogue.all()) {  // the rest of the world, for clients that bring their own key
        const bool known =
            std::ranges::any_of(config.providers, [&](const auto& p) { return p.id == row.id; });
        const bool isNowhere = row.baseUrl.empty() && row.places.empty();
        if (known || row.sample || row.local || isNowhere) continue;
        auto upstream = upstreamOf(catalogue, config.server, config::ProviderConfig{.id = row.id},
                                   secrets, row.id);
        if (!upstream) return std::move(upstream).error();
        upstream->implicit = true;
        made->upstreams.push_back(std::move(*upstream));
    }
    for (std::size_t i = 0; i < made->upstreams.size(); ++i) {
        const auto& upstream = made->upstreams[i];
        made->byName.emplace(upstream.chosen.id, i);
        if (upstream.implicit || upstream.chosen.id == upstream.row.id) {
            for (const auto& alias : upstream.row.aliases) made->byName.emplace(alias, i);
        }
    }
    // The first provider of a family that the user set up serves the paths that name none; the
    // sample is the last resort.
    for (const bool sample : {false, true}) {
        for (std::size_t i = 0; i < setUp; ++i) {
            if (made->upstreams[i].row.sample != sample) continue;
            for (const auto& dialect : made->upstreams[i].row.dialects)
                made->defaultOfFamily.emplace(dialect, i);
        }
    }
    for (const auto& alias : config.aliases) made->models.emplace(alias.name, alias.target);
    for (const auto& gateway : config.gateways)
        made->gateways.push_back(rulesOf(gateway, config.access));
    if (made->gateway({}) == nullptr)
        made->gateways.push_back({.id = std::string(config::kDefaultGateway)});
    GH_TRY(addPrompts(*made));
    GH_TRY(addRoutes(*made, zones));
    made->hashesBodies =
        config.records.hashes || std::ranges::any_of(config.routes, &config::RouteConfig::hashes);
    auto limits = LimitBook::build(config, zones);
    if (!limits) return std::move(limits).error();
    made->limits = std::make_shared<const LimitBook>(std::move(*limits));
    auto kept = cache::Book::build(config.cache);
    if (!kept) {
        return fail(ErrorKind::Invalid, cat("/cache/", kept.error().message), kept.error().hint);
    }
    made->cache = std::make_shared<const cache::Book>(std::move(*kept));
    made->hosts = {"localhost"};
    for (const auto& host : config.server.allowedHosts) made->hosts.push_back(lower(host));

    const Hmac hmac(config.access.salt);
    auto keys = keysOf(config.access, hmac, secrets);
    if (!keys) return std::move(keys).error();
    if (!ownKey.empty()) {
        keys->push_back({.digest = hmac.of(ownKey.reveal()), .id = "window", .label = "Gatehouse"});
    }
    made->keys = std::make_unique<KeyIndex>(config.access.salt, std::move(*keys));
    auto issuers = identity::Issuers::build(config.access.issuers, secrets);
    if (!issuers) return std::move(issuers).error();
    if (!issuers->all().empty())
        made->issuers = std::make_shared<const identity::Issuers>(std::move(*issuers));
    return std::shared_ptr<const Snapshot>(std::move(made));
}

}  // namespace gatehouse::pipeline
