#include "ui/pages/compare_pool.h"

#include <QAbstractButton>
#include <QLabel>
#include <QSignalSpy>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class ComparePoolTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void takesTwoToFour()
    {
        theme();
        ui::ComparePool pool;
        QSignalSpy asked(&pool, &ui::ComparePool::compareAsked);
        auto* compare = pool.findChild<QAbstractButton*>(QStringLiteral("traffic.pool.compare"));
        const auto entry = [](store::RowId row) {
            return ui::ComparePool::Entry{row, QString::number(row)};
        };
        pool.add({entry(1), entry(1)});
        QVERIFY(!pool.isHidden());
        QVERIFY(!compare->isEnabled());
        pool.compareNow();
        QCOMPARE(asked.size(), 0);
        pool.add({entry(2), entry(3), entry(4), entry(5)});
        QCOMPARE(pool.calls(), (std::vector<store::RowId>{1, 2, 3, 4}));
        QVERIFY(pool.findChild<QLabel*>(QStringLiteral("traffic.pool.words"))
                    ->text()
                    .contains(QLatin1Char('4')));
        compare->click();
        QCOMPARE(asked.size(), 1);
        pool.findChild<QAbstractButton*>(QStringLiteral("traffic.pool.call"))->click();
        QCOMPARE(pool.calls().size(), std::size_t{3});
        pool.clear();
        QVERIFY(pool.isHidden());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ComparePoolTest;
GH_SUITE(ComparePoolTest)
#include "compare_pool_test.moc"
