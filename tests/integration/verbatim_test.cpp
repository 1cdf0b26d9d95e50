#include <string>
#include <vector>

#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::tests {

namespace {

constexpr std::size_t kBodies = 10'000;

constexpr const char* kRecorded[] = {
    "alibaba",    "anthropic",     "azure-openai", "bedrock", "cerebras",
    "cohere",     "deepseek",      "gemini",       "groq",    "huggingface",
    "mistral",    "moonshot",      "ollama",       "openai",  "openai-compatible",
    "openrouter", "perplexity",    "together",     "vertex",  "voyageai",
    "xai",        "open-responses"};

/// JSON in spellings that a reader and writer of documents would not keep.
class Generator {
public:
    std::string body()
    {
        std::string out = space() + "{" + space() + "\"model\"" + space() + ":" + space() +
                          "\"gpt-4o\"" + space() + ",\"messages\":[";
        for (int i = pick(4); i >= 0; --i) out += value(3) + (i > 0 ? "," : "");
        out += "]";
        for (int i = pick(3); i > 0; --i) out += "," + space() + key() + ":" + value(2);
        return out + space() + "}" + space();
    }

private:
    int pick(int most)
    {
        seed_ = seed_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<int>((seed_ >> 33U) % static_cast<unsigned>(most));
    }

    std::string space()
    {
        constexpr const char* kSpaces[] = {"", "", " ", "\n", "\t ", "\r\n  "};
        return kSpaces[pick(6)];
    }

    std::string key()
    {
        constexpr const char* kKeys[] = {"\"a\"", "\"a\"",           "\"\\u0061\"", "\"\"",
                                         "\"Ü\"", "\"temperature\"", "\"user\""};
        return kKeys[pick(7)];
    }

    std::string value(int depth)
    {
        constexpr const char* kScalars[] = {"0",
                                            "-0",
                                            "1.0",
                                            "1e400",
                                            "1E+2",
                                            "0.1000000000000000055",
                                            "null",
                                            "true",
                                            "123456789012345678901234567890",
                                            "\"\\/\"",
                                            "\"\\ud83d\\ude00 \xF0\x9F\x98\x80\"",
                                            "\"line\\nbreak\"",
                                            "\"\\u0000\"",
                                            "\"plain\""};
        const int kind = pick(depth > 0 ? 6 : 4);
        if (kind < 4) return kScalars[pick(14)];
        std::string out = kind == 4 ? "{" : "[";
        for (int i = pick(4); i > 0; --i)
            out += (kind == 4 ? key() + space() + ":" : std::string()) + space() +
                   value(depth - 1) + (i > 1 ? "," : "");
        return out + (kind == 4 ? "}" : "]");
    }

    std::uint64_t seed_ = 20'241'105;
};

/// What the gateway adds to on purpose: a stream's usage is asked for.
bool isStream(const std::string& body)
{
    const auto json = boost::json::parse(body).as_object();
    const auto* stream = json.if_contains("stream");
    return stream != nullptr && stream->is_bool() && stream->get_bool();
}

}  // namespace

/// Where client and provider speak alike, no byte of a body changes on either way.
class VerbatimTest : public QObject {
    Q_OBJECT

private slots:

    /// The provider says back what it got, so each body makes the way twice.
    void tenThousandBodiesComeThroughAsTheyAre()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.handle([](const Seen& seen) { return answer(200, seen.body); });
        RawClient client(gateway.port());
        std::size_t count = 0;
        std::size_t recorded = 0;
        const auto passes = [&](const std::string& path, const std::string& body) {
            ++count;
            client.send(post(path, body));
            const RawReply reply = client.read();
            return reply.status == 200 && reply.body == body;
        };
        for (const char* provider : kRecorded) {
            for (const auto& one : transcriptsOf(provider)) {
                for (const bool isRequest : {true, false}) {
                    const std::string& body = isRequest ? one.request : one.body;
                    if (body.empty()) continue;
                    const bool isCall = isRequest && body.front() == '{' && !isStream(body);
                    QVERIFY2(
                        passes(isCall ? "/openai/v1/chat/completions" : "/openai/v1/things", body),
                        (provider + ("/" + one.name)).c_str());
                    ++recorded;
                }
            }
        }
        if (recorded == 0) qWarning("no recorded bodies beside the checkout: generated ones alone");
        Generator generator;
        while (count < kBodies) {
            const std::string body = generator.body();
            QVERIFY2(passes("/openai/v1/chat/completions", body), body.c_str());
        }
        QCOMPARE(fake.requests().size(), count);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::VerbatimTest;
GH_SUITE(VerbatimTest)
#include "verbatim_test.moc"
