#include "proxy/shell/net/tunnel.h"

#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

http::Url urlOf(const std::string& text)
{
    return *http::parseUrl(text);
}

/// The fake as proxy and as the provider behind it.
config::Config throughProxy(const FakeUpstream& fake)
{
    auto config = configFor(fake);
    config.providers.front().baseUrl = "http://provider.invalid:8080";
    config.providers.front().proxy = fake.url();
    return config;
}

const std::string kChat = R"({"model":"gpt-4o","messages":[]})";

}  // namespace

class TunnelTest : public QObject {
    Q_OBJECT

private slots:

    void theEnvironmentChooses()
    {
        net::ProxyEnvironment environment;
        environment.forHttps = "http://proxy.example:1";
        environment.forHttp = "http://proxy.example:2";
        environment.direct = {"direct.example", ".inner.example", "10.0.0.1"};
        QCOMPARE(environment.proxyFor(urlOf("https://api.example")), environment.forHttps);
        QCOMPARE(environment.proxyFor(urlOf("http://api.example")), environment.forHttp);
        for (const char* direct :
             {"https://direct.example", "https://DIRECT.example", "https://a.direct.example",
              "https://x.inner.example", "http://10.0.0.1", "http://127.0.0.1:5",
              "http://localhost", "http://[::1]:9"}) {
            QVERIFY2(environment.proxyFor(urlOf(direct)).empty(), direct);
        }
        QVERIFY(!environment.proxyFor(urlOf("https://notdirect.example")).empty());
        environment.direct = {"*"};
        QVERIFY(environment.proxyFor(urlOf("https://api.example")).empty());
    }

    void theSettingOverrulesTheEnvironment()
    {
        net::ProxyEnvironment environment;
        environment.forHttps = "proxy.example:3128";
        const auto target = urlOf("https://api.example");
        QVERIFY(!net::proxyOf("none", target, environment));
        QCOMPARE(net::proxyOf("", target, environment)->host, std::string("proxy.example"));
        QCOMPARE(net::proxyOf("", target, environment)->port, std::uint16_t(3128));
        QCOMPARE(net::proxyOf("http://own.example:8", target, environment)->host,
                 std::string("own.example"));
        QVERIFY(!net::proxyOf("", target, net::ProxyEnvironment()));
    }

    void aCallGoesThroughATunnel()
    {
        FakeUpstream fake;
        fake.handle([](const Seen& seen) {
            return seen.method == "CONNECT"
                       ? Script().send("HTTP/1.1 200 Connection established\r\nVia: p\r\n\r\n")
                       : answer(200, "{\"b\":2}");
        });
        Gateway gateway(throughProxy(fake));
        RawClient client(gateway.port());
        for (int i = 0; i < 2; ++i) {
            QVERIFY(client.send(post("/v1/chat/completions", kChat)));
            QCOMPARE(client.read().body, std::string("{\"b\":2}"));
        }
        const auto seen = fake.requests();
        QCOMPARE(seen.size(), std::size_t(3));  // the tunnel is kept
        QCOMPARE(seen[0].target, std::string("provider.invalid:8080"));
        QVERIFY(seen[0].head.find(Gateway::secret("openai")) == std::string::npos);
        QCOMPARE(seen[1].target, std::string("/v1/chat/completions"));
        QCOMPARE(seen[1].field("host"), std::string("provider.invalid:8080"));
    }

    void aProxyMayRefuse_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("status") << QByteArray(
            "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 2\r\n\r\nno");
        QTest::newRow("nonsense") << QByteArray("go away\r\n\r\n");
        QTest::newRow("silence") << QByteArray();
    }

    void aProxyMayRefuse()
    {
        QFETCH(const QByteArray, said);
        FakeUpstream fake;
        fake.always(Script().send(said.toStdString()).close());
        Gateway gateway(throughProxy(fake));
        const RawReply reply = exchange(gateway.port(), post("/v1/chat/completions", kChat));
        QCOMPARE(reply.status, 502);
        QVERIFY(reply.body.find("proxy") != std::string::npos);
        for (const auto& seen : fake.requests()) QCOMPARE(seen.method, std::string("CONNECT"));
    }

    void aProxyThatHangsIsGivenUp()
    {
        FakeUpstream fake;
        fake.always(hang());
        auto config = throughProxy(fake);
        config.providers.front().connectTimeout = Millis(300);
        Gateway gateway(config);
        const RawReply reply = exchange(gateway.port(), post("/v1/chat/completions", kChat));
        QVERIFY2(reply.status == 504, std::to_string(reply.status).c_str());
        QVERIFY(fake.waitForAbandoned(1));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TunnelTest;
GH_SUITE(TunnelTest)
#include "tunnel_test.moc"
