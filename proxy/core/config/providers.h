#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/secret.h"
#include "proxy/core/base/units.h"
#include "proxy/core/config/field.h"

namespace gatehouse::config {

struct HeaderConfig {
    std::string name;
    std::string value;

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const HeaderConfig&, const HeaderConfig&) = default;
};

/// One price over the catalogue's. An empty text is unknown, "0" is free.
///
/// Units   of tokens USD per million; `search`, `picture` and `request` USD per thousand; `batch`,
/// `flex` and `priority` percent of the rates of tokens.
struct PriceConfig {
    std::string model;
    std::string input, cachedInput, cachedAudio, cacheWrite5m, cacheWrite1h, output, reasoning,
        inputAudio, outputAudio, inputImage, outputImage;
    std::string search, picture, request;
    std::string batch, flex, priority;
    std::string source;  ///< the table it was taken from; empty: the user's own
    std::string date;    ///< YYYY-MM-DD of that table

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const PriceConfig&, const PriceConfig&) = default;
};

/// One more API key of a provider, beside its first.
struct ProviderKeyConfig {
    std::string name;  ///< for people and the trace of a call
    SecretRef key;
    std::int64_t weight = 1;  ///< share of the calls; 0: kept, but not used

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const ProviderKeyConfig&, const ProviderKeyConfig&) = default;
};

