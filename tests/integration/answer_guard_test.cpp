#include <filesystem>
#include <fstream>
#include <iterator>

#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/quoted.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kChatPath = "/v1/chat/completions";
const std::string kMessagesPath = "/v1/messages";
/// Told by the provider, never by the client.
const std::string kSecret = "jane.doe@example.org";

config::Config withRule(const FakeUpstream& fake, const std::string& action)
{
    auto config = configFor(fake, {"openai", "anthropic"});
    auto& gateway = config.gateways.emplace_back();
    gateway.id = "default";
    gateway.dlp = quoted(
        "{'enabled':true,'policies':[{'id':'pii','enabled':true,'profiles':['email'],'check':["
        "'RESPONSE'],'action':'" +
        action + "'}]}");
    return config;
}

std::string ask(bool isStream, const std::string& model = "gpt-4o")
{
    return quoted("{'model':'" + model + "','max_tokens':9,'stream':" +
                  (isStream ? "true" : "false") + ",'messages':[{'role':'user','content':'hi'}]}");
}

std::string chat(const std::string& text)
{
    return "data: " +
           quoted("{'id':'c','choices':[{'index':0,'delta':{'content':'" + text + "'}}]}") + "\n\n";
}

std::string messages(const std::string& text)
{
    return quoted(
        "event: content_block_delta\ndata: {'type':'content_block_delta','index':0,'delta':{"
        "'type':'text_delta','text':'" +
        text + "'}}\n\n");
}

const std::string kStart = quoted(
    "event: message_start\ndata: {'type':'message_start','message':{'id':'m','type':'message',"
    "'role':'assistant','model':'claude-sonnet-4-5','content':[],'stop_reason':null,'usage':{"
    "'input_tokens':3,'output_tokens':1}}}\n\nevent: content_block_start\ndata: {'type':"
    "'content_block_start','index':0,'content_block':{'type':'text','text':''}}\n\n");
const std::string kStop = quoted(
    "event: content_block_stop\ndata: {'type':'content_block_stop','index':0}\n\nevent: "
    "message_delta\ndata: {'type':'message_delta','delta':{'stop_reason':'end_turn'},'usage':{"
    "'output_tokens':9}}\n\nevent: message_stop\ndata: {'type':'message_stop'}\n\n");
const std::string kDone = "data: [DONE]\n\n";

std::vector<std::string> letters(const std::string& text, std::string (*event)(const std::string&))
{
    std::vector<std::string> events;
    for (const char c : text) events.push_back(event(std::string(1, c)));
    return events;
}

/// All texts of a stream, joined.
std::string textIn(const std::string& stream, const std::string& member = "content")
{
    std::string text;
    const auto start = "\"" + member + "\":\"";
    for (std::size_t at = 0; (at = stream.find(start, at)) != std::string::npos;) {
        at += start.size();
        text += stream.substr(at, stream.find('"', at) - at);
    }
    return text;
}

/// Every byte of the data folder: database, its log, whatever else.
std::string allFiles(const std::string& folder)
{
    std::string all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        all.append(std::istreambuf_iterator<char>(file), {});
    }
    return all;
}

std::string decision(const record::Exchange& row)
{
    for (const auto& stop : row.trace) {
        if (stop.stop == "dlp-answer") return stop.decision;
    }
    return {};
}

}  // namespace

/// What policies do with answers, over real sockets.
class AnswerGuardTest : public QObject {
    Q_OBJECT

private slots:

