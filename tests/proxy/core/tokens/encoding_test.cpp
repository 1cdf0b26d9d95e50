#include "proxy/core/tokens/encoding.h"

#include <string>

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tokens_tests {

using tokens::Encoding;

class EncodingTest : public QObject {
    Q_OBJECT

private slots:

    void countsAsOpenAiDoes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("o200k");
        QTest::addColumn<int>("cl100k");
        const auto row = [](const char* name, const QString& text, int o200k, int cl100k) {
            QTest::newRow(name) << text << o200k << cl100k;
        };
        const auto u = [](const char16_t* text) { return QString::fromUtf16(text); };
        row("nothing", "", 0, 0);
        row("words", "hello world", 2, 2);
        row("signs", "Hello, World!", 4, 4);
        row("contractions", "I'm sure they'LL don't", 6, 8);
        row("only contractions", "'s 'S'RE", 5, 4);
        row("capitals within", "HTTPServer isXMLLike", 5, 5);
        row("white space", "  two  spaces\n\n\tand tabs \n", 8, 8);
        row("digits", "1234567 + 89", 6, 6);
        row("Japanese", u(u"漢字とかな交じり文です。"), 10, 12);
        row("Russian", u(u"Привет, как дела?"), 6, 8);
        row("accents", u(u"naïve café"), 4, 4);
        row("marks", u(u"e\u0301 A\u0301B"), 5, 5);
        row("a mark before capitals", u(u"\u0301ABC"), 2, 2);
        row("a mark before letters", u(u"\u0301abc x\u0301Y"), 5, 5);
        row("no case among cases", u(u"漢A漢a"), 4, 6);
        row("title case", u(u"ǅabc ᾈΩ"), 8, 8);
        row("emoji", u(u"👩‍👩‍👧 emoji 😀"), 10, 15);
        row("slashes", "((a)) //path/to/file\r\n", 8, 8);
        row("Hindi", u(u"नमस्ते दुनिया"), 5, 13);
        row("other spaces", u(u"\u00a0 \u2003x"), 4, 5);
        row("other digits", u(u"٣٤٥٦ ⅷ½"), 8, 12);
        row("code", "for (int i=0;i<10;++i){\n    sum += v[i];\n}\n", 19, 19);
        row("a mark of control", "<|endoftext|>", 7, 7);
        row("one letter", QString("a").repeated(300), 38, 38);
        row("one sign", QString("-").repeated(500), 8, 9);
        row("no spaces", u(u"日本語").repeated(80), 160, 320);
    }

    void countsAsOpenAiDoes()
    {
        QFETCH(QString, text);
        QFETCH(int, o200k);
        QFETCH(int, cl100k);
        if (!Encoding::o200k().isKnown())
            QSKIP("built without rank tables: packaging/tokens/fetch.sh");
        QCOMPARE(Encoding::o200k().count(text.toStdString()), std::int64_t(o200k));
        QCOMPARE(Encoding::cl100k().count(text.toStdString()), std::int64_t(cl100k));
    }

    /// A million signs are counted in the time of a million signs, not of its square: this ends.
    void longRunsEnd()
    {
        if (!Encoding::o200k().isKnown())
            QSKIP("built without rank tables: packaging/tokens/fetch.sh");
        std::string text;
        for (int i = 0; i < 200'000; ++i) text += static_cast<char>('a' + i * 7 % 26);
        QVERIFY(Encoding::o200k().count(text) > 10'000);
    }

    void withoutTablesNothingIsKnown()
    {
        const Encoding none(tokens::Cut::O200k, {}, {});
        QVERIFY(!none.isKnown());
        QCOMPARE(none.count("abc"), std::int64_t(3));  // bytes: nobody asks for it
    }
};

GH_SUITE(EncodingTest)

}  // namespace gatehouse::tokens_tests

#include "encoding_test.moc"
