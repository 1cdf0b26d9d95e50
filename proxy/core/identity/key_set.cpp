#include "proxy/core/identity/key_set.h"

#include <algorithm>
#include <array>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/json_text.h"
#include "proxy/core/base/released.h"
#include "proxy/core/base/text.h"

namespace gatehouse::identity {
namespace {

constexpr int kWeakestRsa = 2048;          // bits
constexpr int kLongestRsa = 8192;          // bits: more would only cost time
constexpr std::size_t kCoordinate = 32;    // bytes, of P-256 and of Ed25519
constexpr std::size_t kMostTried = 8;      // keys of one kind, where a token names none
constexpr std::size_t kLongest = 262'144;  // bytes of a set

using PublicKey = std::unique_ptr<EVP_PKEY, Released<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Released<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Released<EVP_MD_CTX_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Released<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Released<OSSL_PARAM_free>>;
using BigNumber = std::unique_ptr<BIGNUM, Released<BN_free>>;
using EcSignature = std::unique_ptr<ECDSA_SIG, Released<ECDSA_SIG_free>>;

const unsigned char* octets(std::string_view text) noexcept
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

BigNumber bigOf(std::string_view bytes)
{
    return BigNumber(BN_bin2bn(octets(bytes), static_cast<int>(bytes.size()), nullptr));
}

PublicKey made(const char* kind, OSSL_PARAM_BLD* builder)
{
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
    EVP_PKEY* key = nullptr;
    const bool isDone =
        parameters && context && EVP_PKEY_fromdata_init(context.get()) == 1 &&
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) == 1;
    return PublicKey(isDone ? key : nullptr);
}

std::string bytesAt(const boost::json::object& jwk, std::string_view member)
{
    std::string bytes;
    return fromBase64Url(textAt(jwk, member), bytes) ? bytes : std::string();
}

PublicKey rsaOf(const boost::json::object& jwk)
{
    const std::string modulus = bytesAt(jwk, "n");
    const std::string exponent = bytesAt(jwk, "e");
    if (modulus.size() > kLongestRsa / 8 + 1 || exponent.empty() || exponent.size() > 8)
        return nullptr;
    const BigNumber n = bigOf(modulus);
    const BigNumber e = bigOf(exponent);
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!n || !e || !builder || BN_num_bits(n.get()) < kWeakestRsa || !BN_is_odd(e.get()) ||
        BN_is_one(e.get()))
        return nullptr;
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get());
    return made("RSA", builder.get());
}

/// A point that is not on the curve makes no key.
PublicKey curveOf(const boost::json::object& jwk)
{
    const std::string x = bytesAt(jwk, "x");
    const std::string y = bytesAt(jwk, "y");
    if (textAt(jwk, "crv") != "P-256" || x.size() != kCoordinate || y.size() != kCoordinate)
        return nullptr;
    const std::string point = cat("\x04", x, y);
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!builder) return nullptr;
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                     point.size());
    return made("EC", builder.get());
}

PublicKey edwardsOf(const boost::json::object& jwk)
{
    const std::string x = bytesAt(jwk, "x");
    if (textAt(jwk, "crv") != "Ed25519" || x.size() != kCoordinate) return nullptr;
    return PublicKey(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, octets(x), x.size()));
}

struct Kind {
    std::string_view type;  ///< kty
    Algorithm algorithm;
    PublicKey (*read)(const boost::json::object& jwk);
};

constexpr std::array<Kind, 3> kKinds = {{
    {"RSA", Algorithm::Rs256, rsaOf},
    {"EC", Algorithm::Es256, curveOf},
    {"OKP", Algorithm::EdDsa, edwardsOf},
}};

constexpr std::pair<std::string_view, Algorithm> kNames[] = {{"RS256", Algorithm::Rs256},
                                                             {"ES256", Algorithm::Es256},
                                                             {"EdDSA", Algorithm::EdDsa},
                                                             {"HS256", Algorithm::Hs256}};

