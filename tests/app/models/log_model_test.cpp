#include "app/models/log_model.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>

#include "tests/app/memory_log_source.h"
#include "tests/support/suite.h"

using gatehouse::app::LiveModel;
using gatehouse::app::LogModel;
using gatehouse::record::Outcome;
using gatehouse::tests::MemoryLogSource;
namespace store = gatehouse::store;

namespace {

/// Lets queued answers, and the questions they bring up, run out.
void settle()
{
    for (int i = 0; i < 20; ++i) QCoreApplication::processEvents();
}

/// Of memory that is no file's; -1: not told.
qint64 anonymousKilobytes()
{
    QFile file(QStringLiteral("/proc/self/smaps_rollup"));
    if (!file.open(QIODevice::ReadOnly)) return -1;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith("Anonymous:"))
            return line.mid(10).simplified().split(' ')[0].toLongLong();
    }
    return -1;
}

store::Committed added(std::vector<store::RowId> ids)
{
    store::Committed facts;
    facts.added = std::move(ids);
    return facts;
}

}  // namespace

class LogModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsNewestFirst();
    void keepsTheContractDuringBatches();
    void ignoresAnswersToOldQuestions();
    void asksForPagesOnceAndNewestFirst();
    void showsARunningRowFinish();
    void showsLiveFiguresOfARunningRow();
    void putsARowThatMatchesLaterInItsPlace();
    void dropsWhatRetentionTook();
    void doesNotAskForeverForRowsThatAreGone();
    void holdsBackWhilePaused();
    void rankedRowsKeepTheirPlaces();
    void saysWhatFailed();
    void aLongListingTellsAndCanBeStopped();
    void aMillionRowsTakeLittleRoom();
};

/// The window may take 300 MB with a million rows; the list is what grows with them.
void LogModelTest::aMillionRowsTakeLittleRoom()
{
    constexpr qint64 kRows = 1'000'000;
    constexpr qint64 kPiece = 20'000;
    constexpr qint64 kMostKilobytes = 64 * 1024;
    MemoryLogSource source;
    LiveModel live;
    LogModel model(source, live);
    source.holdBack = true;
    model.reload();
    const qint64 before = anonymousKilobytes();
    if (before < 0) QSKIP("this system does not tell what a program holds");
    for (qint64 top = kRows; top > 0; top -= kPiece) {
        std::vector<store::RowId> ids;
        for (qint64 id = top; id > top - kPiece; --id) ids.push_back(id);
        Q_EMIT source.listed(source.listing, ids, top == kPiece);
    }
    QCOMPARE(model.rowCount(), static_cast<int>(kRows));
    const qint64 taken = anonymousKilobytes() - before;
    QVERIFY2(taken < kMostKilobytes, qPrintable(QString::number(taken)));
}

void LogModelTest::aLongListingTellsAndCanBeStopped()
{
    MemoryLogSource source;
    for (int i = 0; i < 3; ++i) source.add();
    LiveModel live;
    LogModel model(source, live);
    model.reload();
    settle();
    QCOMPARE(model.rowCount(), 3);
    QSignalSpy told(&model, &LogModel::progressChanged);
    source.holdBack = true;
    model.reload();
    model.stop();  // nothing that takes long
    QCOMPARE(source.stops, 0);
    Q_EMIT source.listed(source.listing, {}, false);
    QCOMPARE(model.rowCount(), 0);  // what was listed before does not stand for what is looked for
    Q_EMIT source.progressed(source.listing, 0.25);
    QCOMPARE(model.progress(), 0.25);
    Q_EMIT source.listed(source.listing, {2}, false);
    Q_EMIT source.progressed(source.listing - 1, 0.9);
    QCOMPARE(model.progress(), 0.25);
    model.stop();
    QCOMPARE(source.stops, 1);
    QVERIFY(model.stopped() && model.complete());
    QCOMPARE(model.progress(), -1.0);
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(told.size() >= 2);
    source.holdBack = false;
    model.reload();
    QVERIFY(!model.stopped());
}

void LogModelTest::listsNewestFirst()
{
    MemoryLogSource source;
    for (int i = 0; i < 1000; ++i) source.add();
    source.nextChunk = 300;
    LiveModel live;
    LogModel model(source, live);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reload();
    settle();
    QCOMPARE(model.rowCount(), 1000);
    QVERIFY(model.complete());
    QCOMPARE(model.idAt(0), store::RowId(1000));
    QCOMPARE(model.idAt(999), store::RowId(1));
    QCOMPARE(model.rowOf(400), 600);
    model.rowAt(600);
    settle();
    QCOMPARE(model.data(model.index(600, LogModel::RequestId), Qt::DisplayRole).toString(),
             QStringLiteral("req-400"));
}

