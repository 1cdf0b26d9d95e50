#include "app/models/store_log_source.h"

#include <QSignalSpy>
#include <QTemporaryDir>

#include "app/models/log_model.h"
#include "tests/support/store_builder.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class StoreLogSourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsPagesAndNewRowsOfARealStore();
    void saysWhatIsWrongWithTheStore();
    void aSlowListingBeginsEmptyAndLooksAtNewRowsAlone();
};

void StoreLogSourceTest::aSlowListingBeginsEmptyAndLooksAtNewRowsAlone()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("gatehouse.sqlite"));
    StorePlan plan;
    plan.rows = 600;
    QVERIFY(buildStore(path.toStdString(), plan).ok());
    app::ReaderThread pages(path), queries(path);
    app::StoreLogSource source(pages, queries);
    app::LiveModel live;
    app::LogModel model(source, live);
    model.reload();
    QTRY_COMPARE(model.rowCount(), 600);
    QSignalSpy listed(&source, &app::LogSource::listed);
    store::Condition condition;
    condition.kind = store::Condition::Kind::Is;
    condition.field = store::Field::Body;
    condition.test = store::Test::Contains;
    condition.text = "\"role\"";
    store::Filter slow;
    slow.also = {condition};
    model.setFilter(slow);
    QTRY_VERIFY(model.complete());
    QVERIFY(listed.first().at(1).value<std::vector<store::RowId>>().empty());
    QVERIFY(model.rowCount() > 300);
    QCOMPARE(model.progress(), -1.0);
    // Rows that came in are looked at where somebody waits for them; the old ones are not again.
    QSignalSpy fresh(&source, &app::LogSource::freshened);
    source.fresh(7, slow, 0, {});
    QTRY_COMPARE(fresh.count(), 1);
    const auto rows = fresh.first().at(1).value<app::FreshRows>();
    QVERIFY(rows.ids.empty() || rows.ids.front() > 300);
}

void StoreLogSourceTest::listsPagesAndNewRowsOfARealStore()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("gatehouse.sqlite"));
    StorePlan plan;
    plan.rows = 1500;
    plan.bodies = false;
    QVERIFY(buildStore(path.toStdString(), plan).ok());
    app::ReaderThread pages(path), queries(path);
    app::StoreLogSource source(pages, queries);
    app::LiveModel live;
    app::LogModel model(source, live);
    model.reload();
    QTRY_VERIFY(model.complete());
    QCOMPARE(model.rowCount(), 1500);
    QTRY_VERIFY(model.rowAt(1400) != nullptr);
    QCOMPARE(model.rowAt(1400)->id, model.idAt(1400));
    QVERIFY(!model.rowAt(1400)->requestId.empty());

    QSignalSpy fresh(&source, &app::LogSource::freshened);
    source.fresh(99, {}, model.idAt(10), {model.idAt(500)});
    QTRY_COMPARE(fresh.count(), 1);
    const auto rows = fresh.at(0).at(1).value<app::FreshRows>();
    QCOMPARE(rows.ids.size(), std::size_t(10));
    QCOMPARE(rows.rows.size(), std::size_t(10));
    QCOMPARE(rows.updated.front().id, model.idAt(500));

    model.setFilter({}, {store::Field::Latency, false});
    QTRY_VERIFY(model.complete() && model.rowCount() == 1500);
    QTRY_VERIFY(model.rowAt(0) != nullptr && model.rowAt(700) != nullptr);
    QVERIFY(model.rowAt(0)->latency >= model.rowAt(1)->latency);
    QVERIFY(model.rowAt(1)->latency > model.rowAt(700)->latency);

    store::Filter errors;
    errors.onlyErrors = true;
    model.setFilter(errors);
    QTRY_VERIFY(model.complete());
    QVERIFY(model.rowCount() > 0 && model.rowCount() < 1500);
}

void StoreLogSourceTest::saysWhatIsWrongWithTheStore()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("gatehouse.sqlite"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    app::ReaderThread pages(path), queries(path);
    app::StoreLogSource source(pages, queries);
    QSignalSpy failed(&source, &app::LogSource::failed);
    source.list(3, {}, {});
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.at(0).at(0).toULongLong(), 3ULL);
    QVERIFY(!failed.at(0).at(1).toString().isEmpty());
}

}  // namespace gatehouse::tests

using gatehouse::tests::StoreLogSourceTest;
GH_SUITE(StoreLogSourceTest)
#include "store_log_source_test.moc"
