#include <filesystem>
#include <fstream>
#include <iterator>

#include <boost/json.hpp>

#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/quoted.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

namespace json = boost::json;

const std::string kMail = "jane.doe@example.org";
const std::string kChatPath = "/v1/chat/completions";

config::Config withRule(const FakeUpstream& fake, bool restores = true,
                        const std::string& check = "'REQUEST'")
{
    auto config = configFor(fake, {"openai", "anthropic"});
    auto& gateway = config.gateways.emplace_back();
    gateway.id = "default";
    gateway.dlp = quoted(
        "{'enabled':true,'policies':[{'id':'pii','enabled':true,'profiles':['email'],'check':[" +
        check + "],'action':'PLACEHOLDER','restore':" + (restores ? "true" : "false") + "}]}");
    return config;
}

std::string ask(const std::string& content, bool isStream, const std::string& model = "gpt-4o")
{
    return quoted("{'model':'" + model + "','max_tokens':99,'stream':" +
                  (isStream ? "true" : "false") + ",'messages':[{'role':'user','content':'") +
           content + quoted("'}]}");
}

/// What the user said, as it reached the provider.
std::string said(const Seen& seen)
{
    const auto body = json::parse(seen.body);
    const auto& content = body.at("messages").at(0).at("content");
    if (content.is_string()) return std::string(content.as_string());
    return std::string(content.at(0).at("text").as_string());
}

std::string chatPiece(const std::string& text)
{
    return "data: " +
           quoted("{'id':'c','choices':[{'index':0,'delta':{'content':'" + text + "'}}]}") + "\n\n";
}

std::string toolPiece(const std::string& text)
{
    return "data: " +
           quoted(
               "{'id':'c','choices':[{'index':0,'delta':{'tool_calls':[{'index':0,'function':{"
               "'arguments':'" +
               text + "'}}]}}]}") +
           "\n\n";
}

std::string messagesPiece(const std::string& text)
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

/// Says letter by letter what it was told.
Script echo(const Seen& seen)
{
    const bool isMessages = seen.target.find("messages") != std::string::npos;
    const std::string text = "You wrote: " + said(seen) + " [1].";
    const auto body = json::parse(seen.body).as_object();
    if (!body.contains("stream") || !body.at("stream").as_bool()) {
        return answer(200, quoted("{'id':'c','choices':[{'index':0,'message':{'role':'assistant',"
                                  "'content':'" +
                                  text +
                                  "'},'finish_reason':'stop'}],'usage':{'prompt_tokens':1,"
                                  "'completion_tokens':2}}"));
    }
    std::vector<std::string> events;
    for (const char c : text)
        events.push_back((isMessages ? messagesPiece : chatPiece)(std::string(1, c)));
    if (isMessages) {
        events.insert(events.begin(), kStart);
        events.push_back(kStop);
    } else {
        events.push_back("data: [DONE]\n\n");
    }
    return sse(events);
}

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

/// The first placeholder in a text.
std::string tokenIn(const std::string& text)
{
    const auto at = text.find("[EMAIL_");
    return at == std::string::npos ? std::string() : text.substr(at, text.find(']', at) + 1 - at);
}

/// Every byte of the data folder: databases, their logs, whatever else.
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

}  // namespace

/// Values that leave as placeholders and come back as values, over real sockets.
class PlaceholdersTest : public QObject {
    Q_OBJECT

private slots:

    void theProviderAndTheLogSeeThePlaceholderTheClientTheValue_data()
    {
        QTest::addColumn<QByteArray>("model");
        QTest::addColumn<bool>("isStream");
        QTest::newRow("stream") << QByteArray("gpt-4o") << true;
        QTest::newRow("whole") << QByteArray("gpt-4o") << false;
        QTest::newRow("stream over a bridge") << QByteArray("anthropic/claude-sonnet-4-5") << true;
    }

