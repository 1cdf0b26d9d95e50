#include "proxy/core/provider/google_token.h"

#include <algorithm>
#include <memory>

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/json_text.h"
#include "proxy/core/base/released.h"
#include "proxy/core/base/text.h"

namespace gatehouse::provider {
namespace {

namespace json = boost::json;

constexpr std::string_view kScope = "https://www.googleapis.com/auth/cloud-platform";
constexpr std::string_view kTokenUri = "https://oauth2.googleapis.com/token";
constexpr std::int64_t kMicrosASecond = 1'000'000;
constexpr std::int64_t kAssertionLife = 3600;

using Bio = std::unique_ptr<BIO, Released<BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, Released<EVP_PKEY_free>>;
using Context = std::unique_ptr<EVP_MD_CTX, Released<EVP_MD_CTX_free>>;

std::string member(std::string_view key, std::string_view value)
{
    std::string out = cat("\"", key, "\":");
    appendJsonString(out, value);
    return out;
}

Error unreadable()
{
    return fail(ErrorKind::Invalid, "the private key of the service account cannot be read",
                "paste the whole JSON file that Google made for the account");
}

/// A pass phrase is never asked for: there is nobody to answer.
int noPhrase(char* /*buffer*/, int /*size*/, int /*rwflag*/, void* /*context*/)
{
    return -1;
}

Result<std::string> signedWith(const Secret& pem, std::string_view text)
{
    const auto shown = pem.reveal();
    const Bio bio(BIO_new_mem_buf(shown.data(), static_cast<int>(shown.size())));
    const Key key(bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, noPhrase, nullptr) : nullptr);
    if (!key || EVP_PKEY_base_id(key.get()) != EVP_PKEY_RSA) return unreadable();
    const Context context(EVP_MD_CTX_new());
    if (!context ||
        EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) != 1)
        return unreadable();
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    std::size_t size = 0;
    if (EVP_DigestSign(context.get(), nullptr, &size, bytes, text.size()) != 1) return unreadable();
    std::string out(size, '\0');
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size, bytes,
                       text.size()) != 1)
        return unreadable();
    out.resize(size);
    return out;
}

}  // namespace

std::optional<ServiceAccount> serviceAccountOf(std::string_view secret)
{
    json::error_code broken;
    const auto value = json::parse({secret.data(), secret.size()}, broken);
    if (broken || !value.is_object()) return std::nullopt;
    const auto& object = value.get_object();
    ServiceAccount account;
    account.email = textAt(object, "client_email");
    account.privateKey = Secret(textAt(object, "private_key"));
    account.keyId = textAt(object, "private_key_id");
    account.tokenUri = textAt(object, "token_uri");
    account.project = textAt(object, "project_id");
    account.region = textAt(object, "region");
    if (account.email.empty() || account.privateKey.empty()) return std::nullopt;
    if (account.tokenUri.empty()) account.tokenUri = kTokenUri;
    return account;
}

Result<std::string> assertionOf(const ServiceAccount& account, WallMicros now)
{
    const std::int64_t seconds = now / kMicrosASecond;
    std::string head = R"({"alg":"RS256","typ":"JWT")";
    if (!account.keyId.empty()) head += cat(",", member("kid", account.keyId));
    head += '}';
    const std::string claims =
        cat("{", member("iss", account.email), ",", member("scope", kScope), ",",
            member("aud", account.tokenUri), ",\"iat\":", number(seconds),
            ",\"exp\":", number(seconds + kAssertionLife), "}");
    const std::string text = cat(base64Url(head), ".", base64Url(claims));
    auto signature = signedWith(account.privateKey, text);
    if (!signature) return std::move(signature).error();
    return cat(text, ".", base64Url(*signature));
}

std::string tokenRequestOf(std::string_view assertion)
{
    return cat("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=",
               assertion);
}

Result<AccessToken> accessTokenOf(int status, std::string_view body)
{
    json::error_code broken;
    const auto value = json::parse({body.data(), body.size()}, broken);
    const bool isObject = !broken && value.is_object();
    if (status >= 400 && status < 500) {
        std::string why =
            isObject ? textAt(value.get_object(), "error_description") : std::string();
        if (why.empty() && isObject) why = textAt(value.get_object(), "error");
        return fail(
            ErrorKind::Unauthorized,
            cat("Google does not accept the service account",
                why.empty() ? std::string() : cat(": ", why)),
            "check that the account and its key still exist, and the clock of this machine");
    }
    AccessToken token;
    if (isObject) {
        token.text = textAt(value.get_object(), "access_token");
        const auto* life = value.get_object().if_contains("expires_in");
        token.seconds = life != nullptr && life->is_int64() ? life->get_int64() : 0;
    }
    const bool isPlain =
        std::ranges::all_of(token.text, [](char c) { return c > ' ' && c <= '~'; });
    if (status != 200 || token.text.empty() || !isPlain)
        return fail(ErrorKind::BadUpstream,
                    cat("Google's token service answered ", number(status), " without a token"),
                    "try again; if it stays so, look at the status page of Google Cloud");
    return token;
}

}  // namespace gatehouse::provider
