#include <boost/json.hpp>

#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"

namespace gatehouse::dialect {

namespace json = boost::json;

class OpenaiErrorTest : public QObject {
    Q_OBJECT

private slots:
    void bodyIsWhatTheSdkReads();
    void eventIsOneDataFrame();
    void typesFollowTheStatus();
    void textIsAlwaysUtf8();
};

void OpenaiErrorTest::bodyIsWhatTheSdkReads()
{
    const json::value body = json::parse(
        openaiErrorBody(fail(ErrorKind::NotFound, "No \"x\".", "Choose another."), "req_1"));
    const auto& error = body.at("error");
    QCOMPARE(error.at("message").as_string(), "No \"x\". Choose another.");
    QCOMPARE(error.at("type").as_string(), "invalid_request_error");
    QCOMPARE(error.at("code").as_string(), "not_found");
    QVERIFY(error.at("param").is_null());
}

void OpenaiErrorTest::eventIsOneDataFrame()
{
    const std::string event = openaiErrorEvent(fail(ErrorKind::BadUpstream, "Gone."), "");
    QVERIFY(event.starts_with("data: {\"error\":{") && event.ends_with("}}\n\n"));
    ReplyFacts facts;
    byId("openai_chat").readEvent("", std::string_view(event).substr(6, event.size() - 8), facts);
    QVERIFY(facts.failed);
    QCOMPARE(facts.errorText, std::string("Gone."));
    QCOMPARE(facts.errorCode, std::string("bad_upstream"));
}

void OpenaiErrorTest::typesFollowTheStatus()
{
    const auto type = [](ErrorKind kind) {
        return std::string(json::parse(openaiErrorObject(fail(kind, "m"))).at("type").as_string());
    };
    QCOMPARE(type(ErrorKind::Unauthorized), std::string("authentication_error"));
    QCOMPARE(type(ErrorKind::Forbidden), std::string("permission_error"));
    QCOMPARE(type(ErrorKind::TooManyRequests), std::string("rate_limit_error"));
    QCOMPARE(type(ErrorKind::Internal), std::string("server_error"));
}

void OpenaiErrorTest::textIsAlwaysUtf8()
{
    QVERIFY(json::parse(openaiErrorBody(fail(ErrorKind::Internal, "a\xff\x01"), "")).is_object());
}

}  // namespace gatehouse::dialect

using gatehouse::dialect::OpenaiErrorTest;
GH_SUITE(OpenaiErrorTest)

#include "openai_error_test.moc"
