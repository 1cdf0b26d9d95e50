#include <algorithm>
#include <array>

#include "proxy/core/config/address.h"
#include "proxy/core/config/checks.h"
#include "proxy/core/config/credential.h"
#include "proxy/core/http/grammar.h"
#include "proxy/core/http/url.h"
#include "proxy/core/provider/price.h"
#include "proxy/core/provider/target.h"

namespace gatehouse::config {
namespace {

// Headers the gateway sets itself: setting them by hand would break the framing of a call.
constexpr std::array<std::string_view, 8> kOurs{"host",       "content-length", "transfer-encoding",
                                                "connection", "keep-alive",     "upgrade",
                                                "te",         "expect"};

// First words of our own paths; a provider called so could not be reached.
constexpr std::array<std::string_view, 7> kPaths{"admin",  "healthz", "readyz", "metrics",
                                                 "compat", "client",  "models"};

void checkId(Findings& findings, const ProviderConfig& provider, const std::string& path)
{
    if (!isSlug(provider.id)) {
        findings.add(cat(path, "/id"), "this cannot stand in a path",
                     "use small letters, digits, - and _, such as my-provider");
    } else if (!provider::splitVersion(provider.id).version.empty() ||
               std::find(kPaths.begin(), kPaths.end(), provider.id) != kPaths.end()) {
        findings.add(cat(path, "/id"), "the gateway uses this word in its own paths",
                     "choose another id");
    }
}

void checkAddresses(Findings& findings, const ProviderConfig& provider, const std::string& path)
{
    if (!provider.baseUrl.empty()) {
        const auto url = http::parseUrl(provider.baseUrl);
        if (!url) {
            findings.add(cat(path, "/baseUrl"), url.error().message, url.error().hint);
        } else if (!url->query.empty()) {
            findings.add(cat(path, "/baseUrl"), "the address has a query",
                         "leave out everything from the question mark; a key belongs into key");
        }
    }
    checkProxy(findings, provider.proxy, cat(path, "/proxy"));
}

void checkHeaders(Findings& findings, const ProviderConfig& provider, const std::string& path)
{
    for (std::size_t i = 0; i < provider.headers.size(); ++i) {
        const auto& header = provider.headers[i];
        const std::string here = at(cat(path, "/headers"), i);
        if (!http::grammar::isToken(header.name)) {
            findings.add(cat(here, "/name"), "this is not the name of a header",
                         "write the name alone, such as x-team");
        } else if (std::any_of(kOurs.begin(), kOurs.end(), [&](std::string_view ours) {
                       return equalsNoCase(header.name, ours);
                   })) {
            findings.add(cat(here, "/name"), "the gateway sets this header itself", "remove it");
        }
        if (!http::grammar::isFieldValue(header.value) && !header.value.empty()) {
            findings.add(cat(here, "/value"), "this cannot stand in a header",
                         "remove line breaks and control characters");
        }
        if (isCredentialHeader(header.name) || looksLikeCredential(header.value)) {
            findings.add(cat(here, "/value"),
                         "this looks like a key, and the config is no place for keys",
                         "keep the key elsewhere and name it in the key of the provider");
        }
    }
}

void checkKeys(Findings& findings, const ProviderConfig& provider, const std::string& path)
{
    Distinct names(findings, "another key has the same name", "choose another name");
    names.see(provider.keyName, cat(path, "/keyName"));
    if (looksLikeCredential(provider.keyName)) {
        findings.add(cat(path, "/keyName"), "this looks like a key: the name is shown everywhere",
                     "write a word for people, and put the key where the system keeps keys");
    }
    std::int64_t sum = provider.keyWeight;
    for (std::size_t i = 0; i < provider.moreKeys.size(); ++i) {
        const auto& more = provider.moreKeys[i];
        const std::string here = at(cat(path, "/moreKeys"), i);
        if (more.name.empty()) {
            findings.add(cat(here, "/name"), "a further key needs a name",
                         "write a word for people, such as second");
        }
        if (looksLikeCredential(more.name)) {
            findings.add(cat(here, "/name"), "this looks like a key: the name is shown everywhere",
                         "write a word for people, and put the key where the system keeps keys");
        }
        if (more.name == kFirstKey && provider.keyName.empty()) {
            findings.add(cat(here, "/name"), "the key beside moreKeys is called first already",
                         "choose another name");
        }
        names.see(more.name, cat(here, "/name"));
        if (more.key.empty()) {
            findings.add(cat(here, "/key"), "it is not said where this key is kept",
                         "name it like env:NAME, or remove the entry");
        }
        sum += more.weight;
    }
    if (provider.moreKeys.empty()) return;
    if (provider.key.empty()) {
        findings.add(cat(path, "/key"), "there are more keys, but no first one",
                     "name the first key here");
    }
    if (sum == 0) {
        findings.add(cat(path, "/keyWeight"), "no key has a share of the calls",
                     "give at least one key a weight above 0");
    }
}

void checkProbe(Findings& findings, const ProviderConfig& provider, const std::string& path)
{
    constexpr Millis kClosest{250};
    if (provider.probeEvery.count() > 0 && provider.probeEvery < kClosest) {
        findings.add(cat(path, "/probeEvery"), "a provider is probed at most four times a second",
                     "write 30s, or 0 for never");
    }
    if (!provider.probePath.empty() &&
        (provider.probePath.front() != '/' ||
         provider.probePath.find_first_of(" \r\n#") != std::string::npos)) {
        findings.add(cat(path, "/probePath"), "this is no path",
                     "write what follows the version in the address, such as /models");
    }
}

provider::RateUnit unitOf(Unit unit) noexcept
{
    return unit == Unit::UsdPerThousand ? provider::RateUnit::PerThousand
           : unit == Unit::Percent      ? provider::RateUnit::Percent
                                        : provider::RateUnit::PerMillion;
}

void checkPrices(Findings& findings, const ProviderConfig& provider, const std::string& path)
{
    Distinct models(findings, "there is already a price for this model", "remove one of the two");
    for (std::size_t i = 0; i < provider.prices.size(); ++i) {
        const auto& price = provider.prices[i];
        const std::string here = at(cat(path, "/prices"), i);
        if (price.model.empty()) {
            findings.add(cat(here, "/model"), "a price needs a model", "name the model");
        }
        models.see(price.model, cat(here, "/model"));
        PriceConfig::fields([&](const auto& field) {
            if (!isDecimal(field.unit)) return;
            const std::string& text = price.*field.member;
            const auto unit = unitOf(field.unit);
            if (text.empty() || provider::parseRate(text, unit)) return;
            findings.add(cat(here, "/", field.key), "this is not a price",
                         unit == provider::RateUnit::PerMillion
                             ? "write USD per million tokens, such as 2.50; 0 is free"
                         : unit == provider::RateUnit::PerThousand
                             ? "write USD per thousand, such as 10; 0 is free"
                             : "write a percentage of the rates of tokens, such as 50");
        });
    }
}

/// The first word of an alias' target names a provider in use, by its id or by an alias of its row.
const ProviderConfig* findProvider(const Config& config, const provider::Catalogue& catalogue,
                                   std::string_view name)
{
    for (const auto& provider : config.providers) {
        if (provider.id == name) return &provider;
    }
    const auto* row = catalogue.find(name);
    for (const auto& provider : config.providers) {
        if (row != nullptr && catalogue.find(provider.id) == row) return &provider;
    }
    return nullptr;
}

}  // namespace

void checkProviders(Findings& findings, const Config& config, const provider::Catalogue& catalogue)
{
    Distinct ids(findings, "another provider has the same id", "choose another id, and set base");
    for (std::size_t i = 0; i < config.providers.size(); ++i) {
        const auto& provider = config.providers[i];
        const std::string path = at("/providers", i);
        checkId(findings, provider, path);
        ids.see(provider.id, cat(path, "/id"));
        checkAddresses(findings, provider, path);
        checkHeaders(findings, provider, path);
        checkKeys(findings, provider, path);
        checkProbe(findings, provider, path);
        checkPrices(findings, provider, path);
        ProviderConfig bare = provider;
        bare.prices.clear();  // each has had its own complaint
        if (const auto resolved = provider::resolve(catalogue, bare); !resolved) {
            const bool unknown = catalogue.find(bare.base.empty() ? bare.id : bare.base) == nullptr;
            const auto* key = !unknown ? "/baseUrl" : bare.base.empty() ? "/id" : "/base";
            findings.add(cat(path, key), resolved.error().message, resolved.error().hint);
        }
    }
}

void checkAliases(Findings& findings, const Config& config, const provider::Catalogue& catalogue)
{
    Distinct names(findings, "another alias has the same name", "choose another name");
    for (std::size_t i = 0; i < config.aliases.size(); ++i) {
        const auto& alias = config.aliases[i];
        const std::string path = at("/aliases", i);
        if (alias.name.empty() || alias.name.find(' ') != std::string::npos) {
            findings.add(cat(path, "/name"), "this cannot be the name of a model",
                         "use a word without spaces, such as fast");
        }
        names.see(alias.name, cat(path, "/name"));
        const auto slash = alias.target.find('/');
        if (slash == std::string::npos || slash == 0 || slash + 1 == alias.target.size()) {
            findings.add(cat(path, "/target"), "this does not name a provider and a model",
                         "write it like openai/gpt-5-mini");
            continue;
        }
        if (alias.target.starts_with(kRoutePrefix)) {
            const auto name = std::string_view(alias.target).substr(kRoutePrefix.size());
            if (std::ranges::find(config.routes, name, &RouteConfig::name) == config.routes.end())
                findings.add(cat(path, "/target"), "there is no route of that name",
                             "add the route first, or name another");
            continue;
        }
        const auto* provider =
            findProvider(config, catalogue, std::string_view(alias.target).substr(0, slash));
        if (provider == nullptr) {
            findings.add(cat(path, "/target"), "its provider is not in use",
                         "add the provider first, or choose a model of another one");
        }
    }
}

}  // namespace gatehouse::config
