#include "ui/pages/cache/kept_list.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

#include "tests/support/suite.h"
#include "tests/ui/pages/cache/cache_kit.h"

namespace gatehouse::tests {

class KeptListTest : public QObject {
    Q_OBJECT

    static int rows(const CacheWindow& kit)
    {
        return kit.find<QTableView>("cache.table")->model()->rowCount();
    }

private Q_SLOTS:

    void whatIsShownIsWhatGoes()
    {
        CacheWindow kit;
        kit.open();
        QCOMPARE(rows(kit), 4);
        auto* model = kit.find<QComboBox>("cache.filter.model");
        model->setCurrentText(QStringLiteral("gpt-4.1"));
        Q_EMIT model->lineEdit()->editingFinished();
        QCOMPARE(rows(kit), 1);
        kit.find<QPushButton>("cache.purge")->click();
        auto* go = kit.find<QPushButton>("confirm.go");
        QVERIFY(go != nullptr && go->text().contains(QLatin1Char('1')));
        go->click();
        QCOMPARE(kit.gateway.purged.size(), std::size_t{1});
        QCOMPARE(kit.gateway.purged.front().model, std::string("gpt-4.1"));
        QVERIFY(kit.gateway.purged.front().key.empty());
        QCOMPARE(kit.gateway.cacheNow.answers.size(), std::size_t{3});
        QVERIFY(kit.find<QWidget>("cache.noMatch")->isVisible());
        kit.find<QPushButton>("cache.noMatch.action")->click();
        QCOMPARE(rows(kit), 3);
        QVERIFY(kit.find<QLabel>("cache.count")->text().startsWith(QStringLiteral("3 of 3")));
    }

    void nothingGoesByEnterAlone()
    {
        CacheWindow kit;
        kit.open();
        kit.find<QPushButton>("cache.purge")->click();
        QVERIFY(kit.find<QPushButton>("confirm.cancel")->isDefault());
        kit.find<QPushButton>("confirm.cancel")->click();
        QVERIFY(kit.gateway.purged.empty());
    }

    void aLongListGrowsOnDemand()
    {
        CacheWindow kit;
        auto& kept = kit.gateway.cacheNow;
        const auto one = kept.answers.front();
        for (int i = 0; i < 96; ++i) {
            kept.answers.push_back(one);
            kept.answers.back().key = std::string(60, 'b') + std::to_string(1'000 + i);
        }
        kept.entries = kept.answers.size();
        kit.open();
        QCOMPARE(rows(kit), 25);
        kit.find<QPushButton>("cache.more")->click();
        QCOMPARE(rows(kit), 50);
        kit.find<QPushButton>("cache.more")->click();
        QCOMPARE(rows(kit), 100);
        QVERIFY(!kit.find<QPushButton>("cache.more")->isVisible());
    }

    void aRowOpens()
    {
        CacheWindow kit;
        kit.open();
        auto* table = kit.find<QTableView>("cache.table");
        table->setCurrentIndex(table->model()->index(1, 0));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Return);
        QVERIFY(kit.find<QWidget>("cache.entry")->isVisible());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::KeptListTest;
GH_SUITE(KeptListTest)
#include "kept_list_test.moc"
