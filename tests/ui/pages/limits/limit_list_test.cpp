#include "ui/pages/limits/limit_list.h"

#include <QAbstractButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class LimitListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void figuresChangeInPlace()
    {
        theme();
        ui::LimitList list;
        app::LimitRow row;
        row.id = "a";
        row.title = QStringLiteral("Budget");
        row.used = QStringLiteral("1 of 2");
        list.show({row});
        auto* line = list.findChild<QAbstractButton*>(QStringLiteral("limits.limit.a"));
        QVERIFY(line != nullptr);
        row.used = QStringLiteral("2 of 2");
        row.state = app::LimitRow::State::Full;
        list.show({row});
        QCOMPARE(list.findChild<QAbstractButton*>(QStringLiteral("limits.limit.a")), line);
        QVERIFY(line->accessibleName().contains(QStringLiteral("2 of 2")));
        QVERIFY(ui::tokenOf(row.state) == ui::Token::Bad);
        const QSignalSpy opened(&list, &ui::LimitList::openAsked);
        line->click();
        QCOMPARE(opened.size(), 1);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LimitListTest;
GH_SUITE(LimitListTest)
#include "limit_list_test.moc"
