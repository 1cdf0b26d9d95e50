#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"

namespace gatehouse::tests {

/// A key pair of an issuer, made for one test, and tokens signed with it for real.
class TokenKey {
public:
    enum class Kind { Rsa, Curve, Edwards };

    explicit TokenKey(Kind kind, std::string id = "key-1", int bits = 2048)
        : kind_(kind),
          id_(std::move(id)),
          key_(kind == Kind::Rsa     ? EVP_RSA_gen(static_cast<unsigned>(bits))
               : kind == Kind::Curve ? EVP_EC_gen("P-256")
                                     : EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"),
               EVP_PKEY_free)
    {
    }

    [[nodiscard]] std::string algorithm() const
    {
        return kind_ == Kind::Rsa ? "RS256" : kind_ == Kind::Curve ? "ES256" : "EdDSA";
    }

    /// Its public half, as a member of a JWK set.
    [[nodiscard]] std::string jwk() const
    {
        const std::string common = cat(R"("kid":")", id_, R"(","use":"sig")");
        if (kind_ == Kind::Rsa)
            return cat(R"({"kty":"RSA",)", common, R"(,"alg":"RS256","n":")",
                       base64Url(numberOf(OSSL_PKEY_PARAM_RSA_N)), R"(","e":")",
                       base64Url(numberOf(OSSL_PKEY_PARAM_RSA_E)), R"("})");
        if (kind_ == Kind::Curve)
            return cat(R"({"kty":"EC","crv":"P-256",)", common, R"(,"x":")",
                       base64Url(numberOf(OSSL_PKEY_PARAM_EC_PUB_X, 32)), R"(","y":")",
                       base64Url(numberOf(OSSL_PKEY_PARAM_EC_PUB_Y, 32)), R"("})");
        std::string raw(32, '\0');
        std::size_t size = raw.size();
        EVP_PKEY_get_raw_public_key(key_.get(), reinterpret_cast<unsigned char*>(raw.data()),
                                    &size);
        return cat(R"({"kty":"OKP","crv":"Ed25519",)", common, R"(,"x":")", base64Url(raw),
                   R"("})");
    }

    /// The modulus as bytes: what a forger would take for a secret of HS256.
    [[nodiscard]] std::string publicBytes() const { return numberOf(OSSL_PKEY_PARAM_RSA_N); }

    /// A token with these claims, or this header instead of its own.
    [[nodiscard]] std::string token(std::string_view claims, std::string header = {}) const
    {
        if (header.empty())
            header = cat(R"({"alg":")", algorithm(), R"(","typ":"JWT","kid":")", id_, R"("})");
        const std::string text = cat(base64Url(header), ".", base64Url(claims));
        return cat(text, ".", base64Url(signatureOf(text)));
    }

private:
    [[nodiscard]] std::string numberOf(const char* name, int width = 0) const
    {
        BIGNUM* value = nullptr;
        EVP_PKEY_get_bn_param(key_.get(), name, &value);
        const int size = width != 0 ? width : BN_num_bytes(value);
        std::string bytes(static_cast<std::size_t>(size), '\0');
        BN_bn2binpad(value, reinterpret_cast<unsigned char*>(bytes.data()), size);
        BN_free(value);
        return bytes;
    }

    [[nodiscard]] std::string signatureOf(const std::string& text) const
    {
        const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(EVP_MD_CTX_new(),
                                                                         EVP_MD_CTX_free);
        const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
        EVP_DigestSignInit(context.get(), nullptr, kind_ == Kind::Edwards ? nullptr : EVP_sha256(),
                           nullptr, key_.get());
        std::size_t size = 0;
        EVP_DigestSign(context.get(), nullptr, &size, bytes, text.size());
        std::string out(size, '\0');
        auto* to = reinterpret_cast<unsigned char*>(out.data());
        EVP_DigestSign(context.get(), to, &size, bytes, text.size());
        out.resize(size);
        if (kind_ != Kind::Curve) return out;
        const unsigned char* at = to;
        const std::unique_ptr<ECDSA_SIG, void (*)(ECDSA_SIG*)> pair(
            d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(size)), ECDSA_SIG_free);
        std::string raw(64, '\0');
        auto* half = reinterpret_cast<unsigned char*>(raw.data());
        BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), half, 32);
        BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), half + 32, 32);
        return raw;
    }

    Kind kind_;
    std::string id_;
    std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> key_;
};

inline std::string keySetOf(std::initializer_list<const TokenKey*> keys)
{
    std::string list;
    for (const auto* key : keys) list += cat(list.empty() ? "" : ",", key->jwk());
    return cat(R"({"keys":[)", list, "]}");
}

/// A token of HS256.
inline std::string sharedToken(std::string_view secret, std::string_view claims,
                               std::string_view header = R"({"alg":"HS256","typ":"JWT"})")
{
    const std::string text = cat(base64Url(header), ".", base64Url(claims));
    const Digest digest = Hmac(secret).of(text);
    return cat(text, ".", base64Url({reinterpret_cast<const char*>(digest.data()), digest.size()}));
}

/// Claims of a good token, good until `until` in seconds since 1970.
inline std::string claimsOf(std::string_view issuer, std::int64_t until, std::string_view more = {})
{
    return cat(R"({"iss":")", issuer, R"(","sub":"ada","aud":["gatehouse"],"exp":)", number(until),
               more, "}");
}

}  // namespace gatehouse::tests