void LogModelTest::keepsTheContractDuringBatches()
{
    MemoryLogSource source;
    for (int i = 0; i < 500; ++i) source.add();
    LiveModel live;
    LogModel model(source, live);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.reload();
    settle();
    model.beat();
    settle();
    inserted.clear();
    for (int batch = 0; batch < 20; ++batch) {
        std::vector<store::RowId> ids;
        for (int i = 0; i < 25; ++i) ids.push_back(source.add());
        model.committed(added(ids));
        model.beat();
        settle();
        QCOMPARE(inserted.count(), batch + 1);  // one insertion a batch
        QCOMPARE(inserted.last().at(1).toInt(), 0);
        QCOMPARE(inserted.last().at(2).toInt(), 24);
        // Rows of the batch are there with it: no grey bars at the top.
        QVERIFY(model.data(model.index(0, LogModel::Time), Qt::DisplayRole).isValid());
    }
    QCOMPARE(model.rowCount(), 1000);
    for (int row = 0; row + 1 < 1000; ++row) QVERIFY(model.idAt(row) > model.idAt(row + 1));
}

void LogModelTest::ignoresAnswersToOldQuestions()
{
    MemoryLogSource source;
    for (int i = 0; i < 10; ++i) source.add(i < 3 ? 500 : 200);
    source.matches = [](const store::Row& row, const store::Filter& filter) {
        return row.status >= filter.statusFrom.value_or(0);
    };
    LiveModel live;
    LogModel model(source, live);
    source.holdBack = true;
    model.reload();
    store::Filter filter;
    filter.statusFrom = 500;
    model.setFilter(filter);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    source.release();
    settle();
    QCOMPARE(resets.count(), 1);
    QCOMPARE(model.rowCount(), 3);
}

