#include "proxy/core/pipeline/universal.h"

#include <QTest>

#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::tests {

namespace {

http::RequestHead asked(std::string target = "/v1/acct/gw")
{
    http::RequestHead head;
    head.method = "POST";
    head.target = std::move(target);
    head.headers.add("Host", "127.0.0.1:8686");
    head.headers.add("Content-Type", "text/plain");
    head.headers.add("Content-Length", "7");
    head.headers.add("cf-aig-authorization", "Bearer t");
    head.headers.add("cf-aig-max-attempts", "2");
    head.headers.add("cf-aig-backoff", "linear");
    head.headers.add("X-Trace", "request");
    return head;
}

std::string shown(const http::RequestHead& head)
{
    std::string out = head.method + " " + head.target;
    for (const auto field : head.headers)
        out += "\n" + std::string(field.name) + ": " + std::string(field.value);
    return out;
}

}  // namespace

/// A universal request taken apart.
class UniversalTest : public QObject {
    Q_OBJECT

private slots:

    void whatIsOne()
    {
        QVERIFY(pipeline::isUniversal(asked(), " [{}]"));
        QVERIFY(pipeline::isUniversal(asked("/v1/acct/gw/"), "[]"));
        QVERIFY(!pipeline::isUniversal(asked(), "{}"));
        QVERIFY(!pipeline::isUniversal(asked(), ""));
        for (const char* other : {"/v1/acct", "/v1/acct/gw/openai", "/v1//gw",
                                  "/v1/chat/completions", "/v1/acct//", "/v2/a/b"})
            QVERIFY2(!pipeline::isUniversal(asked(other), "[]"), other);
        auto get = asked();
        get.method = "GET";
        QVERIFY(!pipeline::isUniversal(get, "[]"));
    }

    void theStepGoesBeforeTheRequest()
    {
        const std::string body = quoted(
            "[{'provider':'openai','endpoint':'chat/completions',"
            "'headers':{'authorization':'Bearer sk','x-trace':'step','X-Number':7,'Host':'evil',"
            "'Content-Length':'1','cf-aig-backoff':'exponential'},"
            "'config':{'requestTimeout':10000,'maxAttempts':3,'retryDelay':500,'backoff':'constant'"
            "},"
            "'query': {'model' : 'gpt', 'n':1.50}},"
            "{'provider':'compat','endpoint':'/chat/completions','authorization':'Bearer other',"
            "'query':{},'new':[1]}]");
        const auto steps = pipeline::readUniversal(asked(), body);
        QVERIFY(steps.ok());
        QCOMPARE(steps->size(), std::size_t(2));
        QCOMPARE(shown((*steps)[0].head), std::string("POST /v1/acct/gw/openai/chat/completions\n"
                                                      "Host: 127.0.0.1:8686\n"
                                                      "cf-aig-authorization: Bearer t\n"
                                                      "Content-Type: application/json\n"
                                                      "authorization: Bearer sk\n"
                                                      "x-trace: step\n"
                                                      "X-Number: 7\n"
                                                      "cf-aig-backoff: exponential\n"
                                                      "cf-aig-request-timeout: 10000\n"
                                                      "cf-aig-max-attempts: 3\n"
                                                      "cf-aig-retry-delay: 500"));
        QCOMPARE((*steps)[0].body, quoted("{'model' : 'gpt', 'n':1.50}"));
        QCOMPARE((*steps)[0].head.length, static_cast<std::int64_t>((*steps)[0].body.size()));
        QCOMPARE(shown((*steps)[1].head), std::string("POST /v1/acct/gw/compat/chat/completions\n"
                                                      "Host: 127.0.0.1:8686\n"
                                                      "cf-aig-authorization: Bearer t\n"
                                                      "cf-aig-max-attempts: 2\n"
                                                      "cf-aig-backoff: linear\n"
                                                      "X-Trace: request\n"
                                                      "Content-Type: application/json\n"
                                                      "authorization: Bearer other"));
    }

    void whatIsRefused_data()
    {
        QTest::addColumn<QString>("body");
        for (const char* body :
             {"[]", "[", "[1]", "[{}]", "[{'provider':'openai'}] x", "[{'provider':7}]",
              "[{'provider':'open ai','endpoint':'x'}]", "[{'provider':'a','endpoint':'b\\r\\nc'}]",
              "[{'provider':'a','headers':{'b c':'d'}}]",
              "[{'provider':'a','headers':{'b':'c\\r\\nd: e'}}]",
              "[{'provider':'a','authorization':'b\\nc'}]",
              "[{'provider':'a','config':{'backoff':'b\\nc'}}]"})
            QTest::newRow(body) << QString(body);
    }

    void whatIsRefused()
    {
        QFETCH(QString, body);
        const auto steps = pipeline::readUniversal(asked(), quoted(body.toStdString()));
        QVERIFY(!steps.ok());
        QCOMPARE(steps.error().status(), 400);
        QVERIFY(!steps.error().hint.empty());
    }

    void stepsAreBounded()
    {
        std::string body = "[";
        for (int i = 0; i < 33; ++i)
            body += std::string(i == 0 ? "" : ",") + quoted("{'provider':'a','endpoint':'b'}");
        QVERIFY(!pipeline::readUniversal(asked(), body + "]").ok());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::UniversalTest;
GH_SUITE(UniversalTest)
#include "universal_test.moc"
