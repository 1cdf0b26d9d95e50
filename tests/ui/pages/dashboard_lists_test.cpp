#include "ui/pages/dashboard_lists.h"

#include <QDateTime>
#include <QTemporaryDir>

#include "proxy/shell/store/writer.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class DashboardListsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void atMostFiveModelsAndUnknownIsNotFree()
    {
        store::Overview overview;
        for (int i = 0; i < 7; ++i) {
            store::Share share;
            share.name = "m" + std::to_string(i);
            share.provider = "openai";
            share.requests = 10;
            share.cost = PicoUsd{(7 - i) * 1'000'000'000'000};
            overview.models.push_back(share);
        }
        overview.models[4].cost = {};
        overview.models[4].unpriced = 10;
        const auto rows = ui::modelRows(overview);
        QCOMPARE(rows.size(), 5);
        QCOMPARE(rows[0].value, QStringLiteral("$7.00"));
        QCOMPARE(rows[0].share, 1.0);
        QCOMPARE(rows[4].value, QStringLiteral("no price"));
        QCOMPARE(rows[4].key, QStringLiteral("m4"));
    }

    void providersGoByRequests()
    {
        store::Overview overview;
        overview.providers.resize(2);
        overview.providers[0].name = overview.providers[0].provider = "dear";
        overview.providers[0].requests = 10;
        overview.providers[0].errors = 1;
        overview.providers[1].name = overview.providers[1].provider = "busy";
        overview.providers[1].requests = 20;
        const auto rows = ui::providerRows(overview);
        QCOMPARE(rows[0].name, QStringLiteral("busy"));
        QCOMPARE(rows[0].small, QStringLiteral("no errors"));
        QVERIFY(rows[1].small.startsWith(QStringLiteral("10")));
        QCOMPARE(rows[1].share, 0.5);
    }

    void routesGoByCallsAndOnlyThoseThatHadSome()
    {
        const QTemporaryDir folder;
        store::WriterOptions options;
        options.databasePath = folder.filePath(QStringLiteral("log")).toStdString();
        auto writer = store::Writer::start(options, nullptr);
        QVERIFY(writer.ok());
        const WallMicros now = QDateTime::currentMSecsSinceEpoch() * 1000;
        for (int i = 0; i < 6; ++i) {
            auto made = std::make_unique<record::Exchange>();
            made->id = "01A" + std::to_string(i);
            made->startedAt = now - 60'000'000;
            made->outcome = i == 0 ? record::Outcome::UpstreamError : record::Outcome::Ok;
            made->status = i == 0 ? 500 : 200;
            made->cost = PicoUsd{1'000'000'000'000};
            made->route = {i < 4 ? "busy" : "calm", i % 2 + 1, "start:next>end"};
            (*writer)->push(record::ExchangeFinished{std::move(made)});
        }
        QVERIFY((*writer)->flush(true).ok());
        auto reader = store::Reader::open(options.databasePath);
        QVERIFY(reader.ok());
        const auto sums = ui::routeSums(**reader,
                                        {{QStringLiteral("calm"), QStringLiteral("Calm")},
                                         {QStringLiteral("idle"), QStringLiteral("Idle")},
                                         {QStringLiteral("busy"), QStringLiteral("Busy")}},
                                        now - 3'600'000'000, now);
        QVERIFY(sums.ok());
        const auto rows = ui::routeRows(*sums);
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].key, QStringLiteral("busy"));
        QCOMPARE(rows[0].name, QStringLiteral("Busy"));
        QCOMPARE(rows[0].value, QStringLiteral("4"));
        QVERIFY(rows[0].small.startsWith(QStringLiteral("25")));
        QVERIFY(rows[0].tip.contains(QStringLiteral("$4.00")));
        QCOMPARE(rows[1].share, 0.5);
        QCOMPARE(rows[1].small, QStringLiteral("no errors"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::DashboardListsTest;
GH_SUITE(DashboardListsTest)
#include "dashboard_lists_test.moc"
