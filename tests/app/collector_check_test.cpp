#include "app/collector_check.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::tests {

namespace {

/// What the check says of a collector that answers as `fake` does.
app::CollectorOutcome checked(const config::TraceConfig& trace,
                              const app::CollectorCheck::Secrets& secrets)
{
    app::CollectorCheck check;
    app::CollectorOutcome said;
    bool done = false;
    QObject::connect(&check, &app::CollectorCheck::finished, &check,
                     [&](const app::CollectorOutcome& outcome) {
                         said = outcome;
                         done = true;
                     });
    config::ServerConfig server;
    server.proxy = "none";
    check.start(trace, server, secrets);
    [&] { QTRY_VERIFY_WITH_TIMEOUT(done, 20'000); }();
    return said;
}

config::TraceConfig traceAt(const FakeUpstream& fake)
{
    config::TraceConfig trace;
    trace.id = "team";
    trace.url = fake.url("/v1/traces");
    return trace;
}

Secret valueOf(const SecretRef& reference)
{
    return reference.text == "env:TOKEN" ? Secret("Bearer canary-of-the-check") : Secret();
}

}  // namespace

class CollectorCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aSpanReachesTheCollector()
    {
        FakeUpstream fake;
        auto trace = traceAt(fake);
        trace.authorization = {"env:TOKEN"};
        trace.headers = {{"x-dataset", "gateway"}};
        const auto said = checked(trace, valueOf);
        QVERIFY2(said.ok, qPrintable(said.words));
        const auto seen = fake.requests();
        QCOMPARE(seen.size(), std::size_t{1});
        QVERIFY(seen[0].method == "POST" && seen[0].target == "/v1/traces");
        QVERIFY(seen[0].field("content-type") == "application/json");
        QVERIFY(seen[0].field("authorization") == "Bearer canary-of-the-check");
        QVERIFY(seen[0].field("x-dataset") == "gateway");
        const auto span = QJsonDocument::fromJson(QByteArray::fromStdString(seen[0].body))
                              .object()[QLatin1String("resourceSpans")][0]
                                       [QLatin1String("scopeSpans")][0][QLatin1String("spans")][0];
        QCOMPARE(span[QLatin1String("name")].toString(), QStringLiteral("gatehouse test"));
        QCOMPARE(span[QLatin1String("traceId")].toString().size(), 32);
        QCOMPARE(span[QLatin1String("spanId")].toString().size(), 16);
    }

    void theOtherCoding()
    {
        FakeUpstream fake;
        auto trace = traceAt(fake);
        trace.format = config::kTraceProtobuf;
        QVERIFY(checked(trace, valueOf).ok);
        QVERIFY(fake.requests().at(0).field("content-type") == "application/x-protobuf");
    }

    void itsRefusalIsTold()
    {
        FakeUpstream fake;
        fake.next(answer(401, R"({"message":"no such token"})"));
        auto trace = traceAt(fake);
        trace.headers = {{"x-api-key", "env:TOKEN"}};
        const auto said = checked(trace, valueOf);
        QVERIFY(!said.ok);
        QVERIFY2(said.words.contains(QStringLiteral("401")) &&
                     said.words.contains(QStringLiteral("no such token")),
                 qPrintable(said.words));
        QVERIFY(!said.words.contains(QStringLiteral("canary")));
        QVERIFY(fake.requests().at(0).field("x-api-key") == "Bearer canary-of-the-check");
    }

    /// Without its secret nothing is sent.
    void aSecretThatIsNotThere()
    {
        FakeUpstream fake;
        auto trace = traceAt(fake);
        trace.authorization = {"env:OTHER"};
        QVERIFY(checked(trace, valueOf).words.contains(QStringLiteral("env:OTHER")));
        trace.url = "nowhere";
        QVERIFY(checked(trace, valueOf).words.contains(QStringLiteral("nowhere")));
        QVERIFY(fake.requests().empty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CollectorCheckTest;
GH_SUITE(CollectorCheckTest)
#include "collector_check_test.moc"
