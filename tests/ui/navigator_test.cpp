#include "ui/navigator.h"

#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class NavigatorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void backAndForward()
    {
        ui::Navigator navigator;
        QSignalSpy went(&navigator, &ui::Navigator::went);
        navigator.go(QStringLiteral("a"));
        navigator.go(QStringLiteral("b"), {{QStringLiteral("x"), 1}});
        QVERIFY(navigator.canGoBack());
        navigator.back();
        QCOMPARE(navigator.page(), QStringLiteral("a"));
        navigator.forward();
        QCOMPARE(navigator.page(), QStringLiteral("b"));
        QCOMPARE(went.back().at(1).toMap().value(QStringLiteral("x")).toInt(), 1);
        navigator.back();
        navigator.go(QStringLiteral("c"));
        QVERIFY(!navigator.canGoForward());
    }

    void theSamePlaceIsNoNewStep()
    {
        ui::Navigator navigator;
        navigator.go(QStringLiteral("a"));
        navigator.go(QStringLiteral("a"));
        QVERIFY(!navigator.canGoBack());
        navigator.back();
        QCOMPARE(navigator.page(), QStringLiteral("a"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::NavigatorTest;
GH_SUITE(NavigatorTest)
#include "navigator_test.moc"
