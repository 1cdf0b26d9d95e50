#include "proxy/shell/resume.h"

#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/quoted.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kRun = "/client/v4/accounts/acct/ai/run/@cf/meta/llama-3.1-8b-instruct";
const std::string kAsk = quoted("{'stream':true,'messages':[{'role':'user','content':'count'}]}");
const std::vector<std::string> kEvents{"data: {\"response\":\"1\"}\n\n",
                                       "data: {\"response\":\"2\"}\n\n",
                                       "data: {\"response\":\"3\"}\n\n", "data: [DONE]\n\n"};

std::string pathOf(const std::string& id, const std::string& from)
{
    return "/client/v4/accounts/acct/ai-gateway/gateways/default/run/" + id + "/resume" + from;
}

std::string field(const std::string& head, const std::string& name)
{
    const auto at = head.find("\r\n" + name + ": ");
    if (at == std::string::npos) return {};
    const auto from = at + name.size() + 4;
    return head.substr(from, head.find("\r\n", from) - from);
}

}  // namespace

class ResumeTest : public QObject {
    Q_OBJECT

    static config::Config configOf(const FakeUpstream& fake)
    {
        return configFor(fake, {"workers-ai"});
    }

private Q_SLOTS:

    void pathsAreTold()
    {
        QVERIFY(isResume(pathOf("abc", "?from=2")));
        QVERIFY(!isResume("/client/v4/accounts/a/ai-gateway/gateways/default/logs"));
        QVERIFY(!isResume("/v1/a/run/b/resume"));
        QVERIFY(!isResume(pathOf("a/b", "")));
    }

    void aStreamThatWasLeftGoesOnAndIsTakenUp()
    {
        FakeUpstream fake;
        fake.always(sse(kEvents, true));
        Gateway gateway(configOf(fake));
        std::string id;
        {
            RawClient client(gateway.port());
            client.send(post(kRun, kAsk));
            const std::string head = client.readUntil("\r\n\r\n");
            id = field(head, "cf-aig-run-id");
            QVERIFY2(!id.empty(), head.c_str());
            fake.release();
            QVERIFY(!client.readUntil("\"1\"}").empty());
            client.abort();
        }
        fake.release(3);
        RawClient back(gateway.port());
        back.send(get(pathOf(id, "?from=1")));
        const auto reply = back.read();
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.field("content-type") == "text/event-stream");
        QVERIFY(reply.body == kEvents[1] + kEvents[2] + kEvents[3]);
        // Once more, from its beginning, after its end; the connection serves on.
        back.send(get(pathOf(id, "")));
        QVERIFY(back.read().body == kEvents[0] + kEvents[1] + kEvents[2] + kEvents[3]);
        QCOMPARE(fake.requests().size(), std::size_t{1});
        QCOMPARE(fake.abandoned(), std::size_t{0});
        const auto record = gateway.record(id);
        QVERIFY(record.outcome == record::Outcome::Ok);
    }

    void whatIsNotThereIsRefused()
    {
        FakeUpstream fake;
        fake.always(sse(kEvents));
        Gateway gateway(configOf(fake));
        QCOMPARE(exchange(gateway.port(), get(pathOf("nobody", ""))).status, 404);
        const auto reply = exchange(gateway.port(), post(kRun, kAsk));
        const std::string id = reply.field("cf-aig-run-id");
        QVERIFY(!id.empty());
        QCOMPARE(exchange(gateway.port(), get(pathOf(id, "?from=4"))).status, 200);
        QCOMPARE(exchange(gateway.port(), get(pathOf(id, "?from=9"))).status, 400);
        QCOMPARE(exchange(gateway.port(), get(pathOf(id, "?from=x"))).status, 400);
    }

    void othersCannotTakeItUp()
    {
        FakeUpstream fake;
        fake.always(sse(kEvents));
        auto config = configOf(fake);
        addKey(config, "one", "gh_one_0123456789abcdef0123456789abcdef");
        addKey(config, "two", "gh_two_0123456789abcdef0123456789abcdef");
        config.server.openOnLoopback = false;
        Gateway gateway(config);
        const auto reply =
            exchange(gateway.port(), post(kRun, kAsk, "gh_one_0123456789abcdef0123456789abcdef"));
        QCOMPARE(reply.status, 200);
        const std::string id = reply.field("cf-aig-run-id");
        const auto status = [&](const std::string& key) {
            return exchange(gateway.port(), get(pathOf(id, ""), key)).status;
        };
        QCOMPARE(status("gh_one_0123456789abcdef0123456789abcdef"), 200);
        QCOMPARE(status("gh_two_0123456789abcdef0123456789abcdef"), 404);
        QCOMPARE(status(""), 401);
    }

    void otherStreamsAreNotKept()
    {
        FakeUpstream fake;
        fake.always(sse({"data: {\"choices\":[]}\n\n", "data: [DONE]\n\n"}));
        Gateway gateway(configFor(fake));
        const auto reply = exchange(
            gateway.port(),
            post("/v1/chat/completions", quoted("{'model':'gpt-5','stream':true,'messages':[]}")));
        QVERIFY(!reply.has("cf-aig-run-id"));
    }
};

GH_SUITE(ResumeTest)

}  // namespace gatehouse::tests

#include "resume_test.moc"
