#include "proxy/core/base/text.h"

#include <limits>

#include <QTest>

#include "tests/support/suite.h"

using namespace gatehouse;

class TextTest : public QObject {
    Q_OBJECT

private slots:

    void piecesJoin()
    {
        QCOMPARE(cat("a", std::string("b"), std::string_view("c")), std::string("abc"));
        QCOMPARE(cat(), std::string());
        QCOMPARE(number(std::numeric_limits<std::int64_t>::min()),
                 std::string("-9223372036854775808"));
    }

    void blanksAreTrimmed()
    {
        QVERIFY(trim(" \t a b \t") == "a b");
        QVERIFY(trim(" \t ").empty());
        QVERIFY(trim("\na") == "\na");
    }

    void asciiComparesWithoutCase()
    {
        QVERIFY(equalsNoCase("Content-Type", "content-TYPE"));
        QVERIFY(!equalsNoCase("a", "ab"));
        QVERIFY2(!equalsNoCase("\xC3\x84", "\xC3\xA4"), "only ASCII has a case here");
        QVERIFY2(!equalsNoCase("[", "{"), "neighbours of the letters are no letters");
        QVERIFY(startsWithNoCase("Bearer x", "bearer "));
        QVERIFY(!startsWithNoCase("Bear", "bearer"));
        QCOMPARE(lower("ÄBc"), std::string("Äbc"));
    }

    void utf8IsJudged_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("ascii") << QByteArray("abc") << true;
        QTest::newRow("two bytes") << QByteArray("\xC3\xA4") << true;
        QTest::newRow("three bytes") << QByteArray("\xE2\x82\xAC") << true;
        QTest::newRow("four bytes") << QByteArray("\xF0\x9F\x9A\xAA") << true;
        QTest::newRow("last code point") << QByteArray("\xF4\x8F\xBF\xBF") << true;
        QTest::newRow("beyond the last") << QByteArray("\xF4\x90\x80\x80") << false;
        QTest::newRow("overlong slash") << QByteArray("\xC0\xAF") << false;
        QTest::newRow("overlong three") << QByteArray("\xE0\x80\xAF") << false;
        QTest::newRow("overlong four") << QByteArray("\xF0\x80\x80\xAF") << false;
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << false;
        QTest::newRow("lone continuation") << QByteArray("\x80") << false;
        QTest::newRow("cut short") << QByteArray("\xE2\x82") << false;
    }

    void utf8IsJudged()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, good);
        const std::string bytes = text.toStdString();
        QCOMPARE(isUtf8(bytes), good);
        QVERIFY(isUtf8(toUtf8(bytes)));
        QCOMPARE(toUtf8(bytes) == bytes, good);
    }

    void cutsFallBetweenCharacters()
    {
        const std::string text = "a\xE2\x82\xAC\xF0\x9F\x9A\xAAz";
        for (std::size_t limit = 0; limit <= text.size() + 1; ++limit) {
            const auto cut = cutUtf8(text, limit);
            QVERIFY(cut.size() <= limit);
            QVERIFY(isUtf8(cut));
        }
        QVERIFY(cutUtf8(text, 4) == "a\xE2\x82\xAC");
        QVERIFY(cutUtf8(text, 3) == "a");
    }

    void wordsAreTakenOffTheFront()
    {
        std::string_view rest = "one,two,,end";
        QVERIFY(takeUntil(rest, ',') == "one");
        QVERIFY(takeUntil(rest, ',') == "two");
        QVERIFY(takeUntil(rest, ',').empty());
        QVERIFY(takeUntil(rest, ',') == "end");
        QVERIFY(rest.empty());
    }

    void jsonStringsAreEscaped()
    {
        std::string out = "x";
        appendJsonString(out, std::string_view("a\"\\\n\r\t\x01\x1f/\xC3\xA4\0z", 13));
        QCOMPARE(out, std::string("x\"a\\\"\\\\\\n\\r\\t\\u0001\\u001f/\xC3\xA4\\u0000z\""));
    }

    void numbersAreWhole()
    {
        std::int64_t value = 7;
        QVERIFY(parseInt("-12", value) && value == -12);
        for (const char* wrong : {"", "1 ", " 1", "+1", "0x1", "1.0", "9223372036854775808"}) {
            QVERIFY2(!parseInt(wrong, value), wrong);
        }
    }
};

GH_SUITE(TextTest)
#include "text_test.moc"
