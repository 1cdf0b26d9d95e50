#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "proxy/core/base/secret.h"
#include "proxy/core/base/units.h"

/// Signature Version 4 of Amazon Web Services. Pure: time and secret are arguments.
namespace gatehouse::provider {

struct AwsCredential {
    std::string accessKeyId;
    Secret secretAccessKey;
    std::string region;        ///< "eu-central-1"; empty: not said
    std::string sessionToken;  ///< of temporary credentials; a secret, as it is sent
};

/// Reads {"accessKeyId", "secretAccessKey", "region", "sessionToken"}, the last two optional. Empty
/// for anything else: then the text is a bearer token of the service.
std::optional<AwsCredential> awsCredentialOf(std::string_view secret);
/// The "region" of a credential in JSON, whatever else it holds; empty: none.
std::string regionOfKey(std::string_view secret);
/// What must not be seen of a secret that is a JSON object: the texts in it that are secret
/// themselves.
std::vector<Secret> secretsIn(std::string_view secret);
/// The text that awsCredentialOf() reads.
std::string textOf(const AwsCredential& credential);

/// A request as it will be sent.
struct AwsCall {
    std::string_view method;
    std::string_view host;    ///< as in the Host field
    std::string_view target;  ///< path?query, escaped as it is sent
    std::string_view region;
    std::string_view service;
    std::vector<std::string_view> body;  ///< in pieces
};

using AwsFields = std::vector<std::pair<std::string, std::string>>;

/// The fields that sign a call: x-amz-date, x-amz-content-sha256, x-amz-security-token where there
/// is one, and Authorization. Host is signed as well.
AwsFields signedFields(const AwsCall& call, const AwsCredential& credential, WallMicros now);

/// The same for a chosen set of fields (names in lower case, sorted, host among them), as one
/// Authorization value.
///
/// Units   `bodyHash` is SHA-256 in hex; `stamp` is "20150830T123600Z".
/// Source  AWS General Reference, "Signing AWS API requests". Paths are escaped twice, as for every
/// service but S3.
std::string authorizationOf(const AwsCall& call, const AwsCredential& credential,
                            const AwsFields& fields, std::string_view bodyHash,
                            std::string_view stamp);

/// "20150830T123600Z".
std::string awsStamp(WallMicros now);

}  // namespace gatehouse::provider
