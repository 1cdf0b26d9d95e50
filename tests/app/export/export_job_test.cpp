#include "app/export/export_job.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include "app/export/har_read.h"
#include "tests/support/store_builder.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

constexpr int kPatience = 20'000;  // ms

struct Kit {
    QTemporaryDir folder;
    QString store = folder.filePath(QStringLiteral("gatehouse.sqlite"));
    app::ExportWish wish;

    explicit Kit(std::int64_t rows)
    {
        StorePlan plan;
        plan.rows = rows;
        if (!buildStore(store.toStdString(), plan)) qFatal("no store");
        wish.format = &app::exportFormats().front();
        wish.file = folder.filePath(QStringLiteral("out.har"));
        wish.baseUrl = QStringLiteral("http://127.0.0.1:8686");
    }

    [[nodiscard]] QByteArray written() const
    {
        QFile file(wish.file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

}  // namespace

class ExportJobTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void writesWhatIsChosenOldestFirst()
    {
        Kit kit(300);
        app::ExportJob job(kit.store);
        QSignalSpy finished(&job, &app::ExportJob::finished);
        kit.wish.rows = {250, 3, 77, 9999};
        job.start(kit.wish);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
        QCOMPARE(finished[0][0].toLongLong(), qint64{3});  // 9999 is not there
        QVERIFY(!job.isBusy());
        const auto read = app::readHar(kit.written(), QStringLiteral("out.har"));
        QVERIFY(read.ok() && read->size() == 3);
        QVERIFY(read->at(0).exchange->startedAt <= read->at(1).exchange->startedAt);
        QVERIFY(read->at(1).exchange->startedAt <= read->at(2).exchange->startedAt);
        const auto others =
            QFile(kit.wish.file).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther);
        QCOMPARE(others, QFileDevice::Permissions());
    }

    void writesAllThatTheFilterLetsThrough()
    {
        Kit kit(400);
        kit.wish.format = &app::exportFormats()[2];
        kit.wish.filter.onlyErrors = true;
        app::ExportJob job(kit.store);
        QSignalSpy finished(&job, &app::ExportJob::finished);
        job.start(kit.wish);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
        const auto calls = finished[0][0].toLongLong();
        QVERIFY(calls > 0 && calls < 400);
        QVERIFY(kit.written().count("\r\n") >= calls + 1);
    }

    void nothingIsLeftOfWhatFails()
    {
        Kit kit(5);
        kit.wish.file = kit.folder.filePath(QStringLiteral("no/such/folder/out.har"));
        app::ExportJob job(kit.store);
        QSignalSpy failed(&job, &app::ExportJob::failed);
        job.start(kit.wish);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kPatience);
        QVERIFY(failed[0][0].toString().contains(QLatin1String("out.har")));
        QVERIFY(!failed[0][1].toString().isEmpty());
    }

    /// Cancelled, there is neither a file nor a signal.
    void aCancelledOneLeavesNothing()
    {
        Kit kit(3000);
        {
            app::ExportJob job(kit.store);
            QSignalSpy finished(&job, &app::ExportJob::finished);
            QSignalSpy failed(&job, &app::ExportJob::failed);
            job.start(kit.wish);
            job.cancel();
            QVERIFY(!job.isBusy());
            QCoreApplication::processEvents();
            QCOMPARE(finished.size() + failed.size(), 0);
        }  // waits for the thread
        QCOMPARE(QDir(kit.folder.path()).entryList({QStringLiteral("out*")}), QStringList());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ExportJobTest;
GH_SUITE(ExportJobTest)
#include "export_job_test.moc"
