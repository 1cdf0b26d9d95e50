#include <QTest>

#include "proxy/core/dialect/anthropic_messages/anthropic_messages_wire.h"
#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using chat::Part;
using chat::Role;
using tests::quoted;

class AnthropicCallTest : public QObject {
    Q_OBJECT

    static chat::Message message(Role role, std::string text)
    {
        chat::Message out;
        out.role = role;
        out.parts.emplace_back().text = std::move(text);
        return out;
    }

    static chat::Message call(std::string id)
    {
        chat::Message out;
        out.role = Role::Assistant;
        auto& part = out.parts.emplace_back();
        part.kind = Part::Kind::ToolCall;
        part.id = std::move(id);
        part.name = "f";
        return out;
    }

    static chat::Message result(std::string id, std::string text)
    {
        chat::Message out;
        out.role = Role::Tool;
        auto& part = out.parts.emplace_back();
        part.kind = Part::Kind::ToolResult;
        part.id = std::move(id);
        part.content.emplace_back().text = std::move(text);
        return out;
    }

    static boost::json::object written(const chat::Request& request, Notes& notes,
                                       const char* model = "claude-sonnet-4-5",
                                       std::int64_t maxOutput = 0)
    {
        Destination to;
        to.model = model;
        to.maxOutput = maxOutput;
        const auto body = kAnthropicMessagesCodec.writeRequest(request, to, notes);
        return boost::json::parse(body.value()).as_object();
    }

    static std::string member(const boost::json::object& body, const char* name)
    {
        const auto* value = body.if_contains(name);
        std::string out = value == nullptr ? "" : jsonText(*value);
        std::ranges::replace(out, '"', '\'');
        return out;
    }

private slots:

    void resultsOfOneTurnAreOneMessage()
    {
        chat::Request request;
        request.messages = {message(Role::User, "go"),  call("a.1"),          call("b"),
                            message(Role::User, "now"), result("a.1", "one"), result("b", "")};
        Notes notes;
        QCOMPARE(member(written(request, notes), "messages"),
                 std::string("[{'role':'user','content':[{'type':'text','text':'go'}]},"
                             "{'role':'assistant','content':[{'type':'tool_use','id':'a_1','name':"
                             "'f','input':{}},{'type':'tool_use','id':'b','name':'f','input':{}}]},"
                             "{'role':'user','content':[{'type':'tool_result','tool_use_id':'a_1',"
                             "'content':'one'},{'type':'tool_result','tool_use_id':'b','content':"
                             "''},{'type':'text','text':'now'}]}]"));
    }

    void turnsAlternateAndBeginWithTheUser()
    {
        chat::Request request;
        request.messages = {message(Role::Assistant, "hello"), message(Role::User, ""),
                            message(Role::Assistant, "again"), message(Role::User, "a"),
                            message(Role::User, "b"),          message(Role::Assistant, "so  \n")};
        Notes notes;
        QCOMPARE(member(written(request, notes), "messages"),
                 std::string("[{'role':'user','content':[{'type':'text','text':'.'}]},"
                             "{'role':'assistant','content':[{'type':'text','text':'hello'},"
                             "{'type':'text','text':'again'}]},{'role':'user','content':[{'type':"
                             "'text','text':'a'},{'type':'text','text':'b'}]},{'role':'assistant',"
                             "'content':[{'type':'text','text':'so'}]}]"));
    }

    void instructionsStandInFront()
    {
        chat::Request request;
        request.messages = {message(Role::System, "one")};
        Notes notes;
        auto body = written(request, notes);
        QCOMPARE(member(body, "system"), std::string());
        QCOMPARE(member(body, "messages"),
                 std::string("[{'role':'user','content':[{'type':'text','text':'one'}]}]"));
        request.messages.push_back(message(Role::User, "hi"));
        QCOMPARE(member(written(request, notes), "system"), std::string("'one'"));
        request.messages.insert(request.messages.begin() + 1, message(Role::Developer, "two"));
        QCOMPARE(member(written(request, notes), "system"),
                 std::string("[{'type':'text','text':'one'},{'type':'text','text':'two'}]"));
        request.format = chat::Format::Json;
        QVERIFY(member(written(request, notes), "system").find("JSON object") != std::string::npos);
        QCOMPARE(notes.leftOut.size(), std::size_t(1));
    }

