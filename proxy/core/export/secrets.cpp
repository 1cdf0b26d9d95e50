#include "proxy/core/export/secrets.h"

#include <algorithm>

#include "proxy/core/base/text.h"
#include "proxy/core/config/credential.h"

namespace gatehouse::exports {
namespace {

constexpr std::string_view kPlaceholderKey = "/records/placeholderKey";

std::string place(std::string_view list, std::size_t index, std::string_view field)
{
    return cat(list, "/", number(static_cast<std::int64_t>(index)), "/", field);
}

std::string titleOf(const config::ProviderConfig& provider, const provider::Catalogue& catalogue)
{
    if (!provider.title.empty()) return provider.title;
    const auto* row = catalogue.find(provider.base.empty() ? provider.id : provider.base);
    const bool own = row == nullptr || row->title.empty() || !provider.base.empty();
    return own ? provider.id : row->title;
}

/// "my-provider" → "MY_PROVIDER".
std::string shout(std::string_view words)
{
    std::string out;
    for (const char c : words) {
        const bool small = c >= 'a' && c <= 'z';
        const bool plain = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (small) out += static_cast<char>(c - 'a' + 'A');
        if (plain) out += c;
        if (!small && !plain && !out.empty() && out.back() != '_') out += '_';
    }
    while (!out.empty() && out.back() == '_') out.pop_back();
    return out;
}

/// What a variable for the secret at `path` is usually called.
std::string usualName(const config::Config& config, const provider::Catalogue& catalogue,
                      const std::string& path)
{
    for (std::size_t i = 0; i < config.providers.size(); ++i) {
        const auto& provider = config.providers[i];
        if (!path.starts_with(place("/providers", i, ""))) continue;
        const auto* row = catalogue.find(provider.id);
        if (row != nullptr && provider.base.empty() && !row->environment.empty())
            return row->environment.front();
        return cat(shout(provider.id), "_API_KEY");
    }
    for (std::size_t i = 0; i < config.access.keys.size(); ++i) {
        const auto& key = config.access.keys[i];
        if (!path.starts_with(place("/access/keys", i, ""))) continue;
        return cat("GATEHOUSE_KEY_", shout(key.label.empty() ? key.id : key.label));
    }
    for (std::size_t i = 0; i < config.access.issuers.size(); ++i) {
        const auto& issuer = config.access.issuers[i];
        if (!path.starts_with(place("/access/issuers", i, ""))) continue;
        return cat("GATEHOUSE_ISSUER_", shout(issuer.id), "_SECRET");
    }
    for (std::size_t i = 0; i < config.traces.size(); ++i) {
        if (path.starts_with(place("/traces", i, "")))
            return cat("GATEHOUSE_COLLECTOR_", shout(config.traces[i].id));
    }
    if (path == kPlaceholderKey) return "GATEHOUSE_PLACEHOLDER_KEY";
    return "GATEHOUSE_ADMIN_TOKEN";
}

void replace(config::Config& config, const std::string& path, const std::string& text)
{
    for (const SecretPlace& each : secretPlaces(config, provider::Catalogue::builtIn())) {
        if (each.path == path) *each.text = text;
    }
}

}  // namespace

std::vector<SecretPlace> secretPlaces(config::Config& config, const provider::Catalogue& catalogue)
{
    std::vector<SecretPlace> places;
    const auto add = [&places](std::string path, SecretRef& reference, Sentence about) {
        if (!reference.empty())
            places.push_back({std::move(path), &reference.text, std::move(about)});
    };
    add("/server/adminToken", config.server.adminToken, {"Token of the admin routes", ""});
    add(std::string(kPlaceholderKey), config.records.placeholderKey,
        {"Key of the placeholders", ""});
    for (std::size_t i = 0; i < config.access.keys.size(); ++i) {
        auto& key = config.access.keys[i];
        add(place("/access/keys", i, "value"), key.value,
            {"Gateway key %1", key.label.empty() ? key.id : key.label});
    }
    for (std::size_t i = 0; i < config.access.issuers.size(); ++i) {
        auto& issuer = config.access.issuers[i];
        add(place("/access/issuers", i, "secret"), issuer.secret,
            {"Secret of the issuer %1", issuer.id});
        add(place("/access/issuers", i, "clientSecret"), issuer.clientSecret,
            {"Secret at the issuer %1", issuer.id});
    }
    for (std::size_t i = 0; i < config.traces.size(); ++i) {
        auto& trace = config.traces[i];
        const Sentence about{"Key of the collector %1", trace.id};
        add(place("/traces", i, "authorization"), trace.authorization, about);
        for (std::size_t k = 0; k < trace.headers.size(); ++k) {
            std::string& value = trace.headers[k].value;
            const bool isNamed = !value.empty() && config::whyUnusable(SecretRef{value}).empty();
            if (!isNamed) continue;  // it is sent as it stands
            std::string path = place(place("/traces", i, "headers"), k, "value");
            places.push_back({std::move(path), &value, about});
        }
    }
    for (std::size_t i = 0; i < config.providers.size(); ++i) {
        auto& provider = config.providers[i];
        add(place("/providers", i, "key"), provider.key,
            {"API key of %1", titleOf(provider, catalogue)});
        for (std::size_t k = 0; k < provider.moreKeys.size(); ++k) {
            auto& more = provider.moreKeys[k];
            add(place(place("/providers", i, "moreKeys"), k, "key"), more.key,
                {"API key of %1", cat(titleOf(provider, catalogue), ", ", more.name)});
        }
    }
    return places;
}

std::vector<NeededSecret> neededSecrets(const config::Config& config,
                                        const provider::Catalogue& catalogue)
{
    config::Config copy = config;
    std::vector<NeededSecret> needed;
    const auto isTaken = [&needed](const std::string& name) {
        return std::ranges::any_of(
            needed, [&name](const NeededSecret& each) { return each.variable == name; });
    };
    // Those that have a variable already come first: no other may take its name.
    for (const bool named : {true, false}) {
        for (const SecretPlace& each : secretPlaces(copy, catalogue)) {
            const SecretRef reference = each.reference();
            const auto source = reference.source();
            if (source == "file" || (source == "env") != named) continue;
            const auto same = std::ranges::find(needed, *each.text, &NeededSecret::was);
            if (same != needed.end()) {
                same->used.push_back(each.path);
                continue;
            }
            std::string name =
                named ? std::string(reference.name()) : usualName(config, catalogue, each.path);
            const std::string wanted = name;
            for (int n = 2; !named && isTaken(name); ++n) name = cat(wanted, "_", number(n));
            needed.push_back({std::move(name), each.about, *each.text, {each.path}});
        }
    }
    return needed;
}

config::Config withVariables(config::Config config, const std::vector<NeededSecret>& secrets)
{
    for (const NeededSecret& each : secrets) {
        for (const std::string& path : each.used) replace(config, path, cat("env:", each.variable));
    }
    return config;
}

config::Config withFormerPlaces(config::Config config, const std::vector<NeededSecret>& secrets)
{
    for (const NeededSecret& each : secrets) {
        for (const std::string& path : each.used) replace(config, path, each.was);
    }
    return config;
}

}  // namespace gatehouse::exports
