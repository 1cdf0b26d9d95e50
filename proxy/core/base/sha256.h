#pragma once

#include <cstddef>
#include <string_view>

#include "proxy/core/base/crypto.h"

namespace gatehouse {

/// SHA-256 of bytes that come piece by piece. Of what is there as a whole: sha256().
class Sha256 {
public:
    Sha256() noexcept;
    void add(std::string_view bytes) noexcept;
    /// Of everything so far; more may follow.
    [[nodiscard]] Digest digest() const noexcept;

private:
    static constexpr std::size_t kStateSize = 112;  ///< of OpenSSL's, which stays out of headers

    alignas(8) unsigned char state_[kStateSize];
};

}  // namespace gatehouse
