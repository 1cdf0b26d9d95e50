// The one-shot SHA-256 of OpenSSL 3.0 looks its algorithm up by name on every call (about 1 µs);
// the block functions do not (0.28 µs), and every request hashes a key. They are deprecated, not
// removed.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "proxy/core/base/crypto.h"

#include <algorithm>
#include <cstring>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/sha.h>

namespace gatehouse {
namespace {

const unsigned char* bytesOf(std::string_view text) noexcept
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

struct CipherDeleter {
    void operator()(EVP_CIPHER_CTX* context) const noexcept { EVP_CIPHER_CTX_free(context); }
};

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, CipherDeleter>;

constexpr std::size_t kNonceSize = 12;
constexpr std::size_t kTagSize = 16;

}  // namespace

Digest sha256(std::string_view bytes) noexcept
{
    Digest digest{};
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, bytes.data(), bytes.size());
    SHA256_Final(digest.data(), &context);
    return digest;
}

std::string sha1(std::string_view bytes)
{
    std::string digest(SHA_DIGEST_LENGTH, '\0');
    SHA1(bytesOf(bytes), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()));
    return digest;
}

struct Hmac::Pads {
    SHA256_CTX inner;
    SHA256_CTX outer;
};

Hmac::Hmac(std::string_view key) : pads_(std::make_unique<Pads>())
{
    std::array<unsigned char, 64> block{};
    if (key.size() > block.size()) {
        const Digest digest = sha256(key);
        std::memcpy(block.data(), digest.data(), digest.size());
    } else {
        std::memcpy(block.data(), key.data(), key.size());
    }
    std::array<unsigned char, 64> pad{};
    std::ranges::transform(block, pad.begin(),
                           [](unsigned char b) { return static_cast<unsigned char>(b ^ 0x36U); });
    SHA256_Init(&pads_->inner);
    SHA256_Update(&pads_->inner, pad.data(), pad.size());
    std::ranges::transform(block, pad.begin(),
                           [](unsigned char b) { return static_cast<unsigned char>(b ^ 0x5CU); });
    SHA256_Init(&pads_->outer);
    SHA256_Update(&pads_->outer, pad.data(), pad.size());
}

Hmac::~Hmac() = default;
Hmac::Hmac(Hmac&&) noexcept = default;
Hmac& Hmac::operator=(Hmac&&) noexcept = default;

Digest Hmac::of(std::string_view message) const noexcept
{
    Digest digest{};
    SHA256_CTX context = pads_->inner;
    SHA256_Update(&context, message.data(), message.size());
    SHA256_Final(digest.data(), &context);
    context = pads_->outer;
    SHA256_Update(&context, digest.data(), digest.size());
    SHA256_Final(digest.data(), &context);
    return digest;
}

std::string hex(std::string_view bytes)
{
    constexpr char kDigits[] = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += kDigits[byte >> 4];
        out += kDigits[byte & 0xF];
    }
    return out;
}

std::string hex(const Digest& digest)
{
    return hex(std::string_view(reinterpret_cast<const char*>(digest.data()), digest.size()));
}

bool fromHex(std::string_view text, std::string& bytes)
{
    const auto digit = [](char c) -> int {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        if (c >= 'A' && c <= 'F') return c - 'A' + 10;
        return -1;
    };
    if (text.size() % 2 != 0) return false;
    bytes.clear();
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = digit(text[i]);
        const int low = digit(text[i + 1]);
        if (high < 0 || low < 0) return false;
        bytes += static_cast<char>(high * 16 + low);
    }
    return true;
}

std::string base64(std::string_view bytes)
{
    std::string out((bytes.size() + 2) / 3 * 4, '\0');
    EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()), bytesOf(bytes),
                    static_cast<int>(bytes.size()));
    return out;
}

bool fromBase64(std::string_view text, std::string& bytes)
{
    if (text.size() % 4 != 0) return false;
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    // OpenSSL skips white space and takes '=' anywhere; one text must stand for one value.
    const auto isDigit = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               c == '+' || c == '/';
    };
    if (!std::ranges::all_of(text.substr(0, text.size() - padding), isDigit)) return false;
    bytes.assign(text.size() / 4 * 3, '\0');
    const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()), bytesOf(text),
                                     static_cast<int>(text.size()));
    if (size < 0) return false;
    bytes.resize(static_cast<std::size_t>(size) - padding);
    return true;
}

