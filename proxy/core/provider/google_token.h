#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "proxy/core/base/result.h"
#include "proxy/core/base/secret.h"
#include "proxy/core/base/units.h"

/// Service accounts of Google Cloud: an assertion signed with their key is exchanged for a token.
/// Pure: time and key are arguments; the exchange itself is shell/engine/token_desk.
namespace gatehouse::provider {

struct ServiceAccount {
    std::string email;
    Secret privateKey;  ///< PEM
    std::string keyId;
    std::string tokenUri;
    std::string project;
    std::string region;  ///< Cloudflare keeps it beside; empty: not said
};

/// Reads the JSON file of a service account. Empty for anything else: then the text is a token.
std::optional<ServiceAccount> serviceAccountOf(std::string_view secret);

/// The signed assertion (a JWT, RS256), good for an hour.
///
/// Errors  Invalid: the private key cannot be read.
/// Source  RFC 7523; Google Identity, "Using OAuth 2.0 for Server to Server Applications".
Result<std::string> assertionOf(const ServiceAccount& account, WallMicros now);

/// Form body that asks for a token.
std::string tokenRequestOf(std::string_view assertion);

struct AccessToken {
    std::string text;
    std::int64_t seconds = 0;  ///< it is good for
};

/// What the token endpoint answered.
/// Errors  Unauthorized with its words: the account is not accepted. BadUpstream: no sense in it.
Result<AccessToken> accessTokenOf(int status, std::string_view body);

}  // namespace gatehouse::provider
