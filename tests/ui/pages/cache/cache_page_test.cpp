#include "ui/pages/cache/cache_page.h"

#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

#include "tests/support/suite.h"
#include "tests/ui/pages/cache/cache_kit.h"

namespace gatehouse::tests {

class CachePageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void anEmptyPageTurnsItOn()
    {
        CacheWindow kit(false);
        ui::MainWindow& window = kit.open();
        QVERIFY(kit.find<QWidget>("cache.empty")->isVisible());
        QVERIFY(!kit.find<QWidget>("cache.list")->isVisible());
        savePicture(window, "cache-empty");
        kit.find<QPushButton>("cache.empty.outage")->click();
        QVERIFY(!kit.find<QWidget>("cache.empty")->isVisible());
        QVERIFY(kit.find<QWidget>("cache.none")->isVisible());
        window.findChild<QToolButton*>(QStringLiteral("draft.undo"))->click();
        QVERIFY(kit.find<QWidget>("cache.empty")->isVisible());
    }

    void figuresOfTheLogAndOfTheEngine()
    {
        CacheWindow kit;
        QVERIFY(fillKept(kit.gateway.databasePath().toStdString(), kit.now));
        ui::MainWindow& window = kit.open();
        const auto* rate = kit.find<QLabel>("cache.rate.value");
        QTRY_COMPARE(rate->text(), QStringLiteral("65.0%"));
        QVERIFY(kit.find<QLabel>("cache.size.value")->text().contains(QStringLiteral("KB")));
        auto* table = kit.find<QTableView>("cache.table");
        QCOMPARE(table->model()->rowCount(), 4);
        const auto asked = [&] { return table->model()->index(0, 1).data().toString(); };
        QTRY_COMPARE(asked(), QStringLiteral("How long may goods be returned?"));
        savePicture(window, "cache");
        const int before = kit.gateway.cacheAsked;
        window.navigator()->go(QStringLiteral("dashboard"));
        const auto* timer = kit.find<QTimer>("cache.timer");
        QVERIFY(timer != nullptr && !timer->isActive());
        QCOMPARE(kit.gateway.cacheAsked, before);
    }

    void placesHaveLinks()
    {
        CacheWindow kit;
        kit.open({{QStringLiteral("call"), QStringLiteral("01KEPT00000000000000000002")}});
        QVERIFY(kit.find<QWidget>("cache.entry")->isVisible());
        kit.find<QPushButton>("cache.entry.bar.back")->click();
        QVERIFY(kit.find<QWidget>("cache.overview")->isVisible());
        kit.find<QPushButton>("cache.openSettings")->click();
        QVERIFY(kit.find<QWidget>("cache.settings")->isVisible());
        kit.find<QPushButton>("cache.settings.bar.back")->click();
        QVERIFY(kit.find<QWidget>("cache.overview")->isVisible());
    }

    void aBrokenLogIsTold()
    {
        CacheWindow kit;
        QFile store(kit.gateway.databasePath());
        QVERIFY(store.open(QIODevice::WriteOnly));
        store.write(QByteArray(8192, 'x'));
        store.close();
        kit.open();
        QTRY_VERIFY(kit.find<QWidget>("cache.banner")->isVisible());
        QCOMPARE(kit.find<QTableView>("cache.table")->model()->rowCount(), 4);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CachePageTest;
GH_SUITE(CachePageTest)
#include "cache_page_test.moc"
