#include "ui/pages/routes/route_counts.h"

#include <QDateTime>
#include <QFile>
#include <QPushButton>
#include <QTest>

#include "proxy/shell/store/writer.h"
#include "tests/support/suite.h"
#include "tests/ui/pages/routes/route_kit.h"
#include "ui/widgets/states.h"

namespace gatehouse::tests {

class RouteCountsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// The arrows of the drawing carry what the calls of the shown version did.
    void callsAreCountedOnTheArrows()
    {
        RouteKit kit;
        store::WriterOptions options;
        options.databasePath = kit.gateway.databasePath().toStdString();
        auto writer = store::Writer::start(options, nullptr);
        QVERIFY(writer.ok());
        const WallMicros now = QDateTime::currentMSecsSinceEpoch() * 1000;
        for (int i = 0; i < 3; ++i) {
            auto made = std::make_unique<record::Exchange>();
            made->id = "01A" + std::to_string(i);
            made->startedAt = now - 60'000'000;
            made->provider = "sample";
            made->operation = "chat";
            made->outcome = record::Outcome::Ok;
            made->status = 200;
            made->route = {"support", 1, "start:next>plan:false>tiny:success>end"};
            (*writer)->push(record::ExchangeFinished{std::move(made)});
        }
        QVERIFY((*writer)->flush(true).ok());
        kit.open();
        const auto count = [&kit](const char* node, const char* output) {
            const auto found = kit.canvas().counts().find({node, output});
            return found == kit.canvas().counts().end() ? -1 : found->second;
        };
        QTRY_COMPARE_WITH_TIMEOUT(count("plan", "false"), std::int64_t(3), 20'000);
        QCOMPARE(count("plan", "true"), std::int64_t(0));
        QCOMPARE(count("tiny", "success"), std::int64_t(3));
    }

    /// Numbers that cannot be read are told where they would stand, with a way to try again.
    void aStoreThatCannotBeReadIsTold()
    {
        RouteKit kit;
        QFile store(kit.gateway.databasePath());
        QVERIFY(store.open(QIODevice::WriteOnly));
        store.write(QByteArray(8192, 'x'));
        store.close();
        ui::MainWindow& window = kit.open();
        auto* banner = window.findChild<ui::Banner*>(QStringLiteral("routes.counts.banner"));
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), 20'000);
        QVERIFY(window.findChild<QPushButton*>(QStringLiteral("routes.counts.banner.details"))
                    ->isVisible());
        QVERIFY(QFile::remove(kit.gateway.databasePath()));
        QVERIFY(kit.fill(1));
        window.findChild<QPushButton*>(QStringLiteral("routes.counts.banner.action"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(banner->isHidden(), 20'000);
    }

    void nobodyAsksWhileNobodyLooks()
    {
        RouteKit kit;
        QVERIFY(kit.fill(1));
        ui::MainWindow& window = kit.open("");
        QTRY_VERIFY_WITH_TIMEOUT(kit.reader->idle(), 20'000);
        const quint64 before = kit.reader->jobsStarted();
        ui::RouteCounts counts(kit.reader.get());
        counts.watch("support");
        QCOMPARE(kit.reader->jobsStarted(), before);
        int told = 0;
        connect(&counts, &ui::RouteCounts::counted, &counts, [&told] { ++told; });
        counts.setActive(true);
        QTRY_COMPARE_WITH_TIMEOUT(told, 1, 20'000);
        QVERIFY(window.isVisible());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RouteCountsTest;
GH_SUITE(RouteCountsTest)
#include "route_counts_test.moc"
