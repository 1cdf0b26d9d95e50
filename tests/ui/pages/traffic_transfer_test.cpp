#include "ui/pages/traffic_transfer.h"

#include <QAbstractButton>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>

#include "app/export/har_read.h"
#include "tests/support/suite.h"
#include "tests/ui/traffic_kit.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/log_table.h"

namespace gatehouse::tests {

namespace {

constexpr int kPatience = 20'000;  // ms

}  // namespace

class TrafficTransferTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// Out of the window and in again: the rows stand on top, marked as imported.
    void thereAndBack()
    {
        TrafficKit kit(60);
        QTRY_COMPARE_WITH_TIMEOUT(kit.page->model().rowCount(), 60, kPatience);
        auto* transfer = kit.page->findChild<ui::TrafficTransfer*>();
        QVERIFY(transfer != nullptr && !transfer->isVisible());
        const QString file = kit.folder.filePath(QStringLiteral("calls.har"));
        kit.page->table().setCurrentIndex(kit.page->model().index(2, 0));
        transfer->exportTo(file, app::exportFormats().front(),
                           {kit.page->table().selectedIds(), {}, 60});
        QVERIFY(transfer->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!transfer->isVisible(), kPatience);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QByteArray har = written.readAll();
        QCOMPARE(app::readHar(har, file)->size(), std::size_t{1});

        // As from another machine: an id that is not known here.
        const auto at = har.indexOf("\"id\":\"") + 6;
        har.replace(at, 26, "01J8Z4QKX7M2V5T9R3W6Y8B1CD");
        written.close();
        QVERIFY(written.open(QIODevice::WriteOnly) && written.write(har) > 0);
        written.close();
        transfer->importFrom(file);
        QTRY_COMPARE_WITH_TIMEOUT(kit.page->model().rowCount(), 61, kPatience);
        kit.page->findChild<ui::FilterField*>(QStringLiteral("traffic.filter"))
            ->choose(QStringLiteral("source:import"));
        QTRY_COMPARE_WITH_TIMEOUT(kit.page->model().rowCount(), 1, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(kit.page->model().rowAt(0) != nullptr, kPatience);
        QCOMPARE(kit.page->model().rowAt(0)->origin, record::Origin::Import);
    }

    void aBrokenFileIsSaidInThePage()
    {
        TrafficKit kit(3);
        const QString file = kit.folder.filePath(QStringLiteral("broken.har"));
        QFile broken(file);
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("{\n  oops") > 0);
        broken.close();
        auto* transfer = kit.page->findChild<ui::TrafficTransfer*>();
        QSignalSpy troubled(transfer, &ui::TrafficTransfer::troubled);
        transfer->importFrom(file);
        QTRY_COMPARE_WITH_TIMEOUT(troubled.size(), 1, kPatience);
        QVERIFY(troubled[0][0].toString().contains(QLatin1String("line 2")));
        auto* banner = kit.page->findChild<QWidget*>(QStringLiteral("traffic.banner"));
        QVERIFY(banner->isVisible());
        kit.add(2);  // news of the log do not take it away
        QTRY_COMPARE_WITH_TIMEOUT(kit.page->model().rowCount(), 5, kPatience);
        QVERIFY(banner->isVisible());
    }

    void theMenuNamesWhatItWouldWrite()
    {
        TrafficKit kit(12);
        QTRY_COMPARE_WITH_TIMEOUT(kit.page->model().rowCount(), 12, kPatience);
        auto* transfer = kit.page->findChild<ui::TrafficTransfer*>();
        QMenu menu;
        transfer->fillMenu(&menu, {{}, {}, 12});
        QVERIFY(!menu.actions().at(0)->isEnabled());
        QVERIFY(menu.actions().at(1)->text().contains(QLatin1String("12")));
        for (const char* id : {"har", "jsonl", "csv"}) {
            QVERIFY2(menu.findChild<QAction*>(QStringLiteral("traffic.export.all.") +
                                              QLatin1String(id)) != nullptr,
                     id);
        }
        kit.page->findChild<QAbstractButton*>(QStringLiteral("traffic.export"))->click();
        auto* shown = kit.page->findChild<QMenu*>(QStringLiteral("traffic.exportMenu"));
        QVERIFY(shown != nullptr);
        shown->close();
    }

    void cancelHidesTheStrip()
    {
        TrafficKit kit(40);
        auto* transfer = kit.page->findChild<ui::TrafficTransfer*>();
        transfer->exportTo(kit.folder.filePath(QStringLiteral("x.csv")), app::exportFormats()[2],
                           {{}, {}, 40});
        QVERIFY(transfer->isVisible());
        transfer->findChild<QAbstractButton*>(QStringLiteral("traffic.transfer.cancel"))->click();
        QVERIFY(!transfer->isVisible());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TrafficTransferTest;
GH_SUITE(TrafficTransferTest)
#include "traffic_transfer_test.moc"
