#pragma once

#include <string>

#include "tests/support/fake_upstream.h"

namespace gatehouse::tests {

/// Bedrock as strict as the real one: a call that is not signed right is refused with 403 and the
/// reason. Its signature is worked out here anew, by other functions than the gateway's.
///
/// Shape   whoever asks "stream" gets text, a call of a tool and its usage in frames; "error" an
/// exception in the middle of a stream; others a whole answer.
class BedrockStub {
public:
    static constexpr const char* kKeyId = "AKIDBEDROCKTEST";
    static constexpr const char* kSecret = "bedrock/secret+of=tests";
    static constexpr const char* kToken = "bearer-of-bedrock";

    explicit BedrockStub(FakeUpstream& fake, std::string region = "eu-central-1");

    /// As it stands in a vault.
    [[nodiscard]] std::string credential(const std::string& sessionToken = {}) const;
    /// Empty: the call is signed right, for `host`.
    [[nodiscard]] std::string wrongWith(const Seen& seen, const std::string& host) const;

    /// Authorization of a client that signs itself for `host`, with only host and date.
    [[nodiscard]] std::string signedBy(const std::string& host, const std::string& target,
                                       const std::string& body, const std::string& stamp) const;

private:
    std::string region_;
};

/// The frames of an answer, one chunk each.
std::vector<std::string> bedrockFrames(bool breaks = false);

}  // namespace gatehouse::tests
