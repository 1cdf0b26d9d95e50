#include "ui/words.h"

#include <QCoreApplication>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class WordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void englishCounts()
    {
        ui::loadWords();
        const auto text = [](int n) {
            return QCoreApplication::translate("gatehouse::ui::MainWindow", "%n stream(s) open",
                                               nullptr, n);
        };
        QCOMPARE(text(1), QStringLiteral("1 stream open"));
        QCOMPARE(text(3), QStringLiteral("3 streams open"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::WordsTest;
GH_SUITE(WordsTest)
#include "words_test.moc"
