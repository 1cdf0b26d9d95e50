#include <QTest>

#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using chat::Part;
using chat::Role;

namespace {

std::string written(const chat::Request& request, Notes& notes,
                    const char* model = "amazon.nova-lite-v1:0")
{
    Destination to;
    to.model = model;
    auto text = kBedrockConverseCodec.writeRequest(request, to, notes);
    std::string out = text.ok() ? *text : text.error().message;
    std::replace(out.begin(), out.end(), '"', '\'');
    return out;
}

chat::Request asking(const char* text = "hi")
{
    chat::Request request;
    request.messages.emplace_back().parts.emplace_back().text = text;
    return request;
}

Part& add(chat::Request& request, Role role, Part::Kind kind, const char* text = "")
{
    auto& message = request.messages.emplace_back();
    message.role = role;
    auto& part = message.parts.emplace_back();
    part.kind = kind;
    part.text = text;
    return part;
}

}  // namespace

class BedrockCallTest : public QObject {
    Q_OBJECT

private slots:

    void aCallIsWritten()
    {
        chat::Request request;
        add(request, Role::System, Part::Kind::Text, "be brief");
        add(request, Role::User, Part::Kind::Text, "hi").cache = "5m";
        request.maxTokens = 9;
        request.temperature = 0.5;
        request.stop = {"x", " "};
        auto& tool = request.tools.emplace_back();
        tool.name = "f";
        tool.parameters = {{"properties", boost::json::object()}};
        request.toolChoice = chat::ToolChoice::Any;
        Notes notes;
        QCOMPARE(written(request, notes),
                 std::string("{'messages':[{'role':'user','content':[{'text':'hi'},{'cachePoint':"
                             "{'type':'default'}}]}],'system':[{'text':'be brief'}],"
                             "'inferenceConfig':{'maxTokens':9,'temperature':0.5,'stopSequences':"
                             "['x']},'toolConfig':{'tools':[{'toolSpec':{'name':'f','inputSchema':"
                             "{'json':{'type':'object','properties':{}}}}}],'toolChoice':{'any':{}}"
                             "}}"));
        QCOMPARE(notes.leftOut, (std::vector<std::string>{"stop (a blank one)"}));
        Destination to;
        to.model = "us.amazon.nova-lite-v1:0";
        QCOMPARE(kBedrockConverseCodec.path(request, to),
                 std::string("/model/us.amazon.nova-lite-v1%3A0/converse"));
        request.stream = true;
        QVERIFY(kBedrockConverseCodec.path(request, to).ends_with("/converse-stream"));
    }

    void resultsStandBehindTheirCalls()
    {
        auto request = asking();
        auto& call = add(request, Role::Assistant, Part::Kind::ToolCall, "{\"a\":1}");
        call.id = "c:1";
        call.name = "f";
        add(request, Role::Tool, Part::Kind::ToolResult).id = "c:1";
        add(request, Role::Developer, Part::Kind::Text, "now");
        Notes notes;
        const auto text = written(request, notes);
        QVERIFY2(text.find("{'role':'assistant','content':[{'toolUse':{'toolUseId':'c_1','name':"
                           "'f','input':{'a':1}}}]},{'role':'user','content':[{'toolResult':"
                           "{'toolUseId':'c_1','content':[{'text':'(empty)'}]}},{'text':'<system>'}"
                           ",{'text':'now'},{'text':'</system>'}]}") != std::string::npos,
                 text.c_str());
        // Calls in the conversation want the tools to be named.
        QVERIFY(text.find("'toolConfig':{'tools':[{'toolSpec':{'name':'f'") != std::string::npos);
    }

