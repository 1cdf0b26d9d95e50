#include "proxy/shell/net/listener.h"

#include <atomic>
#include <fstream>
#include <thread>
#include <vector>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kChat = R"({"model":"gpt-4o","messages":[]})";
const std::string kPath = "/v1/chat/completions";

/// One call over TLS that trusts `caPem` alone; all that came, or nothing when there was no trust.
std::string secureCall(std::uint16_t port, const std::string& caPem, const std::string& request)
{
    const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(
        SSL_CTX_new(TLS_client_method()), &SSL_CTX_free);
    const std::unique_ptr<BIO, decltype(&BIO_free)> memory(
        BIO_new_mem_buf(caPem.data(), static_cast<int>(caPem.size())), &BIO_free);
    X509* ca = PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr);
    X509_STORE_add_cert(SSL_CTX_get_cert_store(context.get()), ca);
    X509_free(ca);
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    BIO* bio = BIO_new_ssl_connect(context.get());
    BIO_set_conn_hostname(bio, ("127.0.0.1:" + std::to_string(port)).c_str());
    std::string got;
    if (BIO_do_connect(bio) == 1) {
        for (std::size_t at = 0; at < request.size();) {
            const int sent =
                BIO_write(bio, request.data() + at, static_cast<int>(request.size() - at));
            if (sent <= 0) break;
            at += static_cast<std::size_t>(sent);
        }
        char bytes[16384];
        for (int count = 0; (count = BIO_read(bio, bytes, sizeof bytes)) > 0;)
            got.append(bytes, static_cast<std::size_t>(count));
    }
    BIO_free_all(bio);
    ERR_clear_error();
    return got;
}

struct Certificate {
    QTemporaryDir folder;
    FakeAuthority authority{FakeTls{}};

    Certificate()
    {
        std::ofstream(path("cert.pem")) << authority.certificatePem();
        std::ofstream(path("key.pem")) << authority.keyPem();
    }

    [[nodiscard]] std::string path(const char* name) const
    {
        return folder.filePath(name).toStdString();
    }

    void applyTo(config::Config& config) const
    {
        config.server.tlsCertificate = path("cert.pem");
        config.server.tlsKey = path("key.pem");
    }
};

bool hasV6()
{
    const RawClient probe(1, true);
    return errno == ECONNREFUSED;
}

}  // namespace

/// Where the gateway listens.
class ListenerTest : public QObject {
    Q_OBJECT

private slots:

    void wrongAddressesAreRefused()
    {
        net::Loop loop(0);
        for (const char* address :
             {"", "nonsense", "127.0.0.1:99999", "name.example:80", "[::1:80"}) {
            const auto listener = net::Listener::open(loop, address, nullptr, nullptr);
            QVERIFY2(!listener, address);
            QCOMPARE(listener.error().kind, ErrorKind::Invalid);
        }
    }

    void aTakenPortIsAConflict()
    {
        const FakeUpstream other;
        net::Loop loop(0);
        const auto listener = net::Listener::open(loop, "127.0.0.1:" + std::to_string(other.port()),
                                                  nullptr, nullptr);
        QVERIFY(!listener);
        QCOMPARE(listener.error().kind, ErrorKind::Conflict);
    }

    void theRealPortIsTold()
    {
        net::Loop loop(0);
        const auto listener = net::Listener::open(loop, "localhost:0", nullptr, nullptr);
        QVERIFY(listener);
        QVERIFY((*listener)->address().starts_with("127.0.0.1:"));
        QVERIFY(!(*listener)->address().ends_with(":0"));
    }

    /// Sockets open, come and go on both loops while more are accepted: for the thread sanitizer.
    void manyComeAndGoAtOnce()
    {
        FakeUpstream fake;
        fake.always(answer(200, "{}"));
        Gateway gateway(configFor(fake));
        std::atomic<int> good{0};
        std::vector<std::jthread> clients;
        for (int i = 0; i < 4; ++i) {
            clients.emplace_back([&] {
                for (int call = 0; call < 50; ++call) {
                    const auto reply = exchange(gateway.port(), post(kPath, kChat));
                    if (reply.status == 200) ++good;
                }
            });
        }
        for (int turn = 0; turn < 20; ++turn) {
            auto config = gateway.engine().config();
            config.server.listen.resize(1);
            if (turn % 2 == 0) config.server.listen.emplace_back("127.0.0.1:0");
            QCOMPARE(gateway.publish(config), std::string());
        }
        for (auto& client : clients) client.join();
        QCOMPARE(good.load(), 200);
    }

