#include "proxy/core/tokens/letters.h"

#include <string>

#include <QTest>

#include "proxy/core/base/embedded.h"
#include "tests/support/suite.h"

namespace gatehouse::tokens_tests {

using tokens::Letter;
using tokens::Letters;

namespace {

int classOf(const Letters& letters, const std::string& text, std::size_t expected)
{
    std::size_t size = 0;
    const Letter found = letters.at(text, 0, size);
    return size == expected ? static_cast<int>(found) : -1;
}

}  // namespace

class LettersTest : public QObject {
    Q_OBJECT

private slots:

    void asciiNeedsNoTable()
    {
        const Letters letters({});
        QVERIFY(!letters.isWhole());
        QCOMPARE(classOf(letters, "A", 1), static_cast<int>(Letter::Upper));
        QCOMPARE(classOf(letters, "z", 1), static_cast<int>(Letter::Lower));
        QCOMPARE(classOf(letters, "7", 1), static_cast<int>(Letter::Number));
        QCOMPARE(classOf(letters, "\v", 1), static_cast<int>(Letter::Space));
        QCOMPARE(classOf(letters, "\r", 1), static_cast<int>(Letter::Break));
        QCOMPARE(classOf(letters, "_", 1), static_cast<int>(Letter::Other));
        QCOMPARE(classOf(letters, "\xc3\xa9", 2), static_cast<int>(Letter::Other));
    }

    void othersComeFromTheTable()
    {
        const Letters letters(embedded::letters());
        if (!letters.isWhole()) QSKIP("built without tables: packaging/tokens/fetch.sh");
        QCOMPARE(classOf(letters, "\xc3\x89", 2), static_cast<int>(Letter::Upper));     // É
        QCOMPARE(classOf(letters, "\xc3\xa9", 2), static_cast<int>(Letter::Lower));     // é
        QCOMPARE(classOf(letters, "\xe6\xbc\xa2", 3), static_cast<int>(Letter::Both));  // 漢
        QCOMPARE(classOf(letters, "\xcc\x81", 2), static_cast<int>(Letter::Mark));      // ́
        QCOMPARE(classOf(letters, "\xd9\xa3", 2), static_cast<int>(Letter::Number));    // ٣
        QCOMPARE(classOf(letters, "\xc2\xa0", 2), static_cast<int>(Letter::Space));
        QCOMPARE(classOf(letters, "\xf0\x9f\x98\x80", 4), static_cast<int>(Letter::Other));
        QCOMPARE(classOf(letters, "\xf0\xa0\x80\x80", 4), static_cast<int>(Letter::Both));  // 𠀀
    }

    void brokenBytesAreSigns()
    {
        const Letters letters(embedded::letters());
        for (const char* text : {"\xff", "\x80", "\xc3", "\xe6\xbc", "\xed\xa0\x80", "\xc0\x80",
                                 "\xf4\x90\x80\x80", "\xf0\x80\x80\x80"}) {
            QCOMPARE(classOf(letters, text, 1), static_cast<int>(Letter::Other));
        }
    }

    void aTornTableIsNone()
    {
        QVERIFY(!Letters(std::string(20'000, '\1')).isWhole());
        QVERIFY(!Letters("short").isWhole());
    }
};

GH_SUITE(LettersTest)

}  // namespace gatehouse::tokens_tests

#include "letters_test.moc"
