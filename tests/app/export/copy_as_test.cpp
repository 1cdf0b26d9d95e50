#include "app/export/copy_as.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/running_gateway.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const QString kBase = QStringLiteral("http://127.0.0.1:8686");

record::Exchange sample()
{
    record::Exchange exchange;
    exchange.id = "01ABC";
    exchange.method = "POST";
    exchange.path = "/v1/chat/completions";
    exchange.status = 200;
    exchange.modelAsked = "sample/echo";
    exchange.clientHeaders =
        "Authorization: Bearer gh_canary\nContent-Type: application/json\nHost: x\n";
    exchange.requestBody.bytes =
        "{\"model\":\"sample/echo\",\"messages\":[{\"role\":\"user\","
        "\"content\":\"Grüße, \\\"du\\\" ``` 'x'\"}]}";
    exchange.responseBody.bytes = "{\"ok\":true}";
    return exchange;
}

QString write(const char* id, const record::Exchange& exchange, const QString& base = kBase)
{
    for (const app::CopyFormat& each : app::copyFormats()) {
        if (qstrcmp(each.id, id) == 0) return each.write(exchange, base);
    }
    return {};
}

}  // namespace

class CopyAsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void noFormatCarriesTheKey()
    {
        QCOMPARE(app::copyFormats().size(), std::size_t(5));
        for (const app::CopyFormat& each : app::copyFormats()) {
            const QString text = each.write(sample(), kBase);
            QVERIFY2(!text.contains(QLatin1String("canary")), each.id);
            QVERIFY2(text.contains(QLatin1String("/v1/chat/completions")), each.id);
            if (qstrcmp(each.id, "markdown") != 0)
                QVERIFY2(text.contains(QLatin1String("GATEHOUSE_KEY")), each.id);
        }
    }

    void jsonHoldsRequestAndAnswer()
    {
        const QJsonObject root = QJsonDocument::fromJson(write("json", sample()).toUtf8()).object();
        const QJsonObject request = root[QLatin1String("request")].toObject();
        QCOMPARE(request[QLatin1String("body")].toObject()[QLatin1String("model")].toString(),
                 QStringLiteral("sample/echo"));
        const QJsonObject response = root[QLatin1String("response")].toObject();
        QCOMPARE(response[QLatin1String("status")].toInt(), 200);
        QVERIFY(response[QLatin1String("body")].toObject()[QLatin1String("ok")].toBool());
    }

    void markdownFencesWhatHoldsFences()
    {
        const QString text = write("markdown", sample());
        QVERIFY(text.contains(QLatin1String("````json\n")));
        QVERIFY(text.contains(QLatin1String("| status | 200 |")));
    }

    void whatCannotBeRepeatedIsSaid()
    {
        record::Exchange exchange = sample();
        exchange.requestBody.truncated = true;
        QVERIFY(write("python", exchange).startsWith(QLatin1String("# The stored body")));
        exchange.requestBody.bytes = std::string("a\0b", 3);
        QVERIFY(write("typescript", exchange).contains(QLatin1String("body.bin")));
    }

    /// The Python program asks the gateway the very same thing.
    void pythonRuns()
    {
        if (QProcess::execute(QStringLiteral("python3"), {QStringLiteral("--version")}) != 0)
            QSKIP("python3 is not installed: the program was NOT tried");
        RunningGateway gateway;
        QVERIFY(gateway.start());
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("call.py")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(write("python", sample(), gateway.bridge.baseUrl()).toUtf8());
        file.close();
        QProcess python;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("GATEHOUSE_KEY"), QStringLiteral("unused"));
        environment.insert(QStringLiteral("PYTHONIOENCODING"), QStringLiteral("utf-8"));
        environment.insert(QStringLiteral("NO_PROXY"), QStringLiteral("127.0.0.1"));
        python.setProcessEnvironment(environment);
        QSignalSpy ended(&python, &QProcess::finished);
        python.start(QStringLiteral("python3"), {file.fileName()});
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 30'000);
        const QByteArray answer = python.readAllStandardOutput();
        QVERIFY2(answer.contains("Grüße, \\\"du\\\" ``` 'x'"), answer.constData());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CopyAsTest;
GH_SUITE(CopyAsTest)
#include "copy_as_test.moc"
