#include "proxy/shell/attempt.h"

#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kChat =
    R"({"model":"gpt-4o","messages":[{"role":"user","content":"what is up"}]})";
const std::string kPath = "/v1/chat/completions";

std::string idOf(const RawReply& reply)
{
    return reply.field("x-gatehouse-request-id");
}

}  // namespace

/// One try at one target: connections, and what is told of it.
class AttemptTest : public QObject {
    Q_OBJECT

private slots:

    void aProviderThatIsNotThere()
    {
        config::Config config;
        {
            const FakeUpstream gone;
            config = configFor(gone);
        }
        Gateway gateway(config);
        const RawReply reply = exchange(gateway.port(), post(kPath, kChat));
        QCOMPARE(reply.status, 502);
        const auto row = gateway.record(idOf(reply));
        QCOMPARE(row.outcome, record::Outcome::Refused);
        QCOMPARE(row.errorCode, std::string("bad_upstream"));
        QCOMPARE(row.attempts.size(), std::size_t(1));
        QVERIFY(!row.attempts.front().errorText.empty());
        QCOMPARE(row.attempts.front().status, 0);
    }

    void aStalePooledConnectionIsReplacedOnce()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        RawClient client(gateway.port());
        QVERIFY(client.send(post(kPath, kChat)));
        QCOMPARE(client.read().status, 200);
        fake.next(reset());  // closes in the very moment it is used again
        QVERIFY(client.send(post(kPath, kChat)));
        const RawReply reply = client.read();
        QCOMPARE(reply.status, 200);
        QCOMPARE(fake.requests().size(), std::size_t(3));
        QCOMPARE(fake.connections(), std::size_t(2));
        QVERIFY(!gateway.record(idOf(reply)).attempts.back().reused);
        fake.next(Script().close());
        fake.next(Script().close());
        QVERIFY(client.send(post(kPath, kChat)));
        QCOMPARE(client.read().status, 502);  // a second time is no accident
        QCOMPARE(fake.requests().size(), std::size_t(5));
    }

    void aFreshConnectionIsNotTriedTwice()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.next(Script().close());
        QCOMPARE(exchange(gateway.port(), post(kPath, kChat)).status, 502);
        QCOMPARE(fake.requests().size(), std::size_t(1));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::AttemptTest;
GH_SUITE(AttemptTest)
#include "attempt_test.moc"
