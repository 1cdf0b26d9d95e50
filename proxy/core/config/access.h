#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "proxy/core/base/secret.h"
#include "proxy/core/base/units.h"
#include "proxy/core/config/field.h"

namespace gatehouse::config {

/// The end of year 9999 in microseconds since 1970.
inline constexpr WallMicros kLastMoment = 253'402'300'799'999'999;

/// A gateway key: what a client shows to us. Only its keyed hash is kept.
struct KeyConfig {
    std::string id;     ///< stable
    std::string label;  ///< for people
    std::string hash;   ///< hex of HMAC-SHA-256(access.salt, key); empty when `value` is used
    SecretRef
        value;  ///< alternative for servers: take the key itself from the environment or a file
    std::string hint;  ///< last four characters, for people
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

template <class Visit>
void KeyConfig::fields(Visit&& visit)
{
    visit(field("id", &KeyConfig::id,
                GH_TEXT("config", "Stable name of the key in records and limits.")));
    visit(field("label", &KeyConfig::label, GH_TEXT("config", "Name for people.")));
    visit(
        field("hash", &KeyConfig::hash,
              GH_TEXT("config", "Hex of HMAC-SHA-256(access.salt, key). Empty when value is used."))
            .hidden());
    visit(field("value", &KeyConfig::value,
                GH_TEXT("config",
                        "Where to take the key itself from, for servers: env:NAME or file:PATH.")));
    visit(field("hint", &KeyConfig::hint,
                GH_TEXT("config", "Last four characters of the key, for people.")));
    visit(field("enabled", &KeyConfig::enabled, GH_TEXT("config", "Off: the key is refused.")));
    visit(field("createdAt", &KeyConfig::createdAt, GH_TEXT("config", "When the key was made."))
              .in(Unit::Moment)
              .range(0, kLastMoment));
    visit(field("expiresAt", &KeyConfig::expiresAt,
                GH_TEXT("config", "When the key stops working. 0: never."))
              .in(Unit::Moment)
              .range(0, kLastMoment));
}

template <class Visit>
void AccessConfig::fields(Visit&& visit)
{
    visit(field("salt", &AccessConfig::salt,
                GH_TEXT("config",
                        "Hex salt of the key hashes, made once. Changing it makes every stored "
                        "hash useless.")));
    visit(field("keys", &AccessConfig::keys,
                GH_TEXT("config", "Gateway keys: what clients show to the gateway.")));
}

}  // namespace gatehouse::config