/// A provider in use: a row of the catalogue with what the user changed about it.
struct ProviderConfig {
    std::string
        id;  ///< path slug and model prefix; names a catalogue row, or a provider of the user's own
    std::string base;   ///< catalogue row it is based on; empty: the row called `id`
    std::string title;  ///< empty: the row's
    bool enabled = true;
    std::string baseUrl;  ///< empty: the row's
    SecretRef key;        ///< empty: the client's own key passes through where the row allows it
    std::string keyName;  ///< of `key`, where calls choose by it; empty: kFirstKey
    std::int64_t keyWeight = 1;  ///< share of the calls where there are more keys
    std::vector<ProviderKeyConfig> moreKeys;
    std::vector<HeaderConfig> headers;  ///< added to every call
    std::string caFile;                 ///< PEM bundle beside the system's roots
    bool insecureTls = false;           ///< no certificate check; shown in red
    std::string proxy;  ///< http://HOST:PORT, "none", or empty: from the environment
    Millis connectTimeout{10'000};
    Millis firstByteTimeout{300'000};
    Millis idleTimeout{120'000};  ///< longest silence inside an answer
    Millis totalTimeout{3'600'000};
    Millis probeEvery{0};  ///< 0: it is never probed
    Millis probeTimeout{10'000};
    std::string probePath;  ///< below the version; empty: the row's
    std::vector<PriceConfig> prices;

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const ProviderConfig&, const ProviderConfig&) = default;
};

template <class Visit>
void HeaderConfig::fields(Visit&& visit)
{
    visit(field("name", &HeaderConfig::name, GH_TEXT("config", "Name of the header.")));
    visit(
        field(
            "value", &HeaderConfig::value,
            GH_TEXT(
                "config",
                "Value of the header. Keys do not belong here: use the key field of the provider."))
            .hidden());
}

/// What the first key of a provider is called where it stands among others.
inline constexpr std::string_view kFirstKey = "first";
/// Of a key among the keys of its provider.
inline constexpr std::int64_t kMostWeight = 1'000;

template <class Visit>
void ProviderKeyConfig::fields(Visit&& visit)
{
    visit(field("name", &ProviderKeyConfig::name,
                GH_TEXT("config", "Name of the key for people, such as \"second team\".")));
    visit(
        field("key", &ProviderKeyConfig::key,
              GH_TEXT("config",
                      "Where the key is kept: keychain:NAME, env:NAME, file:PATH or vault:NAME.")));
    visit(field("weight", &ProviderKeyConfig::weight,
                GH_TEXT("config", "Share of the calls that go out under this key. 0: none."))
              .range(0, kMostWeight));
}

template <class Visit>
void PriceConfig::fields(Visit&& visit)
{
    visit(field("model", &PriceConfig::model,
                GH_TEXT("config", "Model the price is for, as the provider calls it.")));
    visit(field("input", &PriceConfig::input, GH_TEXT("config", "Plain input tokens."))
              .in(Unit::UsdPerMillion));
    visit(field("cachedInput", &PriceConfig::cachedInput,
                GH_TEXT("config", "Input tokens read from the provider's prompt cache."))
              .in(Unit::UsdPerMillion));
    visit(field("cachedAudio", &PriceConfig::cachedAudio,
                GH_TEXT("config",
                        "Audio tokens among those, where they have a rate of their own. Empty: "
                        "billed as cachedInput."))
              .in(Unit::UsdPerMillion));
    visit(field("cacheWrite5m", &PriceConfig::cacheWrite5m,
                GH_TEXT("config", "Input tokens written to the cache for five minutes."))
              .in(Unit::UsdPerMillion));
    visit(field("cacheWrite1h", &PriceConfig::cacheWrite1h,
                GH_TEXT("config", "Input tokens written to the cache for one hour."))
              .in(Unit::UsdPerMillion));
    visit(field("output", &PriceConfig::output, GH_TEXT("config", "Output tokens."))
              .in(Unit::UsdPerMillion));
    visit(
        field(
            "reasoning", &PriceConfig::reasoning,
            GH_TEXT(
                "config",
                "Reasoning tokens, where they have a rate of their own. Empty: billed as output."))
            .in(Unit::UsdPerMillion));
    visit(field("inputAudio", &PriceConfig::inputAudio, GH_TEXT("config", "Audio input tokens."))
              .in(Unit::UsdPerMillion));
    visit(field("outputAudio", &PriceConfig::outputAudio, GH_TEXT("config", "Audio output tokens."))
              .in(Unit::UsdPerMillion));
    visit(field("inputImage", &PriceConfig::inputImage,
                GH_TEXT("config",
                        "Input tokens of pictures, where they have a rate of their own. Empty: "
                        "billed as input."))
              .in(Unit::UsdPerMillion));
    visit(field("outputImage", &PriceConfig::outputImage,
                GH_TEXT("config",
                        "Output tokens of pictures, where they have a rate of their own. Empty: "
                        "billed as output."))
              .in(Unit::UsdPerMillion));
    visit(field("search", &PriceConfig::search,
                GH_TEXT("config", "Searches of the web, and search units of a reranker."))
              .in(Unit::UsdPerThousand));
    visit(field("picture", &PriceConfig::picture,
                GH_TEXT("config", "Pictures made, where they are charged apiece."))
              .in(Unit::UsdPerThousand));
    visit(field("request", &PriceConfig::request,
                GH_TEXT("config", "Calls, where each is charged beside its tokens."))
              .in(Unit::UsdPerThousand));
    visit(field("batch", &PriceConfig::batch,
                GH_TEXT("config", "What tokens cost in a batch. Half price: 50."))
              .in(Unit::Percent));
    visit(field("flex", &PriceConfig::flex,
                GH_TEXT("config", "What tokens cost in the service tier flex."))
              .in(Unit::Percent));
    visit(field("priority", &PriceConfig::priority,
                GH_TEXT("config", "What tokens cost in the service tier priority. Double: 200."))
              .in(Unit::Percent));
    visit(field("source", &PriceConfig::source,
                GH_TEXT("config", "Table the price was taken from. Empty: your own.")));
    visit(field("date", &PriceConfig::date,
                GH_TEXT("config", "Day the price was taken, as 2026-01-31.")));
}

template <class Visit>
void ProviderConfig::fields(Visit&& visit)
{
    visit(field(
        "id", &ProviderConfig::id,
        GH_TEXT(
            "config",
            "Path slug and model prefix. Names a provider of the catalogue, or one of your own.")));
    visit(field(
        "base", &ProviderConfig::base,
        GH_TEXT("config",
                "Provider of the catalogue this one is based on. Empty: the one called id.")));
    visit(field("title", &ProviderConfig::title,
                GH_TEXT("config", "Name for people. Empty: the catalogue's.")));
    visit(field("enabled", &ProviderConfig::enabled,
                GH_TEXT("config", "Off: calls to this provider are refused.")));
    visit(field("baseUrl", &ProviderConfig::baseUrl,
                GH_TEXT("config", "Address of the provider's API. Empty: the catalogue's.")));
    visit(field("key", &ProviderConfig::key,
                GH_TEXT("config",
                        "Where the API key is kept: keychain:NAME, env:NAME, file:PATH or "
                        "vault:NAME. Empty: the client's own key is passed on.")));
    visit(field("keyName", &ProviderConfig::keyName,
                GH_TEXT("config",
                        "Name of key, by which a call may choose it (cf-aig-byok-alias). Empty: "
                        "first.")));
    visit(field("keyWeight", &ProviderConfig::keyWeight,
                GH_TEXT("config",
                        "Share of the calls that go out under key, where there are moreKeys."))
              .range(0, kMostWeight));
    visit(field("moreKeys", &ProviderConfig::moreKeys,
                GH_TEXT("config",
                        "More API keys. Each call takes one by its share; a key the provider "
                        "refused or limited rests for a while.")));
    visit(field("headers", &ProviderConfig::headers,
                GH_TEXT("config", "Headers added to every call.")));
    visit(field(
        "caFile", &ProviderConfig::caFile,
        GH_TEXT("config", "PEM file with certificate authorities trusted beside the system's.")));
    visit(field(
        "insecureTls", &ProviderConfig::insecureTls,
        GH_TEXT(
            "config",
            "Accepts any certificate. Dangerous: anyone on the way can read keys and prompts.")));
    visit(field("proxy", &ProviderConfig::proxy,
                GH_TEXT("config",
                        "Proxy for calls to this provider: http://HOST:PORT, \"none\", or empty "
                        "for the environment's.")));
    visit(field("connectTimeout", &ProviderConfig::connectTimeout,
                GH_TEXT("config", "Longest time until a connection stands."))
              .in(Unit::Millis)
              .range(1, kDayMillis));
    visit(field("firstByteTimeout", &ProviderConfig::firstByteTimeout,
                GH_TEXT("config", "Longest wait for the first byte of an answer."))
              .in(Unit::Millis)
              .range(1, kDayMillis));
    visit(field("idleTimeout", &ProviderConfig::idleTimeout,
                GH_TEXT("config", "Longest silence inside an answer."))
              .in(Unit::Millis)
              .range(1, kDayMillis));
    visit(field("totalTimeout", &ProviderConfig::totalTimeout,
                GH_TEXT("config", "Longest time for a whole call."))
              .in(Unit::Millis)
              .range(1, kDayMillis));
    visit(field("probeEvery", &ProviderConfig::probeEvery,
                GH_TEXT("config",
                        "How often the provider is asked, beside the calls, whether it answers. 0: "
                        "never."))
              .in(Unit::Millis)
              .range(0, kDayMillis));
    visit(field("probeTimeout", &ProviderConfig::probeTimeout,
                GH_TEXT("config", "Longest wait for the answer to such a question."))
              .in(Unit::Millis)
              .range(1, kDayMillis));
    visit(field("probePath", &ProviderConfig::probePath,
                GH_TEXT("config",
                        "What is asked for with GET, below the version in the address. Empty: as "
                        "the catalogue says, mostly /models.")));
    visit(field("prices", &ProviderConfig::prices,
                GH_TEXT("config", "Prices of your own, over the catalogue's.")));
}

}  // namespace gatehouse::config
