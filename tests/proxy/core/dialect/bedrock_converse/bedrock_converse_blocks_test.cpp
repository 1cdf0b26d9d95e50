#include <QTest>

#include "proxy/core/base/crypto.h"
#include "proxy/core/dialect/bedrock_converse/bedrock_converse_wire.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using chat::Part;
using tests::quoted;

namespace {

std::vector<Part> read(const std::string& blocks, Notes& notes)
{
    std::vector<Part> parts;
    bedrock::readBlocks(boost::json::parse(quoted(blocks)).as_array(), "content", parts, notes);
    return parts;
}

std::string asked(const Part& part, bool& isRefused)
{
    std::string out;
    JsonWriter writer(out);
    std::vector<std::string> documents;
    Notes notes;
    isRefused = !bedrock::writeAskedBlock(writer, part, documents, notes).ok();
    return out;
}

}  // namespace

class BedrockBlocksTest : public QObject {
    Q_OBJECT

private slots:

    void blocksAreReadAndWrittenAgain_data()
    {
        QTest::addColumn<QString>("block");
        QTest::newRow("text") << "{'text':'a'}";
        QTest::newRow("image") << "{'image':{'format':'png','source':{'bytes':'AAAA'}}}";
        QTest::newRow("document")
            << "{'document':{'format':'pdf','name':'a b','source':{'bytes':'AAAA'}}}";
        QTest::newRow("bucket")
            << "{'video':{'format':'mp4','source':{'s3Location':{'uri':'s3://b/k'}}}}";
        QTest::newRow("call") << "{'toolUse':{'toolUseId':'t1','name':'f','input':{'a':1}}}";
        QTest::newRow("result")
            << "{'toolResult':{'toolUseId':'t1','content':[{'text':'x'}],'status':'error'}}";
        QTest::newRow("thought") << "{'reasoningContent':{'reasoningText':{'text':'hm',"
                                    "'signature':'sig'}}}";
        QTest::newRow("closed") << "{'reasoningContent':{'redactedContent':'c2VjcmV0'}}";
        QTest::newRow("closed bytes") << "{'reasoningContent':{'redactedContent':'/////w=='}}";
    }

    void blocksAreReadAndWrittenAgain()
    {
        QFETCH(const QString, block);
        Notes notes;
        const auto parts = read("[" + block.toStdString() + "]", notes);
        QCOMPARE(parts.size(), std::size_t(1));
        QVERIFY2(notes.leftOut.empty(), notes.leftOut.empty() ? "" : notes.leftOut[0].c_str());
        bool isRefused = false;
        QCOMPARE(QString::fromStdString(asked(parts[0], isRefused)),
                 QString::fromStdString(quoted(block.toStdString())));
        QVERIFY(!isRefused);
    }

    void aCachePointMarksWhatStandsBefore()
    {
        Notes notes;
        const auto parts = read(
            "[{'cachePoint':{'type':'default'}},{'text':'a'},{'cachePoint':"
            "{'type':'default','ttl':'1h'}}]",
            notes);
        QCOMPARE(parts.size(), std::size_t(1));
        QCOMPARE(parts[0].cache, std::string("1h"));
        std::string out;
        JsonWriter writer(out);
        bedrock::writeCachePoint(writer, "5m");
        QCOMPARE(out, quoted("{'cachePoint':{'type':'default'}}"));
    }

    void whatHasNoMeaningIsNamed()
    {
        Notes notes;
        const auto parts = read(
            "[{'strange':{}},{'guardContent':{'text':{'text':'g'}}},"
            "{'citationsContent':{'content':[{'text':'c'}],'citations':"
            "[{'title':'t','sourceContent':[{'text':'q'}]}]}}]",
            notes);
        QCOMPARE(parts.size(), std::size_t(2));
        QCOMPARE(parts[0].text, std::string("g"));
        QCOMPARE(parts[1].citations.at(0).quote, std::string("q"));
        QCOMPARE(notes.leftOut, (std::vector<std::string>{"content[0].strange"}));
    }

    void textDocumentsAreData()
    {
        Notes notes;
        const auto parts =
            read("[{'document':{'format':'txt','name':'n','source':{'text':'hello'}}}]", notes);
        QCOMPARE(parts[0].media.data, base64("hello"));
        QCOMPARE(parts[0].media.mime, std::string("text/plain"));
    }

    void whatCannotBeCarriedIsRefused()
    {
        Part part;
        part.kind = Part::Kind::Media;
        part.media.kind = "image";
        part.media.url = "https://host/a.png";
        bool isRefused = false;
        asked(part, isRefused);
        QVERIFY(isRefused);
        part.media.url.clear();
        part.media.data = "AAAA";
        part.media.mime = "image/tiff";
        asked(part, isRefused);
        QVERIFY(isRefused);
        part.media.mime = "image/JPG";
        QVERIFY(asked(part, isRefused).find("\"jpeg\"") != std::string::npos);
        QVERIFY(!isRefused);
    }

    void namesOfDocumentsDiffer()
    {
        Part part;
        part.kind = Part::Kind::Media;
        part.media = {"file", "text/x-c", "AAAA", "", "", "my  file.c", ""};
        std::string out;
        JsonWriter writer(out);
        std::vector<std::string> documents;
        Notes notes;
        QVERIFY(bedrock::writeAskedBlock(writer, part, documents, notes).ok());
        QVERIFY(bedrock::writeAskedBlock(writer, part, documents, notes).ok());
        QVERIFY(out.find("\"my file-c\"") != std::string::npos);
        QVERIFY(out.find("\"my file-c (2)\"") != std::string::npos);
    }

    void thoughtsOfOthersAreNotShown()
    {
        Part part;
        part.kind = Part::Kind::Thinking;
        part.text = "hm";
        part.signature = "s";
        part.signer = "anthropic_messages";
        bool isRefused = false;
        QVERIFY(asked(part, isRefused).empty());
        // To a client they are: it brings them back.
        std::string out;
        JsonWriter writer(out);
        bedrock::writeAnswerBlock(writer, part);
        Notes notes;
        const auto back = read("[" + out + "]", notes);
        QCOMPARE(back.at(0).signer, std::string("anthropic_messages"));
        QCOMPARE(back.at(0).signature, std::string("s"));
    }

    void theProofOfACallGoesBeforeIt()
    {
        Part part;
        part.kind = Part::Kind::ToolCall;
        part.id = "c";
        part.name = "f";
        part.signature = "p";
        part.signer = "gemini_generate";
        std::string out;
        JsonWriter writer(out);
        bedrock::writeAnswerBlock(writer, part);
        Notes notes;
        const auto back = read("[" + out + "]", notes);
        QCOMPARE(back.size(), std::size_t(2));
        QVERIFY(back[0].isRedacted);
        QCOMPARE(back[0].signer, std::string("gemini_generate"));
    }

    void idsFit()
    {
        QCOMPARE(bedrock::idOf("call_A-1"), std::string("call_A-1"));
        QCOMPARE(bedrock::idOf("a:b"), std::string("a_b"));
        const std::string a = bedrock::idOf(std::string(100, 'x') + "a");
        QCOMPARE(a.size(), std::size_t(64));
        QVERIFY(a != bedrock::idOf(std::string(100, 'x') + "b"));
    }
};

}  // namespace gatehouse::dialect_tests

using gatehouse::dialect_tests::BedrockBlocksTest;
GH_SUITE(BedrockBlocksTest)
#include "bedrock_converse_blocks_test.moc"
