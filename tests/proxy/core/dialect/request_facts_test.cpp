#include "proxy/core/dialect/request_facts.h"

#include <string>

#include "tests/support/suite.h"

namespace gatehouse::dialect {

class RequestFactsTest : public QObject {
    Q_OBJECT

private slots:
    void findsWhatIsThereInAnyOrder();
    void offsetsPointAtTheValues();
    void theLastOfTwinsCounts();
    void toleratesWhatItDoesNotKnow();
    void brokenJsonSaysWhere();
    void oddTypes();
    void bombsAndBigBodies();
    void forms();
};

void RequestFactsTest::findsWhatIsThereInAnyOrder()
{
    for (
        const char* body :
        {R"({"model":"gpt","stream":true,"stream_options":{"include_usage":true},"messages":[{"role":"user"}]})",
         R"({"messages":[{"role":"user","model":"no","stream":false}],"stream_options":{"a":1,"include_usage":true},"stream":true,"model":"gpt"})",
         " {\n \"stream\" : true , \"mod\\u0065l\" : \"g\\u0070t\" , \"stream_options\" : { "
         "\"include_usage\" : true } } \n"}) {
        const auto facts = readJsonRequest(body);
        QVERIFY2(facts.ok(), body);
        QCOMPARE(facts->model, std::string("gpt"));
        QVERIFY(facts->stream && facts->includeUsage && facts->hasStreamOptions);
    }
    const auto empty = readJsonRequest("{}");
    QVERIFY(empty.ok());
    QVERIFY(empty->model.empty() && !empty->stream && !empty->hasStreamOptions);
    QCOMPARE(empty->objectEnd, std::size_t{1});
}

void RequestFactsTest::offsetsPointAtTheValues()
{
    const std::string body =
        " {\"a\":[1,{\"b\":\"}\"}], \"stream_options\" : {\"include_usage\":false} ,\"model\": "
        "\"a\\\"b\" }\n ";
    const auto facts = readJsonRequest(body);
    QVERIFY(facts.ok());
    QCOMPARE(body.substr(facts->modelAt, facts->modelSize), std::string("\"a\\\"b\""));
    QCOMPARE(facts->model, std::string("a\"b"));
    QCOMPARE(body.substr(facts->streamOptionsAt, facts->streamOptionsSize),
             std::string("{\"include_usage\":false}"));
    QVERIFY(facts->hasStreamOptions && !facts->includeUsage);
    QCOMPARE(body[facts->objectEnd], '}');
    QCOMPARE(body.find('}', facts->objectEnd + 1), std::string::npos);
}

void RequestFactsTest::theLastOfTwinsCounts()
{
    const std::string body =
        R"({"model":"first","stream":true,"stream_options":{"include_usage":true},"model":"last","stream":false,"stream_options":null})";
    const auto facts = readJsonRequest(body);
    QVERIFY(facts.ok());
    QCOMPARE(facts->model, std::string("last"));
    QCOMPARE(body.substr(facts->modelAt, facts->modelSize), std::string("\"last\""));
    QVERIFY(!facts->stream && !facts->includeUsage && facts->hasStreamOptions);
    QCOMPARE(body.substr(facts->streamOptionsAt, facts->streamOptionsSize), std::string("null"));
}

void RequestFactsTest::toleratesWhatItDoesNotKnow()
{
    QVERIFY(readJsonRequest(R"({"future":{"deep":[[[]]]},"x":1e9,"model":"m"})").ok());
    QVERIFY(readJsonRequest("{\"text\":\"\xff\xfe\",\"model\":\"m\"}").ok());
    QCOMPARE(readJsonRequest(R"({"model":null})")->modelAt, std::size_t{0});
}

void RequestFactsTest::brokenJsonSaysWhere()
{
    const auto cut = readJsonRequest("{\"model\":\"m\",\n\"messages\":[1,2");
    QVERIFY(!cut.ok());
    QCOMPARE(cut.error().kind, ErrorKind::BadRequest);
    QVERIFY2(cut.error().hint.find("line 2") != std::string::npos, cut.error().hint.c_str());
    QVERIFY(cut.error().message.find("not valid JSON") != std::string::npos);
    const auto comma = readJsonRequest(R"({"a":1 "b":2})");
    QVERIFY(comma.error().hint.find("byte 7") != std::string::npos);
    for (const char* body : {"", "  ", "[]", "null", "\"x\"", "{} x", "{}{}", "{'model':'m'}",
                             "{\"model\":\"m\"", "\xef\xbb\xbf{}"}) {
        const auto facts = readJsonRequest(body);
        QVERIFY2(!facts.ok() && facts.error().kind == ErrorKind::BadRequest &&
                     !facts.error().hint.empty(),
                 body);
    }
}

void RequestFactsTest::oddTypes()
{
    QVERIFY(!readJsonRequest(R"({"model":7})").ok());
    QVERIFY(!readJsonRequest(R"({"model":{"name":"x"}})").ok());
    QVERIFY(readJsonRequest(R"({"model":7,"model":"m"})").ok());
    QVERIFY(!readJsonRequest(R"({"model":"m","stream":"true"})")->stream);
    QVERIFY(readJsonRequest(R"({"stream_options":[true]})")->hasStreamOptions);
    QVERIFY(readJsonRequest(R"({"stream_options":{}})")->hasStreamOptions);
}

void RequestFactsTest::bombsAndBigBodies()
{
    QVERIFY(!readJsonRequest("{\"a\":" + std::string(2'000'000, '[')).ok());
    std::string objects = "{\"a\":";
    for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
    QVERIFY(!readJsonRequest(objects).ok());
    std::string big = R"({"messages":[{"role":"user","content":")" + std::string(8'000'000, 'x') +
                      R"("}],"model":"m"})";
    big.shrink_to_fit();  // nothing may be read behind the text
    const auto facts = readJsonRequest(big);
    QVERIFY(facts.ok());
    QCOMPARE(facts->model, std::string("m"));
}

void RequestFactsTest::forms()
{
    const auto form = readAnyRequest(
        "--b\r\nContent-Disposition: form-data; name=\"file\"; "
        "filename=\"a.wav\"\r\n\r\n\x01\x02\r\n--b\r\n"
        "Content-Disposition: form-data; name=\"model\"\r\n\r\nwhisper-1\r\n--b--\r\n");
    QVERIFY(form.ok());
    QCOMPARE(form->model, std::string("whisper-1"));
    QCOMPARE(form->modelAt, std::size_t{0});
    QCOMPARE(readAnyRequest(R"({"model":"tts"})")->model, std::string("tts"));
    for (const char* body : {"", "binary \x01", "{broken", "--", "--b\r\nname=\"model\"", "[]"})
        QVERIFY2(readAnyRequest(body).ok(), body);
}

}  // namespace gatehouse::dialect

using gatehouse::dialect::RequestFactsTest;
GH_SUITE(RequestFactsTest)

#include "request_facts_test.moc"
