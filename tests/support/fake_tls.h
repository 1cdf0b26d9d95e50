#pragma once

#include <memory>
#include <string>

struct ssl_ctx_st;

namespace gatehouse::tests {

/// How the certificate of a fake provider is made. The defaults are those of an honest server.
struct FakeTls {
    std::string name = "localhost";  ///< DNS name in the certificate
    bool loopbackAddress = true;     ///< 127.0.0.1 stands in it too
    long validFrom = -3600;          ///< seconds from now
    long validUntil = 24 * 3600;
    bool selfSigned = false;  ///< not issued by the CA
    bool strangeCa = false;   ///< issued by a CA of the same name with another key
    bool weakHash = false;    ///< signed with SHA-1
    int newestVersion = 0;    ///< OpenSSL's number, e.g. TLS1_1_VERSION; 0: no bound
};

/// A certificate authority of this test run with one server certificate.
///
/// Errors  aborts with a message: without it no test of TLS means anything.
class FakeAuthority {
public:
    explicit FakeAuthority(const FakeTls& wanted);
    ~FakeAuthority();
    FakeAuthority(const FakeAuthority&) = delete;
    FakeAuthority& operator=(const FakeAuthority&) = delete;

    [[nodiscard]] ssl_ctx_st* serverContext() const noexcept { return context_; }

    [[nodiscard]] const std::string& caPem() const noexcept { return caPem_; }

    [[nodiscard]] const std::string& certificatePem() const noexcept { return certificatePem_; }

    [[nodiscard]] const std::string& keyPem() const noexcept { return keyPem_; }

private:
    ssl_ctx_st* context_ = nullptr;
    std::string caPem_;
    std::string certificatePem_;
    std::string keyPem_;
};

}  // namespace gatehouse::tests
