#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <thread>
#include <vector>

#include <QElapsedTimer>
#include <QEventLoop>
#include <QScrollBar>
#include <QTest>
#include <QTimer>

#include "tests/support/suite.h"
#include "tests/ui/traffic_kit.h"
#include "ui/gap_watch.h"
#include "ui/widgets/log_table.h"

namespace gatehouse::tests {

namespace {

/// The gaps of the GUI thread while something is waited for.
class Gaps {
public:
    Gaps() : watch_([this](const ui::GapWatch::Gap& gap) { hear(gap); }) { clock_.start(); }

    /// Runs the event loop until `done` holds; false when it does not within `most` ms. (The waits
    /// of QTest sleep 10 ms between two looks: no way to measure.)
    bool runUntil(std::function<bool()> done, int most)
    {
        gaps_.clear();
        done_ = std::move(done);
        watch_.start();
        QTimer::singleShot(most, &loop_, &QEventLoop::quit);
        loop_.exec();
        watch_.stop();
        return done_();
    }

    void print(const char* what)
    {
        if (gaps_.empty()) return;
        std::ranges::sort(gaps_, std::ranges::greater(), &At::ms);
        const auto at = [this](double share) {
            return gaps_[static_cast<std::size_t>((1 - share) *
                                                  static_cast<double>(gaps_.size() - 1))]
                .gap.ms;
        };
        double own = 0;
        for (const At& each : gaps_) own = std::max(own, each.gap.ms - each.gap.queueMs);
        qInfo(
            "%s: gap p50 %.2f p99 %.2f p99.9 %.2f max %.2f ms, without waiting for a processor "
            "%.2f ms "
            "(%zu ticks)",
            what, at(0.5), at(0.99), at(0.999), at(1), own, gaps_.size());
        for (std::size_t i = 0; at(1) > 16 && i < std::min<std::size_t>(5, gaps_.size()); ++i) {
            const ui::GapWatch::Gap& gap = gaps_[i].gap;
            qInfo("  %.2f ms (processor %.2f, waited for one %.2f) after %lld ms: %s", gap.ms,
                  gap.cpuMs, gap.queueMs, gaps_[i].atMs, qPrintable(gap.longest));
        }
    }

    [[nodiscard]] qint64 elapsedMs() const { return clock_.elapsed(); }

private:
    struct At {
        ui::GapWatch::Gap gap;
        qint64 atMs = 0;

        [[nodiscard]] double ms() const { return gap.ms; }
    };

    void hear(const ui::GapWatch::Gap& gap)
    {
        gaps_.push_back({gap, clock_.elapsed()});
        if (done_()) loop_.quit();
    }

    QElapsedTimer clock_;
    QEventLoop loop_;
    std::function<bool()> done_;
    std::vector<At> gaps_;
    ui::GapWatch watch_;
};

}  // namespace

/// Not a test: prints the longest gaps of the GUI thread while GATEHOUSE_SPEED_SECONDS (60) seconds
/// of 1000 rows each arrive in a store of GATEHOUSE_SPEED rows.
class TrafficSpeedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void filtersOverAll();
    void gapsWhileRowsArrive();

    void cleanupTestCase() { kit_.reset(); }

private:
    std::unique_ptr<TrafficKit> kit_;
};

