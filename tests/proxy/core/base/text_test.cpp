#include "proxy/core/base/text.h"

#include <QTest>

#include "tests/support/suite.h"

using namespace gatehouse;

class TextTest : public QObject {
    Q_OBJECT

private slots:

    void joining()
    {
        QCOMPARE(cat("a", std::string("b"), std::string_view("c")), std::string("abc"));
        QCOMPARE(join({}), std::string());
        QCOMPARE(number(INT64_MIN), std::string("-9223372036854775808"));
        QCOMPARE(number(0), std::string("0"));
    }

    void trimming()
    {
        QCOMPARE(trim(" \t a b\t "), std::string_view("a b"));
        QCOMPARE(trim(" \t"), std::string_view());
        QCOMPARE(trim("\n"), std::string_view("\n"));
    }

    void caseIsAsciiOnly()
    {
        QCOMPARE(lower("AZ[\xC3\x89"), std::string("az[\xC3\x89"));
        QVERIFY(equalsNoCase("Content-Length", "cONTENT-lENGTH"));
        // Every byte beside every other, alone and among eight.
        for (int left = 0; left < 256; ++left) {
            for (int right = 0; right < 256; ++right) {
                const std::string a(1, static_cast<char>(left));
                const std::string b(1, static_cast<char>(right));
                const bool isSame = lower(a) == lower(b);
                if (equalsNoCase(a, b) != isSame ||
                    equalsNoCase("abc" + a + "WXYZ" + a, "AbC" + b + "wxyz" + b) != isSame)
                    QFAIL(qPrintable(QStringLiteral("%1 and %2").arg(left).arg(right)));
            }
        }
        QVERIFY(!equalsNoCase("a", "ab") && !equalsNoCase("[", "{") &&
                !equalsNoCase("\xC3\x89", "\xC3\xA9"));
        QVERIFY(startsWithNoCase("Bearer x", "bearer ") && !startsWithNoCase("Bear", "bearer"));
    }

    void utf8_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("repaired");
        const auto row = [](const char* name, const QByteArray& bytes, const QByteArray& repaired) {
            QTest::newRow(name) << bytes << repaired;
        };
        const QByteArray bad = "\xEF\xBF\xBD";
        row("plain", "abc", "abc");
        row("two, three, four bytes", "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80",
            "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
        row("last code point", "\xF4\x8F\xBF\xBF", "\xF4\x8F\xBF\xBF");
        row("beyond the last", "\xF4\x90\x80\x80", bad + bad + bad + bad);
        row("overlong two", "\xC0\xAF", bad + bad);
        row("overlong three", "\xE0\x80\xAF", bad + bad + bad);
        row("overlong four", "\xF0\x80\x80\xAF", bad + bad + bad + bad);
        row("surrogate", "\xED\xA0\x80", bad + bad + bad);
        row("lone continuation", "a\x80z", "a" + bad + "z");
        row("cut", "a\xE2\x82", "a" + bad + bad);
        row("five bytes", "\xF8", bad);
    }

    void utf8()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, repaired);
        QCOMPARE(isUtf8(bytes.toStdString()), bytes == repaired);
        QCOMPARE(toUtf8(bytes.toStdString()), repaired.toStdString());
    }

    void cuttingKeepsCharactersWhole()
    {
        const std::string text =
            "a\xE2\x82\xAC"
            "b";
        for (std::size_t limit = 0; limit <= text.size(); ++limit) {
            const auto cut = cutUtf8(text, limit);
            QVERIFY(cut.size() <= limit && isUtf8(cut));
        }
        QCOMPARE(cutUtf8(text, 3), std::string_view("a"));
        QCOMPARE(cutUtf8(text, 4), std::string_view("a\xE2\x82\xAC"));
        QCOMPARE(cutUtf8(text, 99), std::string_view(text));
    }

    void taking()
    {
        std::string_view rest = "a,b,,c";
        QCOMPARE(takeUntil(rest, ','), std::string_view("a"));
        QCOMPARE(takeUntil(rest, ','), std::string_view("b"));
        QCOMPARE(takeUntil(rest, ','), std::string_view());
        QCOMPARE(takeUntil(rest, ','), std::string_view("c"));
        QVERIFY(rest.empty());
    }

    void jsonStrings()
    {
        std::string out = "x=";
        appendJsonString(out, std::string_view("a\"\\\n\r\t\0\x1F\x7F\xC3\xA9", 11));
        QCOMPARE(out, std::string("x=\"a\\\"\\\\\\n\\r\\t\\u0000\\u001f\x7F\xC3\xA9\""));
    }

    void integers()
    {
        std::int64_t value = 7;
        QVERIFY(parseInt("-9223372036854775808", value) && value == INT64_MIN);
        QVERIFY(parseInt("0012", value) && value == 12);
        for (const char* bad : {"", "+1", " 1", "1 ", "1.0", "0x1", "9223372036854775808", "-"}) {
            QVERIFY2(!parseInt(bad, value), bad);
        }
    }
};

GH_SUITE(TextTest)
#include "text_test.moc"
