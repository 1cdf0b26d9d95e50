#include "ui/pages/traffic_page.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include <QClipboard>
#include <QDateTime>
#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QTimer>

#include "tests/support/store_builder.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"
#include "ui/pages/inspector.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/log_table.h"

namespace gatehouse::tests {

namespace {

/// A window on Traffic over a store of `rows`.
struct TrafficKit : WindowKit {
    ui::TrafficPage* page = nullptr;
    std::unique_ptr<store::Writer> writer;
    Random random{7};
    std::int64_t next = 0;
    // Retention looks at the clock, so the rows must be of today.
    WallMicros begun = QDateTime::currentMSecsSinceEpoch() * 1000 - 60'000'000;

    explicit TrafficKit(std::int64_t rows, QSize size = {1440, 900}, bool words = true)
    {
        if (rows > 0) {
            StorePlan plan;
            plan.rows = rows;
            plan.end = begun;
            plan.index = words;
            plan.bodies = words;
            if (const auto built = buildStore(gateway.databasePath().toStdString(), plan); !built) {
                qFatal("%s", built.error().message.c_str());
            }
        }
        next = rows;
        store::WriterOptions options;
        options.databasePath = gateway.databasePath().toStdString();
        auto started = store::Writer::start(options, [this](const store::Committed& facts) {
            QMetaObject::invokeMethod(
                &gateway, [this, facts] { Q_EMIT gateway.committed(facts); }, Qt::QueuedConnection);
        });
        if (!started) qFatal("%s", started.error().message.c_str());
        writer = std::move(*started);
        show(size);
        window->navigator()->go(QStringLiteral("traffic"));
        page = qobject_cast<ui::TrafficPage*>(window->page(QStringLiteral("traffic")));
    }

    ~TrafficKit()
    {
        window.reset();
        writer.reset();
    }

    void add(int rows)
    {
        for (int i = 0; i < rows; ++i) {
            ++next;
            writer->push(record::ExchangeFinished{
                plausibleExchange(random, next, begun + next * 1000, StorePlan())});
        }
        if (const auto done = writer->flush(); !done) qFatal("%s", done.error().message.c_str());
    }
};

}  // namespace

class TrafficPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsWhatIsStored();
    void keepsTheSelectionOverNewRows();
    void rowsInSightStayWhenScrolledAway();
    void pauseFreezesTheView();
    void filtersByWhatIsTyped();
    void marksWhatIsWrong();
    void inspectorShowsTheChosenRow();
    void copiesAsCurl();
    void saysWhyItIsEmpty();
    void aHiddenPageAsksNothing();
    void inspectorStandsBelowInANarrowWindow();
    void pictures();
    void speed();
};

void TrafficPageTest::showsWhatIsStored()
{
    TrafficKit kit(1000);
    QTRY_COMPARE(kit.page->model().rowCount(), 1000);
    auto* counts = kit.page->findChild<QLabel*>(QStringLiteral("traffic.counts"));
    QTRY_COMPARE(counts->text(), QStringLiteral("1,000 requests stored"));
    kit.add(25);
    QTRY_COMPARE(kit.page->model().rowCount(), 1025);
    QTRY_COMPARE(counts->text(), QStringLiteral("1,025 requests stored"));
}

void TrafficPageTest::keepsTheSelectionOverNewRows()
{
    TrafficKit kit(500);
    QTRY_COMPARE(kit.page->model().rowCount(), 500);
    auto& table = kit.page->table();
    table.setCurrentIndex(kit.page->model().index(10, 0));
    const auto id = table.currentId();
    kit.add(25);
    QTRY_COMPARE(kit.page->model().rowCount(), 525);
    QCOMPARE(table.currentId(), id);
    QCOMPARE(table.currentIndex().row(), 35);
}

