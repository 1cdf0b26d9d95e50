#include "ui/pages/repricing_list.h"

#include <QTableWidget>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class RepricingListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void tellsWhatChanged()
    {
        theme();
        ui::RepricingList list;
        list.show({});
        QVERIFY(list.isHidden());
        store::RepricingLine line;
        line.author = "window";
        line.provider = "openai";
        line.model = "gpt-4o";
        line.rates = "input 2.50, output 10";
        line.state = store::RepricingState::Broken;
        line.sums.calls = 1200;
        line.sums.changed = 1100;
        line.sums.before = PicoUsd{0};
        line.sums.after = PicoUsd{1'500'000'000'000};
        list.show({line});
        QVERIFY(!list.isHidden());
        auto* table = list.findChild<QTableWidget*>(QStringLiteral("history.repricingTable"));
        QCOMPARE(table->rowCount(), 1);
        QCOMPARE(table->item(0, 2)->text(), QStringLiteral("openai/gpt-4o"));
        QVERIFY(table->item(0, 3)->text().contains(QStringLiteral("1,100")));
        QVERIFY(table->item(0, 4)->text().contains(QStringLiteral("$1.50")));
        QCOMPARE(table->item(0, 4)->toolTip(), QStringLiteral("input 2.50, output 10"));
        QCOMPARE(table->item(0, 5)->text(), QStringLiteral("ended early"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RepricingListTest;
GH_SUITE(RepricingListTest)
#include "repricing_list_test.moc"
