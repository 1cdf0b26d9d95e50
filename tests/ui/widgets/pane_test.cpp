#include "ui/widgets/pane.h"

#include <QScrollArea>
#include <QTest>

#include "tests/support/suite.h"

using namespace gatehouse;

class PaneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void itIsNamedAndScrollsDownOnly()
    {
        QScrollArea area;
        ui::makePane(area, QStringLiteral("page.part"), QStringLiteral("A part"));
        QCOMPARE(area.objectName(), QStringLiteral("page.part"));
        QCOMPARE(area.accessibleName(), QStringLiteral("A part"));
        QVERIFY(area.property("pane").toBool());
        QVERIFY(area.widgetResizable());
        QCOMPARE(area.horizontalScrollBarPolicy(), Qt::ScrollBarAlwaysOff);
        QCOMPARE(area.focusPolicy(), Qt::NoFocus);
    }
};

GH_SUITE(PaneTest)
#include "pane_test.moc"
