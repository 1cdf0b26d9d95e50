#include "proxy/shell/engine/cloudflare_log_query.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace cf = engine::cloudflare;

namespace {

struct Scene {
    pipeline::Exchange x;
    pipeline::Snapshot snapshot;
    engine::CloudflareView view;
    cf::Call call{x, snapshot, view, "acct", {"main"}, {}};

    Result<cf::LogQuery> listing(std::vector<std::pair<std::string, std::string>> query)
    {
        call.query = std::move(query);
        return cf::listingOf(call, {});
    }

    Result<cf::LogQuery> removal(std::vector<std::pair<std::string, std::string>> query)
    {
        call.query = std::move(query);
        return cf::removalOf(call, {});
    }
};

}  // namespace

class CloudflareLogQueryTest : public QObject {
    Q_OBJECT

private slots:

    void withoutWordsTheNewestComeFirst()
    {
        Scene s;
        const auto query = s.listing({});
        QVERIFY(query.ok() && query->filter.empty());
        QVERIFY(query->wish.by == store::SortBy::Time && query->wish.isDescending);
        QCOMPARE(query->wish.most, std::int64_t(20));
        QCOMPARE(s.removal({})->wish.most, std::numeric_limits<std::int64_t>::max());
    }

    void boundsHoldForTheirOwnValue()
    {
        Scene s;
        const auto query = s.listing({{"min_cost", "0.5"}});
        QVERIFY(query.ok());
        const auto& both = query->filter.also.at(0);
        QVERIFY(both.parts.at(0).test == store::Test::Known);
        QVERIFY(both.parts.at(1).kind == store::Condition::Kind::Not);
        QVERIFY(both.parts.at(1).parts.at(0).parts.at(0).test == store::Test::Less);
    }

    void timesAreAStretchWithBothEnds()
    {
        Scene s;
        const auto query = s.listing(
            {{"start_date", "1970-01-01T00:00:01Z"}, {"end_date", "1970-01-01T00:00:02Z"}});
        QCOMPARE(query->filter.from, WallMicros(1'000'000));
        QCOMPARE(query->filter.to, WallMicros(2'000'001));
        QVERIFY(!s.listing({{"start_date", "1969-01-01"}}).ok());
    }

    void removalsKnowOtherOrders()
    {
        Scene s;
        QVERIFY(s.removal({{"order_by", "cost"}, {"limit", "5"}}).ok());
        QVERIFY(!s.listing({{"order_by", "cost"}}).ok());
        QVERIFY(!s.removal({{"limit", "x"}}).ok());
        QVERIFY(!s.removal({{"search", "x"}}).ok());
        QVERIFY(!s.listing({{"limit", "5"}}).ok());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CloudflareLogQueryTest;
GH_SUITE(CloudflareLogQueryTest)
#include "cloudflare_log_query_test.moc"
