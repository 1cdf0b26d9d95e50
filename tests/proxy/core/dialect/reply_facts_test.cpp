#include "proxy/core/dialect/reply_facts.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/http/sse.h"
#include "tests/support/suite.h"

namespace gatehouse::dialect {

namespace json = boost::json;
namespace fs = std::filesystem;

namespace {

std::string textAt(const json::value& value, std::string_view key)
{
    const auto* object = value.if_object();
    const auto* member = object != nullptr ? object->if_contains(key) : nullptr;
    return member != nullptr && member->is_string() ? std::string(member->as_string())
                                                    : std::string();
}

/// What stands below the version segment of a URL.
std::string belowVersion(std::string url)
{
    if (const auto host = url.find("://"); host != std::string::npos)
        url = url.substr(url.find('/', host + 3));
    url = url.substr(0, url.find_first_of("?#"));
    for (std::size_t at = url.find("/v"); at != std::string::npos; at = url.find("/v", at + 1)) {
        if (at + 2 < url.size() && url[at + 2] >= '0' && url[at + 2] <= '9') {
            const auto end = url.find('/', at + 1);
            return end == std::string::npos ? "/" : url.substr(end);
        }
    }
    return url;
}

/// The dialect of a recording: by its path, or, where only the answer was kept, by its provider and
/// the look of the body.
const Dialect& dialectOf(const std::string& provider, const std::string& url,
                         const std::string& body)
{
    if (!url.empty()) {
        const auto found = recognise("POST", belowVersion(url), "");
        if (found.operation == Operation::Chat || found.operation == Operation::Embed)
            return *found.dialect;
        if (provider == "openai" || provider == "gemini")
            return byId("verbatim");  // background answers, caches
    }
    if (provider == "anthropic") return byId("anthropic_messages");
    if (provider == "cohere") return byId("cohere_chat");
    if (provider == "gemini" || provider == "vertex") return byId("gemini_generate");
    if (provider == "bedrock") return byId("verbatim");
    const bool responses = body.find("response.c") < 400 ||
                           body.find("\"object\":\"response\"") != std::string::npos ||
                           body.find("\"object\": \"response\"") != std::string::npos;
    return byId(responses ? "openai_responses" : "openai_chat");
}

void replay(const Dialect& dialect, const std::string& stream, ReplyFacts& facts)
{
    http::SseReader reader;
    reader.push(stream);
    while (const auto event = reader.next()) {
        dialect.readEvent(event->event == "message" ? "" : event->event, event->data, facts);
    }
}

struct Case {
    std::string provider;
    json::object expected;
    ReplyFacts facts;
    std::string dialect;
    bool streamed = false;
};

/// False when the recording has no figures to compare.
bool load(const fs::path& path, Case& out, bool& binary)
{
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const json::value root = json::parse(text);
    out.provider = textAt(root, "provider");
    const auto& response = root.at("response");
    binary = response.as_object().contains("body_b64");
    const auto* usage = root.as_object().if_contains("expected_usage");
    if (usage == nullptr || usage->at("normalised").as_object().empty()) return false;
    out.expected = usage->at("normalised").as_object();
    const std::string body = textAt(response, "body");
    const Dialect& dialect = dialectOf(out.provider, textAt(root.at("request"), "url"), body);
    out.dialect = dialect.id;
    out.streamed = textAt(response.at("headers"), "content-type").starts_with("text/event-stream");
    if (out.streamed) {
        replay(dialect, body, out.facts);
    } else {
        dialect.readReply(body, out.facts);
    }
    return true;
}

/// Mismatches as text. Figures are compared as the provider counts them, before canonical().
std::string differences(const Case& recorded)
{
    const auto& usage = recorded.facts.usage;
    chat::Usage::Count cacheWrites = usage.cacheWrite5m;
    if (usage.cacheWrite1h) cacheWrites = cacheWrites.value_or(0) + *usage.cacheWrite1h;
    const std::map<std::string, chat::Usage::Count> got{{"input_tokens", usage.input},
                                                        {"output_tokens", usage.output},
                                                        {"cached_input_tokens", usage.cacheRead},
                                                        {"cache_write_tokens", cacheWrites},
                                                        {"reasoning_tokens", usage.reasoning},
                                                        {"total_tokens", usage.total}};
    std::string out;
    for (const auto& [key, value] : recorded.expected) {
        const auto count = got.at(std::string(key));
        if (!count && key == "total_tokens")
            continue;  // a sum nobody needs when its parts are known
        if (count == value.to_number<std::int64_t>()) continue;
        out += cat(" ", std::string_view(key), " ", count ? number(*count) : "unknown",
                   " instead of ", json::serialize(value));
    }
    return out;
}

}  // namespace

/// Recorded answers of real providers must give the figures that the providers reported.
class ReplyFactsTest : public QObject {
    Q_OBJECT

private slots:
    void everyRecordingGivesItsFigures();
    void usageOfEveryVendor_data();
    void usageOfEveryVendor();
    void laterSnapshotsWin();
    void whatTheProviderChargesIsTaken();
    void errorsOfEveryShape();
    void mentionsLooksAtTheValue();
};

void ReplyFactsTest::usageOfEveryVendor_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<int>>(
        "counts");  // input, cache read, 5m, 1h, audio in, output, reasoning, audio out, searches,
                    // tools, total; -1 unknown
    QTest::newRow("openai")
        << QByteArray(
               R"({"prompt_tokens":10,"completion_tokens":5,"total_tokens":15,"prompt_tokens_details":{"cached_tokens":4,"audio_tokens":3},"completion_tokens_details":{"reasoning_tokens":2,"audio_tokens":1}})")
        << QList<int>{10, 4, -1, -1, 3, 5, 2, 1, -1, -1, 15};
    QTest::newRow("responses")
        << QByteArray(
               R"({"input_tokens":10,"input_tokens_details":{"cached_tokens":4,"cache_write_tokens":2},"output_tokens":5,"output_tokens_details":{"reasoning_tokens":0},"total_tokens":15})")
        << QList<int>{10, 4, 2, -1, -1, 5, 0, -1, -1, -1, 15};
    QTest::newRow("anthropic")
        << QByteArray(
               R"({"input_tokens":6,"cache_creation_input_tokens":30,"cache_read_input_tokens":7,"cache_creation":{"ephemeral_5m_input_tokens":20,"ephemeral_1h_input_tokens":10},"output_tokens":9,"server_tool_use":{"web_search_requests":2},"output_tokens_details":{"thinking_tokens":3},"iterations":[{"input_tokens":1}]})")
        << QList<int>{6, 7, 20, 10, -1, 9, 3, -1, 2, -1, -1};
    QTest::newRow("gemini")
        << QByteArray(
               R"({"promptTokenCount":10,"cachedContentTokenCount":3,"candidatesTokenCount":5,"thoughtsTokenCount":8,"toolUsePromptTokenCount":2,"totalTokenCount":25,"promptTokensDetails":[{"modality":"TEXT","tokenCount":6},{"modality":"AUDIO","tokenCount":4}],"candidatesTokensDetails":[{"modality":"AUDIO","tokenCount":5}]})")
        << QList<int>{10, 3, -1, -1, 4, 5, 8, 5, -1, 2, 25};
    QTest::newRow("deepseek")
        << QByteArray(
               R"({"prompt_tokens":10,"completion_tokens":5,"total_tokens":15,"prompt_cache_hit_tokens":8,"prompt_cache_miss_tokens":2})")
        << QList<int>{10, 8, -1, -1, -1, 5, -1, -1, -1, -1, 15};
    QTest::newRow("moonshot")
        << QByteArray(
               R"({"prompt_tokens":10,"completion_tokens":5,"total_tokens":15,"cached_tokens":8})")
        << QList<int>{10, 8, -1, -1, -1, 5, -1, -1, -1, -1, 15};
    QTest::newRow("cohere")
        << QByteArray(
               R"({"billed_units":{"input_tokens":2,"output_tokens":3},"tokens":{"input_tokens":20,"output_tokens":3},"cached_tokens":16})")
        << QList<int>{20, 16, -1, -1, -1, 3, -1, -1, -1, -1, -1};
    QTest::newRow("cohere billed") << QByteArray(R"({"billed_units":{"input_tokens":2}})")
                                   << QList<int>{2, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
    QTest::newRow("bedrock")
        << QByteArray(
               R"({"inputTokens":5,"outputTokens":6,"totalTokens":11,"cacheReadInputTokens":0,"cacheWriteInputTokens":0})")
        << QList<int>{5, 0, 0, -1, -1, 6, -1, -1, -1, -1, 11};
    QTest::newRow("perplexity")
        << QByteArray(
               R"({"prompt_tokens":1,"completion_tokens":2,"total_tokens":3,"num_search_queries":4,"cost":{"total_cost":0.1}})")
        << QList<int>{1, -1, -1, -1, -1, 2, -1, -1, 4, -1, 3};
    QTest::newRow("voyage") << QByteArray(R"({"total_tokens":3})")
                            << QList<int>{-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 3};
    QTest::newRow("odd")
        << QByteArray(
               R"({"prompt_tokens":"3","completion_tokens":null,"total_tokens":-1,"prompt_tokens_details":null,"cache_creation":[]})")
        << QList<int>(11, -1);
}

void ReplyFactsTest::usageOfEveryVendor()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<int>, counts);
    chat::Usage usage;
    JsonCursor cursor(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    readUsage(cursor, usage);
    QVERIFY(!cursor.failed() && cursor.atEnd());
    QList<int> got;
    for (const auto& count : {usage.input, usage.cacheRead, usage.cacheWrite5m, usage.cacheWrite1h,
                              usage.inputAudio, usage.output, usage.reasoning, usage.outputAudio,
                              usage.searches, usage.toolInput, usage.total}) {
        got << static_cast<int>(count.value_or(-1));
    }
    QCOMPARE(got, counts);
}

