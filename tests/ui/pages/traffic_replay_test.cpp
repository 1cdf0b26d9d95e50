#include "ui/pages/traffic_replay.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include "tests/app/running_gateway.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"
#include "ui/pages/inspector.h"
#include "ui/pages/replay_sheet.h"
#include "ui/pages/traffic_page.h"
#include "ui/widgets/log_table.h"

namespace gatehouse::tests {

namespace {

constexpr int kPatience = 20'000;  // ms

/// A window over a gateway that really runs.
struct LiveKit {
    RunningGateway gateway;
    app::Settings settings{gateway.folder.path()};
    std::unique_ptr<app::ReaderThread> reader;
    std::unique_ptr<ui::MainWindow> window;
    ui::TrafficPage* page = nullptr;

    bool start()
    {
        theme();
        if (!gateway.start()) return false;
        reader = std::make_unique<app::ReaderThread>(gateway.bridge.databasePath());
        ui::PageContext context;
        context.gateway = &gateway.bridge;
        context.reader = reader.get();
        context.settings = &settings;
        window = std::make_unique<ui::MainWindow>(context);
        window->resize(1440, 900);
        window->show();
        window->navigator()->go(QStringLiteral("traffic"));
        page = qobject_cast<ui::TrafficPage*>(window->page(QStringLiteral("traffic")));
        return page != nullptr;
    }

    /// A row from elsewhere, as the first call to send again.
    void importCall(const char* path)
    {
        auto call = std::make_unique<record::Exchange>();
        call->id = "01J8Z4QKX7M2V5T9R3W6Y8B1CD";
        call->startedAt = 1'763'800'000'000'000;
        call->method = "POST";
        call->path = path;
        call->dialect = "openai_chat";
        call->outcome = record::Outcome::Ok;
        call->status = 200;
        call->origin = record::Origin::Import;
        call->originOf = "calls.har";
        call->requestBody.bytes =
            "{\"model\":\"sample/hello\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
        call->requestBody.totalSize = static_cast<ByteCount>(call->requestBody.bytes.size());
        std::vector<record::Record> records;
        records.emplace_back(record::ExchangeFinished{std::move(call)});
        gateway.bridge.keep(std::move(records), nullptr, {});
    }
};

}  // namespace

class TrafficReplayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// R on a row: a new row comes, is chosen, and each leads to the other.
    void aCallIsSentAgainByItsKey()
    {
        LiveKit kit;
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
        LiveKit kit;
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
        LiveKit kit;
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
