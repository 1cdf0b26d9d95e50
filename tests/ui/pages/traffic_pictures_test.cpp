#include <QAbstractButton>
#include <QDialog>
#include <QLabel>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabBar>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/picture_exchange.h"
#include "tests/ui/traffic_kit.h"
#include "ui/pages/inspector.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/log_table.h"

namespace gatehouse::tests {

namespace {

/// Every row in sight has come from the store.
bool rowsAreIn(TrafficKit& kit)
{
    const auto& table = kit.page->table();
    const int first = table.rowAt(0);
    if (first < 0) return kit.page->model().rowCount() == 0;
    int last = table.rowAt(table.viewport()->height() - 1);
    if (last < 0) last = kit.page->model().rowCount() - 1;
    for (int row = first; row <= last; ++row) {
        if (kit.page->model().rowAt(row) == nullptr) return false;
    }
    return true;
}

std::unique_ptr<record::Exchange> openExchange(WallMicros at)
{
    auto open = pictureExchange(at);
    open->id = "01J8Z4QKX7M2V5T9R3W6Y8B1CE";
    open->outcome = record::Outcome::Running;
    open->status = 0;
    open->endedAt = -1;
    open->provider = "openai";
    open->modelAsked = "gpt-5";
    open->usage = {};
    open->cost.reset();
    open->responseBody = {};
    open->events.clear();
    open->attempts.clear();
    return open;
}

}  // namespace

/// Walks through the states of the page; with GATEHOUSE_PICTURES set, pictures of them are kept.
class TrafficPicturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyState();
    void comparedAndSentAgain();
};

void TrafficPicturesTest::everyState()
{
    TrafficKit kit(4000);
    QTRY_COMPARE(kit.page->model().rowCount(), 4000);
    kit.add(12);
    kit.writer->push(record::ExchangeFinished{pictureExchange(kit.begun + 15'000'000)});
    auto open = openExchange(kit.begun + 19'000'000);
    engine::Running running;
    running.requestId = open->id;
    running.elapsed = 1'800'000;
    running.firstByte = 486'000;
    running.streaming = true;
    running.events = 42;
    kit.gateway.open = {running};
    kit.writer->push(record::ExchangeStarted{std::move(open)});
    QVERIFY(kit.writer->flush().ok());
    auto& model = kit.page->model();
    QTRY_COMPARE(model.rowCount(), 4014);
    QTRY_VERIFY(rowsAreIn(kit) && model.runningAt(0) != nullptr);
    savePicture(*kit.window, "traffic");

    auto& table = kit.page->table();
    table.setCurrentIndex(model.index(1, 0));
    auto& inspector = kit.page->inspector();
    QTRY_VERIFY(inspector.exchange() != nullptr && inspector.exchange()->id == model.idAt(1));
    auto* stack = inspector.findChild<QStackedWidget*>({}, Qt::FindDirectChildrenOnly);
    QVERIFY(stack != nullptr);
    const char* names[] = {"traffic-conversation", "traffic-stream", "traffic-request",
                           "traffic-response", "traffic-trace"};
    for (int tab = 0; tab < 5; ++tab) {
        inspector.showTab(tab);
        QTRY_COMPARE(stack->currentIndex(), tab);  // until then it waits for the bodies
        savePicture(*kit.window, names[tab]);
    }
    inspector.showTab(ui::Inspector::Timing);
    savePicture(*kit.window, "traffic-timing");
    inspector.findChild<QAbstractButton*>(QStringLiteral("traffic.request.part.headers"))->click();
    inspector.showTab(ui::Inspector::Request);
    savePicture(*kit.window, "traffic-headers");
    inspector.findChild<QAbstractButton*>(QStringLiteral("traffic.request.part.changes"))->click();
    savePicture(*kit.window, "traffic-changes");
    inspector.showTab(ui::Inspector::Conversation);

    auto* filter = kit.page->findChild<ui::FilterField*>(QStringLiteral("traffic.filter"));
    table.verticalScrollBar()->setValue(3000);
    kit.add(127);
    QTRY_COMPARE(table.newAbove(), 127);
    QTRY_VERIFY(rowsAreIn(kit));
    filter->choose(QStringLiteral("status:5xx colour:red"));
    savePicture(*kit.window, "traffic-scrolled");
    filter->choose({});
    table.goNewest();
    kit.window->resize(960, 600);
    QTRY_VERIFY(inspector.y() > 50);
    QTRY_VERIFY(rowsAreIn(kit));
    savePicture(*kit.window, "traffic-small");
    filter->choose(QStringLiteral("model:none"));
    QTRY_VERIFY(kit.page->findChild<QWidget*>(QStringLiteral("traffic.nothingFound"))->isVisible());
    savePicture(*kit.window, "traffic-nothing");
}

