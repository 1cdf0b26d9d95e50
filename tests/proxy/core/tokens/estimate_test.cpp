#include "proxy/core/tokens/estimate.h"

#include <string>

#include <QTest>

#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::tokens_tests {

using tests::quoted;
using tokens::estimateInput;

class EstimateTest : public QObject {
    Q_OBJECT

private slots:

    void everyDialectSaysTheSame_data()
    {
        QTest::addColumn<QString>("body");
        // clang-format off
        QTest::newRow("chat") << "{'model':'m','messages':[{'role':'user','content':'TEXT'}]}";
        QTest::newRow("chat, parts") << "{'model':'m','messages':[{'role':'user','content':[{'type':'text','text':'TEXT'}]}]}";
        QTest::newRow("responses") << "{'model':'m','input':[{'role':'user','content':[{'type':'input_text','text':'TEXT'}]}]}";
        QTest::newRow("anthropic") << "{'max_tokens':5,'messages':[{'role':'user','content':[{'type':'text','text':'TEXT'}]}]}";
        QTest::newRow("gemini") << "{'contents':[{'role':'user','parts':[{'text':'TEXT'}]}]}";
        QTest::newRow("bedrock") << "{'messages':[{'role':'user','content':[{'text':'TEXT'}]}]}";
        // clang-format on
    }

    void everyDialectSaysTheSame()
    {
        QFETCH(QString, body);
        const std::string text = "The gate is open, and nobody is at the house.";
        body.replace("TEXT", QString::fromStdString(text));
        const auto whole = estimateInput(quoted(body.toStdString()), "m").tokens;
        QCOMPARE(whole, tokens::estimateText(text, "m").tokens + 4 + 3);
    }

    void whatIsNoTextDoesNotCount()
    {
        const std::string plain = "{'messages':[{'role':'user','content':'Hi'}]}";
        const std::string more =
            "{'messages':[{'role':'user','content':[{'type':'text','text':'Hi','cache_control':"
            "{'type':'ephemeral'}}]}],'user':'somebody with a long name','metadata':{'a':'b c d'}}";
        QCOMPARE(estimateInput(quoted(more), "m").tokens, estimateInput(quoted(plain), "m").tokens);
    }

    void aPictureHasThePriceOfItsFamily()
    {
        const std::string data(100000, 'A');
        const std::string body =
            "{'messages':[{'role':'user','content':[{'type':'image','source':"
            "{'type':'base64','media_type':'image/png','data':'" +
            data + "'}}]}]}";
        QCOMPARE(estimateInput(quoted(body), "claude-sonnet-4-5").tokens, 1600 + 4 + 4);
        const std::string gemini =
            "{'contents':[{'parts':[{'inlineData':{'mimeType':'image/png','data':'" + data +
            "'}}]}]}";
        QCOMPARE(estimateInput(quoted(gemini), "gemini-2.5-flash").tokens, 258 + 1);
    }

    void aDocumentOfPlainTextIsText()
    {
        const std::string body =
            "{'messages':[{'role':'user','content':[{'type':'document','source':"
            "{'type':'text','media_type':'text/plain','data':'one two three'}}]}]}";
        QVERIFY(estimateInput(quoted(body), "claude-sonnet-4-5").tokens < 20);
    }

    void toolsCountByTheirWords()
    {
        const std::string bare = "{'messages':[{'role':'user','content':'Hi'}]";
        const std::string tools =
            ",'tools':[{'type':'function','function':{'name':'get_weather','description':'Weather "
            "of a city','parameters':{'type':'object','properties':{'city':{'type':'string'}}}}}]";
        const auto with = estimateInput(quoted(bare + tools + "}"), "gpt-4o").tokens;
        const auto without = estimateInput(quoted(bare + "}"), "gpt-4o").tokens;
        QVERIFY(with - without >= 8 && with - without <= 30);
    }

    void longTextsAreExtrapolated()
    {
        std::string text;
        while (text.size() < 3 * tokens::kMostText) text += "one two three four ";
        const auto whole = tokens::estimateText(text, "m").tokens;
        const auto part = tokens::estimateText(text.substr(0, tokens::kMostText), "m").tokens;
        QVERIFY(whole > part * 29 / 10 && whole < part * 31 / 10);
    }

    void oddBodiesAreSurvived_data()
    {
        QTest::addColumn<QString>("body");
        QTest::newRow("nothing") << "";
        QTest::newRow("no JSON") << "hello there";
        QTest::newRow("cut off") << "{'messages':[{'role':'user','content':'Hel";
        QTest::newRow("deep") << QString("{'messages':") + QString("[").repeated(500);
        QTest::newRow("other types") << "{'messages':7,'input':null,'tools':true}";
        QTest::newRow("a list") << "[1,2,3]";
    }

    void oddBodiesAreSurvived()
    {
        QFETCH(QString, body);
        QVERIFY(estimateInput(quoted(body.toStdString()), "gpt-4o").tokens >= 0);
    }
};

GH_SUITE(EstimateTest)

}  // namespace gatehouse::tokens_tests

#include "estimate_test.moc"
