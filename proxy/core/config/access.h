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
    std::vector<std::string> models;   ///< that it may call, with * for any letters; none: all
    std::vector<std::string> routes;   ///< likewise
    std::vector<std::string> prompts;  ///< likewise

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const KeyConfig&, const KeyConfig&) = default;
};

/// Who else may say who calls: an issuer of tokens, such as a company's sign-on. Its tokens are
/// shown where a gateway key would stand.
///
/// Shape   checked here with keys (written down, at an address, or found by discovery), or with a
///         secret, or asked about (introspection): one of these ways.
struct TokenIssuerConfig {
    std::string id;                     ///< stable: records and limits name callers ID/USER
    std::string issuer;                 ///< the claim iss, as its tokens have it
    std::vector<std::string> audience;  ///< one of these must be in the claim aud
    bool enabled = true;
    std::string keys;              ///< JSON: a JWK set; empty: fetched
    std::string keysUrl;           ///< of the JWK set; empty: OIDC discovery at the issuer
    std::string introspectionUrl;  ///< RFC 7662; set: each token is asked about
    std::string clientId;          ///< ours, for introspection
    SecretRef clientSecret;
    std::string prefix;                   ///< of tokens that are no JWT
    SecretRef secret;                     ///< of HS256
    std::vector<std::string> algorithms;  ///< none: all that the kind of keys has
    std::int64_t skew = 60;               ///< s
    std::string userClaim = "sub";
    std::string tenantClaim;
    std::string roleClaim;
    std::string tenant;                                ///< of tokens that tell none
    std::string role;                                  ///< likewise
    std::vector<std::string> models, routes, prompts;  ///< as of a key
    std::string caFile;                                ///< of its server; empty: the system's

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const TokenIssuerConfig&, const TokenIssuerConfig&) = default;
};

struct AccessConfig {
    std::string salt;  ///< hex, made once per config; not a secret
    std::vector<KeyConfig> keys;
    std::vector<TokenIssuerConfig> issuers;

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
    visit(field("prompts", &KeyConfig::prompts,
                GH_TEXT("config",
                        "Prompts that it may use, by their names; * stands for any letters. None: "
                        "all.")));
}

template <class Visit>
void TokenIssuerConfig::fields(Visit&& visit)
{
    visit(field("id", &TokenIssuerConfig::id,
                GH_TEXT("config",
                        "Stable name: records and limits call its callers ID/USER. Lower-case "
                        "letters, digits, - and _.")));
    visit(field("issuer", &TokenIssuerConfig::issuer,
                GH_TEXT("config", "The claim iss of its tokens, letter by letter.")));
    visit(field("audience", &TokenIssuerConfig::audience,
                GH_TEXT("config", "One of these must stand in the claim aud of a token.")));
    visit(field("enabled", &TokenIssuerConfig::enabled,
                GH_TEXT("config", "Off: its tokens are not known.")));
    visit(field("keys", &TokenIssuerConfig::keys,
                GH_TEXT("config", "Its public keys, a JWK set. Empty: they are fetched."))
              .in(Unit::Json));
    visit(field(
        "keysUrl", &TokenIssuerConfig::keysUrl,
        GH_TEXT("config", "Address of its JWK set. Empty: as its OIDC discovery document says.")));
    visit(field("introspectionUrl", &TokenIssuerConfig::introspectionUrl,
                GH_TEXT("config",
                        "Address that is asked whether a token is active (RFC 7662). Set: every "
                        "token of this issuer is asked about there, and needs no keys here.")));
    visit(field("clientId", &TokenIssuerConfig::clientId,
                GH_TEXT("config", "Name of the gateway at the introspection address.")));
    visit(field("clientSecret", &TokenIssuerConfig::clientSecret,
                GH_TEXT("config",
                        "Where its secret is kept: env:NAME, file:PATH, vault:NAME or "
                        "keychain:NAME.")));
    visit(field("prefix", &TokenIssuerConfig::prefix,
                GH_TEXT("config",
                        "How its tokens begin where they are no JWT. Only those, and what stands "
                        "in cf-aig-authorization, are shown to the introspection address.")));
    visit(field(
        "secret", &TokenIssuerConfig::secret,
        GH_TEXT("config", "Where the secret of HS256 is kept. Set: HS256 alone, and no keys.")));
    visit(field("algorithms", &TokenIssuerConfig::algorithms,
                GH_TEXT("config",
                        "Signatures that are taken: RS256, ES256, EdDSA, or HS256 with a secret. "
                        "None: all that its kind of keys has.")));
    visit(field("skew", &TokenIssuerConfig::skew,
                GH_TEXT("config", "Seconds that the clocks may differ."))
              .range(0, 600));
    visit(field("userClaim", &TokenIssuerConfig::userClaim,
                GH_TEXT("config", "Claim with the user; dots lead into objects.")));
    visit(field("tenantClaim", &TokenIssuerConfig::tenantClaim,
                GH_TEXT("config", "Claim with the tenant. Empty: the tenant below.")));
    visit(field(
        "roleClaim", &TokenIssuerConfig::roleClaim,
        GH_TEXT("config", "Claim with the role; of a list, the first. Empty: the role below.")));
    visit(field("tenant", &TokenIssuerConfig::tenant,
                GH_TEXT("config", "Tenant of callers whose token tells none.")));
    visit(field("role", &TokenIssuerConfig::role,
                GH_TEXT("config", "Role of callers whose token tells none.")));
    visit(field("models", &TokenIssuerConfig::models,
                GH_TEXT("config", "Models that its callers may call, as of a key.")));
    visit(field("routes", &TokenIssuerConfig::routes,
                GH_TEXT("config", "Routes that they may call, likewise.")));
    visit(field("prompts", &TokenIssuerConfig::prompts,
                GH_TEXT("config", "Prompts that they may use, likewise.")));
    visit(field("caFile", &TokenIssuerConfig::caFile,
                GH_TEXT("config",
                        "PEM file of who signed its server's certificate. Empty: the system's.")));
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
    visit(field("issuers", &AccessConfig::issuers,
                GH_TEXT("config",
                        "Issuers of tokens that are taken instead of gateway keys: JWT, OAuth, "
                        "OIDC.")));
}

}  // namespace gatehouse::config
