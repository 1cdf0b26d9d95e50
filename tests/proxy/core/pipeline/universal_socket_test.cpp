#include "proxy/core/pipeline/universal_socket.h"

#include <QTest>

#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::tests {

namespace {

http::RequestHead handshake(std::string target = "/v1/acc/gate")
{
    http::RequestHead head;
    head.method = "GET";
    head.target = std::move(target);
    head.minor = 1;
    head.headers.add("Host", "127.0.0.1");
    head.headers.add("Connection", "Upgrade");
    head.headers.add("Upgrade", "websocket");
    head.headers.add("Sec-WebSocket-Version", "13");
    head.headers.add("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
    return head;
}

}  // namespace

class UniversalSocketTest : public QObject {
    Q_OBJECT

private slots:

    void isKnownByItsAddress()
    {
        QVERIFY(pipeline::isUniversalSocket(handshake()));
        QVERIFY(pipeline::isUniversalSocket(handshake("/v1/acc/gate/")));
        QVERIFY(!pipeline::isUniversalSocket(handshake("/v1/acc/gate/openai")));
        QVERIFY(!pipeline::isUniversalSocket(handshake("/v1/realtime")));
        auto plain = handshake();
        plain.headers.remove("upgrade");
        QVERIFY(!pipeline::isUniversalSocket(plain));
    }

    void aMessageIsACall()
    {
        const auto call = pipeline::readSocketCall(
            quoted("{'type':'universal.create','request':{'eventId':'e-1','provider':'openai','"
                   "endpoint':'chat/completions','query':{'a':[1]}}}"));
        QVERIFY(call.ok());
        QCOMPARE(call->eventId, std::string("e-1"));
        QCOMPARE(call->body, quoted("[{'eventId':'e-1','provider':'openai','endpoint':'chat/"
                                    "completions','query':{'a':[1]}}]"));
        const auto steps =
            pipeline::readSocketCall(quoted("{'request':[{'provider':'a'},{'provider':'b','eventId'"
                                            ":7}],'type':'universal.create'}"));
        QVERIFY(steps.ok());
        QVERIFY(steps->body.starts_with("[{"));
        QCOMPARE(steps->eventId, std::string("7"));
    }

    void whatIsNoCallIsRefused_data()
    {
        QTest::addColumn<QString>("message");
        QTest::newRow("nothing") << "";
        QTest::newRow("no JSON") << "hello";
        QTest::newRow("cut off") << "{'type':'universal.create','request':{";
        QTest::newRow("no type") << "{'request':{}}";
        QTest::newRow("another type") << "{'type':'session.update','request':{}}";
        QTest::newRow("no request") << "{'type':'universal.create'}";
        QTest::newRow("a text") << "{'type':'universal.create','request':'x'}";
        QTest::newRow("something behind") << "{'type':'universal.create','request':{}} {}";
    }

    void whatIsNoCallIsRefused()
    {
        QFETCH(QString, message);
        const auto call = pipeline::readSocketCall(quoted(message.toStdString()));
        QVERIFY(!call.ok());
        QVERIFY(call.error().kind == ErrorKind::BadRequest);
        QVERIFY(!call.error().hint.empty());
    }

    void theHeadIsThatOfACall()
    {
        auto asked = handshake();
        asked.headers.add("Sec-WebSocket-Protocol", "json, cf-aig-authorization.gh_key");
        asked.headers.add("cf-aig-metadata", "{}");
        const auto head = pipeline::headOfCall(asked, {"e-1", "[{}]"});
        QCOMPARE(head.method, std::string("POST"));
        QCOMPARE(head.target, std::string("/v1/acc/gate"));
        QCOMPARE(head.headers.get("cf-aig-authorization"), std::string_view("Bearer gh_key"));
        QCOMPARE(head.headers.get("cf-aig-event-id"), std::string_view("e-1"));
        QCOMPARE(head.headers.get("cf-aig-metadata"), std::string_view("{}"));
        QCOMPARE(head.length, std::int64_t(4));
        for (const char* name :
             {"upgrade", "connection", "sec-websocket-key", "sec-websocket-protocol"})
            QVERIFY2(!head.headers.has(http::FieldName(name)), name);
        // An id that no header can carry stays in the messages alone.
        QVERIFY(
            !pipeline::headOfCall(handshake(), {"a\r\nb: c", "[]"}).headers.has("cf-aig-event-id"));
    }

    void answersAreMessages()
    {
        http::ResponseHead head;
        head.status = 200;
        head.headers.add("cf-aig-log-id", "01L");
        head.headers.add("cf-aig-step", "0");
        head.headers.add("content-type", "application/json");
        const std::string metadata = pipeline::metadataOf(head, {"e", ""});
        QCOMPARE(canonicalJson(metadata),
                 canonicalJson(quoted("{'cacheStatus':'','eventId':'e','logId':'01L','step':'0','"
                                      "contentType':'application/json','status':200}")));
        QCOMPARE(
            canonicalJson(pipeline::socketMessage("universal.created", "{}", "{\"a\":1}")),
            canonicalJson(quoted("{'type':'universal.created','metadata':{},'response':{'a':1}}")));
        QCOMPARE(
            canonicalJson(pipeline::socketMessage("universal.stream", "{}", "[DONE]")),
            canonicalJson(quoted("{'type':'universal.stream','metadata':{},'response':'[DONE]'}")));
        QCOMPARE(canonicalJson(pipeline::socketMessage("universal.done", "{}")),
                 canonicalJson(quoted("{'type':'universal.done','metadata':{}}")));
    }

    void errorsSayWhose()
    {
        const auto error = fail(ErrorKind::BadRequest, "no \"type\"", "send one");
        const std::string text = pipeline::socketError(error, "e");
        const auto json = boost::json::parse(text).as_object();
        QCOMPARE(json.at("metadata").at("eventId").as_string(), boost::json::string("e"));
        QVERIFY(json.at("error").at("message").as_string().find("send one") != std::string::npos);
    }
};

GH_SUITE(UniversalSocketTest)

}  // namespace gatehouse::tests

#include "universal_socket_test.moc"
