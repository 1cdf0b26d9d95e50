#include "ui/widgets/link_row.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class LinkRowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void itIsAsLargeAsWhatIsInItAndTheKeyboardReachesIt()
    {
        theme();
        ui::LinkRow row(QStringLiteral("x"));
        auto* layout = new QHBoxLayout(&row);
        auto* label = new QLabel(QStringLiteral("somewhere"), &row);
        layout->addWidget(label);
        QVERIFY(row.sizeHint().width() >= label->sizeHint().width());
        QVERIFY(row.sizeHint().height() >= label->sizeHint().height());
        QCOMPARE(row.minimumSizeHint(), layout->minimumSize());
        QCOMPARE(row.focusPolicy(), Qt::TabFocus);
        row.show();
        row.setFocus();
        QSignalSpy clicked(&row, &ui::LinkRow::clicked);
        QTest::keyClick(&row, Qt::Key_Space);
        QCOMPARE(clicked.size(), 1);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LinkRowTest;
GH_SUITE(LinkRowTest)
#include "link_row_test.moc"
