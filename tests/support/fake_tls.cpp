#include "tests/support/fake_tls.h"

#include <cstdio>
#include <cstdlib>

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace gatehouse::tests {

namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

void need(bool ok, const char* what)
{
    if (ok) return;
    std::fprintf(stderr, "FakeAuthority: %s failed\n", what);
    std::abort();
}

Key newKey()
{
    Key key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    need(key != nullptr, "key");
    return key;
}

template <class Write>
std::string pemOf(Write write)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> memory(BIO_new(BIO_s_mem()), &BIO_free);
    need(write(memory.get()) == 1, "PEM");
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &bytes);
    return {bytes, static_cast<std::size_t>(size)};
}

void extend(X509* certificate, X509* issuer, int kind, const std::string& value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> extension(
        X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()), &X509_EXTENSION_free);
    need(extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1,
         value.c_str());
}

Certificate newCertificate(const std::string& name, EVP_PKEY* key, long serial, long from,
                           long until)
{
    Certificate certificate(X509_new(), &X509_free);
    need(certificate != nullptr, "certificate");
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), from);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), until);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
    X509_set_pubkey(certificate.get(), key);
    return certificate;
}

Certificate newAuthority(EVP_PKEY* key)
{
    Certificate ca = newCertificate("Gatehouse test authority", key, 1, -7200, 48L * 3600);
    X509_set_issuer_name(ca.get(), X509_get_subject_name(ca.get()));
    extend(ca.get(), ca.get(), NID_basic_constraints, "critical,CA:TRUE");
    extend(ca.get(), ca.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
    need(X509_sign(ca.get(), key, EVP_sha256()) > 0, "signature of the authority");
    return ca;
}

}  // namespace

FakeAuthority::FakeAuthority(const FakeTls& wanted)
{
    const Key caKey = newKey();
    const Certificate ca = newAuthority(caKey.get());
    const Key strangeKey = newKey();
    const Key key = newKey();
    const Certificate leaf =
        newCertificate(wanted.name, key.get(), 2, wanted.validFrom, wanted.validUntil);
    X509_set_issuer_name(leaf.get(), wanted.selfSigned ? X509_get_subject_name(leaf.get())
                                                       : X509_get_subject_name(ca.get()));
    extend(leaf.get(), ca.get(), NID_subject_alt_name,
           "DNS:" + wanted.name + (wanted.loopbackAddress ? ",IP:127.0.0.1" : ""));
    EVP_PKEY* signer = wanted.selfSigned  ? key.get()
                       : wanted.strangeCa ? strangeKey.get()
                                          : caKey.get();
    need(X509_sign(leaf.get(), signer, wanted.weakHash ? EVP_sha1() : EVP_sha256()) > 0,
         "signature");

    context_ = SSL_CTX_new(TLS_server_method());
    need(context_ != nullptr, "context");
    if (wanted.weakHash || wanted.newestVersion != 0) SSL_CTX_set_security_level(context_, 0);
    if (wanted.newestVersion != 0) {
        SSL_CTX_set_min_proto_version(context_, TLS1_VERSION);
        SSL_CTX_set_max_proto_version(context_, wanted.newestVersion);
    }
    need(SSL_CTX_use_certificate(context_, leaf.get()) == 1, "use of the certificate");
    need(SSL_CTX_use_PrivateKey(context_, key.get()) == 1, "use of the key");

    caPem_ = pemOf([&](BIO* out) { return PEM_write_bio_X509(out, ca.get()); });
    certificatePem_ = pemOf([&](BIO* out) { return PEM_write_bio_X509(out, leaf.get()); });
    keyPem_ = pemOf([&](BIO* out) {
        return PEM_write_bio_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
}

FakeAuthority::~FakeAuthority()
{
    SSL_CTX_free(context_);
}

}  // namespace gatehouse::tests