void TrafficPageTest::rowsInSightStayWhenScrolledAway()
{
    TrafficKit kit(2000);
    QTRY_COMPARE(kit.page->model().rowCount(), 2000);
    auto& table = kit.page->table();
    QTRY_VERIFY(table.verticalScrollBar()->maximum() > 40'000);
    table.verticalScrollBar()->setValue(10'007);
    QVERIFY(!table.following());
    const auto first = kit.page->model().idAt(table.rowAt(0));
    const int top = table.rowViewportPosition(table.rowAt(0));
    kit.add(30);
    QTRY_COMPARE(kit.page->model().rowCount(), 2030);
    QCoreApplication::processEvents();
    QCOMPARE(kit.page->model().idAt(table.rowAt(0)), first);
    QCOMPARE(table.rowViewportPosition(table.rowAt(0)), top);
    auto* pill = kit.page->findChild<QPushButton*>(QStringLiteral("traffic.newAbove"));
    QVERIFY(pill->isVisible());
    QCOMPARE(pill->text(), QStringLiteral("30 new"));
    pill->click();
    QVERIFY(table.following());
    QVERIFY(!pill->isVisible());
    kit.add(5);
    QTRY_COMPARE(kit.page->model().rowCount(), 2035);
    QCOMPARE(table.verticalScrollBar()->value(), 0);
}

void TrafficPageTest::pauseFreezesTheView()
{
    TrafficKit kit(50);
    QTRY_COMPARE(kit.page->model().rowCount(), 50);
    auto* pause = kit.page->findChild<QPushButton*>(QStringLiteral("traffic.pause"));
    pause->click();
    kit.add(7);
    QTRY_COMPARE(pause->text(), QStringLiteral("Resume (7 new)"));
    QCOMPARE(kit.page->model().rowCount(), 50);
    pause->click();
    QTRY_COMPARE(kit.page->model().rowCount(), 57);
    QCOMPARE(pause->text(), QStringLiteral("Pause"));
}

void TrafficPageTest::filtersByWhatIsTyped()
{
    TrafficKit kit(600);
    QTRY_COMPARE(kit.page->model().rowCount(), 600);
    auto* field = kit.page->findChild<ui::FilterField*>(QStringLiteral("traffic.filter"));
    QTest::keyClicks(field, QStringLiteral("status:error"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(kit.page->model().complete() && kit.page->model().rowCount() < 600);
    QVERIFY(kit.page->model().rowCount() > 0);
    QVERIFY(kit.page->findChild<QAbstractButton*>(QStringLiteral("traffic.errors"))->isChecked());
    QTest::keyClick(field, Qt::Key_Escape);
    QTRY_COMPARE(kit.page->model().rowCount(), 600);
}

void TrafficPageTest::marksWhatIsWrong()
{
    TrafficKit kit(20);
    QTRY_COMPARE(kit.page->model().rowCount(), 20);
    auto* field = kit.page->findChild<ui::FilterField*>(QStringLiteral("traffic.filter"));
    field->choose(QStringLiteral("colour:red"));
    auto* problem = kit.page->findChild<QLabel*>(QStringLiteral("traffic.filter.problem"));
    QVERIFY(problem->isVisible());
    QVERIFY(!field->problem().isEmpty());
    QCOMPARE(kit.page->model().rowCount(), 20);  // the last good result stays
    field->choose({});
    QVERIFY(!problem->isVisible());
}

void TrafficPageTest::inspectorShowsTheChosenRow()
{
    TrafficKit kit(100);
    QTRY_COMPARE(kit.page->model().rowCount(), 100);
    QTRY_VERIFY(kit.page->model().rowAt(3) != nullptr);
    kit.page->table().setCurrentIndex(kit.page->model().index(3, 0));
    auto& inspector = kit.page->inspector();
    QVERIFY(inspector.isVisible());
    QTRY_VERIFY(inspector.exchange() != nullptr);
    QCOMPARE(inspector.exchange()->id, kit.page->model().idAt(3));
    for (int tab = ui::Inspector::Conversation; tab <= ui::Inspector::Timing; ++tab) {
        inspector.showTab(tab);
        QCoreApplication::processEvents();
    }
    QTest::keyClick(&kit.page->table(), Qt::Key_Escape);
    QVERIFY(!inspector.isVisible());
    QTest::keyClick(&kit.page->table(), Qt::Key_Space);
    QVERIFY(inspector.isVisible());
    QTest::keyClick(&kit.page->table(), Qt::Key_J);
    QTRY_VERIFY(inspector.exchange() != nullptr &&
                inspector.exchange()->id == kit.page->model().idAt(4));
}

void TrafficPageTest::copiesAsCurl()
{
    TrafficKit kit(30);
    QTRY_COMPARE(kit.page->model().rowCount(), 30);
    kit.page->table().setCurrentIndex(kit.page->model().index(0, 0));
    QTRY_VERIFY(kit.page->inspector().exchange() != nullptr);
    QApplication::clipboard()->clear();
    QTest::keyClick(&kit.page->table(), Qt::Key_C);
    QTRY_VERIFY(QApplication::clipboard()->text().startsWith(QLatin1String("curl ")));
    QVERIFY(QApplication::clipboard()->text().contains(QLatin1String("http://127.0.0.1:8686/")));
}

void TrafficPageTest::saysWhyItIsEmpty()
{
    TrafficKit kit(0);
    auto* empty = kit.page->findChild<QWidget*>(QStringLiteral("traffic.empty"));
    QTRY_VERIFY(empty->isVisible());
    kit.add(3);
    QTRY_VERIFY(kit.page->table().isVisible());
    kit.page->findChild<ui::FilterField*>(QStringLiteral("traffic.filter"))
        ->choose(QStringLiteral("model:nothing-like-it"));
    auto* none = kit.page->findChild<QWidget*>(QStringLiteral("traffic.nothingFound"));
    QTRY_VERIFY(none->isVisible());
    none->findChild<QPushButton*>()->click();
    QTRY_COMPARE(kit.page->model().rowCount(), 3);
}

void TrafficPageTest::aHiddenPageAsksNothing()
{
    TrafficKit kit(30);
    QTRY_COMPARE(kit.page->model().rowCount(), 30);
    kit.window->hide();
    QVERIFY(!kit.page->isActive());
    QSignalSpy inserted(&kit.page->model(), &QAbstractItemModel::rowsInserted);
    kit.add(10);
    for (int i = 0; i < 10; ++i) QCoreApplication::processEvents();
    QCOMPARE(inserted.count(), 0);
    kit.window->show();
    QTRY_COMPARE(kit.page->model().rowCount(), 40);
}

void TrafficPageTest::inspectorStandsBelowInANarrowWindow()
{
    TrafficKit kit(30, {960, 600});
    QTRY_COMPARE(kit.page->model().rowCount(), 30);
    kit.page->table().setCurrentIndex(kit.page->model().index(0, 0));
    auto& inspector = kit.page->inspector();
    QVERIFY(inspector.isVisible());
    QTRY_VERIFY(inspector.y() > 50);
    kit.window->resize(1440, 900);
    QTRY_VERIFY(inspector.x() > 300);
}

namespace {

/// A chat with a tool call and a fallback, as a picture wants it.
std::unique_ptr<record::Exchange> pictureExchange(WallMicros at)
{
    auto exchange = std::make_unique<record::Exchange>();
    exchange->id = "01J8Z4QKX7M2V5T9R3W6Y8B1CD";
    exchange->startedAt = at;
    exchange->receivedAt = 900;
    exchange->firstByteAt = 1'486'000;
    exchange->endedAt = 2'804'000;
    exchange->gatewayTime = 11'000;
    exchange->clientAddress = "127.0.0.1:51422";
    exchange->method = "POST";
    exchange->path = "/v1/chat/completions";
    exchange->userAgent = "OpenAI/Python 1.109.1";
    exchange->dialect = "openai_chat";
    exchange->operation = "chat";
    exchange->keyLabel = "web-prod";
    exchange->traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    exchange->generation = "14";
    exchange->modelAsked = "claude-sonnet-4.5";
    exchange->provider = "openrouter";
    exchange->modelSent = "anthropic/claude-sonnet-4.5";
    exchange->modelAnswered = "anthropic/claude-sonnet-4.5";
    exchange->outcome = record::Outcome::Ok;
    exchange->status = 200;
    exchange->finishReason = "stop";
    exchange->streamed = true;
    exchange->usage.input = 1284;
    exchange->usage.output = 184;
    exchange->cost = PicoUsd{6'600'000'000};
    exchange->requestBody.bytes =
        R"({"model":"claude-sonnet-4.5","stream":true,"temperature":0.2,"messages":[)"
        R"({"role":"system","content":"You are a support agent for Parcelworks. Answer in two sentences at most."},)"
        R"({"role":"user","content":"Hi, my parcel should have been here on Monday. Where is it?"},)"
        R"({"role":"assistant","tool_calls":[{"id":"call_81","type":"function","function":{"name":"track_parcel","arguments":"{\"customer\":\"c-2207\",\"newest\":true}"}}]},)"
        R"({"role":"tool","tool_call_id":"call_81","content":"{\"status\":\"out for delivery\",\"depot\":\"Leipzig\",\"since\":\"06:42\"}"}],)"
        R"("tools":[{"type":"function","function":{"name":"track_parcel","parameters":{"type":"object","properties":{"customer":{"type":"string"},"newest":{"type":"boolean"}}}}}]})";
    exchange->requestBody.contentType = "application/json";
    exchange->requestBody.totalSize = static_cast<ByteCount>(exchange->requestBody.bytes.size());
    exchange->sentBody = exchange->requestBody;
    const std::string asked = "\"claude-sonnet-4.5\"";
    exchange->sentBody.bytes.replace(exchange->sentBody.bytes.find(asked), asked.size(),
                                     "\"anthropic/claude-sonnet-4.5\"");
    std::string stream;
    std::int64_t time = 1'486'000;
    for (const char* word :
         {"I'm ",     "sorry ", "about ",   "the ",      "delay. ", "Your ",    "parcel ",
          "reached ", "the ",   "Leipzig ", "depot ",    "this ",   "morning ", "and ",
          "is ",      "out ",   "for ",     "delivery ", "since ",  "06:42."}) {
        const std::string event =
            std::string(
                R"(data: {"id":"gen-1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":")") +
            word + "\"}}]}\n\n";
        stream += event;
        exchange->events.push_back({time, static_cast<std::uint32_t>(event.size())});
        time += 48'000 + static_cast<std::int64_t>(event.size() % 7) * 9000;
    }
    stream += "data: [DONE]\n\n";
    exchange->events.push_back({time, 14});
    exchange->responseBody.bytes = stream;
    exchange->responseBody.contentType = "text/event-stream";
    exchange->responseBody.totalSize = static_cast<ByteCount>(stream.size());
    exchange->clientHeaders =
        "Host: 127.0.0.1:8686\nAuthorization: Bearer •••\nContent-Type: "
        "application/json\nUser-Agent: OpenAI/Python 1.109.1\nX-Session: s-99\n";
    exchange->sentHeaders =
        "Host: openrouter.ai\nAuthorization: Bearer •••\nContent-Type: "
        "application/json\nUser-Agent: OpenAI/Python 1.109.1\n";
    record::Attempt first;
    first.provider = "anthropic";
    first.model = "claude-sonnet-4-5";
    first.url = "https://api.anthropic.com/v1/messages";
    first.status = 529;
    first.errorCode = "overloaded_error";
    first.errorText = "Overloaded";
    first.startedAt = 1900;
    first.connectedAt = 42'000;
    first.sentAt = 43'000;
    first.firstByteAt = 610'000;
    first.endedAt = 614'000;
    first.tls = true;
    record::Attempt second = first;
    second.provider = "openrouter";
    second.url = "https://openrouter.ai/api/v1/chat/completions";
    second.status = 200;
    second.errorCode.clear();
    second.errorText.clear();
    second.startedAt = 864'000;
    second.connectedAt = 901'000;
    second.firstByteAt = 1'486'000;
    second.endedAt = 2'804'000;
    exchange->attempts = {first, second};
    exchange->trace = {{"parse", "pass", 900, 210},
                       {"authenticate", "pass", 1110, 30},
                       {"limit", "pass", 1140, 22},
                       {"route", "2 targets", 1170, 80},
                       {"meter", "priced", 2'804'100, 40}};
    return exchange;
}

