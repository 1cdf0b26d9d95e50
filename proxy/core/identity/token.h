#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "proxy/core/base/result.h"
#include "proxy/core/base/units.h"
#include "proxy/core/identity/issuer.h"
#include "proxy/core/identity/key_set.h"

namespace gatehouse::identity {

/// A JWT taken apart; nothing of it is believed yet.
///
/// Shape   views into the token's text, which outlives it.
/// Source  RFC 7515, RFC 7519.
struct Jwt {
    std::string_view text;  ///< that is signed
    std::string signature;
    std::string algorithm;  ///< as it says; may be none that we know
    std::string keyId;
    std::string claims;       ///< JSON, an object
    std::string issuer;       ///< iss
    bool isCritical = false;  ///< it has extensions that must be understood; we know none
};

/// Whether a text looks like a JWT; cheap, since it is asked of every credential.
bool looksLikeJwt(std::string_view token) noexcept;

/// Nothing: it is no JWT.
std::optional<Jwt> readJwt(std::string_view token);

/// What came of a token.
struct Judged {
    std::shared_ptr<const TokenCaller> caller;  ///< null: it is not good
    bool lacksKey = false;  ///< no key of that id is known: the issuer may have a new one
    Error error;            ///< why it is not good; repeats nothing of the token
};

/// Signature, issuer, audience and times of a token.
///
/// Shape   its algorithm must be one that the config lets in and that fits the key: `none`, and a
///         public key in the place of a secret, never do.
/// Errors  Unauthorized, with what is wrong
Judged judge(const Jwt& token, const Issuer& issuer, const KeySet& keys, WallMicros now);

/// What an introspection address said about a token (RFC 7662).
/// Errors  Unauthorized: it is not active, or not for us; Unavailable: no sense in the answer
Judged introspected(int status, std::string_view body, const Issuer& issuer, WallMicros now);

/// The address of the JWK set in a discovery document.
/// Errors  BadUpstream: no such document, or one of another issuer
Result<std::string> keysUrlIn(std::string_view document, const Issuer& issuer);

}  // namespace gatehouse::identity
