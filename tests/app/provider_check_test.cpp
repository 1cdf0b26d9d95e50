#include "app/provider_check.h"

#include <QHostAddress>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class ProviderCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void modelsOfEveryKindOfList()
    {
        using app::ProviderCheck;
        QCOMPARE(ProviderCheck::modelsIn("{\"data\":[{\"id\":\"b\"},{\"id\":\"a\"}]}"),
                 (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(ProviderCheck::modelsIn("{\"models\":[{\"name\":\"models/gemini-x\"}]}"),
                 QStringList{QStringLiteral("gemini-x")});
        QCOMPARE(ProviderCheck::modelsIn("[{\"id\":\"c\"}]"), QStringList{QStringLiteral("c")});
        QVERIFY(ProviderCheck::modelsIn("no json").isEmpty());
    }

    void theProvidersOwnWords()
    {
        using app::ProviderCheck;
        QCOMPARE(ProviderCheck::wordsIn("{\"error\":{\"message\":\"Incorrect API key\"}}"),
                 QStringLiteral("Incorrect API key"));
        QCOMPARE(ProviderCheck::wordsIn("{\"error\":\"nope\"}"), QStringLiteral("nope"));
        QCOMPARE(ProviderCheck::wordsIn("plain  words\n"), QStringLiteral("plain words"));
    }

    /// A key that is signed with, for an address that no one knows before, goes nowhere.
    void whatCannotBeTestedIsSaid()
    {
        for (const char* id : {"aws-bedrock", "google-vertex-ai"}) {
            config::ProviderConfig provider;
            provider.id = id;
            app::ProviderCheck check;
            app::CheckOutcome outcome;
            bool done = false;
            connect(&check, &app::ProviderCheck::finished, this,
                    [&](const app::CheckOutcome& result) {
                        outcome = result;
                        done = true;
                    });
            check.start(provider, Secret("{}"));
            QTRY_VERIFY(done);
            QVERIFY(!outcome.ok);
            QVERIFY(outcome.words.contains(QStringLiteral("region")));
        }
    }

    /// The key goes where the provider wants it; the refusal comes back without it.
    void aRefusedKeyIsTold()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QByteArray seen;
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket* socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [&seen, socket] {
                seen += socket->readAll();
                if (!seen.contains("\r\n\r\n")) return;
                const QByteArray body = "{\"error\":{\"message\":\"bad key\"}}";
                socket->write("HTTP/1.1 401 Unauthorized\r\nContent-Length: " +
                              QByteArray::number(body.size()) + "\r\n\r\n" + body);
                socket->disconnectFromHost();
            });
        });
        config::ProviderConfig provider;
        provider.id = "mine";
        provider.base = "openai-compatible";
        provider.baseUrl = "http://127.0.0.1:" + std::to_string(server.serverPort()) + "/v1";
        provider.proxy = "none";
        app::ProviderCheck check;
        app::CheckOutcome outcome;
        bool done = false;
        connect(&check, &app::ProviderCheck::finished, this, [&](const app::CheckOutcome& result) {
            outcome = result;
            done = true;
        });
        check.start(provider, Secret("canary-key"));
        QTRY_VERIFY(done);
        QVERIFY(!outcome.ok);
        QCOMPARE(outcome.status, 401);
        QVERIFY(outcome.words.contains(QStringLiteral("bad key")));
        QVERIFY(!outcome.words.contains(QStringLiteral("canary")));
        QVERIFY2(seen.startsWith("GET /v1/models "), seen.left(40).constData());
        QVERIFY(seen.contains("canary-key"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ProviderCheckTest;
GH_SUITE(ProviderCheckTest)
#include "provider_check_test.moc"
