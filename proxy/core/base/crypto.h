#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "proxy/core/base/result.h"

namespace gatehouse {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes) noexcept;

/// 20 bytes. For forms that ask for it, never for what must be safe.
std::string sha1(std::string_view bytes);

/// Keyed hash with both pads computed once, so one message costs two compressions (RFC 2104).
class Hmac {
public:
    explicit Hmac(std::string_view key);
    ~Hmac();
    Hmac(Hmac&&) noexcept;
    Hmac& operator=(Hmac&&) noexcept;
    [[nodiscard]] Digest of(std::string_view message) const noexcept;

private:
    struct Pads;
    std::unique_ptr<Pads> pads_;
};

std::string hex(std::string_view bytes);
std::string hex(const Digest& digest);
bool fromHex(std::string_view text, std::string& bytes);
std::string base64(std::string_view bytes);
bool fromBase64(std::string_view text, std::string& bytes);
/// base64 as URLs take it, without padding.
std::string base64Url(std::string_view bytes);
/// Strict, like fromBase64.
bool fromBase64Url(std::string_view text, std::string& bytes);
bool equalConstantTime(std::string_view a, std::string_view b) noexcept;

/// AES-256-GCM. Shape: 12 bytes nonce, ciphertext, 16 bytes tag. `key` has 32 bytes, `nonce` 12.
Result<std::string> sealAesGcm(std::string_view key, std::string_view nonce,
                               std::string_view plain);
Result<std::string> openAesGcm(std::string_view key, std::string_view sealed);

/// scrypt with N=2^15, r=8, p=1 (RFC 7914): 32 bytes from a pass phrase.
Result<std::string> scryptKey(std::string_view passphrase, std::string_view salt);

}  // namespace gatehouse
