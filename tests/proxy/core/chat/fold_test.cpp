#include "proxy/core/chat/fold.h"

#include <string>

#include <QTest>

#include "tests/support/suite.h"

using namespace gatehouse::chat;

namespace gatehouse::chat_tests {

Part partOf(Part::Kind kind, std::string text, std::string signature = {})
{
    Part part;
    part.kind = kind;
    part.text = std::move(text);
    part.signature = std::move(signature);
    if (!part.signature.empty()) part.signer = "anthropic_messages";
    return part;
}

Reply sample()
{
    Reply reply;
    reply.id = "r1";
    reply.model = "m";
    reply.created = 7;
    reply.serviceTier = "standard";
    reply.usage.input = 3;
    reply.usage.output = 5;
    auto& first = reply.choices.emplace_back();
    first.parts.push_back(partOf(Part::Kind::Thinking, "hm", "signed"));
    first.parts.push_back(partOf(Part::Kind::Thinking, "", "secret"));
    first.parts.back().isRedacted = true;
    first.parts.push_back(partOf(Part::Kind::Text, "see there"));
    Citation citation;
    citation.url = "https://example.org";
    citation.start = 4;
    citation.end = 9;
    first.parts.back().citations.push_back(citation);
    first.parts.push_back(partOf(Part::Kind::ToolCall, "{\"a\":1}"));
    first.parts.back().id = "call_1";
    first.parts.back().name = "look";
    first.finish = Finish::ToolCalls;
    auto& second = reply.choices.emplace_back();
    second.parts.push_back(partOf(Part::Kind::Text, "no"));
    second.finish = Finish::Stop;
    second.stopSequence = "END";
    return reply;
}

/// Everything a reply holds, as one text to compare.
std::string shown(const Reply& reply)
{
    std::string out = reply.id + reply.model + std::to_string(reply.created) + reply.serviceTier +
                      std::to_string(reply.usage.input.value_or(-1)) +
                      std::to_string(reply.usage.output.value_or(-1));
    for (const auto& choice : reply.choices) {
        out += "\n#" + std::to_string(static_cast<int>(choice.finish)) + choice.stopSequence;
        for (const auto& part : choice.parts) {
            out += "\n" + std::to_string(static_cast<int>(part.kind)) + "|" + part.text + "|" +
                   part.id + "|" + part.name + "|" + part.signature + "|" + part.signer +
                   (part.isRedacted ? "|r" : "");
            for (const auto& citation : part.citations)
                out += "|" + citation.url + std::to_string(citation.start);
        }
    }
    return out;
}

class FoldTest : public QObject {
    Q_OBJECT

private slots:

    void foldOfUnfoldIsTheReply()
    {
        const Reply reply = sample();
        Reply again;
        for (const auto& delta : unfold(reply)) fold(delta, again);
        QCOMPARE(shown(again), shown(reply));
    }

    void stepsOfPartsMayBeMixed()
    {
        Reply reply;
        const auto append = [&](std::size_t choice, std::size_t part, std::string text) {
            Delta delta;
            delta.choice = choice;
            delta.part = part;
            delta.partKind = Part::Kind::ToolCall;
            delta.text = std::move(text);
            fold(delta, reply);
        };
        append(0, 1, "{\"b\"");
        append(0, 0, "{\"a\"");
        append(1, 0, "{}");
        append(0, 1, ":2}");
        append(0, 0, ":1}");
        QCOMPARE(reply.choices.size(), std::size_t(2));
        QCOMPARE(reply.choices[0].parts[0].text, std::string("{\"a\":1}"));
        QCOMPARE(reply.choices[0].parts[1].text, std::string("{\"b\":2}"));
        QCOMPARE(reply.choices[1].parts[0].text, std::string("{}"));
    }

    void whatIsKnownLaterDoesNotWipeWhatWasKnown()
    {
        Reply reply;
        Delta start;
        start.kind = Delta::Kind::Start;
        start.id = "r";
        start.model = "m";
        fold(start, reply);
        start.id.clear();
        start.model = "m-2";
        fold(start, reply);
        QCOMPARE(reply.id, std::string("r"));
        QCOMPARE(reply.model, std::string("m-2"));
    }

    void logprobsOfOneChoiceAreOneList()
    {
        Reply reply;
        for (const char* token : {"a", "b"}) {
            Delta delta;
            delta.kind = Delta::Kind::Logprobs;
            delta.logprobs = {{"content", {{{"token", token}}}}};
            fold(delta, reply);
        }
        QCOMPARE(reply.choices[0].logprobs.at("content").as_array().size(), std::size_t(2));
    }
};

GH_SUITE(FoldTest)

}  // namespace gatehouse::chat_tests

#include "fold_test.moc"
