#include "app/cache/waste_scan.h"

#include <algorithm>

#include <QHash>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/cache/waste_calls.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using app::WasteScan;

class WasteScanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void findingsAreSaidWithTheirMoney()
    {
        const QTemporaryDir folder;
        const QString path = folder.path() + QStringLiteral("/gatehouse.sqlite");
        const auto calls = wasteCalls();
        QVERIFY(keepCalls(path.toStdString(), calls));
        WasteScan scan(path);
        app::WasteReport report;
        bool isDone = false;
        connect(&scan, &WasteScan::finished, this, [&](const app::WasteReport& found) {
            report = found;
            isDone = true;
        });
        scan.start(prefixProviders(), 0);
        QVERIFY(scan.running());
        QTRY_VERIFY_WITH_TIMEOUT(isDone, 20'000);
        QVERIFY(!scan.running());
        QCOMPARE(report.of, static_cast<qint64>(calls.size()));
        QCOMPARE(report.compared, report.of);
        QCOMPARE(report.found, static_cast<qint64>(report.findings.size()));
        QHash<QString, app::WasteReport::Finding> kinds;
        for (const auto& each : report.findings) {
            kinds.insert(each.kind, each);
            QVERIFY(!each.advice.isEmpty() && !each.title.isEmpty());
            QVERIFY(each.lost.value > 0 && each.unpriced == 0);
        }
        const auto again = kinds.value(QStringLiteral("asked again"));
        QCOMPARE(again.title, QStringLiteral("How long may goods be returned?"));
        QCOMPARE(again.calls, 2);
        QCOMPARE(again.whose, QStringLiteral("openai/gpt-4.1 · Help desk"));
        QCOMPARE(again.newest.size(), 3);
        QVERIFY(again.pin.find("body.messages.0.content") != std::string::npos);
        const auto cache = kinds.value(QStringLiteral("prompt cache"));
        QVERIFY(cache.pin.empty());
        QCOMPARE(cache.title, QStringLiteral("Prompts part in the first message"));
        QVERIFY(
            kinds.value(QStringLiteral("dear model")).title.endsWith(QStringLiteral(" would do")));
        QVERIFY(std::ranges::is_sorted(report.findings, std::ranges::greater(),
                                       [](const auto& each) { return each.lost; }));
    }

    void aStoppedOneSaysNothing()
    {
        const QTemporaryDir folder;
        const QString path = folder.path() + QStringLiteral("/gatehouse.sqlite");
        QVERIFY(keepCalls(path.toStdString(), wasteCalls()));
        WasteScan scan(path);
        QSignalSpy done(&scan, &WasteScan::finished);
        scan.start({}, 0);
        scan.cancel();
        QVERIFY(!scan.running());
        scan.start({}, app::now() + 1'000'000);
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 20'000);
    }

    void callsAreAFilter()
    {
        const QString filter = app::filterOf({QStringLiteral("01A"), QStringLiteral("01B")});
        QCOMPARE(filter, QStringLiteral("id:01A or id:01B"));
        QVERIFY(app::filterOf({}).isEmpty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::WasteScanTest;
GH_SUITE(WasteScanTest)
#include "waste_scan_test.moc"
