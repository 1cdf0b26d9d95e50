#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/base/secret.h"

namespace gatehouse::identity {

/// How a token is signed.
enum class Algorithm : std::uint8_t { Rs256, Es256, EdDsa, Hs256 };

/// Nothing: a name that is not taken here, `none` above all.
std::optional<Algorithm> algorithmNamed(std::string_view name) noexcept;
std::string_view name(Algorithm algorithm) noexcept;

/// The public keys of an issuer, or the secret that it shares with us. A key checks signatures of
/// its own kind alone, whatever a token says of itself: a public key is never taken for a secret.
///
/// Thread  any, once made: immutable. Copies share their keys.
/// Source  RFC 7517, RFC 7518, RFC 8037.
class KeySet {
public:
    static constexpr std::size_t kMostKeys = 100;

    KeySet();
    ~KeySet();
    KeySet(const KeySet&);
    KeySet(KeySet&&) noexcept;
    KeySet& operator=(const KeySet&);
    KeySet& operator=(KeySet&&) noexcept;

    /// A JWK set. Keys of other kinds, for encryption, or too weak are passed over.
    /// Errors  Invalid: no JWK set, or none of its keys can be used.
    static Result<KeySet> read(std::string_view json);
    /// HS256 alone.
    static KeySet of(Secret secret);

    enum class Verdict : std::uint8_t { Good, Bad, UnknownKey };

    /// `id`: of the key, as the token says; empty: any key of that kind.
    [[nodiscard]] Verdict check(Algorithm algorithm, std::string_view id, std::string_view text,
                                std::string_view signature) const;

    [[nodiscard]] std::size_t size() const noexcept { return keys_.size(); }

private:
    struct Key;

    std::vector<std::shared_ptr<const Key>> keys_;
};

}  // namespace gatehouse::identity