void ReplyFactsTest::laterSnapshotsWin()
{
    const Dialect& dialect = byId("anthropic_messages");
    ReplyFacts facts;
    dialect.readEvent(
        "message_start",
        R"({"type":"message_start","message":{"model":"c","usage":{"input_tokens":6,"cache_creation_input_tokens":30,"cache_read_input_tokens":7,"cache_creation":{"ephemeral_5m_input_tokens":20,"ephemeral_1h_input_tokens":10},"output_tokens":1}}})",
        facts);
    dialect.readEvent(
        "message_delta",
        R"({"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"input_tokens":8,"cache_creation_input_tokens":50,"output_tokens":90}})",
        facts);
    QCOMPARE(
        facts.usage,
        (chat::Usage{
            .input = 8, .cacheRead = 7, .cacheWrite5m = 40, .cacheWrite1h = 10, .output = 90}));
}

void ReplyFactsTest::whatTheProviderChargesIsTaken()
{
    const auto read = [](std::string_view text) {
        chat::Usage usage;
        JsonCursor cursor(text);
        readUsage(cursor, usage);
        return usage;
    };
    const auto cost = [&](std::string_view text) { return read(text).reportedCost.value_or(-1); };
    QCOMPARE(cost(R"({"prompt_tokens":1,"cost":0.00333825})"), std::int64_t(3'338'250'000));
    QCOMPARE(cost(R"({"cost":0,"is_byok":false,"cost_details":{"upstream_inference_cost":1}})"),
             std::int64_t(0));
    QCOMPARE(cost(R"({"cost_details":{"upstream_inference_cost":0.0002265},"cost":1e-6,)"
                  R"("is_byok":true})"),
             std::int64_t(227'500'000));
    QCOMPARE(cost(R"({"cost_in_usd_ticks":1176500})"), std::int64_t(117'650'000));
    QCOMPARE(cost(R"({"cost":{"input_tokens_cost":0.01,"total_cost":0.1}})"),
             std::int64_t(100'000'000'000));
    QCOMPARE(cost(R"({"cost":"0.1"})"), std::int64_t(-1));
    QCOMPARE(cost(R"({"cost":-1})"), std::int64_t(-1));
    const auto cohere = read(
        R"({"billed_units":{"input_tokens":8,"output_tokens":3},"tokens":{"input_tokens":90,"output_tokens":4}})");
    QCOMPARE(cohere.input, chat::Usage::Count(90));
    QCOMPARE(cohere.billedInput, chat::Usage::Count(8));
    QCOMPARE(cohere.billedOutput, chat::Usage::Count(3));
    QVERIFY(!read(R"({"billed_units":{"input_tokens":8}})").billedInput);
}

void ReplyFactsTest::errorsOfEveryShape()
{
    const auto read = [](std::string_view text) {
        ReplyFacts facts;
        JsonCursor cursor(text);
        readError(cursor, facts);
        return cat(facts.failed ? "failed " : "fine ", facts.errorCode, "|", facts.errorText);
    };
    QCOMPARE(read(R"({"message":"m","type":"t","code":"c","param":null})"),
             std::string("failed c|m"));
    QCOMPARE(read(R"({"message":"m","type":"t","code":null})"), std::string("failed t|m"));
    QCOMPARE(read(R"({"code":429,"message":"m","status":"RESOURCE_EXHAUSTED","details":[{}]})"),
             std::string("failed RESOURCE_EXHAUSTED|m"));
    QCOMPARE(read(R"({"code":400,"message":"m"})"), std::string("failed 400|m"));
    QCOMPARE(read(R"("plain text")"), std::string("failed |plain text"));
    QCOMPARE(read("null"), std::string("fine |"));
}

void ReplyFactsTest::mentionsLooksAtTheValue()
{
    QVERIFY(mentions(R"({"usage":{}})", "\"usage\""));
    QVERIFY(mentions(R"({"usage": null, "x":{"usage" : {}}})", "\"usage\""));
    QVERIFY(!mentions(R"({"usage":null})", "\"usage\""));
    QVERIFY(!mentions(R"({"finish_reason":""})", "\"finish_reason\""));
    QVERIFY(!mentions(R"({"text":"say \"usage\": {} twice"})", "\"usage\""));
    QVERIFY(!mentions("", "\"usage\""));
    QVERIFY(!mentions("\"usage\"", "\"usage\""));
    QVERIFY(!mentions("\"usage\":null", "\"usage\""));
    QVERIFY(mentions("{\"usage\"\r\n\t : 1}", "\"usage\""));
    QVERIFY(!mentions("{\"my_usage\":1}", "\"usage\""));
    QVERIFY(!mentions(":\":", "\"usage\""));
    const std::string_view delta =
        "{\"choices\":[{\"delta\":{\"content\":\"a: b\"},\"finish_reason\":null}],\"usage\":null}";
    QVERIFY(!mentionsAny(delta, {"\"usage\"", "\"finish_reason\"", "\"error\""}));
    QVERIFY(mentionsAny(delta, {"\"usage\"", "\"content\""}));
}

void ReplyFactsTest::everyRecordingGivesItsFigures()
{
    const fs::path folder =
        fs::path(GATEHOUSE_SOURCE_DIR) / ".." / "shared" / "data" / "transcripts";
    if (!fs::is_directory(folder))
        QSKIP("NO TRANSCRIPTS: the shared data folder is not beside this checkout");
    std::map<std::string, std::pair<int, int>> score;
    int binaries = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".json") continue;
        Case recorded;
        bool binary = false;
        const bool comparable = load(entry.path(), recorded, binary);
        if (binary) {
            qWarning("SKIPPED %s: a binary body (AWS event stream) without an event reader",
                     entry.path().filename().c_str());
            ++binaries;
        }
        if (!comparable) continue;
        const std::string wrong = differences(recorded);
        auto& [passed, all] = score[recorded.provider];
        ++all;
        if (wrong.empty()) {
            ++passed;
        } else {
            qWarning("%s/%s as %s:%s", recorded.provider.c_str(), entry.path().filename().c_str(),
                     recorded.dialect.c_str(), wrong.c_str());
        }
    }
    int passed = 0;
    int all = 0;
    for (const auto& [provider, counts] : score) {
        qInfo("%-20s %d/%d", provider.c_str(), counts.first, counts.second);
        passed += counts.first;
        all += counts.second;
    }
    qInfo("%d of %d, %d binary ones skipped", passed, all, binaries);
    QVERIFY(all > 0);
    QCOMPARE(passed, all);
}

}  // namespace gatehouse::dialect

using gatehouse::dialect::ReplyFactsTest;
GH_SUITE(ReplyFactsTest)

#include "reply_facts_test.moc"