    void claudeThinksInItsOwnWords()
    {
        auto request = asking();
        request.thinkingBudget = 2000;
        request.temperature = 0.3;
        request.topK = 5;
        Notes notes;
        const auto text = written(request, notes, "us.anthropic.claude-sonnet-4-20250514-v1:0");
        QVERIFY2(text.find("'additionalModelRequestFields':{'thinking':{'type':'enabled',"
                           "'budget_tokens':2000}}") != std::string::npos,
                 text.c_str());
        QVERIFY(text.find("'maxTokens':") != std::string::npos);
        QCOMPARE(notes.leftOut, (std::vector<std::string>{"temperature", "top_k"}));
        request.thinkingBudget.reset();
        Notes none;
        const auto plain = written(request, none, "anthropic.claude-3-haiku-20240307-v1:0");
        QVERIFY2(plain.find("'inferenceConfig':{'temperature':0.3},'additionalModelRequestFields':"
                            "{'top_k':5}") != std::string::npos,
                 plain.c_str());
    }

    void othersHaveWordsForEffort()
    {
        auto request = asking();
        request.effort = "minimal";
        Notes notes;
        QVERIFY(
            written(request, notes, "openai.gpt-oss-20b-1:0").find("{'reasoning_effort':'low'}") !=
            std::string::npos);
        request.effort = "xhigh";
        request.maxTokens = 5;
        QVERIFY(written(request, notes, "us.amazon.nova-2-lite-v1:0")
                    .find("{'reasoningConfig':{'type':'enabled','maxReasoningEffort':'high'}}") !=
                std::string::npos);
        QCOMPARE(notes.leftOut, (std::vector<std::string>{"max_tokens"}));
        Notes lost;
        written(request, lost, "meta.llama3-1-8b-instruct-v1:0");
        QCOMPARE(lost.leftOut.size(), std::size_t(1));
    }

    void formatsAreSaidOrAskedFor()
    {
        auto request = asking();
        request.format = chat::Format::Schema;
        request.formatName = "n";
        request.schema = {{"type", "object"}};
        Notes notes;
        QVERIFY(written(request, notes, "qwen.qwen3-32b-v1:0")
                    .find("'outputConfig':{'textFormat':{'type':'json_schema','structure':"
                          "{'jsonSchema':{'schema':'{\\'type\\':\\'object\\'}','name':'n'}}}}") !=
                std::string::npos);
        QVERIFY(notes.leftOut.empty());
        QVERIFY(written(request, notes).find("'system':[{'text':'Answer with a single JSON") !=
                std::string::npos);
        QCOMPARE(notes.leftOut.size(), std::size_t(1));
    }

    void aDocumentComesWithAText()
    {
        chat::Request request;
        auto& part = add(request, Role::User, Part::Kind::Media);
        part.media = {"file", "application/pdf", "AAAA", "", "", "", ""};
        Notes notes;
        const auto text = written(request, notes);
        QVERIFY2(text.find("'name':'document'") != std::string::npos, text.c_str());
        QVERIFY(text.find("{'text':'.'}]}]") != std::string::npos);
        part.media.data.clear();
        part.media.url = "https://h/a.pdf";
        QVERIFY(written(request, notes).starts_with("Bedrock cannot carry file"));
    }

    void whatTheApiHasNoWordForIsTold()
    {
        auto request = asking();
        request.seed = 1;
        request.candidates = 2;
        request.frequencyPenalty = 1;
        request.logprobs = true;
        request.temperature = 2;
        request.user = "u";
        request.toolChoice = chat::ToolChoice::None;
        request.tools.emplace_back().name = "f";
        Notes notes;
        written(request, notes, "mistral.mistral-large-3-675b-instruct");
        QCOMPARE(notes.leftOut,
                 (std::vector<std::string>{"temperature (1 is the most)", "tool_choice (none)", "n",
                                           "user", "seed", "logprobs", "frequency_penalty"}));
    }
};

}  // namespace gatehouse::dialect_tests

using gatehouse::dialect_tests::BedrockCallTest;
GH_SUITE(BedrockCallTest)
#include "bedrock_converse_call_test.moc"
