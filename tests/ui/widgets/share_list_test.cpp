#include "ui/widgets/share_list.h"

#include <QAbstractButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class ShareListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void rowsStayWhereTheyAre()
    {
        theme();
        ui::ShareList list(QStringLiteral("x"), QStringLiteral("Models"), {},
                           QStringLiteral("none"));
        list.show({{QStringLiteral("k1"),
                    QStringLiteral("gpt"),
                    QStringLiteral("openai"),
                    QStringLiteral("$1"),
                    {},
                    1.0,
                    0},
                   {QStringLiteral("k2"),
                    QStringLiteral("claude"),
                    {},
                    QStringLiteral("no price"),
                    {},
                    0.0,
                    1}});
        auto* second = list.findChild<QAbstractButton*>(QStringLiteral("x.row1"));
        QVERIFY(second->accessibleName().contains(QStringLiteral("no price")));
        QSignalSpy clicked(&list, &ui::ShareList::clicked);
        second->click();
        QCOMPARE(clicked.front().front().toString(), QStringLiteral("k2"));
        list.show({{QStringLiteral("k3"), QStringLiteral("other"), {}, {}, {}, 0.5, 0}});
        QVERIFY(second->isHidden());
        QVERIFY(!list.findChild<QAbstractButton*>(QStringLiteral("x.row0"))->isHidden());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ShareListTest;
GH_SUITE(ShareListTest)
#include "share_list_test.moc"
