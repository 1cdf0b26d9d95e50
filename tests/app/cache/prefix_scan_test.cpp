#include "app/cache/prefix_scan.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/cache/prefix_calls.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using app::PrefixScan;

class PrefixScanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theWordsAroundThePlaceAreShown()
    {
        const QTemporaryDir folder;
        const QString path = folder.path() + QStringLiteral("/gatehouse.sqlite");
        const auto calls = prefixCalls();
        QVERIFY(keepCalls(path.toStdString(), calls));
        PrefixScan scan(path);
        app::PrefixReport report;
        bool isDone = false;
        connect(&scan, &PrefixScan::finished, this, [&](const app::PrefixReport& found) {
            report = found;
            isDone = true;
        });
        scan.start(prefixProviders(), 0);
        QVERIFY(scan.running());
        QTRY_VERIFY_WITH_TIMEOUT(isDone, 20'000);
        QVERIFY(!scan.running());
        QCOMPARE(report.of, 4);
        QCOMPARE(report.compared, 4);
        QCOMPARE(report.findings.size(), std::size_t{1});
        const auto& finding = report.findings.front();
        QCOMPARE(finding.key, QStringLiteral("Web shop"));
        QCOMPARE(finding.model, QStringLiteral("openai/gpt-4.1"));
        QCOMPARE(finding.calls, 2);
        QCOMPARE(finding.call, QString::fromStdString(calls[2].id));
        QCOMPARE(finding.before, QString::fromStdString(calls[1].id));
        QVERIFY(finding.place.startsWith(QStringLiteral("in the first message, at byte ")));
        QVERIFY(finding.shared.endsWith(QStringLiteral("It is 10:0")));
        QVERIFY(finding.is.startsWith(QStringLiteral("2. xxx")));
        QVERIFY(finding.was.startsWith(QStringLiteral("1. xxx")));
        QVERIFY(finding.row != 0 && finding.rowBefore != 0);
        QCOMPARE(finding.unpriced, 0);
        QVERIFY(finding.lost.value > 0 && report.lost.value == finding.lost.value);
        QCOMPARE(report.tokens, finding.tokens);
    }

    void nothingIsFoundAndNothingCanBeRead()
    {
        const QTemporaryDir folder;
        const QString path = folder.path() + QStringLiteral("/gatehouse.sqlite");
        const QString odd = folder.path() + QStringLiteral("/odd.sqlite");
        QFile file(odd);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));  // no database
        file.close();
        PrefixScan broken(odd);
        QSignalSpy failed(&broken, &PrefixScan::failed);
        broken.start({}, 0);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 20'000);
        QVERIFY(keepCalls(path.toStdString(), {}));
        PrefixScan scan(path);
        QSignalSpy done(&scan, &PrefixScan::finished);
        scan.start({}, 0);
        scan.cancel();
        scan.start({}, 0);
        QTRY_COMPARE(done.count(), 1);
    }

    void noLetterIsCut()
    {
        const std::string body =
            "Gr\xC3\xBC\xC3\x9F"
            "e\nan alle";
        QCOMPARE(app::textBefore(body, 4, 100), QStringLiteral("Grü"));
        QCOMPARE(app::textBefore(body, 3, 100), QStringLiteral("Gr"));
        QCOMPARE(app::textBefore(body, 6, 3), QStringLiteral("ß"));
        QCOMPARE(app::textFrom(body, 2, 3), QStringLiteral("ü"));
        QCOMPARE(app::textFrom(body, 6, 100), QStringLiteral("e an alle"));
        QCOMPARE(app::textFrom(body, 99, 5), QString());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PrefixScanTest;
GH_SUITE(PrefixScanTest)
#include "prefix_scan_test.moc"
