#include "proxy/shell/mirror.h"

#include <algorithm>

#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/routes.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kAsked = R"({"model":"dynamic/r","messages":[{"role":"user","content":"hi"}]})";
const std::string kAnswer =
    R"({"choices":[{"message":{"role":"assistant","content":"yes"}}],"usage":{"prompt_tokens":3,"completion_tokens":1}})";

config::Config mirrored(const FakeUpstream& first, const FakeUpstream& second)
{
    auto config = configFor(first);
    config.providers.push_back(providerAt("mistral", second));
    config.routes.push_back(routeOf(
        "r", "a",
        {modelNode("a", "openai", "end", ",'mirror':{'provider':'mistral','model':'m-other'}")}));
    return config;
}

std::string labelOf(const record::Exchange& row)
{
    const auto& all = row.metadata;
    const auto found = std::ranges::find(all, "mirror_of", &record::Metadatum::name);
    return found == all.end() ? std::string() : found->value;
}

bool tells(const record::Exchange& row, std::string_view words)
{
    return std::ranges::any_of(row.trace, [&](const record::StopTrace& each) {
        return each.stop == "mirror" && each.decision.find(words) != std::string::npos;
    });
}

}  // namespace

/// Calls that go to a second model, too, over real sockets.
class MirrorCallTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theSecondModelIsAskedAndNotHeard()
    {
        FakeUpstream first;
        FakeUpstream second;
        first.always(answer(200, kAnswer));
        second.always(answer(200, R"({"choices":[{"message":{"content":"other"}}]})"));
        Gateway gateway(mirrored(first, second));
        const RawReply reply = exchange(gateway.port(), post("/v1/chat/completions", kAsked));
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.body.find("yes") != std::string::npos);
        QVERIFY(second.waitForRequests(1));
        QVERIFY(second.last().body.find("\"model\":\"m-other\"") != std::string::npos);
        const auto rows = gateway.rows(2);
        QCOMPARE(rows.size(), std::size_t(2));
        const auto parent = gateway.record(reply.field("x-gatehouse-request-id"));
        QVERIFY(labelOf(parent).empty());
        QVERIFY(tells(parent, "sent to mistral/m-other"));
        const auto& other = rows[0].requestId == parent.id ? rows[1].requestId : rows[0].requestId;
        const auto mirror = gateway.record(other);
        QCOMPARE(labelOf(mirror), parent.id);
        QCOMPARE(mirror.traceId, parent.traceId);
        QCOMPARE(mirror.provider, std::string("mistral"));
        QVERIFY(tells(mirror, "against"));
        QCOMPARE(first.requests().size(), std::size_t(1));
    }

    void aClientNeverWaitsForIt()
    {
        FakeUpstream first;
        FakeUpstream silent;
        first.always(answer(200, kAnswer));
        silent.always(hang());
        Gateway gateway(mirrored(first, silent));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(exchange(gateway.port(), post("/v1/chat/completions", kAsked)).status, 200);
        QVERIFY(silent.waitForRequests(3));
        gateway.stop();  // and neither does an end of the program
        QVERIFY(silent.waitForAbandoned(3));
    }

    void noMoreThanMayBeAreOnTheirWay()
    {
        FakeUpstream first;
        FakeUpstream silent;
        first.always(answer(200, kAnswer));
        silent.always(hang());
        auto config = mirrored(first, silent);
        config.server.ioThreads = 1;
        Gateway gateway(config);
        RawReply last;
        for (int i = 0; i < 33; ++i) {
            last = exchange(gateway.port(), post("/v1/chat/completions", kAsked));
            QCOMPARE(last.status, 200);
        }
        QVERIFY(tells(gateway.record(last.field("x-gatehouse-request-id")), "too many"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::MirrorCallTest;
GH_SUITE(MirrorCallTest)
#include "mirror_test.moc"
