#include "proxy/shell/outset.h"

#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

/// What stands at the beginning of each attempt.
class OutsetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aKeyThatIsNotThereIsNoAttempt()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        const RawReply reply = exchange(
            gateway.port(), post("/v1/chat/completions", R"({"model":"gpt-4o","messages":[]})", {},
                                 {{"cf-aig-byok-alias", "gone"}}));
        QCOMPARE(reply.status, 400);
        QVERIFY(fake.requests().empty());
        const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
        QVERIFY(row.attempts.empty());
    }

    void theRowTellsWhereItWent()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        Gateway gateway(config);
        const RawReply reply = exchange(
            gateway.port(), post("/v1/chat/completions", R"({"model":"gpt-4o","messages":[]})"));
        QCOMPARE(reply.status, 200);
        const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
        QCOMPARE(row.attempts.size(), std::size_t(1));
        const auto& attempt = row.attempts.front();
        QCOMPARE(attempt.provider, std::string("openai"));
        QCOMPARE(attempt.url, fake.url("/v1/chat/completions"));
        QVERIFY(attempt.key.empty() && !attempt.tls);
        QVERIFY(attempt.startedAt >= 0 && attempt.sentAt >= attempt.startedAt);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::OutsetTest;
GH_SUITE(OutsetTest)
#include "outset_test.moc"
