#include "tests/bench/certificate.h"

#include <cstdio>
#include <cstdlib>
#include <memory>

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace gatehouse::bench {

namespace {

void need(bool ok, const char* what)
{
    if (ok) return;
    std::fprintf(stderr, "certificate: %s failed\n", what);
    std::exit(1);
}

void addExtension(X509* certificate, int kind, const char* value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> extension(
        X509V3_EXT_conf_nid(nullptr, &context, kind, value), &X509_EXTENSION_free);
    need(extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1, value);
}

}  // namespace

ssl_ctx_st* makeServerContext(std::string& certificatePem)
{
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"),
                                                                  &EVP_PKEY_free);
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), &X509_free);
    need(key != nullptr && certificate != nullptr, "key");
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 24 * 3600);
    X509_NAME* name = X509_get_subject_name(certificate.get());
    const unsigned char kName[] = "localhost";
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, kName, -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    X509_set_pubkey(certificate.get(), key.get());
    addExtension(certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
    addExtension(certificate.get(), NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1");
    need(X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0, "signature");

    SSL_CTX* context = SSL_CTX_new(TLS_server_method());
    need(context != nullptr, "context");
    SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION);
    SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                  SSL_MODE_RELEASE_BUFFERS);
    need(SSL_CTX_use_certificate(context, certificate.get()) == 1, "certificate");
    need(SSL_CTX_use_PrivateKey(context, key.get()) == 1, "private key");

    const std::unique_ptr<BIO, decltype(&BIO_free)> memory(BIO_new(BIO_s_mem()), &BIO_free);
    need(PEM_write_bio_X509(memory.get(), certificate.get()) == 1, "PEM");
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &bytes);
    certificatePem.assign(bytes, static_cast<std::size_t>(size));
    return context;
}

}  // namespace gatehouse::bench
