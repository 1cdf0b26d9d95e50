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
    std::string user;          ///< whom it was given to; limits and conditions may ask for it
    std::string tenant;
    std::string role;
    std::vector<std::string> models;  ///< that it may call, with * for any letters; none: all
    std::vector<std::string> routes;  ///< likewise

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
    visit(field("user", &KeyConfig::user,
                GH_TEXT("config", "Whom the key was given to: limits and conditions know it.")));
    visit(field("tenant", &KeyConfig::tenant,
                GH_TEXT("config", "Tenant the key belongs to, likewise.")));
    visit(field("role", &KeyConfig::role,
                GH_TEXT("config", "Role of its calls, such as premium, likewise.")));
    visit(field("models", &KeyConfig::models,
                GH_TEXT("config",
                        "Models that it may call, as provider/model; * stands for any letters. "
                        "None: all.")));
    visit(field("routes", &KeyConfig::routes,
                GH_TEXT("config",
                        "Routes that it may call, by their names; * stands for any letters. None: "
                        "all.")));
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
