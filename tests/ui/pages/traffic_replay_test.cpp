#include "ui/pages/traffic_replay.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/live_kit.h"
#include "ui/pages/inspector.h"
#include "ui/pages/replay_sheet.h"
#include "ui/pages/traffic_page.h"
#include "ui/widgets/log_table.h"

namespace gatehouse::tests {

namespace {

constexpr int kPatience = 20'000;  // ms

/// Traffic of a gateway that really runs.
struct TrafficLive : LiveKit {
    ui::TrafficPage* page = nullptr;

    bool start()
    {
        if (!LiveKit::start("traffic")) return false;
        page = qobject_cast<ui::TrafficPage*>(window->page(QStringLiteral("traffic")));
        return page != nullptr;
    }
};

}  // namespace

class TrafficReplayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// R on a row: a new row comes, is chosen, and each leads to the other.
    void aCallIsSentAgainByItsKey()
    {
        TrafficLive kit;
        QVERIFY(kit.start());
        kit.importCall("/v1/chat/completions");
        auto& model = kit.page->model();
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 1, kPatience);
        kit.page->table().setCurrentIndex(model.index(0, 0));
        auto& inspector = kit.page->inspector();
        QTRY_VERIFY_WITH_TIMEOUT(inspector.exchange() != nullptr, kPatience);
        auto* links = inspector.findChild<QLabel*>(QStringLiteral("traffic.detail.origin"));
        QVERIFY(links->text().contains(QLatin1String("calls.har")));
        const store::RowId old = kit.page->table().currentId();
        QTest::keyClick(&kit.page->table(), Qt::Key_R);
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 2, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(kit.page->table().currentId() == model.idAt(0), kPatience);
        const QString back = QStringLiteral("href=\"%1\"").arg(old);
        QTRY_VERIFY_WITH_TIMEOUT(links->text().contains(back), kPatience);
        Q_EMIT links->linkActivated(QString::number(old));
        QCOMPARE(kit.page->table().currentId(), old);
        const QString there = QStringLiteral("href=\"%1\"").arg(model.idAt(0));
        QTRY_VERIFY_WITH_TIMEOUT(links->text().contains(there), kPatience);
    }

    void anEditedOneComesFromTheSheet()
    {
        TrafficLive kit;
        QVERIFY(kit.start());
        kit.importCall("/v1/chat/completions");
        auto& model = kit.page->model();
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 1, kPatience);
        kit.page->table().setCurrentIndex(model.index(0, 0));
        QTest::keyClick(&kit.page->table(), Qt::Key_R, Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(kit.page->findChild<ui::ReplaySheet*>() != nullptr, kPatience);
        kit.page->findChild<ui::ReplaySheet*>()->accept();
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 2, kPatience);
    }

    void whatCannotBeSentIsSaid()
    {
        TrafficLive kit;
        QVERIFY(kit.start());
        kit.importCall("not-a-path");
        QTRY_COMPARE_WITH_TIMEOUT(kit.page->model().rowCount(), 1, kPatience);
        kit.page->table().setCurrentIndex(kit.page->model().index(0, 0));
        QTest::keyClick(&kit.page->table(), Qt::Key_R);
        auto* banner = kit.page->findChild<QWidget*>(QStringLiteral("traffic.banner"));
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), kPatience);
        QCOMPARE(kit.page->model().rowCount(), 1);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TrafficReplayTest;
GH_SUITE(TrafficReplayTest)
#include "traffic_replay_test.moc"
