#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kPath = "/v1/acct/shop/openai/chat/completions";
const std::string kCard = "4111 1111 1111 1111";
const std::string kChat =
    "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"system\",\"content\":\"mail "
    "jane.doe@example.org\"},{\"role\":\"user\",\"content\":\"card " +
    kCard + "\"}]}";

config::Config withPolicy(const FakeUpstream& fake, const std::string& action)
{
    auto config = configFor(fake, {"openai"});
    auto& gateway = config.gateways.emplace_back();
    gateway.id = "shop";
    gateway.dlp =
        "{\"enabled\":true,\"policies\":[{\"id\":\"pii\",\"enabled\":true,\"profiles\":["
        "\"payment_card\",\"email\"],\"check\":[\"REQUEST\"],\"action\":\"" +
        action + "\"}]}";
    return config;
}

}  // namespace

/// What a gateway's DLP policies do, over real sockets.
class DlpTest : public QObject {
    Q_OBJECT

private slots:

    void redactedValuesReachNobody()
    {
        FakeUpstream fake;
        Gateway gateway(withPolicy(fake, "REDACT"));
        const RawReply reply = exchange(gateway.port(), post(kPath, kChat));
        QCOMPARE(reply.status, 200);
        const auto& sent = fake.last().body;
        QVERIFY(sent.find("jane.doe") == std::string::npos &&
                sent.find("4111") == std::string::npos);
        QVERIFY(sent.find("mail [email]") != std::string::npos);
        QVERIFY(sent.find("card [payment_card]") != std::string::npos);
        const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
        QVERIFY(row.requestBody.bytes.find("jane.doe") == std::string::npos);
        QVERIFY(row.requestBody.bytes.find("[payment_card]") != std::string::npos);
    }

    void aBlockedCallAsksNobody()
    {
        FakeUpstream fake;
        Gateway gateway(withPolicy(fake, "BLOCK"));
        const RawReply reply = exchange(gateway.port(), post(kPath, kChat));
        QCOMPARE(reply.status, 400);
        QVERIFY(reply.body.find("\"code\":2029") != std::string::npos);
        QVERIFY(reply.field("cf-aig-dlp").find("\"action\":\"BLOCK\"") != std::string::npos);
        QVERIFY(reply.body.find("4111") == std::string::npos);
        QCOMPARE(fake.requests().size(), std::size_t{0});
        const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
        QVERIFY(row.requestBody.bytes.find("4111") == std::string::npos);
    }

    void otherGatewaysAreLeftAlone()
    {
        FakeUpstream fake;
        Gateway gateway(withPolicy(fake, "BLOCK"));
        QCOMPARE(exchange(gateway.port(), post("/v1/chat/completions", kChat)).status, 200);
        QCOMPARE(fake.last().body, kChat);
    }
};

GH_SUITE(DlpTest)

}  // namespace gatehouse::tests

#include "dlp_test.moc"