void savePicture(QWidget& window, const QString& name)
{
    const QString folder = QString::fromLocal8Bit(qgetenv("GATEHOUSE_PICTURES"));
    for (const auto choice : {ui::ThemeChoice::Light, ui::ThemeChoice::Dark}) {
        theme().choose(choice);
        QTest::qWait(150);
        window.grab().save(folder + QLatin1Char('/') + name +
                           (choice == ui::ThemeChoice::Dark ? QLatin1String("-dark.png")
                                                            : QLatin1String("-light.png")));
    }
}

}  // namespace

/// Not a test: saves pictures of the page where GATEHOUSE_PICTURES names a folder.
void TrafficPageTest::pictures()
{
    if (qgetenv("GATEHOUSE_PICTURES").isEmpty()) QSKIP("GATEHOUSE_PICTURES names no folder");
    TrafficKit kit(4000);
    QTRY_COMPARE(kit.page->model().rowCount(), 4000);
    kit.add(12);
    kit.writer->push(record::ExchangeFinished{pictureExchange(kit.begun + 15'000'000)});
    auto open = pictureExchange(kit.begun + 19'000'000);
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
    engine::Running running;
    running.requestId = open->id;
    running.elapsed = 1'800'000;
    running.firstByte = 486'000;
    running.streaming = true;
    running.events = 42;
    kit.gateway.open = {running};
    kit.writer->push(record::ExchangeStarted{std::move(open)});
    QVERIFY(kit.writer->flush().ok());
    QTRY_COMPARE(kit.page->model().rowCount(), 4014);
    QTest::qWait(400);
    savePicture(*kit.window, QStringLiteral("traffic"));
    kit.page->table().setCurrentIndex(kit.page->model().index(1, 0));
    auto& inspector = kit.page->inspector();
    QTRY_VERIFY(inspector.exchange() != nullptr);
    const char* names[] = {"conversation", "stream", "request", "response", "timing"};
    for (int tab = 0; tab < 5; ++tab) {
        inspector.showTab(tab);
        QTest::qWait(250);
        savePicture(*kit.window, QStringLiteral("traffic-") + QString::fromLatin1(names[tab]));
    }
    inspector.findChild<QAbstractButton*>(QStringLiteral("traffic.request.part.headers"))->click();
    inspector.showTab(ui::Inspector::Request);
    savePicture(*kit.window, QStringLiteral("traffic-headers"));
    inspector.showTab(ui::Inspector::Conversation);
    kit.page->table().verticalScrollBar()->setValue(3000);
    kit.add(127);
    QTest::qWait(400);
    kit.page->findChild<ui::FilterField*>(QStringLiteral("traffic.filter"))
        ->choose(QStringLiteral("status:5xx colour:red"));
    savePicture(*kit.window, QStringLiteral("traffic-scrolled"));
    kit.page->findChild<ui::FilterField*>(QStringLiteral("traffic.filter"))->choose({});
    kit.page->table().goNewest();
    kit.window->resize(960, 600);
    QTest::qWait(200);
    savePicture(*kit.window, QStringLiteral("traffic-small"));
    kit.page->findChild<ui::FilterField*>(QStringLiteral("traffic.filter"))
        ->choose(QStringLiteral("model:none"));
    QTest::qWait(200);
    savePicture(*kit.window, QStringLiteral("traffic-nothing"));
}