/// The two numbers of a signature one behind the other, as OpenSSL takes them: in DER.
std::string derOf(std::string_view signature)
{
    if (signature.size() != 2 * kCoordinate) return {};
    BigNumber r = bigOf(signature.substr(0, kCoordinate));
    BigNumber s = bigOf(signature.substr(kCoordinate));
    const EcSignature pair(ECDSA_SIG_new());
    if (!pair || !r || !s || ECDSA_SIG_set0(pair.get(), r.release(), s.release()) != 1) return {};
    unsigned char* bytes = nullptr;
    const int size = i2d_ECDSA_SIG(pair.get(), &bytes);
    if (size <= 0) return {};
    std::string der(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    OPENSSL_free(bytes);
    return der;
}

bool isSignedBy(EVP_PKEY* key, Algorithm algorithm, std::string_view text,
                std::string_view signature)
{
    const std::string der = algorithm == Algorithm::Es256 ? derOf(signature) : std::string();
    const std::string_view shown = algorithm == Algorithm::Es256 ? der : signature;
    const DigestContext context(EVP_MD_CTX_new());
    const EVP_MD* digest = algorithm == Algorithm::EdDsa ? nullptr : EVP_sha256();
    return context && !shown.empty() &&
           EVP_DigestVerifyInit(context.get(), nullptr, digest, nullptr, key) == 1 &&
           EVP_DigestVerify(context.get(), octets(shown), shown.size(), octets(text),
                            text.size()) == 1;
}

}  // namespace

struct KeySet::Key {
    Algorithm algorithm = Algorithm::Rs256;
    std::string id{};
    PublicKey key{};
    Secret secret{};

    [[nodiscard]] bool hasSigned(std::string_view text, std::string_view signature) const
    {
        if (algorithm != Algorithm::Hs256) return isSignedBy(key.get(), algorithm, text, signature);
        const Digest digest = Hmac(secret.reveal()).of(text);
        return equalConstantTime({reinterpret_cast<const char*>(digest.data()), digest.size()},
                                 signature);
    }
};

KeySet::KeySet() = default;
KeySet::~KeySet() = default;
KeySet::KeySet(const KeySet&) = default;
KeySet::KeySet(KeySet&&) noexcept = default;
KeySet& KeySet::operator=(const KeySet&) = default;
KeySet& KeySet::operator=(KeySet&&) noexcept = default;

std::optional<Algorithm> algorithmNamed(std::string_view text) noexcept
{
    for (const auto& [known, algorithm] : kNames) {
        if (known == text) return algorithm;
    }
    return std::nullopt;
}

std::string_view name(Algorithm algorithm) noexcept
{
    for (const auto& [known, each] : kNames) {
        if (each == algorithm) return known;
    }
    return {};
}

Result<KeySet> KeySet::read(std::string_view json)
{
    boost::json::error_code broken;
    const auto value = json.size() > kLongest
                           ? boost::json::value()
                           : boost::json::parse({json.data(), json.size()}, broken);
    const auto* object = broken ? nullptr : value.if_object();
    const auto* list = object == nullptr ? nullptr : object->if_contains("keys");
    if (list == nullptr || !list->is_array())
        return fail(ErrorKind::Invalid, "this is no JWK set",
                    R"(write {"keys": […]}, as the issuer publishes it)");
    KeySet set;
    for (const auto& each : list->get_array()) {
        const auto* jwk = each.if_object();
        if (jwk == nullptr || textAt(*jwk, "use") == "enc") continue;
        const auto kind = std::ranges::find(kKinds, textAt(*jwk, "kty"), &Kind::type);
        if (kind == kKinds.end()) continue;
        const std::string algorithm = textAt(*jwk, "alg");
        if (!algorithm.empty() && algorithm != name(kind->algorithm)) continue;
        auto key = kind->read(*jwk);
        if (!key || set.keys_.size() >= kMostKeys) continue;
        set.keys_.push_back(std::make_shared<const Key>(
            Key{.algorithm = kind->algorithm, .id = textAt(*jwk, "kid"), .key = std::move(key)}));
    }
    if (set.keys_.empty())
        return fail(ErrorKind::Invalid, "none of the keys of this JWK set can be used",
                    "it needs RSA keys of 2048 bits or more, or keys of P-256 or Ed25519");
    return set;
}

KeySet KeySet::of(Secret secret)
{
    KeySet set;
    set.keys_.push_back(std::make_shared<const Key>(
        Key{.algorithm = Algorithm::Hs256, .secret = std::move(secret)}));
    return set;
}

KeySet::Verdict KeySet::check(Algorithm algorithm, std::string_view id, std::string_view text,
                              std::string_view signature) const
{
    std::size_t tried = 0;
    for (const auto& key : keys_) {
        const bool isMeant = id.empty() || key->id == id || algorithm == Algorithm::Hs256;
        if (key->algorithm != algorithm || !isMeant) continue;
        if (key->hasSigned(text, signature)) return Verdict::Good;
        if (++tried == kMostTried) break;
    }
    return tried == 0 ? Verdict::UnknownKey : Verdict::Bad;
}

}  // namespace gatehouse::identity
