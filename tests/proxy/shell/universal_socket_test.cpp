#include "proxy/shell/universal_socket.h"

#include <set>
#include <string>

#include <QTest>

#include "proxy/core/http/websocket.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::tests {

namespace {

const std::string kWell = quoted(
    "{'id':'c','model':'gpt-4o','choices':[],'usage':{'prompt_tokens':3,'completion_tokens':4}}");

std::string handshake(const Fields& more = {})
{
    Fields fields{{"Upgrade", "websocket"},
                  {"Connection", "Upgrade"},
                  {"Sec-WebSocket-Version", "13"},
                  {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="}};
    fields.insert(fields.end(), more.begin(), more.end());
    return get("/v1/account/default", {}, fields);
}

/// A frame as a client sends it. A mask of zeros leaves the payload as it is.
std::string frame(http::Opcode opcode, const std::string& payload)
{
    std::string out(1, static_cast<char>(0x80 | static_cast<int>(opcode)));
    if (payload.size() < 126) {
        out += static_cast<char>(0x80 | payload.size());
    } else {
        out += static_cast<char>(0x80 | 126);
        out += static_cast<char>(payload.size() >> 8U);
        out += static_cast<char>(payload.size() & 0xFFU);
    }
    return out + std::string(4, '\0') + payload;
}

std::string ask(const std::string& eventId, bool isStream = false)
{
    return frame(http::Opcode::Text,
                 quoted("{'type':'universal.create','request':{'eventId':'" + eventId +
                        "','provider':'openai','endpoint':'chat/completions','headers':{},'query':{"
                        "'model':'gpt-4o','messages':[]" +
                        (isStream ? ",'stream':true" : "") + "}}}"));
}

/// Reads messages of the server from the bytes that come.
class Socket {
public:
    explicit Socket(const Gateway& gateway, const Fields& more = {}) : client_(gateway.port())
    {
        client_.send(handshake(more));
        head_ = client_.readUntil("\r\n\r\n");
    }

    [[nodiscard]] const std::string& head() const { return head_; }

    void send(const std::string& bytes) { client_.send(bytes); }

    RawClient& client() { return client_; }

    /// The next text; null when the socket ended. Pongs and closes are counted.
    boost::json::value next()
    {
        const std::string start = client_.readBytes(2);
        if (start.size() < 2) return nullptr;
        std::size_t size = static_cast<unsigned char>(start[1]);
        if (size >= 126) {
            const std::string more = client_.readBytes(size == 126 ? 2 : 8);
            size = 0;
            for (const char c : more) size = size << 8U | static_cast<unsigned char>(c);
        }
        last_ = client_.readBytes(size);
        opcode_ = static_cast<http::Opcode>(start[0] & 0x0F);
        if (opcode_ != http::Opcode::Text) return nullptr;
        return boost::json::parse(last_);
    }

    [[nodiscard]] http::Opcode opcode() const { return opcode_; }

    [[nodiscard]] const std::string& last() const { return last_; }

private:
    RawClient client_;
    std::string head_;
    std::string last_;
    http::Opcode opcode_ = http::Opcode::Text;
};

}  // namespace

/// Universal requests over a WebSocket.
class UniversalSocketShellTest : public QObject {
    Q_OBJECT

private slots:

    void aMessageIsACallWithARow()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.always(answer(200, kWell));
        Socket socket(gateway);
        QVERIFY(socket.head().starts_with("HTTP/1.1 101"));
        QVERIFY(socket.head().find("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") != std::string::npos);
        socket.send(ask("e-1"));
        const auto told = socket.next();
        QVERIFY(told.is_object());
        QCOMPARE(told.at("type").as_string(), boost::json::string("universal.created"));
        QCOMPARE(told.at("metadata").at("eventId").as_string(), boost::json::string("e-1"));
        QCOMPARE(told.at("metadata").at("step").as_string(), boost::json::string("0"));
        QCOMPARE(told.at("metadata").at("status").as_int64(), 200);
        QCOMPARE(told.at("response").at("usage").at("prompt_tokens").as_int64(), 3);
        const std::string id(told.at("metadata").at("logId").as_string());
        const auto row = gateway.record(id);
        QCOMPARE(row.outcome, record::Outcome::Ok);
        QCOMPARE(row.provider, std::string("openai"));
        QCOMPARE(row.links.event, std::string("e-1"));
        QVERIFY(row.usage.input == chat::Usage::Count(3));
    }

    void aStreamIsToldEventByEvent()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.always(sse({"data: {\"choices\":[]}\n\n", "data: [DONE]\n\n"}));
        Socket socket(gateway);
        socket.send(ask("s", true));
        std::string types;
        for (boost::json::value told = socket.next(); told.is_object(); told = socket.next()) {
            QCOMPARE(told.at("metadata").at("eventId").as_string(), boost::json::string("s"));
            types += std::string(told.at("type").as_string()) + " ";
            if (types.ends_with("done ")) break;
        }
        QCOMPARE(types, std::string("universal.created universal.stream universal.stream "
                                    "universal.done "));
    }

