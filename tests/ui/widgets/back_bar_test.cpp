#include "ui/widgets/back_bar.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class BackBarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void itLeadsBack()
    {
        theme();
        ui::BackBar bar(QStringLiteral("x.bar"), QStringLiteral("All"));
        bar.setWords(QStringLiteral("One"), QStringLiteral("of many"));
        QCOMPARE(bar.title(), QStringLiteral("One"));
        const QSignalSpy back(&bar, &ui::BackBar::backAsked);
        bar.findChild<QPushButton*>(QStringLiteral("x.bar.back"))->click();
        QCOMPARE(back.size(), 1);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::BackBarTest;
GH_SUITE(BackBarTest)
#include "back_bar_test.moc"
