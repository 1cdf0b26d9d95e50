#include "app/export/import_job.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include "app/export/export_job.h"
#include "tests/app/export/foreign_har.h"
#include "tests/app/running_gateway.h"
#include "tests/support/store_builder.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

constexpr int kPatience = 20'000;  // ms

void write(const QString& name, const QByteArray& bytes)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("no file");
}

}  // namespace

class ImportJobTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// Out of one log, into another, out again: the same.
    void aRoundTripIsEqual()
    {
        const QTemporaryDir folder;
        const QString from = folder.filePath(QStringLiteral("from.sqlite"));
        StorePlan plan;
        plan.rows = 450;  // more than a batch
        QVERIFY(buildStore(from.toStdString(), plan).ok());
        {
            store::WriterOptions options;
            options.databasePath = from.toStdString();
            auto writer = store::Writer::start(options, nullptr);
            (*writer)->push(record::Marked{7, true, "ask Ana", {"slow", "to show"}});
            (*writer)->push(record::Marked{444, false, "", {"eu"}});
            QVERIFY((*writer)->flush(true).ok());
        }
        app::ExportWish wish;
        wish.format = &app::exportFormats().front();
        wish.file = folder.filePath(QStringLiteral("out.har"));
        wish.baseUrl = QStringLiteral("http://gateway");
        QCOMPARE(exported(from, wish), 450);

        RunningGateway gateway;
        QVERIFY(gateway.start());
        app::ImportJob job(gateway.bridge, gateway.bridge.databasePath());
        QSignalSpy finished(&job, &app::ImportJob::finished);
        job.start(wish.file);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
        QCOMPARE(finished[0][0].toLongLong(), qint64{450});
        QCOMPARE(finished[0][1].toLongLong(), qint64{0});

        app::ExportWish again = wish;
        again.file = folder.filePath(QStringLiteral("again.har"));
        again.filter.origin = record::Origin::Import;
        QCOMPARE(exported(gateway.bridge.databasePath(), again), 450);
        QFile first(wish.file), second(again.file);
        QVERIFY(first.open(QIODevice::ReadOnly) && second.open(QIODevice::ReadOnly));
        QVERIFY(first.readAll() == second.readAll());

        // What is there already does not come twice.
        job.start(wish.file);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, kPatience);
        QCOMPARE(finished[1][0].toLongLong(), qint64{0});
        QCOMPARE(finished[1][1].toLongLong(), qint64{450});
    }

    void aForeignFilesSecretsStayOut()
    {
        RunningGateway gateway;
        QVERIFY(gateway.start());
        const QString name = gateway.folder.filePath(QStringLiteral("foreign.har"));
        QByteArray file(kForeignHar);
        file.replace(
            "{\"name\":\"content-type\"",
            "{\"name\":\"Authorization\",\"value\":\"Bearer canary-4711-canary\"},{\"name\":"
            "\"content-type\"");
        QVERIFY(file.contains("canary-4711"));
        write(name, file);
        app::ImportJob job(gateway.bridge, gateway.bridge.databasePath());
        QSignalSpy finished(&job, &app::ImportJob::finished);
        job.start(name);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
        QCOMPARE(finished[0][0].toLongLong(), qint64{1});
        for (const char* end : {"", "-wal"}) {
            QFile log(gateway.bridge.databasePath() + QLatin1String(end));
            if (log.open(QIODevice::ReadOnly)) QVERIFY(!log.readAll().contains("canary-4711"));
        }
    }

    void aBrokenFileChangesNothing()
    {
        RunningGateway gateway;
        QVERIFY(gateway.start());
        const QString name = gateway.folder.filePath(QStringLiteral("half.har"));
        write(name, kHalfHar);
        app::ImportJob job(gateway.bridge, gateway.bridge.databasePath());
        QSignalSpy failed(&job, &app::ImportJob::failed);
        job.start(name);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kPatience);
        QVERIFY(failed[0][0].toString().contains(QLatin1String("log.entries[1].request.method")));
        job.start(gateway.folder.filePath(QStringLiteral("none.har")));
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 2, kPatience);
        QVERIFY(!failed[1][1].toString().isEmpty());
        auto reader = store::Reader::open(gateway.bridge.databasePath().toStdString());
        QVERIFY(reader.ok());
        QVERIFY((*reader)->idsAfter({}, 0)->empty());
    }

private:
    static qint64 exported(const QString& store, const app::ExportWish& wish)
    {
        app::ExportJob job(store);
        QSignalSpy finished(&job, &app::ExportJob::finished);
        job.start(wish);
        return finished.wait(kPatience) ? finished[0][0].toLongLong() : -1;
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ImportJobTest;
GH_SUITE(ImportJobTest)
#include "import_job_test.moc"