    void bothFamilies()
    {
        if (!hasV6()) QSKIP("this machine has no IPv6 loopback");
        FakeUpstream fake;
        auto config = configFor(fake);
        config.server.listen = {"127.0.0.1:0", "[::1]:0"};
        Gateway gateway(config);
        QVERIFY(gateway.engine().state().listening[1].starts_with("[::1]:"));
        RawClient client(gateway.port(1), true);
        QVERIFY(client.send(
            post(kPath, kChat, {}, {{"Host", "[::1]:" + std::to_string(gateway.port(1))}})));
        const RawReply reply = client.read();
        QCOMPARE(reply.status, 200);
        QCOMPARE(gateway.record(reply.field("x-gatehouse-request-id")).clientAddress,
                 std::string("::1"));
        QCOMPARE(exchange(gateway.port(0), post(kPath, kChat)).status, 200);
    }

    void tlsOnOurOwnPort()
    {
        const Certificate certificate;
        FakeUpstream fake;
        auto config = configFor(fake);
        certificate.applyTo(config);
        Gateway gateway(config);
        const std::string large = "\"" + std::string(1'500'000, 'r') + "\"";
        fake.always(answer(200, large));
        const std::string request =
            post(kPath, "{\"model\":\"gpt-4o\",\"p\":\"" + std::string(400'000, 's') + "\"}", {},
                 {{"Connection", "close"}});
        const std::string got = secureCall(gateway.port(), certificate.authority.caPem(), request);
        QVERIFY(got.starts_with("HTTP/1.1 200 "));
        QVERIFY(got.ends_with("\r\n\r\n" + large));
        QCOMPARE(fake.last().body.size(), std::size_t(400'025));
        QVERIFY(secureCall(gateway.port(), FakeAuthority(FakeTls{}).caPem(), request).empty());
        RawClient plain(gateway.port());
        plain.send(request);
        const std::string answer = plain.readToEnd();
        QVERIFY(answer.find("HTTP/1.1 200") == std::string::npos);
    }

    void tlsGoesOnAndOffOnTheSamePort()
    {
        const Certificate certificate;
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        auto config = gateway.engine().config();
        config.server.listen = {"127.0.0.1:" + std::to_string(gateway.port())};
        const auto plainConfig = config;
        const auto port = gateway.port();
        certificate.applyTo(config);
        QTRY_COMPARE_WITH_TIMEOUT(gateway.publish(config), std::string(), 20'000);
        QVERIFY(secureCall(port, certificate.authority.caPem(),
                           post(kPath, kChat, {}, {{"Connection", "close"}}))
                    .starts_with("HTTP/1.1 200 "));
        QCOMPARE(gateway.publish(plainConfig), std::string());
        QCOMPARE(tests::exchange(port, post(kPath, kChat)).status, 200);
        QCOMPARE(gateway.publish(config), std::string());
        QVERIFY(secureCall(port, certificate.authority.caPem(),
                           post(kPath, kChat, {}, {{"Connection", "close"}}))
                    .starts_with("HTTP/1.1 200 "));
    }

    void aHandshakeThatStopsIsGivenUp()
    {
        const Certificate certificate;
        FakeUpstream fake;
        auto config = configFor(fake);
        certificate.applyTo(config);
        config.server.headTimeout = Millis(300);
        Gateway gateway(config);
        RawClient client(gateway.port());
        QVERIFY(client.waitForEnd());
    }

    void certificatesThatCannotBeUsedAreRefused()
    {
        const Certificate certificate;
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        auto config = gateway.engine().config();
        config.server.tlsCertificate = certificate.path("key.pem");
        config.server.tlsKey = certificate.path("key.pem");
        QVERIFY(gateway.publish(config).find("cannot be used") != std::string::npos);
        config.server.tlsCertificate = certificate.path("cert.pem");
        config.server.tlsKey = certificate.path("missing.pem");
        QVERIFY(gateway.publish(config).find("cannot be used") != std::string::npos);
        QCOMPARE(exchange(gateway.port(), post(kPath, kChat)).status, 200);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ListenerTest;
GH_SUITE(ListenerTest)
#include "listener_test.moc"