/// Not a test: prints the longest gaps of the GUI thread while GATEHOUSE_SPEED_SECONDS (60) seconds
/// of 1000 rows each arrive in a store of GATEHOUSE_SPEED rows.
void TrafficPageTest::speed()
{
    const auto rows = qEnvironmentVariableIntValue("GATEHOUSE_SPEED");
    if (rows <= 0) QSKIP("GATEHOUSE_SPEED names no number of rows");
    const int seconds =
        std::max(1, qEnvironmentVariable("GATEHOUSE_SPEED_SECONDS", QStringLiteral("60")).toInt());
    TrafficKit kit(rows, {1440, 900}, false);
    QTRY_COMPARE_WITH_TIMEOUT(kit.page->model().rowCount(), rows, 60'000);
    std::atomic<bool> stop{false};
    std::atomic<int> pushed{0};
    std::thread source([&] {
        Random random(11);
        for (int batch = 0; batch < seconds * 20 && !stop; ++batch) {
            for (int i = 0; i < 50; ++i) {
                const auto number = rows + ++pushed;
                kit.writer->push(record::ExchangeFinished{plausibleExchange(
                    random, number, kit.begun + static_cast<WallMicros>(number), StorePlan())});
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
    });
    std::vector<double> gaps;
    QElapsedTimer clock;
    clock.start();
    qint64 last = clock.nsecsElapsed();
    QTimer tick;
    tick.setTimerType(Qt::PreciseTimer);
    connect(&tick, &QTimer::timeout, this, [&] {
        const qint64 now = clock.nsecsElapsed();
        gaps.push_back(static_cast<double>(now - last) / 1e6);
        last = now;
    });
    tick.start(1);
    // The second half is watched scrolled away, walking through the past.
    QTimer scroll;
    connect(&scroll, &QTimer::timeout, this, [&] {
        if (clock.elapsed() < seconds * 500) return;
        auto* bar = kit.page->table().verticalScrollBar();
        bar->setValue(bar->value() + 97);
    });
    scroll.start(16);
    QTest::qWait(seconds * 1000);
    tick.stop();
    stop = true;
    source.join();
    std::sort(gaps.begin(), gaps.end());
    const auto at = [&](double share) {
        return gaps[static_cast<std::size_t>(share * static_cast<double>(gaps.size() - 1))];
    };
    qInfo(
        "%d rows stored, %d arrived in %d s: gap p50 %.2f p99 %.2f p99.9 %.2f max %.2f ms (%zu "
        "ticks), shown %d",
        rows, pushed.load(), seconds, at(0.5), at(0.99), at(0.999), gaps.back(), gaps.size(),
        kit.page->model().rowCount());
}

}  // namespace gatehouse::tests

using gatehouse::tests::TrafficPageTest;
GH_SUITE(TrafficPageTest)
#include "traffic_page_test.moc"
