#include <algorithm>
#include <atomic>
#include <chrono>
#include <ctime>
#include <functional>
#include <thread>
#include <vector>

#include <QElapsedTimer>
#include <QEvent>
#include <QEventLoop>
#include <QFile>
#include <QMetaEnum>
#include <QScrollBar>
#include <QTest>
#include <QTimer>

#include "tests/support/suite.h"
#include "tests/ui/traffic_kit.h"
#include "ui/widgets/log_table.h"

namespace gatehouse::tests {

namespace {

/// What the GUI thread did between two ticks of a 1 ms timer, and for how long.
///
/// Shape  an event counts until the next one begins, so what an event calls by itself is its own.
///        What the thread waited for a processor is the machine's doing, not the window's.
class GapWatch : public QObject {
public:
    struct Gap {
        double ms = 0;
        double cpuMs = 0;
        double queueMs = 0;  ///< ready to run, but the processors were taken
        qint64 atMs = 0;
        QString longest;  ///< receiver, kind of event, its ms
    };

    GapWatch()
    {
        clock_.start();
        tick_.setTimerType(Qt::PreciseTimer);
        connect(&tick_, &QTimer::timeout, this, &GapWatch::onTick);
    }

    /// Runs the event loop until `done` holds; false when it does not within `most` ms. (The waits
    /// of QTest sleep 10 ms between two looks: no way to measure.)
    bool runUntil(std::function<bool()> done, int most)
    {
        gaps_.clear();
        done_ = std::move(done);
        lastTick_ = now();
        lastCpu_ = cpu();
        lastQueue_ = queue();
        eventAt_ = lastTick_;
        QCoreApplication::instance()->installEventFilter(this);
        tick_.start(1);
        QTimer::singleShot(most, &loop_, &QEventLoop::quit);
        loop_.exec();
        tick_.stop();
        QCoreApplication::instance()->removeEventFilter(this);
        return done_();
    }

    void print(const char* what)
    {
        if (gaps_.empty()) return;
        std::sort(gaps_.begin(), gaps_.end(),
                  [](const Gap& a, const Gap& b) { return a.ms > b.ms; });
        const auto at = [this](double share) {
            return gaps_[static_cast<std::size_t>((1 - share) *
                                                  static_cast<double>(gaps_.size() - 1))]
                .ms;
        };
        double own = 0;
        for (const Gap& gap : gaps_) own = std::max(own, gap.ms - gap.queueMs);
        qInfo(
            "%s: gap p50 %.2f p99 %.2f p99.9 %.2f max %.2f ms, without waiting for a processor "
            "%.2f ms "
            "(%zu ticks)",
            what, at(0.5), at(0.99), at(0.999), gaps_.front().ms, own, gaps_.size());
        for (std::size_t i = 0; gaps_[0].ms > 16 && i < std::min<std::size_t>(5, gaps_.size());
             ++i) {
            qInfo("  %.2f ms (processor %.2f, waited for one %.2f) after %lld ms: %s", gaps_[i].ms,
                  gaps_[i].cpuMs, gaps_[i].queueMs, gaps_[i].atMs, qPrintable(gaps_[i].longest));
        }
    }

    [[nodiscard]] qint64 elapsedMs() const { return clock_.elapsed(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        closeEvent();
        receiver_ = watched->objectName();
        if (receiver_.isEmpty())
            receiver_ = QString::fromLatin1(watched->metaObject()->className());
        kind_ = event->type();
        return false;
    }

private:
    [[nodiscard]] double now() const { return static_cast<double>(clock_.nsecsElapsed()) / 1e6; }

    /// How long this thread has waited for a processor; 0 where the system does not tell.
    double queue()
    {
        if (!schedule_.isOpen() && !schedule_.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return 0;
        schedule_.seek(0);
        const auto fields = schedule_.read(100).split(' ');
        return fields.size() > 1 ? fields[1].toDouble() / 1e6 : 0;
    }

    static double cpu()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }

    void closeEvent()
    {
        const double at = now();
        if (at - eventAt_ > longestMs_) {
            longestMs_ = at - eventAt_;
            longest_ = receiver_;
            longestKind_ = kind_;
        }
        eventAt_ = at;
    }

    void onTick()
    {
        closeEvent();
        Gap gap;
        gap.ms = now() - lastTick_;
        gap.cpuMs = cpu() - lastCpu_;
        gap.queueMs = queue() - lastQueue_;
        if (gap.ms > 5) {
            gap.atMs = clock_.elapsed();
            gap.longest =
                QStringLiteral("%1 %2 %3 ms")
                    .arg(longest_,
                         QString::fromLatin1(
                             QMetaEnum::fromType<QEvent::Type>().valueToKey(longestKind_)))
                    .arg(longestMs_, 0, 'f', 2);
        }
        gaps_.push_back(gap);
        longestMs_ = 0;
        lastTick_ += gap.ms;
        lastCpu_ += gap.cpuMs;
        lastQueue_ += gap.queueMs;
        if (done_()) loop_.quit();
    }

    QElapsedTimer clock_;
    QTimer tick_;
    QEventLoop loop_;
    std::function<bool()> done_;
    std::vector<Gap> gaps_;
    double lastTick_ = 0;
    double lastCpu_ = 0;
    double lastQueue_ = 0;
    QFile schedule_{QStringLiteral("/proc/thread-self/schedstat")};
    double eventAt_ = 0;
    QString receiver_;
    QEvent::Type kind_ = QEvent::None;
    double longestMs_ = 0;
    QString longest_;
    QEvent::Type longestKind_ = QEvent::None;
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
    GapWatch watch;
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
    GapWatch watch;
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
        GapWatch watch;
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
