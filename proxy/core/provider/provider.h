#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "proxy/core/base/units.h"

namespace gatehouse::provider {

/// pico-dollars a token (USD per million tokens × 1e6). Empty is unknown, zero is free.
using Rate = std::optional<std::int64_t>;

struct Rates {
    Rate input, cachedInput, cachedAudio, cacheWrite5m, cacheWrite1h, output, reasoning, inputAudio,
        outputAudio, inputImage, outputImage;
    Rate search, picture, request;  ///< pico-dollars apiece
    /// Millionths of the token rates that the other services cost: half is 500 000.
    Rate batch, flex, priority;

    friend bool operator==(const Rates&, const Rates&) = default;
};

/// Replaces all rates of tokens of a call whose prompt (cached parts included) is above
/// `aboveTokens`.
struct Tier {
    std::int64_t aboveTokens = 0;
    Rates rates;
};

struct Price {
    Rates rates;
    std::vector<Tier> tiers;  ///< ascending
    std::string source;       ///< page or table
    std::string date;         ///< YYYY-MM-DD the fact was gathered
};

struct ModelCard {
    std::string id;
    std::string title;
    std::int64_t context = 0;    ///< tokens; 0 unknown
    std::int64_t maxOutput = 0;  ///< tokens; 0 unknown
    bool tools = false, reasoning = false, images = false, audio = false, embeddings = false;
    std::string released;  ///< YYYY-MM-DD or empty
    std::optional<Price> price;
};

enum class AuthScheme : std::uint8_t { None, Bearer, Header, Query, SigV4, Google };

struct Auth {
    AuthScheme scheme = AuthScheme::Bearer;
    std::string name;    ///< header or query parameter for Header and Query; service for SigV4
    std::string prefix;  ///< of a header's value, with its space: "Token "
    /// A dialect may want its key elsewhere than the provider's rule says; the list of all places a
    /// client's credential can stand is in provider/auth.h.
};

/// Whose version segment ("v1", "v1beta") counts when a client's path has one.
enum class VersionRule : std::uint8_t { Provider, Client };

/// A host that the client's path names. Each {word} stands for one segment.
struct Place {
    std::string path;     ///< beginning of the path below the provider: "/bedrock-runtime/{region}"
    std::string baseUrl;  ///< with the same words: "https://bedrock-runtime.{region}.amazonaws.com"
    bool keepsPath = false;  ///< the beginning is part of what the provider is asked for
    /// Anyone can have such a host: our own key goes only to the one that the config names.
    bool isTenants = false;
};

/// A model's name without the date that freezes it: "gpt-4.1-2025-04-14" → "gpt-4.1"; others as
/// they are.
std::string_view undated(std::string_view model) noexcept;

/// A row of the catalogue: resources/providers/<id>.json, or made by the user.
struct Provider {
    std::string id;
    std::string title;
    std::vector<std::string> aliases;  ///< other path slugs and model prefixes
    std::string baseUrl;               ///< without version segment; empty: the user must give one
    std::string version;               ///< "v1", "v1beta", "" none
    VersionRule versionRule = VersionRule::Provider;
    std::vector<std::string>
        unversioned;  ///< paths beside the version, by their beginning: "/api/" of Ollama
    std::string dialect = "openai_chat";  ///< native family: openai_chat, anthropic_messages,
                                          ///< gemini_generate, cohere_chat, ollama_chat,
                                          ///< bedrock_converse
    std::vector<std::string> dialects;    ///< every dialect it speaks, the native one included
    std::string region;                   ///< what {region} in baseUrl stands for where nobody says
    std::vector<Place> places;            ///< the more particular first
    /// What stands before the paths of translated calls, with {project} and {region} of the key.
    std::string prefix;
    Auth auth;
    std::vector<std::pair<std::string, std::string>> headers;  ///< defaults, e.g. anthropic-version
    std::vector<std::string> environment;  ///< usual names of the key's variable
    std::string probe = "/models";  ///< path (below the version) that tells whether the key works
    bool local = false;             ///< runs on this machine, free of charge unless priced
    bool sample = false;            ///< the built-in provider
    bool usageOnRequest = false;    ///< streams report usage only with stream_options.include_usage
    bool completionTokens = false;  ///< the limit is called max_completion_tokens (OpenAI itself)
    std::string site;               ///< where to get a key
    std::vector<ModelCard> models;

    [[nodiscard]] const ModelCard* find(
        std::string_view model) const noexcept;  ///< exact, then dated variants
};

}  // namespace gatehouse::provider
