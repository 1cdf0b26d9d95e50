#include <QTest>

#include "proxy/core/dialect/anthropic_messages/anthropic_messages_wire.h"
#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using chat::Delta;
using chat::Part;

class AnthropicStreamWriterTest : public QObject {
    Q_OBJECT

    static Delta step(Delta::Kind kind, std::size_t part, Part::Kind partKind,
                      std::string text = {})
    {
        Delta delta;
        delta.kind = kind;
        delta.part = part;
        delta.partKind = partKind;
        delta.text = std::move(text);
        return delta;
    }

    static Delta open(std::size_t part, std::string id)
    {
        Delta delta = step(Delta::Kind::Open, part, Part::Kind::ToolCall);
        delta.name = "f";
        delta.id = std::move(id);
        return delta;
    }

    /// Types and block numbers, one line an event.
    static std::string outline(const std::string& stream)
    {
        std::string out;
        http::SseSplitter splitter;
        std::string_view rest = stream;
        std::string_view one;
        while (splitter.next(rest, one)) {
            const auto view = http::viewOf(one);
            const auto data = boost::json::parse(std::string(view.data)).as_object();
            out += std::string(view.event);
            if (const auto* index = data.if_contains("index"))
                out += " " + std::to_string(index->as_int64());
            if (const auto* block = data.if_contains("content_block"))
                out += " " + std::string(block->at("type").as_string());
            if (const auto* delta = data.if_contains("delta");
                delta != nullptr && delta->as_object().contains("type"))
                out += " " + jsonText(*delta);
            out += "\n";
        }
        std::ranges::replace(out, '"', '\'');
        return out;
    }

private slots:

    void callsThatMixAreToldOneByOne()
    {
        constexpr auto kCall = Part::Kind::ToolCall;
        const std::string out = tests::written(
            kAnthropicMessagesCodec,
            {step(Delta::Kind::Append, 0, Part::Kind::Text, "so"), open(1, "a"), open(2, "b"),
             step(Delta::Kind::Append, 1, kCall, "{'x"), step(Delta::Kind::Append, 2, kCall, "{"),
             step(Delta::Kind::Append, 0, Part::Kind::Text, "late"),
             step(Delta::Kind::Append, 1, kCall, "':1}"), step(Delta::Kind::Append, 2, kCall, "}"),
             open(3, "c")});
        QCOMPARE(
            QString::fromStdString(outline(out)),
            QString(
                "message_start\ncontent_block_start 0 text\ncontent_block_delta 0 {'type':"
                "'text_delta','text':'so'}\ncontent_block_stop 0\ncontent_block_start 1 tool_use\n"
                "content_block_delta 1 {'type':'input_json_delta','partial_json':'{'x'}\n"
                "content_block_delta 1 {'type':'input_json_delta','partial_json':'':1}'}\n"
                "content_block_stop 1\ncontent_block_start 2 text\ncontent_block_delta 2 {'type':"
                "'text_delta','text':'late'}\ncontent_block_stop 2\ncontent_block_start 3 "
                "tool_use\n"
                "content_block_delta 3 {'type':'input_json_delta','partial_json':'{}'}\n"
                "content_block_stop 3\ncontent_block_start 4 tool_use\ncontent_block_stop 4\n"
                "message_delta\nmessage_stop\n"));
    }

    void aSignatureOfACallStandsBeforeIt()
    {
        Delta sign = step(Delta::Kind::Sign, 0, Part::Kind::ToolCall, "sig");
        sign.signer = "gemini_generate";
        const std::string out = tests::written(
            kAnthropicMessagesCodec,
            {open(0, "a"), sign, step(Delta::Kind::Append, 0, Part::Kind::ToolCall, "{}"),
             step(Delta::Kind::Close, 0, Part::Kind::ToolCall)});
        const auto reply = tests::folded(tests::deltasOf(kAnthropicMessagesCodec, out));
        const auto& parts = reply.choices.at(0).parts;
        QCOMPARE(parts.size(), std::size_t(2));
        QVERIFY(parts[0].isRedacted);
        QCOMPARE(parts[0].signature, std::string("sig"));
        QCOMPARE(parts[0].signer, std::string("gemini_generate"));
        QCOMPARE(parts[1].text, std::string("{}"));
    }

    void usageIsToldAtTheEnd()
    {
        Delta usage;
        usage.kind = Delta::Kind::Usage;
        usage.usage.input = 10;
        usage.usage.cacheRead = 4;
        usage.usage.output = 2;
        Delta finish;
        finish.kind = Delta::Kind::Finish;
        finish.finish = chat::Finish::Length;
        const std::string out =
            tests::written(kAnthropicMessagesCodec,
                           {step(Delta::Kind::Append, 0, Part::Kind::Text, "a"), finish, usage});
        const auto end = out.substr(out.find("event: message_delta"));
        QVERIFY(end.find("\"max_tokens\"") != std::string::npos);
        QVERIFY(end.find("\"input_tokens\":6") != std::string::npos);
        QVERIFY(end.find("\"cache_read_input_tokens\":4") != std::string::npos);
    }

    void nothingIsAnAnswerToo()
    {
        QCOMPARE(outline(tests::written(kAnthropicMessagesCodec, {})),
                 std::string("message_start\nmessage_delta\nmessage_stop\n"));
    }

    void otherChoicesAreNotTold()
    {
        Delta other = step(Delta::Kind::Append, 0, Part::Kind::Text, "x");
        other.choice = 1;
        QCOMPARE(outline(tests::written(kAnthropicMessagesCodec, {other})),
                 std::string("message_start\nmessage_delta\nmessage_stop\n"));
    }
};

GH_SUITE(AnthropicStreamWriterTest)

}  // namespace gatehouse::dialect_tests

#include "anthropic_messages_stream_writer_test.moc"