void LogModelTest::asksForPagesOnceAndNewestFirst()
{
    MemoryLogSource source;
    for (int i = 0; i < 50'000; ++i) source.add();
    LiveModel live;
    LogModel model(source, live);
    model.reload();
    settle();
    source.pagesAsked = 0;
    for (int row = 0; row < 50'000; row += 128) model.rowAt(row);  // a wild scroll
    settle();
    QCOMPARE(source.pagesAsked, static_cast<int>(LogModel::kWaiting));
    QVERIFY(model.rowAt(49'920) != nullptr);  // the last wish came true
    for (int i = 0; i < 5; ++i) model.rowAt(49'920);
    settle();
    QCOMPARE(source.pagesAsked, static_cast<int>(LogModel::kWaiting));
}

void LogModelTest::showsARunningRowFinish()
{
    MemoryLogSource source;
    for (int i = 0; i < 5; ++i) source.add();
    const auto id = source.add(0, Outcome::Running);
    LiveModel live;
    LogModel model(source, live);
    model.reload();
    settle();
    model.rowAt(0);
    settle();
    QCOMPARE(model.rowAt(0)->outcome, Outcome::Running);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    source.rows[id].outcome = Outcome::Ok;
    source.rows[id].status = 200;
    store::Committed facts;
    facts.updated = {id};
    model.committed(facts);
    model.beat();
    settle();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 0);
    QCOMPARE(model.data(model.index(0, LogModel::Status), Qt::DisplayRole).toString(),
             QStringLiteral("200"));
}

void LogModelTest::showsLiveFiguresOfARunningRow()
{
    MemoryLogSource source;
    source.add();
    const auto id = source.add(0, Outcome::Running);
    source.rows[id].latency = -1;
    LiveModel live;
    LogModel model(source, live);
    model.reload();
    settle();
    model.rowAt(0);
    settle();
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    gatehouse::engine::Running running;
    running.requestId = source.rows[id].requestId;
    running.elapsed = 1'800'000;
    running.events = 42;
    live.setRunning({running});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(model.data(model.index(0, LogModel::Latency), Qt::DisplayRole).toString(),
             QStringLiteral("1.80 s"));
    QCOMPARE(model.data(model.index(0, LogModel::Tokens), Qt::DisplayRole).toString(),
             QStringLiteral("42 events"));
    QVERIFY(model.runningAt(1) == nullptr);
}

void LogModelTest::putsARowThatMatchesLaterInItsPlace()
{
    MemoryLogSource source;
    source.matches = [](const store::Row& row, const store::Filter& filter) {
        return row.status >= filter.statusFrom.value_or(0);
    };
    source.add(500);
    const auto late = source.add(0, Outcome::Running);
    LiveModel live;
    LogModel model(source, live);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    store::Filter filter;
    filter.statusFrom = 500;
    model.setFilter(filter);
    settle();
    model.committed(added({source.add(503)}));
    model.beat();
    settle();
    QCOMPARE(model.rowCount(), 2);
    source.rows[late].status = 502;
    store::Committed facts;
    facts.updated = {late};
    model.committed(facts);
    model.beat();
    settle();
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.idAt(0), store::RowId(3));
    QCOMPARE(model.idAt(1), late);
    model.rowAt(1);
    settle();
    QCOMPARE(model.rowAt(1)->status, 502);
    QCOMPARE(model.rowAt(0)->status, 503);
}

void LogModelTest::dropsWhatRetentionTook()
{
    MemoryLogSource source;
    for (int i = 0; i < 700; ++i) source.add();
    LiveModel live;
    LogModel model(source, live);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reload();
    settle();
    model.committed(added({source.add()}));
    model.beat();
    settle();
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    store::Committed facts;
    facts.removedBelow = 101;
    model.committed(facts);
    model.beat();
    settle();
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed.at(0).at(1).toInt(), 601);
    QCOMPARE(model.rowCount(), 601);
    QCOMPARE(model.idAt(600), store::RowId(101));
}

void LogModelTest::doesNotAskForeverForRowsThatAreGone()
{
    MemoryLogSource source;
    for (int i = 0; i < 10; ++i) source.add();
    LiveModel live;
    LogModel model(source, live);
    model.reload();
    settle();
    source.rows.erase(4);
    model.rowAt(0);
    settle();
    const int asked = source.pagesAsked;
    QVERIFY(model.rowAt(6) != nullptr);
    QCOMPARE(model.data(model.index(6, LogModel::Status), Qt::DisplayRole).toString(),
             QStringLiteral("removed"));
    settle();
    QCOMPARE(source.pagesAsked, asked);
}

void LogModelTest::holdsBackWhilePaused()
{
    MemoryLogSource source;
    source.add();
    LiveModel live;
    LogModel model(source, live);
    model.reload();
    settle();
    model.beat();
    settle();
    model.setPaused(true);
    for (int i = 0; i < 7; ++i) model.committed(added({source.add()}));
    model.beat();
    settle();
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.heldBack(), 7);
    model.setPaused(false);
    settle();
    QCOMPARE(model.rowCount(), 8);
    QCOMPARE(model.heldBack(), 0);
}

/// In another order what comes in waits, what changes is shown where it stands, and what was
/// removed goes with the next listing.
void LogModelTest::rankedRowsKeepTheirPlaces()
{
    MemoryLogSource source;
    for (int i = 0; i < 300; ++i) source.rows[source.add()].latency = (i * 7919) % 300;
    LiveModel live;
    LogModel model(source, live);
    const QAbstractItemModelTester tester(&model);
    model.setFilter({}, {store::Field::Latency, false});
    settle();
    QCOMPARE(model.rowCount(), 300);
    for (int row = 0; row < 300; ++row) {
        QCOMPARE(source.rows[model.idAt(row)].latency, 299 - row);
        QCOMPARE(model.rowOf(model.idAt(row)), row);
        model.rowAt(row);
    }
    settle();
    QCOMPARE(model.rowAt(299)->latency, 0);
    model.committed(added({source.add(), source.add()}));
    const auto changed = model.idAt(7);
    source.rows[changed].status = 500;
    store::Committed update;
    update.updated = {changed};
    model.committed(update);
    model.beat();
    settle();
    QCOMPARE(model.rowCount(), 300);
    QCOMPARE(model.heldBack(), 2);
    QCOMPARE(model.rowAt(7)->status, 500);
    model.reload();
    settle();
    QCOMPARE(model.rowCount(), 302);
    QCOMPARE(model.heldBack(), 0);
    source.rows.erase(source.rows.begin(), source.rows.find(100));
    store::Committed removal;
    removal.removedBelow = 100;
    model.committed(removal);
    for (int beat = 0; beat < 3; ++beat) {
        model.beat();
        settle();
    }
    QCOMPARE(model.rowCount(), 203);
    model.setFilter({});
    settle();
    QCOMPARE(model.idAt(0), store::RowId{302});
    QCOMPARE(model.rowOf(100), 202);
}

void LogModelTest::saysWhatFailed()
{
    MemoryLogSource source;
    source.add();
    LiveModel live;
    LogModel model(source, live);
    model.reload();
    settle();
    QSignalSpy troubled(&model, &LogModel::troubled);
    Q_EMIT source.failed(99, QStringLiteral("old"), {});
    QCOMPARE(troubled.count(), 0);
    Q_EMIT source.failed(1, QStringLiteral("disk"), QStringLiteral("look"));
    QCOMPARE(troubled.count(), 1);
    QCOMPARE(model.state(), LogModel::State::Failed);
    QCOMPARE(model.rowCount(), 1);  // the table stays
    model.reload();
    settle();
    QCOMPARE(model.state(), LogModel::State::Ready);
}

GH_SUITE(LogModelTest)
#include "log_model_test.moc"
