#include "proxy/core/guard/event_texts.h"

#include <QTest>

#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::guard {

namespace event_texts_test {

EventTexts of(std::string_view json, std::string_view name = {})
{
    return textsOf(name, tests::quoted(std::string(json)), false);
}

/// The channel of a text; "whole" where it goes on nowhere, "none" where there is no such text.
std::string channel(std::string_view json, std::string_view plain, std::string_view name = {})
{
    for (const auto& text : of(json, name).texts) {
        if (text.plain == plain) return text.channel.empty() ? "whole" : text.channel;
    }
    return "none";
}

bool isEnded(std::string_view before, std::string_view plain, std::string_view end,
             std::string_view name = {})
{
    const auto where = channel(before, plain);
    for (const auto& each : of(end, name).ends) {
        if (where.starts_with(each)) return true;
    }
    return false;
}

}  // namespace event_texts_test

using namespace event_texts_test;

/// Which texts of an event belong to which text of the answer.
class EventTextsTest : public QObject {
    Q_OBJECT

private slots:

    void theSameTextOfOtherEventsHasTheSameName_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        const auto row = [](const char* name, const char* first, const char* second) {
            QTest::newRow(name) << first << second;
        };
        row("chat", "{'choices':[{'index':0,'delta':{'role':'assistant','content':'a'}}]}",
            "{'choices':[{'delta':{'content':'b'},'index':0}]}");
        row("chat's tool",
            "{'choices':[{'index':0,'delta':{'tool_calls':[{'index':1,'id':'x','function':{'name':"
            "'f','arguments':'a'}}]}}]}",
            "{'choices':[{'index':0,'delta':{'tool_calls':[{'index':1,'function':{'arguments':'b'"
            "}}]}}]}");
        row("messages", "{'type':'content_block_start','index':2,'content_block':{'text':'a'}}",
            "{'type':'content_block_delta','index':2,'delta':{'type':'text_delta','text':'b'}}");
        row("responses",
            "{'type':'response.output_text.delta','item_id':'m','output_index':0,'content_index':0,"
            "'delta':'a'}",
            "{'type':'response.output_text.delta','item_id':'m','output_index':0,'content_index':0,"
            "'delta':'b'}");
        row("gemini", "{'candidates':[{'content':{'parts':[{'text':'a'}]}}]}",
            "{'candidates':[{'content':{'parts':[{'text':'b'}]},'finishReason':'STOP'}]}");
        row("converse", "{'contentBlockIndex':0,'delta':{'text':'a'},'p':'abc'}",
            "{'delta':{'text':'b'},'contentBlockIndex':0}");
        row("ollama", "{'message':{'role':'assistant','content':'a'},'done':false}",
            "{'message':{'content':'b'},'done':false}");
        row("cohere",
            "{'type':'content-delta','index':0,'delta':{'message':{'content':{'text':'a'"
            "}}}}",
            "{'type':'content-delta','index':0,'delta':{'message':{'content':{'text':'b'}}}}");
        row("completions", "{'choices':[{'text':'a','index':0}]}",
            "{'choices':[{'index':0,'text':'b'}]}");
    }

    void theSameTextOfOtherEventsHasTheSameName()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        const auto where = channel(first.toStdString(), "a");
        QVERIFY(where != "whole" && where != "none");
        QCOMPARE(channel(second.toStdString(), "b"), where);
    }

    void othersHaveOtherNames()
    {
        const auto base = channel("{'choices':[{'index':0,'delta':{'content':'a'}}]}", "a");
        QVERIFY(channel("{'choices':[{'index':1,'delta':{'content':'a'}}]}", "a") != base);
        QVERIFY(channel("{'choices':[{'index':0,'delta':{'reasoning_content':'a'}}]}", "a") !=
                base);
        QVERIFY(
            channel("{'candidates':[{'content':{'parts':[{'thought':true,'text':'a'}]}}]}", "a") !=
            channel("{'candidates':[{'content':{'parts':[{'text':'a'}]}}]}", "a"));
        const auto tool = [](int choice, int index) {
            return channel("{'choices':[{'index':" + std::to_string(choice) +
                               ",'delta':{'tool_calls':[{'index':" + std::to_string(index) +
                               ",'function':{'arguments':'a'}}]}}]}",
                           "a");
        };
        QVERIFY(tool(0, 0) != tool(0, 1) && tool(0, 1) != tool(1, 1));
    }

    void textsThatComeAtOnceAreWhole()
    {
        QCOMPARE(channel("{'type':'response.output_text.done','text':'a'}", "a"),
                 std::string("whole"));
        QCOMPARE(channel("{'candidates':[{'content':{'parts':[{'functionCall':{'args':{'text':'a',"
                         "'id':'b'}}}]}}]}",
                         "a"),
                 std::string("whole"));
        QVERIFY(textsOf({}, tests::quoted("{'choices':[{'message':{'content':'a'}}]}"), true)
                    .texts.front()
                    .channel.empty());
    }

    /// An argument may be called what it likes.
    void nothingIsPassedOverInArguments()
    {
        QCOMPARE(channel("{'id':'a','model':'b'}", "a"), std::string("none"));
        QCOMPARE(channel("{'x':[{'type':'tool_use','id':'a','input':{'id':'b'}}]}", "a"),
                 std::string("none"));
        QCOMPARE(channel("{'x':[{'type':'tool_use','id':'a','input':{'id':'b'}}]}", "b"),
                 std::string("whole"));
    }

    void ends()
    {
        const auto* block = "{'type':'content_block_delta','index':2,'delta':{'text':'a'}}";
        QVERIFY(isEnded(block, "a", "{'type':'content_block_stop','index':2}"));
        QVERIFY(!isEnded(block, "a", "{'type':'content_block_stop','index':1}"));
        QVERIFY(isEnded(block, "a", "{'type':'message_stop'}"));
        const auto* chat = "{'choices':[{'index':1,'delta':{'content':'a'}}]}";
        QVERIFY(isEnded(chat, "a", "{'choices':[{'delta':{},'finish_reason':'stop','index':1}]}"));
        QVERIFY(!isEnded(chat, "a", "{'choices':[{'delta':{},'finish_reason':'stop','index':0}]}"));
        QVERIFY(!isEnded(chat, "a", "{'choices':[{'delta':{},'finish_reason':null,'index':1}]}"));
        QVERIFY(isEnded("{'contentBlockIndex':0,'delta':{'text':'a'}}", "a",
                        "{'contentBlockIndex':0}", "contentBlockStop"));
        QVERIFY(isEnded("{'message':{'content':'a'},'done':false}", "a", "{'done':true}"));
        QVERIFY(of("{'type':'ping'}").isPing);
    }

    void logProbabilitiesAreCopies()
    {
        const std::string json = tests::quoted(
            "{'choices':[{'logprobs':{'content':[{'token':'jane','bytes':[1]}]},'delta':{'content':"
            "'jane'}}],'logprobs':[],'x':{'logprobs':null}}");
        const auto found = textsOf({}, json, false);
        QCOMPARE(found.copies.size(), std::size_t{1});
        QCOMPARE(found.texts.size(), std::size_t{1});
        QCOMPARE(json.substr(found.copies[0].at, found.copies[0].size),
                 tests::quoted("{'content':[{'token':'jane','bytes':[1]}]}"));
        QVERIFY(found.copies[0].empty == "null");
    }

    void whatIsNoJsonIsReadAsFarAsQuotesTell()
    {
        QCOMPARE(of("{'choices':[{'delta':{'content':'cut").texts.size(), std::size_t{1});
        of("}}]]'");
        of(std::string(100000, '['));
        of(std::string(100000, '{') + "'a':'b'");
        QCOMPARE(of("{'a':'\\u00e9\\n'}").texts.front().plain, std::string("\xc3\xa9\n"));
    }
};

GH_SUITE(EventTextsTest)

}  // namespace gatehouse::guard

#include "event_texts_test.moc"
