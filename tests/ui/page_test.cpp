#include "ui/page.h"

#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class PageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void workHappensBetweenActivatedAndDeactivated()
    {
        theme();

        struct Probe : ui::Page {
            int on = 0;
            int off = 0;

            Probe() : Page(QStringLiteral("probe"), {}) {}

            void activated() override { ++on; }

            void deactivated() override { ++off; }
        } page;

        QCOMPARE(page.objectName(), QStringLiteral("page.probe"));
        page.setActive(true);
        page.setActive(true);
        page.setActive(false);
        QCOMPARE(page.on, 1);
        QCOMPARE(page.off, 1);
        QVERIFY(page.statusText().isEmpty());
        QVERIFY(!page.statusDot());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PageTest;
GH_SUITE(PageTest)
#include "page_test.moc"
