#pragma once

#include <memory>
#include <string>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include "proxy/core/base/text.h"

namespace gatehouse::tests {

/// The key of a service account, made for one test.
class ServiceKey {
public:
    ServiceKey() : key_(EVP_RSA_gen(2048), EVP_PKEY_free) {}

    /// The file that Google would have made.
    [[nodiscard]] std::string json(const std::string& tokenUri) const
    {
        std::string pem;
        appendJsonString(pem, privatePem());
        return cat(R"({"type":"service_account","project_id":"project-1","private_key_id":"key-1",)"
                   R"("client_email":"gate@project-1.example","token_uri":")",
                   tokenUri, R"(","private_key":)", pem, "}");
    }

    [[nodiscard]] std::string privatePem() const
    {
        const std::unique_ptr<BIO, int (*)(BIO*)> bio(BIO_new(BIO_s_mem()), BIO_free);
        PEM_write_bio_PrivateKey(bio.get(), key_.get(), nullptr, nullptr, 0, nullptr, nullptr);
        char* bytes = nullptr;
        const long size = BIO_get_mem_data(bio.get(), &bytes);
        return {bytes, static_cast<std::size_t>(size)};
    }

    [[nodiscard]] bool hasSigned(const std::string& text, const std::string& signature) const
    {
        const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(EVP_MD_CTX_new(),
                                                                         EVP_MD_CTX_free);
        const auto bytesOf = [](const std::string& of) {
            return reinterpret_cast<const unsigned char*>(of.data());
        };
        return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) ==
                   1 &&
               EVP_DigestVerify(context.get(), bytesOf(signature), signature.size(), bytesOf(text),
                                text.size()) == 1;
    }

private:
    std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> key_;
};

}  // namespace gatehouse::tests