void TrafficPicturesTest::comparedAndSentAgain()
{
    TrafficKit kit(400);
    auto& model = kit.page->model();
    QTRY_COMPARE(model.rowCount(), 400);
    auto first = pictureExchange(kit.begun + 15'000'000);
    auto second = pictureExchange(kit.begun + 16'000'000);
    second->id = "01J8Z4QKX7M2V5T9R3W6Y8B1CE";
    second->origin = record::Origin::Replay;
    second->originOf = first->id;
    second->modelAsked = "claude-haiku-4.5";
    second->endedAt = 1'204'000;
    second->cost = PicoUsd{1'200'000'000};
    second->usage.output = 121;
    auto& asked = second->requestBody.bytes;
    asked.replace(asked.find("claude-sonnet"), 13, "claude-haiku");
    asked.replace(asked.find("two sentences"), 13, "three sentences");
    kit.writer->push(record::ExchangeFinished{std::move(first)});
    kit.writer->push(record::ExchangeFinished{std::move(second)});
    QVERIFY(kit.writer->flush().ok());
    kit.writer->push(record::Marked{401, true, "the slow one", {"to show Ana", "eu"}});
    kit.writer->push(record::Marked{398, true, "", {}});
    QVERIFY(kit.writer->flush().ok());
    QTRY_VERIFY(model.rowCount() == 402 && rowsAreIn(kit));
    QTRY_VERIFY(model.rowAt(1) != nullptr && model.rowAt(1)->pinned);
    auto& table = kit.page->table();
    table.setCurrentIndex(model.index(0, 0));
    auto& inspector = kit.page->inspector();
    QTRY_VERIFY(inspector.exchange() != nullptr && inspector.exchange()->id == model.idAt(0));
    QTest::keyClick(&table, Qt::Key_M);
    table.setCurrentIndex(model.index(1, 0));
    QTest::keyClick(&table, Qt::Key_M);
    QTRY_VERIFY(inspector.exchange() != nullptr && inspector.exchange()->id == model.idAt(1));
    savePicture(*kit.window, "traffic-marks");
    for (const auto& [key, shift, name] :
         {std::tuple{Qt::Key_N, Qt::NoModifier, "traffic-note"},
          std::tuple{Qt::Key_R, Qt::ShiftModifier, "traffic-edited"}}) {
        QTest::keyClick(&table, key, shift);
        QTRY_VERIFY(kit.page->findChild<QDialog*>() != nullptr);
        auto* sheet = kit.page->findChild<QDialog*>();
        savePicture(*sheet, name);
        delete sheet;
    }
    QTest::keyClick(&table, Qt::Key_M, Qt::ShiftModifier);
    auto* verdict = kit.page->findChild<QLabel*>(QStringLiteral("traffic.compare.verdict"));
    QTRY_VERIFY(!verdict->text().isEmpty());
    savePicture(*kit.window, "traffic-compare");
    kit.page->findChild<QTabBar*>(QStringLiteral("traffic.compare.parts"))->setCurrentIndex(1);
    QTRY_VERIFY(verdict->text().startsWith(QLatin1Char('2')));
    savePicture(*kit.window, "traffic-compare-request");
}

}  // namespace gatehouse::tests

using gatehouse::tests::TrafficPicturesTest;
GH_SUITE(TrafficPicturesTest)
#include "traffic_pictures_test.moc"