    void severalAreUnderWayAtOnce()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.always(answer(200, kWell));
        Socket socket(gateway);
        std::string all;
        for (int i = 0; i < 8; ++i) all += ask("n" + std::to_string(i));
        socket.send(all);
        std::set<std::string> seen;
        for (int i = 0; i < 8; ++i) {
            const auto told = socket.next();
            QVERIFY(told.is_object());
            seen.insert(std::string(told.at("metadata").at("eventId").as_string()));
        }
        QCOMPARE(seen.size(), std::size_t(8));
    }

    void errorsAreMessages()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.always(answer(400, quoted("{'error':{'message':'no such model'}}")));
        Socket socket(gateway);
        socket.send(ask("e"));
        const auto told = socket.next();
        QVERIFY(told.is_object());
        QCOMPARE(told.at("metadata").at("status").as_int64(), 400);
        QCOMPARE(told.at("response").at("error").at("message").as_string(),
                 boost::json::string("no such model"));
        socket.send(frame(http::Opcode::Text, "{}"));
        const auto wrong = socket.next();
        QVERIFY(wrong.is_object());
        QCOMPARE(wrong.at("type").as_string(), boost::json::string("error"));
        socket.send(ask("again"));  // the socket goes on
        QVERIFY(socket.next().is_object());
    }

    void whoHasNoKeyIsRefused()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        addKey(config, "mine", "gh_mine");
        config.server.openOnLoopback = false;
        Gateway gateway(config);
        fake.always(answer(200, kWell));
        Socket stranger(gateway);
        QVERIFY(stranger.head().starts_with("HTTP/1.1 401"));
        Socket known(gateway, {{"Sec-WebSocket-Protocol", "cf-aig-authorization.gh_mine"}});
        QVERIFY(known.head().starts_with("HTTP/1.1 101"));
        known.send(ask("k"));
        const auto told = known.next();
        QVERIFY(told.is_object());
        const auto row = gateway.record(std::string(told.at("metadata").at("logId").as_string()));
        QCOMPARE(row.keyLabel, std::string("mine"));
    }

    void pingsAndGoodbyesAreAnswered()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        Socket socket(gateway);
        socket.send(frame(http::Opcode::Ping, "p"));
        socket.next();
        QCOMPARE(socket.opcode(), http::Opcode::Pong);
        QCOMPARE(socket.last(), std::string("p"));
        socket.send(frame(http::Opcode::Close, "\x03\xe8"));
        socket.next();
        QCOMPARE(socket.opcode(), http::Opcode::Close);
        QVERIFY(socket.client().waitForEnd());
    }

    void binaryIsNoMessage()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        Socket socket(gateway);
        socket.send(frame(http::Opcode::Binary, "x"));
        socket.next();
        QCOMPARE(socket.opcode(), http::Opcode::Close);
    }

    /// A client that goes takes its open calls along.
    void whoLeavesCancelsItsCalls()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.always(sse({"data: {\"choices\":[]}\n\n"}, false, true).hang());
        {
            Socket socket(gateway);
            socket.send(ask("gone", true));
            QVERIFY(socket.next().is_object());
            QVERIFY(socket.next().is_object());
            socket.client().abort();
        }
        const auto rows = gateway.rows(1);
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(gateway.record(rows[0].requestId).outcome, record::Outcome::ClientClosed);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::UniversalSocketShellTest;
GH_SUITE(UniversalSocketShellTest)
#include "universal_socket_test.moc"