std::string base64Url(std::string_view bytes)
{
    std::string out = base64(bytes);
    while (out.ends_with('=')) out.pop_back();
    std::ranges::replace(out, '+', '-');
    std::ranges::replace(out, '/', '_');
    return out;
}

bool fromBase64Url(std::string_view text, std::string& bytes)
{
    if (text.find_first_of("+/=") != std::string_view::npos) return false;
    std::string plain(text);
    std::ranges::replace(plain, '-', '+');
    std::ranges::replace(plain, '_', '/');
    while (plain.size() % 4 != 0) plain += '=';
    // The bits behind the last byte must be zero, or one value had several texts.
    return fromBase64(plain, bytes) && base64Url(bytes) == text;
}

bool equalConstantTime(std::string_view a, std::string_view b) noexcept
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

Result<std::string> sealAesGcm(std::string_view key, std::string_view nonce, std::string_view plain)
{
    if (key.size() != 32 || nonce.size() != kNonceSize) {
        return fail(ErrorKind::Invalid, "AES-256-GCM takes a key of 32 and a nonce of 12 bytes");
    }
    const Cipher cipher(EVP_CIPHER_CTX_new());
    std::string out(nonce);
    out.resize(kNonceSize + plain.size() + kTagSize);
    auto* at = reinterpret_cast<unsigned char*>(out.data()) + kNonceSize;
    int size = 0;
    int rest = 0;
    const bool done =
        EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytesOf(key),
                           bytesOf(nonce)) == 1 &&
        EVP_EncryptUpdate(cipher.get(), at, &size, bytesOf(plain),
                          static_cast<int>(plain.size())) == 1 &&
        EVP_EncryptFinal_ex(cipher.get(), at + size, &rest) == 1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, kTagSize, at + plain.size()) == 1;
    if (!done) return fail(ErrorKind::Internal, "encryption failed");
    return out;
}

Result<std::string> openAesGcm(std::string_view key, std::string_view sealed)
{
    if (key.size() != 32 || sealed.size() < kNonceSize + kTagSize) {
        return fail(ErrorKind::Invalid, "the sealed text is cut short");
    }
    const auto nonce = sealed.substr(0, kNonceSize);
    const auto body = sealed.substr(kNonceSize, sealed.size() - kNonceSize - kTagSize);
    std::string tag(sealed.substr(sealed.size() - kTagSize));
    const Cipher cipher(EVP_CIPHER_CTX_new());
    std::string out(body.size(), '\0');
    auto* at = reinterpret_cast<unsigned char*>(out.data());
    int size = 0;
    int rest = 0;
    const bool done =
        EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytesOf(key),
                           bytesOf(nonce)) == 1 &&
        EVP_DecryptUpdate(cipher.get(), at, &size, bytesOf(body), static_cast<int>(body.size())) ==
            1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, kTagSize, tag.data()) == 1 &&
        EVP_DecryptFinal_ex(cipher.get(), at + size, &rest) == 1;
    if (!done) {
        return fail(ErrorKind::Unauthorized, "the sealed text does not open with this key",
                    "check the pass phrase; a changed file does not open either");
    }
    return out;
}

Result<std::string> scryptKey(std::string_view passphrase, std::string_view salt)
{
    constexpr std::uint64_t kMaxMemory = 64ULL * 1024 * 1024;
    std::string key(32, '\0');
    if (EVP_PBE_scrypt(passphrase.data(), passphrase.size(), bytesOf(salt), salt.size(),
                       1ULL << 15U, 8, 1, kMaxMemory, reinterpret_cast<unsigned char*>(key.data()),
                       key.size()) != 1) {
        return fail(ErrorKind::Internal, "scrypt failed",
                    "64 MiB of free memory are needed to unlock the vault");
    }
    return key;
}

}  // namespace gatehouse
