#include "app/cache/kept_read.h"

#include <QTemporaryDir>
#include <QTest>

#include "proxy/shell/store/writer.h"
#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class KeptReadTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::string path_;

    [[nodiscard]] static engine::KeptText kept(const char* call)
    {
        engine::KeptText text;
        text.answer.call = call;
        text.body = quoted("{'choices':[{'message':{'role':'assistant','content':'Forty-two.'}}]}");
        return text;
    }

private Q_SLOTS:

    void initTestCase()
    {
        path_ = folder_.filePath(QStringLiteral("gatehouse.sqlite")).toStdString();
        store::WriterOptions options;
        options.databasePath = path_;
        options.keepFor = Seconds(0);
        auto writer = store::Writer::start(options, nullptr);
        QVERIFY(writer.ok());
        auto call = std::make_unique<record::Exchange>();
        call->id = "01FIRST";
        call->startedAt = 1'000'000;
        call->endedAt = 1'000;
        call->outcome = record::Outcome::Ok;
        call->dialect = "openai_chat";
        call->requestBody.bytes =
            quoted("{'messages':[{'role':'user','content':'What is it all about?'}]}");
        (*writer)->push(record::ExchangeFinished{std::move(call)});
        QVERIFY((*writer)->flush().ok());  // with its words
    }

    void questionFromTheLogAnswerFromTheCache()
    {
        auto reader = store::Reader::open(path_);
        const auto read = app::readKept(**reader, kept("01FIRST"));
        QVERIFY(read.ok());
        QVERIFY(read->row != 0);
        QCOMPARE(read->turns.size(), std::size_t{2});
        QCOMPARE(read->turns.front().text, std::string("What is it all about?"));
        QCOMPARE(read->turns.back().text, std::string("Forty-two."));
    }

    void anAnswerWhoseCallIsGone()
    {
        auto reader = store::Reader::open(path_);
        auto text = kept("01GONE");
        auto read = app::readKept(**reader, text);
        QVERIFY(read.ok());
        QCOMPARE(read->row, store::RowId{0});
        QCOMPARE(read->turns.back().text, std::string("Forty-two."));
        text.body = "[0.1, 0.2]";
        read = app::readKept(**reader, text);
        QCOMPARE(read->turns.back().text, std::string("[0.1, 0.2]"));
    }

    void firstWords()
    {
        auto reader = store::Reader::open(path_);
        const auto words =
            app::readQuestions(**reader, {QStringLiteral("01FIRST"), QStringLiteral("01GONE")});
        QVERIFY(words.ok());
        QCOMPARE(words->value(QStringLiteral("01FIRST")), QStringLiteral("What is it all about?"));
        QVERIFY(words->contains(QStringLiteral("01GONE")));
        QVERIFY(words->value(QStringLiteral("01GONE")).isEmpty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::KeptReadTest;
GH_SUITE(KeptReadTest)
#include "kept_read_test.moc"
