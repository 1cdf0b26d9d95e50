#include "app/prices/price_changes.h"

#include <algorithm>

#include <QTest>

#include "app/config_session.h"
#include "proxy/core/provider/price.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using app::PriceChange;

namespace {

config::Config twoProviders()
{
    config::Config config;
    config.providers.emplace_back().id = "openai";
    config.providers.emplace_back().id = "anthropic";
    return config;
}

/// The catalogue's prices of a provider, as a table would tell them.
app::PriceFeed sameAsHere(const config::ProviderConfig& chosen)
{
    app::PriceFeed feed;
    const auto row = app::resolved(chosen);
    if (!row) return feed;
    for (const auto& card : row->models) {
        if (card.price) feed.prices.push_back({chosen.id, card.id, card.price->rates});
    }
    std::ranges::sort(feed.prices, {}, &app::FeedPrice::model);
    return feed;
}

const PriceChange* changeOf(const std::vector<PriceChange>& changes, const std::string& model)
{
    const auto found = std::ranges::find(changes, model, &PriceChange::model);
    return found == changes.end() ? nullptr : &*found;
}

app::FeedPrice& priceOf(app::PriceFeed& feed, const std::string& model)
{
    return *std::ranges::find(feed.prices, model, &app::FeedPrice::model);
}

}  // namespace

class PriceChangesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theSameTableChangesNothing()
    {
        const auto config = twoProviders();
        QVERIFY(app::priceChanges(config, sameAsHere(config.providers.front())).empty());
    }

    void changedNewAndGone()
    {
        const auto config = twoProviders();
        auto feed = sameAsHere(config.providers.front());
        priceOf(feed, "gpt-4o").rates.input = 2'000'000;
        std::erase_if(feed.prices, [](const auto& price) { return price.model == "gpt-4.1"; });
        feed.prices.insert(feed.prices.begin(),
                           {"openai", "a-model-of-tomorrow", {.input = 1, .output = 2}});
        const auto changes = app::priceChanges(config, feed);
        QCOMPARE(changes.size(), std::size_t(3));
        const auto* changed = changeOf(changes, "gpt-4o");
        QVERIFY(changed != nullptr && changed->kind == PriceChange::Kind::Changed &&
                changed->isChosen);
        QCOMPARE(changed->before.input, provider::Rate(2'500'000));
        QCOMPARE(changed->after.input, provider::Rate(2'000'000));
        QCOMPARE(changed->after.output, changed->before.output);
        const auto* gone = changeOf(changes, "gpt-4.1");
        QVERIFY(gone != nullptr && gone->kind == PriceChange::Kind::Gone && !gone->canBeChosen());
        const auto* made = changeOf(changes, "a-model-of-tomorrow");
        QVERIFY(made != nullptr && made->kind == PriceChange::Kind::New && !made->isListed);
        QVERIFY(!made->isChosen);  // nobody calls it yet
    }

    void whatTheTableDoesNotTellStays()
    {
        const auto config = twoProviders();
        auto feed = sameAsHere(config.providers.front());
        const auto cached = priceOf(feed, "gpt-4o").rates.cachedInput;
        QVERIFY(cached.has_value());
        priceOf(feed, "gpt-4o").rates = {.input = 9'000'000};
        const auto changes = app::priceChanges(config, feed);
        QCOMPARE(changes.size(), std::size_t(1));
        QCOMPARE(changes[0].after.cachedInput, cached);
    }

    void aPriceOfTheUsersOwnIsNotChosen()
    {
        auto config = twoProviders();
        config.providers.front().prices.push_back({.model = "gpt-4o", .input = "7"});
        const auto changes =
            app::priceChanges(config, sameAsHere(twoProviders().providers.front()));
        const auto* change = changeOf(changes, "gpt-4o");
        QVERIFY(change != nullptr && change->isOwn && !change->isChosen);
        const auto same = app::withPrices(config, changes, "table", "2026-01-31");
        QCOMPARE(same, config);
    }

    void chosenOnesAreInForceAndSayWhereFrom()
    {
        const auto config = twoProviders();
        auto feed = sameAsHere(config.providers.front());
        priceOf(feed, "gpt-4o").rates.input = 2'000'001;
        const auto changes = app::priceChanges(config, feed);
        const auto next = app::withPrices(config, changes, "models.dev", "2026-01-31");
        QCOMPARE(next.providers.front().prices.size(), std::size_t(1));
        const auto& price = next.providers.front().prices.front();
        QCOMPARE(price.input, std::string("2.000001"));
        QCOMPARE(price.source, std::string("models.dev"));
        QCOMPARE(price.date, std::string("2026-01-31"));
        const auto row = app::resolved(next.providers.front());
        QVERIFY(row.has_value());
        QCOMPARE(row->find("gpt-4o")->price->rates, changes[0].after);
        QCOMPARE(row->find("gpt-4o")->price->date, std::string("2026-01-31"));
        QVERIFY(app::priceChanges(next, feed).empty());  // the same table again: nothing
    }

    /// What long prompts cost is no part of the tables, and must not be lost.
    void tiersStay()
    {
        config::Config config;
        config.providers.emplace_back().id = "google-ai-studio";
        auto feed = sameAsHere(config.providers.front());
        const auto before = app::resolved(config.providers.front());
        const auto tiered = std::ranges::find_if(before->models, [](const auto& card) {
            return card.price && !card.price->tiers.empty();
        });
        QVERIFY(tiered != before->models.end());
        priceOf(feed, tiered->id).rates.input = 1'111'111;
        const auto next =
            app::withPrices(config, app::priceChanges(config, feed), "t", "2026-01-31");
        const auto after = app::resolved(next.providers.front());
        QCOMPARE(after->find(tiered->id)->price->tiers.size(), tiered->price->tiers.size());
    }

    void providersOfOnesOwnFollowTheirBase()
    {
        config::Config config;
        auto& own = config.providers.emplace_back();
        own.id = "second-team";
        own.base = "openai";
        auto feed = sameAsHere(twoProviders().providers.front());
        priceOf(feed, "gpt-4o").rates.input = 1;
        const auto changes = app::priceChanges(config, feed);
        QCOMPARE(changes.size(), std::size_t(1));
        QCOMPARE(changes[0].provider, std::string("second-team"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PriceChangesTest;
GH_SUITE(PriceChangesTest)
#include "price_changes_test.moc"