    void laterInstructionsStayWhereTheyStand()
    {
        chat::Request request;
        request.messages = {message(Role::User, "hi"), message(Role::System, "be brief"),
                            message(Role::Assistant, "ok")};
        Notes notes;
        const auto roles = [&](const char* model) {
            std::string out;
            const auto body = written(request, notes, model);
            for (const auto& one : body.at("messages").as_array())
                out += std::string(one.at("role").as_string()) + " ";
            return out;
        };
        QCOMPARE(roles("claude-opus-4-8"), std::string("user system assistant "));
        QCOMPARE(roles("claude-sonnet-4-5"), std::string("user assistant "));
        QVERIFY(member(written(request, notes), "messages").find("<system>") != std::string::npos);
        request.messages.push_back(message(Role::System, "still"));
        QCOMPARE(roles("claude-opus-4-8"), std::string("user system assistant user "));
    }

    void limitsAreAlwaysTold()
    {
        chat::Request request;
        request.messages = {message(Role::User, "hi")};
        Notes notes;
        QCOMPARE(member(written(request, notes), "max_tokens"), std::string("4096"));
        QCOMPARE(member(written(request, notes, "claude-x", 8192), "max_tokens"),
                 std::string("8192"));
        request.maxTokens = 9000;
        QCOMPARE(member(written(request, notes, "claude-x", 8192), "max_tokens"),
                 std::string("8192"));
        QCOMPARE(member(written(request, notes), "max_tokens"), std::string("9000"));
    }

    void toolsAreWritten()
    {
        chat::Request request;
        request.messages = {message(Role::User, "hi")};
        request.parallelTools = false;
        Notes notes;
        QVERIFY(!written(request, notes).contains("tool_choice"));
        request.tools.emplace_back().name = "none";
        auto& strict = request.tools.emplace_back();
        strict.name = "f";
        strict.strict = true;
        strict.cache = "1h";
        strict.parameters = boost::json::parse(
            quoted("{'type':'object','properties':{'a':{'type':'integer','minimum':1}}}"));
        auto& open = request.tools.emplace_back();
        open.name = "g";
        open.description = "d";
        open.parameters = boost::json::parse(quoted("{'properties':{}}"));
        auto& foreign = request.tools.emplace_back();
        foreign.name = "web_search_preview";
        foreign.builtIn = {{"type", "web_search_preview"}};
        auto& own = request.tools.emplace_back();
        own.name = "web_search_20250305";
        own.builtIn = {{"type", "web_search_20250305"}, {"name", "web_search"}};
        const auto body = written(request, notes);
        QCOMPARE(
            member(body, "tools"),
            std::string("[{'name':'none','input_schema':{'type':'object','properties':{}}},"
                        "{'name':'f','input_schema':{'type':'object','properties':{'a':{'type':"
                        "'integer','description':'{minimum: 1}'}},'additionalProperties':false},"
                        "'strict':true,'cache_control':{'type':'ephemeral','ttl':'1h'}},"
                        "{'name':'g','description':'d','input_schema':{'type':'object',"
                        "'properties':{}}},{'type':'web_search_20250305','name':'web_search'}]"));
        QCOMPARE(member(body, "tool_choice"),
                 std::string("{'type':'auto','disable_parallel_tool_use':true}"));
        QCOMPARE(notes.leftOut, (std::vector<std::string>{"tools[3] (web_search_preview)"}));
        request.toolChoice = chat::ToolChoice::Named;
        request.toolNamed = "f";
        QCOMPARE(member(written(request, notes), "tool_choice"),
                 std::string("{'type':'tool','name':'f','disable_parallel_tool_use':true}"));
        request.toolChoice = chat::ToolChoice::None;
        QCOMPARE(member(written(request, notes), "tool_choice"), std::string("{'type':'none'}"));
    }

    void schemasAreCompiledOrAskedFor()
    {
        chat::Request request;
        request.messages = {message(Role::User, "hi")};
        request.format = chat::Format::Schema;
        request.schema = boost::json::parse(quoted("{'type':'object','properties':{}}"));
        Notes notes;
        QCOMPARE(member(written(request, notes), "output_config"),
                 std::string("{'format':{'type':'json_schema','schema':{'type':'object',"
                             "'properties':{},'additionalProperties':false}}}"));
        QVERIFY(notes.leftOut.empty());
        const auto old = written(request, notes, "claude-3-5-haiku-20241022");
        QVERIFY(!old.contains("output_config"));
        QVERIFY(member(old, "system").find("JSON schema") != std::string::npos);
        QCOMPARE(notes.leftOut.size(), std::size_t(1));
    }

