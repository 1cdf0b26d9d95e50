// Its block functions are deprecated, not removed: see crypto.cpp.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "proxy/core/base/sha256.h"

#include <cstring>

#include <openssl/sha.h>

namespace gatehouse {

Sha256::Sha256() noexcept
{
    static_assert(sizeof(SHA256_CTX) <= kStateSize);
    SHA256_CTX context;
    SHA256_Init(&context);
    std::memset(state_, 0, sizeof state_);
    std::memcpy(state_, &context, sizeof context);
}

void Sha256::add(std::string_view bytes) noexcept
{
    SHA256_CTX context;
    std::memcpy(&context, state_, sizeof context);
    SHA256_Update(&context, bytes.data(), bytes.size());
    std::memcpy(state_, &context, sizeof context);
}

Digest Sha256::digest() const noexcept
{
    SHA256_CTX context;
    std::memcpy(&context, state_, sizeof context);
    Digest digest{};
    SHA256_Final(digest.data(), &context);
    return digest;
}

}  // namespace gatehouse
