#include "app/models/attention.h"

#include "tests/support/suite.h"

namespace gatehouse::tests {

using app::Attention;

class AttentionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void nothingIsSaidWhileAllIsWell()
    {
        store::Overview overview;
        overview.providers = {share("openai", 1000, 49)};
        overview.models = {share("gpt-4.1", 1000, 0)};
        QVERIFY(app::attentionOf(overview, {}).isEmpty());
    }

    void fewRequestsAreNoTrouble()
    {
        store::Overview overview;
        overview.providers = {share("openai", 19, 19), share("groq", 20, 2)};
        QVERIFY(app::attentionOf(overview, {}).isEmpty());
    }

    void theWorstComesFirst()
    {
        store::Overview overview;
        overview.providers = {share("openai", 100, 5), share("groq", 100, 30)};
        engine::EngineState state;
        state.store.rowsDropped = 12;
        const auto list = app::attentionOf(overview, state);
        QCOMPARE(list.size(), 3);
        QCOMPARE(list[0].level, Attention::Level::Bad);
        QVERIFY(list[0].text.contains(QStringLiteral("groq")));
        QCOMPARE(list[0].detail, QStringLiteral("30 of 100 requests failed"));
        QCOMPARE(list[0].filter.provider, std::string("groq"));
        QVERIFY(list[0].filter.onlyErrors);
        QCOMPARE(list[0].text, QStringLiteral("groq: 30.0% errors"));
        QVERIFY(list[1].text.contains(QStringLiteral("12")));
        QCOMPARE(list[2].level, Attention::Level::Warn);
        QVERIFY(list[2].text.contains(QStringLiteral("openai")));
    }

    void budgetsAreToldFromTheirOwnShareOn()
    {
        config::Config config;
        config.limits.resize(2);
        config.limits[0].id = "month";
        config.limits[0].name = "Month";
        config.limits[0].unit = config.limits[1].unit = "cost";
        config.limits[1].id = "day";
        config.limits[1].warnAt = 50;
        constexpr std::int64_t kDollar = 1'000'000'000'000;
        const auto use = [](const char* id, std::int64_t left) {
            engine::LimitUse made;
            made.id = id;
            made.unit = limit::Unit::Cost;
            made.callers.resize(1);
            made.callers[0].standing.limit = 10 * kDollar;
            made.callers[0].standing.remaining = left * kDollar;
            return made;
        };
        const auto told = [&](std::int64_t month, std::int64_t day) {
            return app::attentionOf({}, {}, {use("month", month), use("day", day)}, config);
        };
        QVERIFY(told(3, 6).isEmpty());
        QCOMPARE(told(2, 6).size(), 1);
        QCOMPARE(told(2, 6)[0].text, QStringLiteral("Month: 80.0% spent"));
        QCOMPARE(told(2, 6)[0].detail, QStringLiteral("$2.00 of $10.00 left"));
        QCOMPARE(told(2, 6)[0].page, QStringLiteral("limits"));
        const auto both = told(1, 0);
        QCOMPARE(both.size(), 2);
        QCOMPARE(both[0].text, QStringLiteral("day is spent"));
        QCOMPARE(both[0].level, Attention::Level::Bad);
        QCOMPARE(both[0].detail, QStringLiteral("$0.00 of $10.00 left"));
        // A rate that is full for a moment is no news.
        auto rate = use("day", 0);
        rate.unit = limit::Unit::Requests;
        QVERIFY(app::attentionOf({}, {}, {rate}, config).isEmpty());
    }

    void modelsWithoutAPriceAreToldTogether()
    {
        store::Overview overview;
        for (const char* name : {"a", "b", "c", "d", "e"}) {
            overview.models.push_back(share(name, 10, 0));
            overview.models.back().unpriced = 10;
        }
        overview.models.push_back(share("priced now and then", 10, 0));
        overview.models.back().unpriced = 9;
        overview.models.push_back(share("never answered", 10, 10));
        overview.models.back().unpriced = 10;
        const auto list = app::attentionOf(overview, {});
        QCOMPARE(list.size(), 1);
        QVERIFY(list[0].text.startsWith(QStringLiteral("5 models")));
        QCOMPARE(list[0].detail, QStringLiteral("a, b, c and 2 more"));
        QCOMPARE(list[0].page, QStringLiteral("providers"));
    }

private:
    static store::Share share(const char* name, std::int64_t requests, std::int64_t errors)
    {
        store::Share made;
        made.name = made.provider = name;
        made.requests = requests;
        made.errors = errors;
        return made;
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::AttentionTest;
GH_SUITE(AttentionTest)
#include "attention_test.moc"
