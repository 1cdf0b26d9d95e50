#include "proxy/core/record/redact_stream.h"

#include <algorithm>

#include <boost/json.hpp>

#include "proxy/core/base/random.h"
#include "proxy/core/base/text.h"
#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::record {

namespace {

// Made up, and put together here so that no scanner of keys takes this file for a leak.
std::string key()
{
    return std::string("sk-") + "proj-" + "A1b2C3d4E5f6G7h8J9k0A1b2C3d4E5f6G7h8J9k0A1b2C3d4";
}

const std::string kHidden = "correct-horse-battery";

/// Shape of one event; the piece stands where the % is, and ' stands for a quote.
struct Shape {
    const char* name;
    const char* event;
};

constexpr Shape kShapes[] = {
    {"openai chat",
     "data: {'id':'c1','choices':[{'index':0,'delta':{'content':'%'},'finish_reason':null}]}"},
    {"openai tool",
     "data: "
     "{'choices':[{'index':0,'delta':{'tool_calls':[{'index':0,'function':{'arguments':'%'}}]}}]}"},
    {"openai responses",
     "data: {'type':'response.output_text.delta','output_index':0,'delta': '%'}"},
    {"anthropic",
     "data: {'type':'content_block_delta','index':1,'delta':{'type':'text_delta','text':'%'}}"},
    {"anthropic tool",
     "data: "
     "{'type':'content_block_delta','index':1,'delta':{'type':'input_json_delta','partial_json':'%'"
     "}}"},
    {"gemini", "data: {'candidates':[{'content':{'parts':[{'text':'%'}],'role':'model'}}]}"},
    {"ollama", "{'model':'m','message':{'role':'assistant','content':'%'},'done':false}"},
};

std::string eventOf(std::string shape, std::string_view piece)
{
    shape = tests::quoted(std::move(shape));
    shape.replace(shape.find('%'), 1, piece);
    const bool isLine = shape.starts_with('{');
    return shape + (isLine ? "\n" : "\n\n");
}

/// What the shape's places hold, joined, as a reader of the stream would have it.
std::string joined(std::string_view shape, std::string_view body)
{
    const auto place = shape.find('%');
    std::string all;
    while (!body.empty()) {
        const std::string_view line = takeUntil(body, '\n');
        if (line.empty()) continue;
        const auto end = line.size() - (shape.size() - place - 1);
        all += line.substr(place, end - place);
    }
    return all;
}

}  // namespace

/// Secrets that come token by token.
class RedactStreamTest : public QObject {
    Q_OBJECT

private slots:

    void aKeyInPiecesGoes_data()
    {
        QTest::addColumn<QByteArray>("shape");
        for (const auto& shape : kShapes) QTest::newRow(shape.name) << QByteArray(shape.event);
    }

    void aKeyInPiecesGoes()
    {
        QFETCH(const QByteArray, shape);
        const std::string text = "Use " + key() + " and " + kHidden + ", please.";
        const Redactor redactor({}, {Secret(kHidden)});
        for (std::size_t size = 1; size < 30; ++size) {
            std::string body;
            for (std::size_t at = 0; at < text.size(); at += size)
                body += eventOf(shape.toStdString(), std::string_view(text).substr(at, size));
            const auto lines = std::ranges::count(body, '\n');
            QVERIFY(redactStream(body, redactor));
            redactor.text(body);  // what fell into one event
            QCOMPARE(joined(shape.toStdString(), body), "Use " + Redactor::mark(key()) + " and " +
                                                            Redactor::mark(kHidden) + ", please.");
            QCOMPARE(std::ranges::count(body, '\n'), lines);
            std::string_view rest = body;
            while (!rest.empty()) {
                std::string_view line = takeUntil(rest, '\n');
                if (line.starts_with("data: ")) line.remove_prefix(6);
                boost::system::error_code error;
                if (!line.empty()) boost::json::parse(line, error);
                QVERIFY2(!error, std::string(line).c_str());
            }
            QVERIFY(!redactStream(body, redactor));
        }
    }

    /// Two answers at once come in turns: each is joined by itself.
    void answersInTurns()
    {
        const std::string secret = key();
        std::string body;
        for (std::size_t at = 0; at < secret.size(); at += 5) {
            const auto piece = secret.substr(at, 5);
            body += eventOf("data: {'choices':[{'index':0,'delta':{'content':'%'}}]}", piece);
            body += eventOf("data: {'choices':[{'index':1,'delta':{'content':'%'}}]}", "word ");
        }
        QVERIFY(redactStream(body, Redactor()));
        QVERIFY(body.find(secret.substr(0, 5)) == std::string::npos);
        QVERIFY(body.find("word ") != std::string::npos);
    }

    /// What stands in one event is found in the bytes anyhow, and other text is left alone.
    void theRestIsLeftAlone()
    {
        const std::string whole = eventOf(kShapes[0].event, "Use " + key() + " now");
        const std::string plain =
            eventOf(kShapes[0].event, "Hello") + eventOf(kShapes[0].event, ", world") +
            "data: [DONE]\n\n: a comment\n\nevent: x\r\ndata: {\"content\" : \"open";
        for (const std::string& body : {whole, plain, std::string(), std::string("\n\n")}) {
            std::string after = body;
            QVERIFY(!redactStream(after, Redactor()));
            QCOMPARE(after, body);
        }
    }

    void anyBytesEndQuietly()
    {
        gatehouse::Random random(11);
        constexpr std::string_view kBytes = "\"\\:{}[],\n index content\"text\"sk-proj-A1";
        for (int round = 0; round < 5'000; ++round) {
            std::string body;
            for (std::size_t i = random.next() % 300; i > 0; --i)
                body += kBytes[random.next() % kBytes.size()];
            redactStream(body, Redactor());
            QVERIFY(!redactStream(body, Redactor()));
        }
    }

    void anExchangeIsClearedOfThem()
    {
        const std::string secret = key();
        Exchange exchange;
        exchange.streamed = true;
        for (const char c : secret)
            exchange.responseBody.bytes += eventOf(kShapes[3].event, std::string(1, c));
        exchange.deliveredBody = exchange.responseBody;
        Redactor().exchange(exchange);
        for (const Body* body : {&exchange.responseBody, &exchange.deliveredBody})
            QCOMPARE(joined(kShapes[3].event, body->bytes), Redactor::mark(secret));
    }
};

}  // namespace gatehouse::record

using gatehouse::record::RedactStreamTest;
GH_SUITE(RedactStreamTest)
#include "redact_stream_test.moc"
