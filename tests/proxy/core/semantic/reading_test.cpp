#include "proxy/core/semantic/reading.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::semantic_tests {

using namespace semantic;

class ReadingTest : public QObject {
    Q_OBJECT

private slots:

    void whatChangesAnAnswerIsTold()
    {
        const auto got = read("Why does Python 3.12 not cost two euros, or 1,000%?", builtIn());
        QCOMPARE(got.numbers, (std::vector<std::string>{"3.12", "2", "1000"}));
        QCOMPARE(got.signs, (std::vector<std::string>{"%"}));
        QVERIFY(got.isNegated && got.isEnglish && !got.hasDirection);
        QCOMPARE(got.kinds, static_cast<std::uint8_t>(Kind::Why));
        QCOMPARE(got.telling.size(), std::size_t{4});
        const auto& python = got.all[got.telling[0]];
        QCOMPARE(python.text, std::string("python"));
        QVERIFY(python.isName && python.isKnown);
        QVERIFY(!got.all[got.telling[1]].isName);
    }

    void twoNegationsAreNone()
    {
        QVERIFY(!read("It is not without risk", builtIn()).isNegated);
        QVERIFY(read("It doesn't work", builtIn()).isNegated);
    }

    void aMeasureIsNoReason()
    {
        const auto got = read("How long does it last?", builtIn());
        QCOMPARE(got.measure, std::string("long"));
        QVERIFY(read("Can you show me a list?", builtIn()).kinds == 0);
        QVERIFY(read("Can cats swim?", builtIn()).kinds ==
                static_cast<std::uint8_t>(Kind::Whether));
    }

    void anythingCanBeRead()
    {
        for (const char* text : {"", "  ?!", "'", "''''", "\xFF\xFE", "+#", "1.", "1..2", "a'"})
            QVERIFY(read(text, builtIn()).all.size() <= 1);
    }
};

}  // namespace gatehouse::semantic_tests

using gatehouse::semantic_tests::ReadingTest;
GH_SUITE(ReadingTest)
#include "reading_test.moc"