    void thinkingNeedsASignedBeginning()
    {
        chat::Request request;
        request.thinkingBudget = 2000;
        request.messages = {message(Role::User, "go"), call("a"), result("a", "x")};
        Notes notes;
        QVERIFY(!written(request, notes).contains("thinking"));
        QCOMPARE(notes.leftOut.size(), std::size_t(1));
        notes = {};
        Part thought;
        thought.kind = Part::Kind::Thinking;
        thought.text = "hm";
        thought.signature = "c2ln";
        thought.signer = "gemini_generate";
        auto& parts = request.messages[1].parts;
        parts.insert(parts.begin(), thought);
        QVERIFY(!written(request, notes).contains("thinking"));
        parts[0].signer = "anthropic_messages";
        notes = {};
        const auto body = written(request, notes);
        QVERIFY(body.contains("thinking"));
        QVERIFY(member(body, "messages").find("'signature':'c2ln'") != std::string::npos);
        QVERIFY(notes.leftOut.empty());
        parts.erase(parts.begin());
        request.messages.push_back(message(Role::Assistant, "done"));
        request.messages.push_back(message(Role::User, "next"));
        QVERIFY(written(request, notes).contains("thinking"));
    }

    void whatTheServiceHasNoWordForIsTold()
    {
        chat::Request request;
        request.messages = {message(Role::User, "hi")};
        request.messages[0].name = "ann";
        request.seed = 1;
        request.candidates = 2;
        request.logprobs = true;
        request.topLogprobs = 3;
        request.frequencyPenalty = 0.5;
        request.presencePenalty = 0.5;
        request.metadata = {{"a", "b"}};
        request.cacheKey = "k";
        request.serviceTier = "priority";
        request.stop = {" ", "END"};
        request.user = "u";
        Notes notes;
        const auto body = written(request, notes);
        QCOMPARE(member(body, "stop_sequences"), std::string("['END']"));
        QCOMPARE(member(body, "metadata"), std::string("{'user_id':'u'}"));
        QVERIFY(!body.contains("service_tier") && !body.contains("stream"));
        QCOMPARE(notes.leftOut, (std::vector<std::string>{
                                    "name", "stop (a blank one)", "service_tier (priority)", "seed",
                                    "n", "logprobs", "top_logprobs", "frequency_penalty",
                                    "presence_penalty", "metadata", "prompt_cache_key"}));
    }

    void recordedRequestsComeBack_data()
    {
        QTest::addColumn<QByteArray>("body");
        for (const auto& one : tests::transcriptsOf("anthropic")) {
            const bool isMessage = one.url.find("count_tokens") == std::string::npos;
            if (one.status == 200 && !one.request.empty() && isMessage)
                QTest::newRow(one.name.c_str()) << QByteArray::fromStdString(one.request);
        }
        if (tests::transcriptsOf("anthropic").empty()) QTest::newRow("none") << QByteArray();
    }

    void recordedRequestsComeBack()
    {
        QFETCH(QByteArray, body);
        if (body.isEmpty())
            QSKIP("NO TRANSCRIPTS: the shared data folder is not beside this checkout");
        Notes notes;
        const auto first = kAnthropicMessagesCodec.readRequest(body.toStdString(), notes);
        QVERIFY2(first.ok(), first.ok() ? "" : first.error().message.c_str());
        Destination to;
        to.model = first->model;
        Notes lost;
        const auto again = kAnthropicMessagesCodec.writeRequest(*first, to, lost);
        QVERIFY(again.ok());
        QVERIFY2(lost.leftOut.empty(), lost.leftOut.empty() ? "" : lost.leftOut[0].c_str());
        auto second = kAnthropicMessagesCodec.readRequest(*again, notes);
        QVERIFY(second.ok());
        if (!first->maxTokens) second->maxTokens.reset();
        QCOMPARE(QString::fromStdString(tests::shown(*second)),
                 QString::fromStdString(tests::shown(*first)));
    }
};

GH_SUITE(AnthropicCallTest)

}  // namespace gatehouse::dialect_tests

#include "anthropic_messages_call_test.moc"