    /// Letter by letter, in the client's dialect and over a bridge.
    void aSplitSecretReachesNeitherClientNorDisk_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("model");
        QTest::addColumn<bool>("isMessages");
        QTest::newRow("chat") << QByteArray("/v1/chat/completions") << QByteArray("gpt-4o")
                              << false;
        QTest::newRow("messages") << QByteArray("/v1/messages") << QByteArray("claude-sonnet-4-5")
                                  << true;
        QTest::newRow("chat from messages") << QByteArray("/v1/chat/completions")
                                            << QByteArray("anthropic/claude-sonnet-4-5") << true;
    }

    void aSplitSecretReachesNeitherClientNorDisk()
    {
        QFETCH(const QByteArray, path);
        QFETCH(const QByteArray, model);
        QFETCH(const bool, isMessages);
        FakeUpstream fake;
        Gateway gateway(withRule(fake, "REDACT"));
        auto events = letters("It is " + kSecret + ", as you know.", isMessages ? messages : chat);
        if (isMessages) events.insert(events.begin(), kStart);
        events.push_back(isMessages ? kStop : kDone);
        fake.always(sse(events));
        const RawReply reply =
            exchange(gateway.port(), post(path.toStdString(), ask(true, model.toStdString())));
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.complete);
        const bool isChat = path.endsWith("completions");
        QCOMPARE(textIn(reply.body, isChat ? "content" : "text"),
                 std::string("It is [email], as you know."));
        const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
        QCOMPARE(decision(row), std::string("email 1 REDACT by pii"));
        QCOMPARE(textIn(row.responseBody.bytes, isMessages ? "text" : "content"),
                 std::string("It is [email], as you know."));
        gateway.stop();
        const auto files = allFiles(gateway.folder());
        QVERIFY(!files.empty());
        QVERIFY(files.find(kSecret) == std::string::npos);
        QVERIFY(files.find("jane.doe") == std::string::npos);
    }

    /// Each event arrives before the next one is sent, as long as nothing can begin in it.
    void cleanEventsArriveAtOnceAndUnchanged()
    {
        FakeUpstream fake;
        Gateway gateway(withRule(fake, "REDACT"));
        std::vector<std::string> events;
        for (const char* text : {"All of this. ", "is clean. ", "to the end. "})
            events.push_back(chat(text));
        events.push_back(kDone);
        fake.always(sse(events, true));
        RawClient client(gateway.port());
        QVERIFY(client.send(post(kChatPath, ask(true))));
        QVERIFY(client.readUntil("\r\n\r\n").starts_with("HTTP/1.1 200 "));
        for (const auto& event : events) {
            fake.release();
            client.readUntil("\r\n");
            QCOMPARE(client.readUntil("\n\n"), event);
            QCOMPARE(client.readUntil("\r\n"), std::string("\r\n"));
        }
        QCOMPARE(client.readUntil("\r\n\r\n"), std::string("0\r\n\r\n"));
    }

    void aBlockedStreamEndsWithAnErrorAndTheProviderIsLeft()
    {
        FakeUpstream fake;
        Gateway gateway(withRule(fake, "BLOCK"));
        fake.always(sse({chat("First words. "), chat("It is jane.doe@exa"), chat("mple.org now.")},
                        true, true)
                        .hang());
        RawClient client(gateway.port());
        QVERIFY(client.send(post(kChatPath, ask(true))));
        const auto head = client.readUntil("\r\n\r\n");
        fake.release();
        auto body = client.readUntil("words. ");
        fake.release(2);
        body += client.readUntil("0\r\n\r\n");
        QVERIFY(body.find("jane") == std::string::npos);
        QVERIFY(body.find("\"error\"") != std::string::npos);
        QVERIFY(body.find("the answer was blocked") != std::string::npos);
        QVERIFY(fake.waitForAbandoned(1));
        const auto rows = gateway.rows(1);
        const auto row = gateway.record(rows.at(0).requestId);
        QVERIFY(row.outcome == record::Outcome::Refused);
        QVERIFY(row.responseBody.bytes.find("jane") == std::string::npos);
        QCOMPARE(decision(row), std::string("email 1 BLOCK by pii"));
    }

    void aBlockedStreamOverABridgeEndsInTheClientsDialect()
    {
        FakeUpstream fake;
        Gateway gateway(withRule(fake, "BLOCK"));
        fake.always(
            sse({kStart, messages("First words. "), messages(kSecret + " now."), kStop}, true));
        RawClient client(gateway.port());
        QVERIFY(client.send(post(kChatPath, ask(true, "anthropic/claude-sonnet-4-5"))));
        client.readUntil("\r\n\r\n");
        fake.release(2);
        auto body = client.readUntil("words. ");
        fake.release(2);
        body += client.readUntil("0\r\n\r\n");
        QVERIFY(body.find("jane") == std::string::npos);
        QVERIFY(body.find("data: {\"error\"") != std::string::npos);
    }

    void wholeAnswers_data()
    {
        QTest::addColumn<bool>("isPacked");
        QTest::addColumn<QByteArray>("model");
        QTest::newRow("plain") << false << QByteArray("gpt-4o");
        QTest::newRow("gzip") << true << QByteArray("gpt-4o");
        QTest::newRow("over a bridge") << false << QByteArray("anthropic/claude-sonnet-4-5");
    }

    void wholeAnswers()
    {
        QFETCH(const bool, isPacked);
        QFETCH(const QByteArray, model);
        const bool isBridged = model.startsWith("anthropic");
        const std::string body =
            isBridged ? quoted(
                            "{'id':'m','type':'message','role':'assistant','model':'claude',"
                            "'content':[{'type':'text','text':'Mail " +
                            kSecret +
                            "'}],'stop_reason':'end_turn','usage':{'input_tokens':1,"
                            "'output_tokens':2}}")
                      : quoted(
                            "{'id':'c','choices':[{'index':0,'message':{'role':'assistant',"
                            "'content':'Mail " +
                            kSecret +
                            "'},'finish_reason':'stop'}],'usage':{'prompt_tokens':1,"
                            "'completion_tokens':2}}");
        const auto script =
            isPacked ? answer(200, gzipOf(body),
                              {{"Content-Encoding", "gzip"}, {"Content-Type", "application/json"}})
                     : answer(200, body);
        const Fields fields = isPacked ? Fields{{"Accept-Encoding", "gzip"}} : Fields{};
        for (const std::string action : {"REDACT", "FLAG", "BLOCK"}) {
            FakeUpstream fake;
            Gateway gateway(withRule(fake, action));
            fake.always(script);
            const RawReply reply = exchange(
                gateway.port(), post(kChatPath, ask(false, model.toStdString()), {}, fields));
            QVERIFY(reply.complete);
            QVERIFY(reply.field("cf-aig-dlp").find("\"check\":\"RESPONSE\"") != std::string::npos);
            const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
            QVERIFY(row.usage.known());
            QCOMPARE(decision(row), "email 1 " + action + " by pii");
            if (action == "FLAG") {
                QVERIFY(reply.body.find(kSecret) != std::string::npos);
                if (!isBridged) QCOMPARE(reply.body, body);
                continue;
            }
            QVERIFY(reply.body.find(kSecret) == std::string::npos);
            QVERIFY(row.responseBody.bytes.find(kSecret) == std::string::npos);
            QVERIFY(row.deliveredBody.bytes.find(kSecret) == std::string::npos);
            QCOMPARE(reply.status, action == "BLOCK" ? 400 : 200);
            if (action == "REDACT") QVERIFY(reply.body.find("Mail [email]") != std::string::npos);
            if (action == "BLOCK") QVERIFY(row.outcome == record::Outcome::Refused);
        }
    }

    /// At Cloudflare's addresses a block has its number.
    void aBlockHasCloudflaresNumber()
    {
        FakeUpstream fake;
        auto config = withRule(fake, "BLOCK");
        config.gateways[0].id = "shop";
        Gateway gateway(config);
        fake.always(answer(200, quoted("{'choices':[{'message':{'content':'" + kSecret + "'}}]}")));
        const RawReply reply =
            exchange(gateway.port(), post("/v1/acct/shop/openai/chat/completions", ask(false)));
        QCOMPARE(reply.status, 400);
        QVERIFY(reply.body.find("\"code\":2030") != std::string::npos);
        QCOMPARE(fake.requests().size(), std::size_t{1});
    }

    void errorsOfProvidersAreLookedIntoToo()
    {
        FakeUpstream fake;
        Gateway gateway(withRule(fake, "REDACT"));
        fake.always(answer(401, quoted("{'error':{'message':'no user " + kSecret + "'}}")));
        const RawReply reply = exchange(gateway.port(), post(kChatPath, ask(false)));
        QCOMPARE(reply.status, 401);
        QVERIFY(reply.body.find("no user [email]") != std::string::npos);
    }
};

GH_SUITE(AnswerGuardTest)

}  // namespace gatehouse::tests

#include "answer_guard_test.moc"