    void theProviderAndTheLogSeeThePlaceholderTheClientTheValue()
    {
        QFETCH(const QByteArray, model);
        QFETCH(const bool, isStream);
        FakeUpstream fake;
        fake.handle(echo);
        Gateway gateway(withRule(fake));
        const RawReply reply =
            exchange(gateway.port(),
                     post(kChatPath, ask("write to " + kMail, isStream, model.toStdString())));
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.complete);
        QCOMPARE(textIn(reply.body), "You wrote: write to " + kMail + " [1].");
        const auto token = tokenIn(said(fake.last()));
        QCOMPARE(said(fake.last()), "write to " + token);
        const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
        QVERIFY(row.requestBody.bytes.find(token) != std::string::npos);
        QVERIFY(row.usage.known() || isStream);
        const auto kept = row.responseBody.bytes + row.deliveredBody.bytes;
        QVERIFY(kept.find("[1].") != std::string::npos || isStream);
        gateway.stop();
        QVERIFY(std::filesystem::exists(gateway.file("placeholders.sqlite")));
        QVERIFY(allFiles(gateway.folder()).find("jane.doe") == std::string::npos);
    }

    void theSameValueHasTheSamePlaceholderInEveryTurn()
    {
        FakeUpstream fake;
        fake.handle(echo);
        Gateway gateway(withRule(fake));
        exchange(gateway.port(), post(kChatPath, ask("first " + kMail, false)));
        const auto first = tokenIn(said(fake.last()));
        exchange(gateway.port(), post(kChatPath, ask("later " + kMail, true)));
        QCOMPARE(tokenIn(said(fake.last())), first);
        QVERIFY(!first.empty());
        // A turn that only names the placeholder gets the value, too: who asks is the same.
        const RawReply reply =
            exchange(gateway.port(), post(kChatPath, ask("repeat " + first, true)));
        QCOMPARE(textIn(reply.body), "You wrote: repeat " + kMail + " [1].");
    }

    void anotherKeyGetsThePlaceholderOnly()
    {
        FakeUpstream fake;
        fake.handle(echo);
        auto config = withRule(fake);
        addKey(config, "ada", "gh-key-of-ada");
        addKey(config, "bob", "gh-key-of-bob");
        Gateway gateway(config);
        const auto asBy = [&](const std::string& who, const std::string& content) {
            return exchange(gateway.port(), post(kChatPath, ask(content, true), {},
                                                 {{"Authorization", "Bearer gh-key-of-" + who}}));
        };
        asBy("ada", "mail " + kMail);
        const auto token = tokenIn(said(fake.last()));
        QCOMPARE(textIn(asBy("bob", "say " + token).body), "You wrote: say " + token + " [1].");
        QCOMPARE(textIn(asBy("ada", "say " + token).body), "You wrote: say " + kMail + " [1].");
    }

    void withoutRestoreItStays()
    {
        FakeUpstream fake;
        fake.handle(echo);
        Gateway gateway(withRule(fake, false));
        const RawReply reply =
            exchange(gateway.port(), post(kChatPath, ask("mail " + kMail, true)));
        const auto token = tokenIn(said(fake.last()));
        QVERIFY(!token.empty());
        QCOMPARE(textIn(reply.body), "You wrote: mail " + token + " [1].");
    }

    /// What a model says itself stands as a placeholder in the log alone.
    void answersAreKeptWithPlaceholders()
    {
        FakeUpstream fake;
        fake.always(answer(200, quoted("{'choices':[{'message':{'content':'Mail " + kMail +
                                       "','tool_calls':[{'id':'a','function':{'name':'f',"
                                       "'arguments':'{}'}}]}}]}")));
        Gateway gateway(withRule(fake, true, "'RESPONSE'"));
        const RawReply reply = exchange(gateway.port(), post(kChatPath, ask("hi", false)));
        QVERIFY(reply.body.find("Mail " + kMail) != std::string::npos);
        const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
        QVERIFY(row.responseBody.bytes.find("Mail [EMAIL_") != std::string::npos);
        gateway.stop();
        QVERIFY(allFiles(gateway.folder()).find("jane.doe") == std::string::npos);
    }

    void argumentsOfToolsGetTheValue()
    {
        FakeUpstream fake;
        fake.handle([](const Seen& seen) {
            std::vector<std::string> events;
            for (const char* piece : {"{", "\\'", "to\\':\\'"}) events.push_back(toolPiece(piece));
            for (const char c : tokenIn(said(seen))) events.push_back(toolPiece(std::string(1, c)));
            events.push_back(toolPiece("\\'}"));
            events.push_back("data: [DONE]\n\n");
            return sse(events);
        });
        Gateway gateway(withRule(fake));
        const RawReply reply = exchange(gateway.port(), post(kChatPath, ask(kMail, true)));
        QVERIFY(reply.body.find("\"" + kMail + "\"") != std::string::npos);
        QVERIFY(reply.body.find("EMAIL_") == std::string::npos);
    }

    /// Nothing waits where nothing begins with a bracket.
    void eventsArriveAtOnce()
    {
        FakeUpstream fake;
        Gateway gateway(withRule(fake));
        std::vector<std::string> events;
        for (const char* text : {"All of this", " is clean (and", " short), as [it", " is] "})
            events.push_back(chatPiece(text));
        events.push_back("data: [DONE]\n\n");
        fake.always(sse(events, true));
        RawClient client(gateway.port());
        QVERIFY(client.send(post(kChatPath, ask("hi", true))));
        QVERIFY(client.readUntil("\r\n\r\n").starts_with("HTTP/1.1 200 "));
        for (const auto& event : events) {
            fake.release();
            client.readUntil("\r\n");
            QCOMPARE(client.readUntil("\n\n"), event);
            QCOMPARE(client.readUntil("\r\n"), std::string("\r\n"));
        }
        QCOMPARE(client.readUntil("\r\n\r\n"), std::string("0\r\n\r\n"));
    }

    /// A kept answer holds the placeholder, and gives each asker what he may have.
    void keptAnswersArePutBackToo()
    {
        FakeUpstream fake;
        fake.handle(echo);
        auto config = withRule(fake);
        config.cache.enabled = true;
        Gateway gateway(config);
        for (const bool isStream : {false, true}) {
            for (int i = 0; i < 2; ++i) {
                const RawReply reply =
                    exchange(gateway.port(), post(kChatPath, ask("mail " + kMail, isStream)));
                QCOMPARE(textIn(reply.body), "You wrote: mail " + kMail + " [1].");
            }
        }
        QVERIFY(fake.requests().size() < 4);
        gateway.stop();
        QVERIFY(allFiles(gateway.folder()).find("jane.doe") == std::string::npos);
    }
};

GH_SUITE(PlaceholdersTest)

}  // namespace gatehouse::tests

#include "placeholders_test.moc"
