#include "app/export/exchange_json.h"

#include "tests/app/export/full_exchange.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class ExchangeJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void factsComeBack()
    {
        const record::Exchange whole = fullExchange();
        const QJsonObject json = app::factsJson(whole);
        record::Exchange again;
        app::readFacts(json, again);
        QCOMPARE(app::factsJson(again), json);
        QCOMPARE(again.startedAt, whole.startedAt);
        QCOMPARE(again.cost->value, whole.cost->value);
        QCOMPARE(again.outcome, whole.outcome);
        QVERIFY(again.usage == whole.usage);
        QCOMPARE(again.attempts.front().firstByteAt, std::int64_t{610'000});
        QCOMPARE(again.attempts.front().key, std::string("team"));
        QCOMPARE(std::string(again.trace[1].stop), std::string("route"));
    }

    /// What is not known is not there: no zero stands for it.
    void theUnknownIsLeftOut()
    {
        const QJsonObject json = app::factsJson(record::Exchange());
        QVERIFY(!json.contains(QLatin1String("costPicoUsd")));
        QVERIFY(!json.contains(QLatin1String("usage")));
        QVERIFY(!json.contains(QLatin1String("firstByteAt")));
        record::Exchange again;
        app::readFacts(json, again);
        QVERIFY(!again.cost);
        QCOMPARE(again.firstByteAt, std::int64_t{-1});
    }

    void factsOfAnotherTypeAreNotTaken()
    {
        record::Exchange read;
        app::readFacts({{QStringLiteral("id"), 7},
                        {QStringLiteral("endedAt"), QStringLiteral("soon")},
                        {QStringLiteral("attempts"), QStringLiteral("none")},
                        {QStringLiteral("usage"), QJsonArray{1, 2}}},
                       read);
        QVERIFY(read.id.empty());
        QCOMPARE(read.endedAt, std::int64_t{-1});
        QVERIFY(read.attempts.empty());
    }

    void bodiesComeBack_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("{\"a\": \"Grüße\"}");
        QTest::newRow("mark") << QByteArray("\xEF\xBB\xBFtext");
        QTest::newRow("zero") << QByteArray("a\0b", 3);
        QTest::newRow("binary") << QByteArray("\xFF\xFE\x00\x80", 4);
    }

    void bodiesComeBack()
    {
        QFETCH(QByteArray, bytes);
        record::Body body;
        body.bytes = bytes.toStdString();
        body.contentType = "application/json";
        body.totalSize = 77;
        body.truncated = true;
        const record::Body again = app::readBody(app::bodyJson(body));
        QCOMPARE(QByteArray::fromStdString(again.bytes), bytes);
        QCOMPARE(again.contentType, body.contentType);
        QCOMPARE(again.totalSize, body.totalSize);
        QVERIFY(again.truncated);
    }

    void headersAreLinesAgain()
    {
        const std::string lines = "A: 1\nB: x: y\nEmpty: \n";
        QCOMPARE(app::readHeaders(app::headersJson(lines)), lines);
        const QJsonArray hostile{
            QJsonObject{{QStringLiteral("name"), QStringLiteral(":authority")},
                        {QStringLiteral("value"), QStringLiteral("x")}},
            QJsonObject{{QStringLiteral("name"), QStringLiteral("A\nB")},
                        {QStringLiteral("value"), QStringLiteral("x")}},
            QJsonObject{{QStringLiteral("name"), QStringLiteral("A")},
                        {QStringLiteral("value"), QStringLiteral("x\r\nEvil: 1")}}};
        QVERIFY(app::readHeaders(hostile).empty());
    }

    void secretsDoNotLeave()
    {
        record::Exchange exchange;
        exchange.clientHeaders =
            "Authorization: Bearer canary-4711-canary-4711\nX-Own: "
            "canary-4711-canary-4711\nX-Api-Key: "
            "canary-4711-canary-4711\nCookie: a=canary-4711-canary-4711\n";
        exchange.path = "/v1beta/models?key=canary-4711-canary-4711";
        exchange.requestBody.bytes = "my key is sk-proj-" + std::string(48, 'Q');
        app::redactForExport(exchange, record::Redactor({"x-own"}));
        QVERIFY(exchange.clientHeaders.find("canary-4711") == std::string::npos);
        QVERIFY(exchange.path.find("canary-4711") == std::string::npos);
        QVERIFY(exchange.requestBody.bytes.find(std::string(20, 'Q')) == std::string::npos);
        const record::Exchange once = exchange;
        app::redactForExport(exchange, record::Redactor({"x-own"}));
        QCOMPARE(exchange.clientHeaders, once.clientHeaders);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ExchangeJsonTest;
GH_SUITE(ExchangeJsonTest)
#include "exchange_json_test.moc"
