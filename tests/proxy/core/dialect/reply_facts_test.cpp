#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/dialect.h"
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

/// Reads an event stream line by line; enough for recordings, where no event has two data lines.
void replay(const Dialect& dialect, const std::string& stream, ReplyFacts& facts)
{
    std::string event;
    std::string data;
    for (std::string_view rest = stream; !rest.empty();) {
        std::string_view line = takeUntil(rest, '\n');
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.starts_with("event:")) event = trim(line.substr(6));
        if (line.starts_with("data:")) data = trim(line.substr(5));
        if (!line.empty() && !rest.empty()) continue;
        if (!data.empty()) dialect.readEvent(event, data, facts);
        event.clear();
        data.clear();
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
class TranscriptsTest : public QObject {
    Q_OBJECT

private slots:
    void everyRecordingGivesItsFigures();
};

void TranscriptsTest::everyRecordingGivesItsFigures()
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

using gatehouse::dialect::TranscriptsTest;
GH_SUITE(TranscriptsTest)

#include "reply_facts_test.moc"
