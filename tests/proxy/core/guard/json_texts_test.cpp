#include "proxy/core/guard/json_texts.h"

#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::guard {

namespace {

/// Every "x" becomes "<y>"; what was shown is told in `seen`.
std::optional<std::string> changed(std::string_view json, std::string& seen)
{
    return changedTexts(json, [&](std::string_view text) -> std::optional<std::string> {
        seen += std::string(text) + ";";
        if (text.find('x') == std::string_view::npos) return std::nullopt;
        std::string out(text);
        out.replace(out.find('x'), 1, "\"y\n");
        return out;
    });
}

}  // namespace

class JsonTextsTest : public QObject {
    Q_OBJECT

private slots:

    void textsAreSeenAndNamesAreNot()
    {
        std::string seen;
        QVERIFY(
            !changed("{\"model\":\"x\",\"a\":[\"b\",{\"text\":\"c\\n\\u00e9\"}],\"n\":1}", seen));
        QCOMPARE(seen, std::string("b;c\n\xC3\xA9;"));
    }

    void onlyWhatChangesIsWrittenAnew()
    {
        std::string seen;
        const auto out = changed("{ \"a\" : \"\\u0062\", \"b\":\"1x2\" , \"c\": [ \"x\" ] }", seen);
        QCOMPARE(
            *out,
            std::string("{ \"a\" : \"\\u0062\", \"b\":\"1\\\"y\\n2\" , \"c\": [ \"\\\"y\\n\" ] }"));
    }

    /// A member called id or data is a word like others in what a tool is given.
    void whatToolsAreGivenIsSeenWhole()
    {
        std::string seen;
        QVERIFY(!changed(tests::quoted("{'content':[{'type':'tool_use','id':'t','input':{'id':'a',"
                                       "'deep':[{'data':'b'}]},'data':'no'},{'functionCall':{"
                                       "'args':{'type':'c'},'id':'no'}}],'model':'no'}"),
                         seen));
        QCOMPARE(seen, std::string("a;b;c;"));
        seen.clear();
        QVERIFY(
            !changed(tests::quoted("{'input':[{'role':'user','content':'d','id':'no'}]}"), seen));
        QCOMPARE(seen, std::string("d;"));
    }

    void brokenTextIsHarmless()
    {
        std::string seen;
        QVERIFY(!changed("{\"a\":\"b", seen));
        QVERIFY(!changed("\"\\", seen));
        QVERIFY(!changed("", seen));
        QCOMPARE(seen, std::string());
    }
};

GH_SUITE(JsonTextsTest)

}  // namespace gatehouse::guard

#include "json_texts_test.moc"
