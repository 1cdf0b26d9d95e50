#include "app/prices/price_download.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

struct Outcome {
    bool done = false;
    QByteArray table;
    QString trouble;
};

}  // namespace

class PriceDownloadTest : public QObject {
    Q_OBJECT

private:
    /// A server that gives each caller this answer.
    static void answerWith(QTcpServer& server, const QByteArray& answer)
    {
        connect(&server, &QTcpServer::newConnection, &server, [&server, answer] {
            QTcpSocket* socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] {
                if (!socket->readAll().contains("\r\n\r\n")) return;
                socket->write(answer);
                socket->disconnectFromHost();
            });
        });
        QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    }

    static void fetch(app::PriceDownload& download, const QString& address, Outcome& outcome)
    {
        connect(&download, &app::PriceDownload::finished, &download,
                [&outcome](const QByteArray& table, const QString& trouble) {
                    outcome = {true, table, trouble};
                });
        download.start(address);
        QTRY_VERIFY_WITH_TIMEOUT(outcome.done, 20'000);
    }

    static QString addressOf(const QTcpServer& server)
    {
        return QStringLiteral("http://127.0.0.1:%1/table.json").arg(server.serverPort());
    }

private Q_SLOTS:

    void aTableIsFetched()
    {
        QTcpServer server;
        answerWith(server, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
        app::PriceDownload download;
        Outcome outcome;
        fetch(download, addressOf(server), outcome);
        QVERIFY2(outcome.trouble.isEmpty(), qPrintable(outcome.trouble));
        QCOMPARE(outcome.table, QByteArray("{}"));
    }

    void aMissingPageIsTold()
    {
        QTcpServer server;
        answerWith(server,
                   "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        app::PriceDownload download;
        Outcome outcome;
        fetch(download, addressOf(server), outcome);
        QVERIFY(outcome.trouble.contains(QStringLiteral("404")));
        QVERIFY(outcome.table.isEmpty());
    }

    void nobodyThereIsTold()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost, 0));
        const QString address = addressOf(server);
        server.close();
        app::PriceDownload download;
        Outcome outcome;
        fetch(download, address, outcome);
        QVERIFY(outcome.trouble.contains(QStringLiteral("127.0.0.1")));
    }

    void whatIsNoWebAddressIsTold()
    {
        for (const char* address : {"", "file:///etc/hosts", "ftp://x/y"}) {
            app::PriceDownload download;
            Outcome outcome;
            fetch(download, QLatin1String(address), outcome);
            QVERIFY2(outcome.trouble.contains(QStringLiteral("https://")), address);
        }
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PriceDownloadTest;
GH_SUITE(PriceDownloadTest)
#include "price_download_test.moc"
