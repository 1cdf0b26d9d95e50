#include "app/routes/back_scan.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/guardrails/guard_calls.h"
#include "tests/support/routes.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using app::BackScan;

namespace {

constexpr WallMicros kAMinute = 60'000'000;

/// Who says "short" goes to a model of this machine, the others to OpenAI's.
BackScan::Plan planOf(bool ownCalls = false)
{
    BackScan::Plan plan;
    plan.graph = *policy::readGraph(graphOf(
        "test",
        {quoted("{'id':'test','type':'conditional','properties':{'conditions':"
                "{'body.messages.0.content':{'$eq':'short'}}},'outputs':{'true':{'elementId':"
                "'near'},'false':{'elementId':'far'}}}"),
         modelNode("near", "ollama"),
         quoted("{'id':'far','type':'model','properties':{'provider':'openai','model':"
                "'gpt-4.1-mini'},'outputs':{'success':{'elementId':'end'},"
                "'fallback':{'elementId':'end'}}}")}));
    plan.route = "r";
    plan.providers = {{.id = "openai"}, {.id = "ollama"}};
    plan.ownCalls = ownCalls;
    return plan;
}

record::Exchange paidCall(int number, WallMicros before, const std::string& words)
{
    auto call = guardedCall(number, before, words);
    call.usage.input = 1'000;
    call.usage.output = 10;
    call.cost = PicoUsd{5'000'000};
    return call;
}

}  // namespace

/// Calls of a store, taken through a route.
class BackScanTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    QString path_ = folder_.path() + QStringLiteral("/gatehouse.sqlite");

    BackScan::Counts scan(BackScan::Plan plan, std::vector<app::BackHit>* hits = nullptr)
    {
        BackScan scan(path_);
        BackScan::Counts counts;
        bool isDone = false;
        connect(&scan, &BackScan::progressed, this,
                [&](const BackScan::Counts&, const std::vector<app::BackHit>& more) {
                    if (hits != nullptr) hits->insert(hits->end(), more.begin(), more.end());
                });
        connect(&scan, &BackScan::finished, this, [&](const BackScan::Counts& all) {
            counts = all;
            isDone = true;
        });
        scan.start(std::move(plan));
        [&] { QTRY_VERIFY_WITH_TIMEOUT(isDone, 20'000); }();
        return counts;
    }

private Q_SLOTS:

    void initTestCase()
    {
        auto bare = paidCall(3, 3 * kAMinute, "short");
        bare.requestBody = {};
        auto unknown = paidCall(4, 2 * kAMinute, "short");
        unknown.cost.reset();
        auto own = paidCall(5, kAMinute, "long");
        own.route.id = "r";
        own.route.version = 1;
        own.route.way = "start:next>end";
        auto list = paidCall(6, kAMinute / 2, "short");
        list.operation = "models";
        QVERIFY(keepCalls(path_.toStdString(),
                          {paidCall(1, 5 * kAMinute, "short"), paidCall(2, 4 * kAMinute, "long"),
                           bare, unknown, own, list}));
    }

    void countsWhereCallsGo()
    {
        std::vector<app::BackHit> hits;
        const auto counts = scan(planOf(), &hits);
        QCOMPARE(counts.of, 6);
        QCOMPARE(counts.looked, 6);
        QCOMPARE(counts.tried, 4);
        QCOMPARE(counts.without, 1);
        QCOMPARE(counts.elsewhere, 2);
        QCOMPARE(counts.refused, 0);
        QCOMPARE(counts.unpriced, 1);
        QCOMPARE(counts.before.value, std::int64_t(15'000'000));
        QVERIFY(counts.after.value > 0 && counts.after.value != counts.before.value);
        QCOMPARE(counts.shares.size(), std::size_t(2));
        QCOMPARE(counts.shares[0].calls, 2);
        QCOMPARE(hits.size(), std::size_t(2));
        QCOMPARE(hits[1].before, QStringLiteral("openai/gpt-4.1-mini"));
        QCOMPARE(hits[1].after, QStringLiteral("ollama/m-near"));
        QCOMPARE(hits[1].costAfter->value, std::int64_t(0));  // it runs here
        QVERIFY(hits[1].why.contains(QStringLiteral("short")));
        QVERIFY(!hits[0].costBefore);
    }

    void thoseOfTheRouteAlone()
    {
        const auto counts = scan(planOf(true));
        QCOMPARE(counts.tried, 1);
        QCOMPARE(counts.elsewhere, 0);
    }

    void aRouteThatCannotRunSaysSo()
    {
        BackScan scan(path_);
        QSignalSpy failed(&scan, &BackScan::failed);
        auto plan = planOf();
        plan.graph.nodes.pop_back();
        scan.start(std::move(plan));
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 20'000);
        QVERIFY(!scan.running());
        scan.start(planOf());
        scan.cancel();
        QVERIFY(!scan.running());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::BackScanTest;
GH_SUITE(BackScanTest)
#include "back_scan_test.moc"
