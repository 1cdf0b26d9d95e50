#include "proxy/core/tokens/guess.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tokens_tests {

class GuessTest : public QObject {
    Q_OBJECT

private slots:

    void isNearTheTruth_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("tokens");  // of o200k_base
        QTest::newRow("prose") << "The quick brown fox jumps over the lazy dog. It was not amused, "
                                  "and said so in three different languages before breakfast."
                               << 25;
        QTest::newRow("German")
            << "Der Zug nach Hamburg hat heute leider etwa zwanzig Minuten Verspaetung." << 17;
        QTest::newRow("numbers") << "123456789 3.14159 2024-11-05" << 14;
    }

    void isNearTheTruth()
    {
        QFETCH(QString, text);
        QFETCH(int, tokens);
        const auto found = tokens::guessTokens(text.toStdString());
        QVERIFY2(found * 4 >= tokens * 3 && found * 4 <= tokens * 5,
                 qPrintable(QString("%1, not %2").arg(found).arg(tokens)));
    }

    void nothingIsNothing() { QCOMPARE(tokens::guessTokens(""), 0); }

    void brokenTextIsCountedToo() { QVERIFY(tokens::guessTokens("a\xff\xc3") > 0); }
};

GH_SUITE(GuessTest)

}  // namespace gatehouse::tokens_tests

#include "guess_test.moc"
