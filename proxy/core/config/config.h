#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "proxy/core/base/secret.h"
#include "proxy/core/base/units.h"

namespace gatehouse::config {

/// Where we listen and what we let in.
struct ServerConfig {
    std::vector<std::string> listen{"127.0.0.1:8686"};  ///< HOST:PORT or [V6]:PORT
    std::vector<std::string> allowedHosts;    ///< beside localhost and our own addresses; for the Host header
    std::vector<std::string> allowedOrigins;  ///< browser pages that may call us (CORS); empty: none
    bool openOnLoopback = true;   ///< calls from this machine need no gateway key
    bool allowRemote = false;     ///< a listen address beyond loopback is refused unless this is on
    SecretRef adminToken;         ///< empty: one is made at start and kept in the data folder (0600)
    std::string tlsCertificate;   ///< PEM file; with tlsKey the listener speaks TLS only
    std::string tlsKey;           ///< PEM file
    std::int64_t ioThreads = 0;   ///< 0: two on a desktop, one per core on a server
    std::int64_t maxConnections = 20'000;
    ByteCount maxBody = 32_MiB;       ///< JSON and text bodies
    ByteCount maxUpload = 100_MiB;    ///< multipart and binary bodies
    ByteCount maxBodyMemory = 1_GiB;  ///< all bodies being received together
    Millis headTimeout{20'000};       ///< a request head must be whole by then
    Millis bodyTimeout{60'000};       ///< longest silence inside a request body
    Millis keepAlive{75'000};         ///< idle connection
    Millis sendTimeout{120'000};      ///< longest time a client may refuse to read
    Millis drain{30'000};             ///< patience of a shutdown

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const ServerConfig&, const ServerConfig&) = default;
};

/// A gateway key: what a client shows to us. Only its keyed hash is kept.
struct KeyConfig {
    std::string id;         ///< stable
    std::string label;      ///< for people
    std::string hash;       ///< hex of HMAC-SHA-256(access.salt, key); empty when `value` is used
    SecretRef value;        ///< alternative for servers: take the key itself from the environment or a file
    std::string hint;       ///< last four characters, for people
    bool enabled = true;
    WallMicros createdAt = 0;
    WallMicros expiresAt = 0;  ///< 0: never

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const KeyConfig&, const KeyConfig&) = default;
};

struct AccessConfig {
    std::string salt;  ///< hex, made once per config; not a secret
    std::vector<KeyConfig> keys;

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const AccessConfig&, const AccessConfig&) = default;
};

struct HeaderConfig {
    std::string name;
    std::string value;

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const HeaderConfig&, const HeaderConfig&) = default;
};

/// One price a user sets: USD per million tokens; an empty text is unknown, "0" is free.
struct PriceConfig {
    std::string model;
    std::string input, cachedInput, cacheWrite5m, cacheWrite1h, output, reasoning, inputAudio, outputAudio;

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const PriceConfig&, const PriceConfig&) = default;
};

/// A provider in use: a row of the catalogue with what the user changed about it.
struct ProviderConfig {
    std::string id;       ///< path slug and model prefix; names a catalogue row, or a provider of the user's own
    std::string base;     ///< catalogue row it is based on; empty: the row called `id`
    std::string title;    ///< empty: the row's
    bool enabled = true;
    std::string baseUrl;  ///< empty: the row's
    SecretRef key;        ///< empty: the client's own key passes through where the row allows it
    std::vector<HeaderConfig> headers;  ///< added to every call
    std::string caFile;                 ///< PEM bundle beside the system's roots
    bool insecureTls = false;           ///< no certificate check; shown in red
    std::string proxy;                  ///< http://HOST:PORT, "none", or empty: from the environment
    Millis connectTimeout{10'000};
    Millis firstByteTimeout{300'000};
    Millis idleTimeout{120'000};        ///< longest silence inside an answer
    Millis totalTimeout{3'600'000};
    std::vector<PriceConfig> prices;

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const ProviderConfig&, const ProviderConfig&) = default;
};

/// A model name of the user's own: "fast" → "openai/gpt-5-mini".
struct AliasConfig {
    std::string name;
    std::string target;  ///< provider/model

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const AliasConfig&, const AliasConfig&) = default;
};

struct RecordsConfig {
    bool bodies = true;              ///< keep request and answer bodies
    bool headers = true;
    ByteCount maxBody = 1_MiB;       ///< of each body
    std::int64_t maxEvents = 4096;   ///< timing marks of a stream
    bool index = true;               ///< full-text search
    Millis commitInterval{20};
    Millis announceAfter{200};       ///< a call open longer than this shows up before it ends
    std::int64_t keepDays = 30;
    ByteCount maxBytes = 10_GiB;
    bool maskClientAddress = false;
    std::vector<std::string> maskedHeaders;  ///< beside the well-known ones

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const RecordsConfig&, const RecordsConfig&) = default;
};

/// The settings of a gateway. A value: edits make a new one.
struct Config {
    std::int64_t version = 1;
    ServerConfig server;
    AccessConfig access;
    std::vector<ProviderConfig> providers;
    std::vector<AliasConfig> aliases;
    RecordsConfig records;

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const Config&, const Config&) = default;
};

/// What a first run starts with: loopback, open to this machine, the sample provider.
Config firstRun();

}  // namespace gatehouse::config
