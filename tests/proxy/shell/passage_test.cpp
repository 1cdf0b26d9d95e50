#include "proxy/shell/passage.h"

#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::tests {

namespace {

const std::string kChat = quoted("{'model':'gpt-4o','messages':[]}");
const std::string kPath = "/v1/chat/completions";

}  // namespace

/// An answer on its way: what is held, what is made here, what is kept from the client.
class PassageTest : public QObject {
    Q_OBJECT

private slots:

    /// Neither a length nor a coding of the provider's outlives the envelope.
    void anEnvelopeHasALengthOfItsOwn()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        const std::string run = quoted("{'model':'openai/gpt-4o','input':{'messages':[]}}");
        const std::string wanted =
            quoted("{'state':'Completed','result':{'a':1},'provider':'openai','model':'gpt-4o'}");
        const std::string plain = quoted("{'a':1}");
        for (const Script& script :
             {answer(200, plain), chunked(200, {plain.substr(0, 3), plain.substr(3)}),
              answer(200, gzipOf(plain), {{"Content-Encoding", "gzip"}}), untilClose(200, plain)}) {
            fake.always(script);
            const RawReply reply = exchange(
                gateway.port(), post("/v1/a/g/run", run, {}, {{"Accept-Encoding", "gzip"}}));
            QCOMPARE(reply.status, 200);
            QVERIFY(reply.complete && !reply.chunked);
            QCOMPARE(reply.body, wanted);
            QCOMPARE(reply.field("content-length"), std::to_string(wanted.size()));
            QVERIFY(!reply.has("content-encoding"));
            const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
            QCOMPARE(row.responseBody.bytes, plain);
            QCOMPARE(row.deliveredBody.bytes, wanted);
            QCOMPARE(fake.last().body, quoted("{'model':'gpt-4o','messages':[]}"));
        }
    }

    /// An error without an end is not waited for: its head says enough.
    void aLongErrorIsLeft()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        Script endless;
        endless.send(
            headOf(503, {{"Content-Type", "text/plain"}, {"Transfer-Encoding", "chunked"}}));
        for (int i = 0; i < 20; ++i) endless.chunk(std::string(8192, 'e'));
        endless.hang();
        fake.next(endless);
        fake.always(answer(200, "{}"));
        const RawReply reply =
            exchange(gateway.port(), post(kPath, kChat, {}, {{"cf-aig-max-attempts", "2"}}));
        QCOMPARE(reply.status, 200);
        QVERIFY(fake.waitForAbandoned(1));
        const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
        QCOMPARE(row.attempts.size(), std::size_t(2));
        QCOMPARE(row.attempts[0].status, 503);
    }

    /// A short one is read to its end, and its connection serves the next attempt.
    void aShortErrorKeepsItsConnection()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.next(answer(500, quoted("{'error':{'message':'oops'}}")));
        fake.always(answer(200, "{}"));
        QCOMPARE(
            exchange(gateway.port(), post(kPath, kChat, {}, {{"cf-aig-max-attempts", "2"}})).status,
            200);
        QCOMPARE(fake.connections(), std::size_t(1));
    }

    /// A stream that was begun is never begun again.
    void whatTheClientHasSeenIsNotRepeated()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.always(sse({"data: {\"choices\":[]}\n\n"}, false, true).reset());
        const RawReply reply = exchange(
            gateway.port(), post(kPath, quoted("{'model':'gpt-4o','stream':true,'messages':[]}"),
                                 {}, {{"cf-aig-max-attempts", "3"}}));
        QCOMPARE(reply.status, 200);
        QVERIFY(!reply.complete);
        QCOMPARE(fake.requests().size(), std::size_t(1));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PassageTest;
GH_SUITE(PassageTest)
#include "passage_test.moc"
