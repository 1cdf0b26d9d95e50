#include "app/curl.h"

#include <QProcess>
#include <QStandardPaths>

#include "tests/support/suite.h"

using gatehouse::app::curlCommand;
using gatehouse::record::Exchange;

namespace {

Exchange sample()
{
    Exchange exchange;
    exchange.method = "POST";
    exchange.path = "/v1/chat/completions";
    exchange.clientHeaders =
        "Host: localhost\nAuthorization: Bearer gh-canary\nContent-Type: "
        "application/json\nContent-Length: 12\n"
        "X-Note: it's\n";
    exchange.requestBody.bytes = "{\"a\":\"it's $HOME `x` \\\\ \\n\"}";
    return exchange;
}

}  // namespace

class CurlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void secretsAreNames()
    {
        const QString command = curlCommand(sample(), QStringLiteral("http://127.0.0.1:8686"));
        QVERIFY(!command.contains(QLatin1String("canary")));
        QVERIFY(command.contains(QLatin1String("-H \"Authorization: Bearer $GATEHOUSE_KEY\"")));
        QVERIFY(!command.contains(QLatin1String("Content-Length")));
        QVERIFY(
            command.startsWith(QLatin1String("curl 'http://127.0.0.1:8686/v1/chat/completions'")));
    }

    void aKeyInTheQueryIsANameToo()
    {
        auto exchange = sample();
        exchange.path = "/v1beta/models/g:generateContent?key=canary&alt=sse";
        const QString command = curlCommand(exchange, QStringLiteral("http://h"));
        QVERIFY(!command.contains(QLatin1String("canary")));
        QVERIFY(command.contains(QLatin1String("?key='\"$GATEHOUSE_KEY\"'&alt=sse'")));
    }

    /// The shell itself takes the command apart: the body must come out byte for byte.
    void theShellSeesTheSameBytes()
    {
        const auto exchange = sample();
        QString command = curlCommand(exchange, QStringLiteral("http://h"));
        command.replace(0, 4, QStringLiteral("printf '%s\\0'"));
        QProcess shell;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("GATEHOUSE_KEY"), QStringLiteral("k1"));
        shell.setProcessEnvironment(environment);
        shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), command});
        QVERIFY(shell.waitForFinished());
        const auto arguments = shell.readAllStandardOutput().split('\0');
        QVERIFY(arguments.contains(QByteArray::fromStdString(exchange.requestBody.bytes)));
        QVERIFY(arguments.contains("Authorization: Bearer k1"));
        QVERIFY(arguments.contains("X-Note: it's"));
    }

    void saysWhenTheBodyIsNotWhole()
    {
        auto exchange = sample();
        exchange.requestBody.truncated = true;
        QVERIFY(curlCommand(exchange, {}).startsWith(QLatin1Char('#')));
        exchange.requestBody.bytes = std::string("\0\1\2", 3);
        QVERIFY(curlCommand(exchange, {}).contains(QLatin1String("@body.bin")));
    }

    void methodsThatCurlDoesNotGuess()
    {
        auto exchange = sample();
        exchange.method = "GET";
        exchange.requestBody.bytes.clear();
        QVERIFY(!curlCommand(exchange, {}).contains(QLatin1String("-X")));
        exchange.method = "DELETE";
        QVERIFY(curlCommand(exchange, {}).startsWith(QLatin1String("curl -X 'DELETE'")));
    }
};

GH_SUITE(CurlTest)
#include "curl_test.moc"