void TrafficSpeedTest::initTestCase()
{
    const auto rows = qEnvironmentVariableIntValue("GATEHOUSE_SPEED");
    if (rows <= 0) QSKIP("GATEHOUSE_SPEED names no number of rows");
    kit_ = std::make_unique<TrafficKit>(rows, QSize(1440, 900), false);
    Gaps watch;
    QVERIFY(watch.runUntil([this] { return kit_->page->model().complete(); }, 60'000));
    watch.print("opening");
    QCOMPARE(kit_->page->model().rowCount(), rows);
}

void TrafficSpeedTest::gapsWhileRowsArrive()
{
    TrafficKit& kit = *kit_;
    const int rows = kit.page->model().rowCount();
    const int seconds =
        std::max(1, qEnvironmentVariable("GATEHOUSE_SPEED_SECONDS", QStringLiteral("60")).toInt());
    std::atomic<int> pushed{0};
    std::atomic<bool> stop{false};
    std::thread source([&] {
        Random random(11);
        auto due = std::chrono::steady_clock::now();
        for (int batch = 0; batch < seconds * 20 && !stop; ++batch) {
            for (int i = 0; i < 50; ++i) {
                const auto number = rows + ++pushed;
                kit.writer->push(record::ExchangeFinished{plausibleExchange(
                    random, number, kit.begun + static_cast<WallMicros>(number), StorePlan())});
            }
            due += std::chrono::milliseconds(50);
            std::this_thread::sleep_until(due);
        }
    });
    Gaps watch;
    // The second half is watched scrolled away, walking through the past.
    QTimer scroll;
    const qint64 begun = watch.elapsedMs();
    connect(&scroll, &QTimer::timeout, this, [&] {
        if (watch.elapsedMs() - begun < seconds * 500) return;
        auto* bar = kit.page->table().verticalScrollBar();
        bar->setValue(bar->value() + 97);
    });
    scroll.start(16);
    const int all = rows + seconds * 1000;
    const auto allIn = [&] { return kit.page->model().rowCount() == all; };
    QVERIFY(watch.runUntil(allIn, seconds * 1000 + 30'000));
    stop = true;
    source.join();
    watch.print(qPrintable(QStringLiteral("%1 rows stored, %2 arrived in %3 s")
                               .arg(rows)
                               .arg(pushed.load())
                               .arg(seconds)));
}

void TrafficSpeedTest::filtersOverAll()
{
    app::LogModel& model = kit_->page->model();
    const auto filterOf = [](auto fill) {
        store::Filter filter;
        fill(filter);
        return filter;
    };
    const std::pair<const char*, store::Filter> filters[] = {
        {"frequent model", filterOf([](store::Filter& f) { f.model = "gpt-4.1"; })},
        {"rare model", filterOf([](store::Filter& f) { f.model = "gemma3"; })},
        {"no such model", filterOf([](store::Filter& f) { f.model = "nothing-like-it"; })},
        {"model and key", filterOf([](store::Filter& f) {
             f.model = "qwen3";
             f.keyLabel = "ci";
         })},
        {"model and errors", filterOf([](store::Filter& f) {
             f.model = "qwen3";
             f.onlyErrors = true;
         })},
        {"status 418", filterOf([](store::Filter& f) { f.statusFrom = f.statusTo = 418; })},
        {"provider", filterOf([](store::Filter& f) { f.provider = "groq"; })},
        {"errors", filterOf([](store::Filter& f) { f.onlyErrors = true; })},
        {"all", {}},
    };
    for (const auto& [name, filter] : filters) {
        QElapsedTimer clock;
        clock.start();
        qint64 first = 0;
        qint64 whole = 0;
        const auto noted = connect(&model, &app::LogModel::stateChanged, this, [&] {
            if (model.state() != app::LogModel::State::Ready) return;
            if (first == 0) first = clock.nsecsElapsed();
            if (whole == 0 && model.complete()) whole = clock.nsecsElapsed();
        });
        Gaps watch;
        model.setFilter(filter);
        QVERIFY(watch.runUntil([&] { return model.complete(); }, 60'000));
        disconnect(noted);
        qInfo("%s: first rows %.1f ms, all %d after %.1f ms", name,
              static_cast<double>(first) / 1e6, model.rowCount(), static_cast<double>(whole) / 1e6);
        watch.print(name);
    }
}

}  // namespace gatehouse::tests

using gatehouse::tests::TrafficSpeedTest;
GH_SUITE(TrafficSpeedTest)
#include "traffic_speed_test.moc"
