#include "proxy/core/injection/signs.h"

#include <string>

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::injection_tests {

using namespace injection;

class SignsTest : public QObject {
    Q_OBJECT

private slots:

    void whatEyesReadTheSameIsTheSame_data()
    {
        QTest::addColumn<quint32>("code");
        QTest::addColumn<quint32>("plain");
        QTest::newRow("a capital") << 0x41U << 0x61U;
        QTest::newRow("an accent") << 0xE9U << 0x65U;
        QTest::newRow("a caron") << 0x161U << 0x73U;
        QTest::newRow("the last of the table") << 0x17EU << 0x7AU;
        QTest::newRow("full width") << 0xFF29U << 0x69U;
        QTest::newRow("mathematical bold") << 0x1D422U << 0x69U;
        QTest::newRow("mathematical digit") << 0x1D7CFU << 0x31U;
        QTest::newRow("circled") << 0x24D8U << 0x69U;
        QTest::newRow("regional indicator") << 0x1F1EEU << 0x69U;
        QTest::newRow("Vietnamese") << 0x1EC7U << 0x65U;
        QTest::newRow("a Cyrillic capital") << 0x0418U << 0x0438U;
        QTest::newRow("a zero-width joiner") << 0x200DU << 0U;
        QTest::newRow("a combining accent") << 0x0301U << 0U;
        QTest::newRow("a tag") << 0xE0069U << 0U;
        QTest::newRow("Chinese") << 0x5FFDU << 0x5FFDU;
    }

    void whatEyesReadTheSameIsTheSame()
    {
        QFETCH(quint32, code);
        QFETCH(quint32, plain);
        QCOMPARE(static_cast<quint32>(injection::plain(static_cast<char32_t>(code))), plain);
    }

    void lettersLookAlike()
    {
        QCOMPARE(lookAlike(0x043E), U'o');
        QCOMPARE(lookAlike(0x03BF), U'o');
        QCOMPARE(lookAlike(0x0585), U'o');
        QCOMPARE(lookAlike(0x0436), char32_t{0});
        QCOMPARE(lookAlike('o'), char32_t{0});
    }

    void tagsSpell()
    {
        QCOMPARE(hiddenLetter(0xE0069), 'i');
        QCOMPARE(hiddenLetter(0xE0001), '\0');
        QCOMPARE(hiddenLetter('i'), '\0');
    }

    void brokenBytesAreThemselves()
    {
        const std::string text = "\xC3(\xE2\x82 \xF0\x9F\x98";
        for (std::size_t at = 0; at < text.size(); ++at) QCOMPARE(signAt(text, at).size, 1U);
        QCOMPARE(signAt("\xF0\x9F\x98\x80", 0).code, char32_t{0x1F600});
    }

    void everyCharacterIsWrittenAsItWasRead()
    {
        for (const char32_t code : {U'a', U'\u00e9', U'\u5ffd', U'\U0001F600'}) {
            std::string text;
            append(text, code);
            QCOMPARE(signAt(text, 0).code, code);
            QCOMPARE(signAt(text, 0).size, text.size());
        }
    }
};

}  // namespace gatehouse::injection_tests

using gatehouse::injection_tests::SignsTest;
GH_SUITE(SignsTest)
#include "signs_test.moc"
