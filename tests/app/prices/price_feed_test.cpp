#include "app/prices/price_feed.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

QByteArray quoted(QByteArray text)
{
    return text.replace('\'', '"');
}

}  // namespace

class PriceFeedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void modelsDev()
    {
        const auto feed =
            app::readPriceFeed(quoted("{'google':{'id':'google','models':{'gemini-2.5-pro':{'id':'"
                                      "gemini-2.5-pro','cost':{'input':"
                                      "1.25,'output':10,'cache_read':0.31,'context_over_200k':{'"
                                      "input':2.5}}},'free-one':{'cost':{}}}},"
                                      "'nobody':{'models':{'m':{'cost':{'input':1}}}}}"));
        QVERIFY2(feed.trouble.isEmpty(), qPrintable(feed.trouble));
        QCOMPARE(feed.format, QStringLiteral("models.dev"));
        QCOMPARE(feed.prices.size(), std::size_t(1));
        const auto& price = feed.prices.front();
        QCOMPARE(price.provider, std::string("google-ai-studio"));
        QCOMPARE(price.model, std::string("gemini-2.5-pro"));
        QCOMPARE(price.rates.input, provider::Rate(1'250'000));
        QCOMPARE(price.rates.cachedInput, provider::Rate(310'000));
        QCOMPARE(price.rates.output, provider::Rate(10'000'000));
        QVERIFY(!price.rates.reasoning);
    }

    void liteLlm()
    {
        const auto feed = app::readPriceFeed(quoted(
            "{'sample_spec':{'litellm_provider':'one of …','input_cost_per_token':0},"
            "'gpt-4o':{'litellm_provider':'openai','mode':'chat','input_cost_per_token':2.5e-06,"
            "'output_cost_per_token':1e-05,'cache_read_input_token_cost':1.25e-06},"
            "'xai/"
            "grok-4':{'litellm_provider':'xai','input_cost_per_token':3e-06,'output_cost_per_token'"
            ":"
            "1.5e-05},"
            "'openrouter/openai/"
            "gpt-4o':{'litellm_provider':'openrouter','input_cost_per_token':2.5e-06}}"));
        QCOMPARE(feed.format, QStringLiteral("LiteLLM"));
        QCOMPARE(feed.prices.size(), std::size_t(3));
        QCOMPARE(feed.prices[0].provider, std::string("grok"));
        QCOMPARE(feed.prices[0].model, std::string("grok-4"));
        QCOMPARE(feed.prices[0].rates.input, provider::Rate(3'000'000));
        QCOMPARE(feed.prices[1].model, std::string("gpt-4o"));
        QCOMPARE(feed.prices[1].rates.cachedInput, provider::Rate(1'250'000));
        QCOMPARE(feed.prices[1].rates.output, provider::Rate(10'000'000));
        QCOMPARE(feed.prices[2].provider, std::string("openrouter"));
        QCOMPARE(feed.prices[2].model, std::string("openai/gpt-4o"));
    }

    void liteLlmTellsPiecesAndServices()
    {
        const auto feed = app::readPriceFeed(
            quoted("{'gpt-5':{'litellm_provider':'openai','input_cost_per_token':2e-06,"
                   "'output_cost_per_token':8e-06,'input_cost_per_token_batches':1e-06,"
                   "'output_cost_per_token_batches':4e-06,'input_cost_per_token_priority':4e-06,"
                   "'output_cost_per_token_priority':12e-06,'input_cost_per_token_flex':1e-06,"
                   "'search_context_cost_per_query':{'search_context_size_medium':0.01},"
                   "'output_cost_per_image':0.04,'input_cost_per_image_token':1e-05}}"));
        QCOMPARE(feed.prices.size(), std::size_t(1));
        const auto& rates = feed.prices[0].rates;
        QCOMPARE(rates.batch, provider::Rate(500'000));
        QVERIFY(!rates.priority);  // not the same share of both
        QVERIFY(!rates.flex);      // of one only
        QCOMPARE(rates.search, provider::Rate(10'000'000'000));
        QCOMPARE(rates.picture, provider::Rate(40'000'000'000));
        QCOMPARE(rates.inputImage, provider::Rate(10'000'000));
    }

    void ourOwn()
    {
        const auto feed = app::readPriceFeed(
            quoted("{'prices':[{'provider':'openai','model':'gpt-x','input':'0.05','output':'0','"
                   "cacheWrite1h'"
                   ":1.5,'search':'10','batch':50},{'provider':'openai','model':'wrong','input':'"
                   "cheap'}]}"));
        QCOMPARE(feed.format, QStringLiteral("Gatehouse"));
        QCOMPARE(feed.prices.size(), std::size_t(1));
        QCOMPARE(feed.prices[0].rates.input, provider::Rate(50'000));
        QCOMPARE(feed.prices[0].rates.output, provider::Rate(0));
        QCOMPARE(feed.prices[0].rates.cacheWrite1h, provider::Rate(1'500'000));
        QCOMPARE(feed.prices[0].rates.search, provider::Rate(10'000'000'000));
        QCOMPARE(feed.prices[0].rates.batch, provider::Rate(500'000));
        QCOMPARE(feed.unreadable, 1);
    }

    void wrongPricesAreNotTaken()
    {
        const auto feed = app::readPriceFeed(quoted(
            "{'openai':{'models':{'a':{'cost':{'input':-1,'output':1}},'b':{'cost':{'input':'x'}},"
            "'c':{'cost':{'input':1e30}},'d':{'cost':{'input':1,'output':2}}}}}"));
        QCOMPARE(feed.prices.size(), std::size_t(1));
        QCOMPARE(feed.prices[0].model, std::string("d"));
        QCOMPARE(feed.unreadable, 3);
    }

    void whatIsNoTableSaysSo_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a page") << QByteArray("<html>…</html>");
        QTest::newRow("another list") << QByteArray("[1,2]");
        QTest::newRow("another object") << quoted("{'error':{'message':'no'}}");
        QTest::newRow("nobody we know")
            << quoted("{'nobody':{'models':{'m':{'cost':{'input':1}}}}}");
        QTest::newRow("an empty list") << quoted("{'prices':[]}");
    }

    void whatIsNoTableSaysSo()
    {
        QFETCH(QByteArray, text);
        const auto feed = app::readPriceFeed(text);
        QVERIFY(!feed.trouble.isEmpty());
        QVERIFY(feed.prices.empty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PriceFeedTest;
GH_SUITE(PriceFeedTest)
#include "price_feed_test.moc"
