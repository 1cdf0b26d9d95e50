#include "app/connect/discovery.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class DiscoveryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void keysAreSeenByTheNamesOfTheCatalogue()
    {
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("OPENAI_API_KEY"), QStringLiteral("canary-1"));
        environment.insert(QStringLiteral("GOOGLE_API_KEY"), QStringLiteral("canary-2"));
        environment.insert(QStringLiteral("ANTHROPIC_API_KEY"), QStringLiteral("  "));
        const auto found = app::Discovery::keysIn(environment);
        QCOMPARE(found.size(), std::size_t(2));
        for (const auto& each : found) {
            QVERIFY(!each.title.isEmpty());
            QVERIFY(each.provider.key.source() == "env");
            QVERIFY(each.provider.key.text.find("canary") == std::string::npos);
            QVERIFY(each.variable == QLatin1String("OPENAI_API_KEY") ||
                    each.variable == QLatin1String("GOOGLE_API_KEY"));
        }
        QVERIFY(app::Discovery::keysIn({}).empty());
    }

    /// One server that answers, one address where nobody is.
    void localServersAreAsked()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&server] {
            QTcpSocket* socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                if (!socket->readAll().contains("\r\n\r\n")) return;
                const QByteArray body = R"({"data":[{"id":"llama"},{"id":"qwen"}]})";
                socket->write(
                    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
                    "connection: close\r\ncontent-length: " +
                    QByteArray::number(body.size()) + "\r\n\r\n" + body);
                socket->disconnectFromHost();
            });
        });
        config::ProviderConfig here;
        here.id = "lm-studio";
        here.baseUrl = "http://127.0.0.1:" + std::to_string(server.serverPort());
        config::ProviderConfig nobody;
        nobody.id = "vllm";
        nobody.baseUrl = "http://127.0.0.1:1";
        app::Discovery discovery;
        QSignalSpy found(&discovery, &app::Discovery::found);
        QSignalSpy finished(&discovery, &app::Discovery::finished);
        discovery.ask({here, nobody});
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
        QCOMPARE(found.size(), 1);
        const auto one = found.front().front().value<app::FoundProvider>();
        QCOMPARE(one.provider.id, std::string("lm-studio"));
        QCOMPARE(one.models, qsizetype(2));
        QVERIFY(one.variable.isEmpty());
        QVERIFY(!one.address.isEmpty());
    }

    void nothingToAskEndsAtOnce()
    {
        app::Discovery discovery;
        QSignalSpy finished(&discovery, &app::Discovery::finished);
        discovery.ask({});
        QCOMPARE(finished.size(), 1);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::DiscoveryTest;
GH_SUITE(DiscoveryTest)
#include "discovery_test.moc"
