#include "proxy/core/provider/price.h"

#include <limits>

#include "tests/support/suite.h"

using namespace gatehouse;
using chat::Service;
using chat::Usage;
using provider::Price;
using provider::Rates;

namespace price_test {

constexpr std::int64_t kNone = -1;  // in a row: not reported, or no rate

Usage::Count known(std::int64_t value)
{
    return value == kNone ? Usage::Count() : Usage::Count(value);
}

/// USD per million tokens × 1e6 = pico-dollars a token, as in Rates.
struct Case {
    const char* name;
    Rates rates;
    Rates above200k;  // all empty: no tier
    Usage usage;
    std::int64_t expected;  // pico-dollars, or kNone
};

Rates plain(std::int64_t input, std::int64_t output)
{
    Rates rates;
    rates.input = known(input);
    rates.output = known(output);
    return rates;
}

Rates cached(std::int64_t input, std::int64_t output, std::int64_t read,
             std::int64_t write5m = kNone, std::int64_t write1h = kNone)
{
    Rates rates = plain(input, output);
    rates.cachedInput = known(read);
    rates.cacheWrite5m = known(write5m);
    rates.cacheWrite1h = known(write1h);
    return rates;
}

Rates reasoning(std::int64_t input, std::int64_t output, std::int64_t rate)
{
    Rates rates = plain(input, output);
    rates.reasoning = rate;
    return rates;
}

Rates audio(std::int64_t input, std::int64_t output, std::int64_t in, std::int64_t out)
{
    Rates rates = plain(input, output);
    rates.inputAudio = known(in);
    rates.outputAudio = known(out);
    return rates;
}

Usage tokens(std::int64_t input, std::int64_t output)
{
    Usage usage;
    usage.input = known(input);
    usage.output = known(output);
    return usage;
}

Usage withCache(Usage usage, std::int64_t read, std::int64_t write5m = kNone,
                std::int64_t write1h = kNone)
{
    usage.cacheRead = known(read);
    usage.cacheWrite5m = known(write5m);
    usage.cacheWrite1h = known(write1h);
    return usage;
}

Rates offering(Rates rates, std::int64_t batch, std::int64_t flex, std::int64_t priority)
{
    rates.batch = known(batch);
    rates.flex = known(flex);
    rates.priority = known(priority);
    return rates;
}

Rates apiece(Rates rates, std::int64_t search, std::int64_t picture = kNone,
             std::int64_t request = kNone)
{
    rates.search = known(search);
    rates.picture = known(picture);
    rates.request = known(request);
    return rates;
}

Rates images(std::int64_t input, std::int64_t output, std::int64_t in, std::int64_t out)
{
    Rates rates = plain(input, output);
    rates.inputImage = known(in);
    rates.outputImage = known(out);
    return rates;
}

Rates cachedSound(std::int64_t input, std::int64_t read, std::int64_t audio, std::int64_t readAudio)
{
    Rates rates = cached(input, 0, read);
    rates.inputAudio = known(audio);
    rates.cachedAudio = known(readAudio);
    return rates;
}

Usage by(chat::Service service, Usage usage)
{
    usage.service = service;
    return usage;
}

Usage withPieces(Usage usage, std::int64_t searches, std::int64_t pictures = kNone)
{
    usage.searches = known(searches);
    usage.pictures = known(pictures);
    return usage;
}

Usage withImages(Usage usage, std::int64_t in, std::int64_t out)
{
    usage.inputImage = known(in);
    usage.outputImage = known(out);
    return usage;
}

Usage withCachedAudio(Usage usage, std::int64_t read, std::int64_t audio, std::int64_t readAudio)
{
    usage.cacheRead = known(read);
    usage.inputAudio = known(audio);
    usage.cacheReadAudio = known(readAudio);
    return usage;
}

Usage withReasoning(Usage usage, std::int64_t count)
{
    usage.reasoning = count;
    return usage;
}

Usage withAudio(Usage usage, std::int64_t in, std::int64_t out)
{
    usage.inputAudio = known(in);
    usage.outputAudio = known(out);
    return usage;
}

// Each sum is worked out by hand in the comment beside it: tokens × pico-dollars.
std::vector<Case> cases()
{
    const Rates gpt = cached(2000000, 8000000, 500000);  // 2 / 8 / 0.50
    const Rates claude =
        cached(3000000, 15000000, 300000, 3750000, 6000000);     // 3 / 15 / 0.30 / 3.75 / 6
    const Rates gemini = cached(1250000, 10000000, 125000);      // 1.25 / 10 / 0.125
    const Rates geminiLong = cached(2500000, 15000000, 250000);  // above 200k: 2.50 / 15 / 0.25
    const Rates sonar = reasoning(2000000, 8000000, 3000000);    // 2 / 8, reasoning 3
    const Rates voice = audio(2500000, 10000000, 40000000, 80000000);  // 2.50 / 10, audio 40 / 80
    const Rates none;
    const Rates offered = offering(plain(2000000, 8000000), 500000, 500000, 2000000);
    return {
        // Plain
        {"one of each", gpt, none, tokens(1, 1), 10000000},                       // 2e6 + 8e6
        {"a short call", gpt, none, tokens(19, 10), 118000000},                   // 38e6 + 80e6
        {"a million each", gpt, none, tokens(1000000, 1000000), 10000000000000},  // 10 USD
        {"no output", gpt, none, tokens(100, 0), 200000000},
        {"nothing at all", gpt, none, tokens(0, 0), 0},
        {"a fraction of a nano-dollar", plain(35, 150), none, tokens(3, 7), 1155},  // 105 + 1050
        {"odd rates", plain(59999, 179999), none, tokens(7, 11), 2399982},  // 419993 + 1979989
        // Cache reads
        {"half from the cache", gpt, none, withCache(tokens(2000, 100), 1000), 3300000000},
        // 1000×2e6 + 1000×5e5 + 100×8e6 = 2e9 + 5e8 + 8e8
        {"all from the cache", gpt, none, withCache(tokens(1024, 1), 1024),
         520000000},  // 512e6 + 8e6
        {"no cache hit", gpt, none, withCache(tokens(10, 1), 0), 28000000},
        {"a free cache", cached(500000, 1500000, 0), none, withCache(tokens(100, 10), 60),
         35000000},
        // 40×5e5 + 60×0 + 10×15e5 = 20e6 + 15e6
        {"more cached than sent", gpt, none, withCache(tokens(10, 0), 50), 5000000},  // 10×5e5
        // Cache writes
        {"a five-minute write", claude, none, withCache(tokens(2062, 14), kNone, 2048), 7932000000},
        // 14×3e6 + 2048×3.75e6 + 14×15e6 = 42e6 + 7680e6 + 210e6
        {"a one-hour write", claude, none, withCache(tokens(2048, 10), kNone, kNone, 2048),
         12438000000},
        // 2048×6e6 + 150e6
        {"read and both writes", claude, none, withCache(tokens(1000, 100), 500, 200, 100),
         3600000000},
        // 200×3e6 + 500×3e5 + 200×3.75e6 + 100×6e6 + 100×15e6 = 600+150+750+600+1500 (×1e6)
        {"only the read", claude, none, withCache(tokens(100000, 1), 99990), 30042000000},
        // 10×3e6 + 99990×3e5 + 15e6 = 30e6 + 29997e6 + 15e6
        // Tiers: more than 200000 prompt tokens replace every rate
        {"at the threshold", gemini, geminiLong, tokens(200000, 1000), 260000000000},
        // 200000×1.25e6 + 1000×10e6 = 250e9 + 10e9
        {"above the threshold", gemini, geminiLong, tokens(200001, 1000), 515002500000},
        // 200001×2.5e6 + 1000×15e6 = 500002.5e6 + 15e9
        {"cached tokens count for the tier", gemini, geminiLong,
         withCache(tokens(250000, 100), 240000),
         86500000000},  // 10000×2.5e6 + 240000×2.5e5 + 100×15e6 = 25e9 + 60e9 + 1.5e9
        {"below with cache", gemini, geminiLong, withCache(tokens(100000, 100), 90000),
         24750000000},
        // 10000×1.25e6 + 90000×1.25e5 + 100×10e6 = 12.5e9 + 11.25e9 + 1e9
        {"a tier without cache rate", gemini, plain(2500000, 15000000),
         withCache(tokens(250000, 1), 1000), kNone},
        {"the same tier, no cache", gemini, plain(2500000, 15000000), tokens(250000, 1),
         625015000000},
        // Reasoning
        {"reasoning in the output", gpt, none, withReasoning(tokens(10, 100), 90), 820000000},
        {"reasoning at its own rate", sonar, none, withReasoning(tokens(10, 100), 90), 370000000},
        // 20e6 + 90×3e6 + 10×8e6 = 20+270+80
        {"own rate, not reported", sonar, none, tokens(10, 100), 820000000},
        {"more reasoning than output", sonar, none, withReasoning(tokens(0, 10), 99), 30000000},
        {"free reasoning", reasoning(1000000, 2000000, 0), none, withReasoning(tokens(5, 10), 8),
         9000000},
        // Audio
        {"audio both ways", voice, none, withAudio(tokens(100, 50), 80, 40), 6550000000},
        // 20×2.5e6 + 80×40e6 + 10×10e6 + 40×80e6 = 50+3200+100+3200 (×1e6)
        {"audio without a rate is plain", gpt, none, withAudio(tokens(100, 50), 80, 40), 600000000},
        {"audio that was cached", audio(1000000, 0, 2000000, kNone), none,
         withAudio(tokens(10, 0), 10, 0), 20000000},
        // Unknown
        {"no usage", gpt, none, Usage(), kNone},
        {"no rates", none, none, tokens(1, 1), kNone},
        {"no output rate", plain(1000000, kNone), none, tokens(1, 1), kNone},
        {"no output rate, no output", plain(1000000, kNone), none, tokens(5, 0), 5000000},
        {"no input rate", plain(kNone, 1000000), none, tokens(1, 1), kNone},
        {"no cache rate", plain(1000000, 1000000), none, withCache(tokens(10, 1), 5), kNone},
        {"no cache rate, no hit", plain(1000000, 1000000), none, withCache(tokens(10, 1), 0),
         11000000},
        {"no write rate", gpt, none, withCache(tokens(10, 1), kNone, 5), kNone},
        {"no one-hour rate", cached(1, 1, 1, 1), none, withCache(tokens(10, 1), kNone, kNone, 5),
         kNone},
        {"output not reported", gpt, none, tokens(10, kNone), kNone},
        {"input not reported", gpt, none, tokens(kNone, 10), kNone},
        {"an embedding", plain(20000, 0), none, tokens(8, kNone), 160000},
        // Free
        {"free is not unknown", plain(0, 0), none, tokens(1000, 1000), 0},
        {"free input", plain(0, 1000000), none, tokens(1000, 2), 2000000},
        // Services: batch half, flex half, priority double
        {"half price in a batch", offered, none, by(Service::Batch, tokens(100, 10)), 140000000},
        // 100×1e6 + 10×4e6
        {"a batch with cache", offering(claude, 500000, kNone, kNone), none,
         by(Service::Batch, withCache(tokens(1000, 100), 500, 200, 100)), 1800000000},
        // half of 3600e6
        {"flex", offered, none, by(Service::Flex, tokens(10, 1)), 14000000},  // 10×1e6 + 4e6
        {"priority", offered, none, by(Service::Priority, tokens(10, 1)), 56000000},
        // 10×4e6 + 16e6
        {"a priority without a rate", gpt, none, by(Service::Priority, tokens(10, 1)), kNone},
        {"a batch without a rate", gpt, none, by(Service::Batch, tokens(10, 1)), kNone},
        {"the plain service", gpt, none, by(Service::Plain, tokens(10, 1)), 28000000},
        {"a service of another kind", offered, none, by(Service::Other, tokens(10, 1)), kNone},
        {"what is free is free in a batch", plain(0, 0), none, by(Service::Batch, tokens(9, 9)), 0},
        {"a share rounds half up", offering(plain(35, 151), 500000, kNone, kNone), none,
         by(Service::Batch, tokens(10, 10)), 940},  // 10×18 + 10×76
        {"a long prompt in a batch", offering(gemini, 500000, kNone, kNone), geminiLong,
         by(Service::Batch, tokens(300000, 1000)), 382500000000},
        // half of 300000×2.5e6 + 1000×15e6 = half of 765e9
        // Pieces: a search one cent, a picture four, a request half a cent
        {"three searches", apiece(claude, 10000000000), none, withPieces(tokens(100, 10), 3),
         30450000000},  // 300e6 + 150e6 + 3×10e9
        {"no search", apiece(claude, 10000000000), none, withPieces(tokens(100, 10), 0), 450000000},
        {"searches without a rate", claude, none, withPieces(tokens(100, 10), 1), kNone},
        {"free searches", apiece(claude, 0), none, withPieces(tokens(100, 10), 7), 450000000},
        {"a reranker's search units", apiece(none, 2000000), none, withPieces(Usage(), 4), 8000000},
        {"search units without a rate", none, none, withPieces(Usage(), 4), kNone},
        {"searches in a batch cost the whole",
         apiece(offering(gpt, 500000, kNone, kNone), 10000000000), none,
         by(Service::Batch, withPieces(tokens(10, 0), 1)), 10010000000},  // 10×1e6 + 10e9
        {"searches in a long prompt", apiece(gemini, 10000000000), geminiLong,
         withPieces(tokens(200001, 0), 2), 520002500000},  // 200001×2.5e6 + 2×10e9
        {"a request has a price", apiece(gpt, kNone, kNone, 5000000000), none, tokens(10, 1),
         5028000000},
        {"two pictures", apiece(none, kNone, 40000000000), none, withPieces(Usage(), kNone, 2),
         80000000000},
        {"pictures paid by their tokens", images(5000000, 0, 10000000, 40000000), none,
         withPieces(withImages(tokens(60, 1000), 50, 1000), kNone, 1), 40550000000},
        // 10×5e6 + 50×10e6 + 1000×40e6
        {"pictures of unknown price", none, none, withPieces(Usage(), kNone, 2), kNone},
        {"picture tokens without a rate are plain", gpt, none, withImages(tokens(60, 10), 50, 10),
         200000000},  // 60×2e6 + 10×8e6
        // Sound in the cache
        {"cached sound", cachedSound(1000000, 250000, 3000000, 750000), none,
         withCachedAudio(tokens(100, 0), 60, 50, 30), 110000000},
        // cache: 30×0.25e6 + 30×0.75e6; new: 20 of sound ×3e6 + 20×1e6 = 7.5+22.5+60+20
        {"cached sound without a rate", cachedSound(1000000, 250000, 3000000, kNone), none,
         withCachedAudio(tokens(100, 0), 60, 50, 30), 95000000},  // 60×0.25e6 + 60e6 + 20e6
        // Too large for 64 bits
        {"beyond counting", plain(1000000000, 1), none,
         tokens(std::numeric_limits<std::int64_t>::max(), 0), kNone},
    };
}

}  // namespace price_test

class PriceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void costsAreExact_data()
    {
        QTest::addColumn<int>("row");
        const auto cases = price_test::cases();
        for (std::size_t i = 0; i < cases.size(); ++i)
            QTest::newRow(cases[i].name) << static_cast<int>(i);
    }

    void costsAreExact()
    {
        QFETCH(int, row);
        const auto wanted = price_test::cases().at(static_cast<std::size_t>(row));
        Price price;
        price.rates = wanted.rates;
        if (wanted.above200k != Rates()) price.tiers.push_back({200000, wanted.above200k});
        const auto found = provider::cost(wanted.usage, price);
        if (wanted.expected == price_test::kNone) {
            QVERIFY(!found.has_value());
        } else {
            QVERIFY(found.has_value());
            QCOMPARE(found->value, wanted.expected);
        }
    }

    void theHighestTierCounts()
    {
        Price price;
        price.rates.input = 1;
        price.tiers.resize(2);
        price.tiers[0].aboveTokens = 10;
        price.tiers[0].rates.input = 2;
        price.tiers[1].aboveTokens = 20;
        price.tiers[1].rates.input = 3;
        QCOMPARE(*provider::ratesFor(price, 10).input, std::int64_t{1});
        QCOMPARE(*provider::ratesFor(price, 11).input, std::int64_t{2});
        QCOMPARE(*provider::ratesFor(price, 20).input, std::int64_t{2});
        QCOMPARE(*provider::ratesFor(price, 21).input, std::int64_t{3});
    }

    void ratesAreWrittenAsTheyAreRead()
    {
        using provider::RateUnit;
        QCOMPARE(*provider::parseRate("10", RateUnit::PerThousand), std::int64_t{10000000000});
        QCOMPARE(*provider::parseRate("37.5", RateUnit::Percent), std::int64_t{375000});
        for (const auto& name : provider::rateNames()) {
            for (const std::int64_t rate : {0LL, 1LL, 2500000LL, 1234567LL, 40000000000LL}) {
                const auto text = provider::rateText(rate, name.unit);
                QVERIFY2(provider::parseRate(text, name.unit) == rate, text.c_str());
            }
        }
        QVERIFY(provider::rateText(2500000, RateUnit::PerMillion) == "2.5");
        QVERIFY(provider::rateText(500000, RateUnit::Percent) == "50");
    }

    void decimalsAreReadExactly_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("rate");
        const auto row = [](const char* text, qint64 rate) {
            QTest::newRow(text) << QByteArray(text) << rate;
        };
        row("0", 0);
        row("0.0", 0);
        row("1", 1000000);
        row("2.5", 2500000);
        row("0.30000000000000004", 300000);
        row("0.0028", 2800);
        row("0.000001", 1);
        row("0.0000004", 0);
        row("0.0000005", 1);
        row("0.00000049999", 0);
        row(".5", 500000);
        row("3.", 3000000);
        row("007", 7000000);
        row("999999999999", 999999999999000000);
        row("1000000000000", -1);
        row("", -1);
        row(".", -1);
        row("-1", -1);
        row("+1", -1);
        row("1e3", -1);
        row("1,5", -1);
        row("1.2.3", -1);
        row(" 1", -1);
        row("free", -1);
        row("99999999999999999999", -1);
    }

    void decimalsAreReadExactly()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, rate);
        const auto found = provider::parseRate(text.toStdString());
        QCOMPARE(static_cast<qint64>(found.value_or(-1)), rate);
    }

    void localModelsAreFreeUnlessPriced()
    {
        provider::Provider local;
        local.local = true;
        QCOMPARE(provider::costAt(local, "llama", price_test::tokens(5, 5))->value,
                 std::int64_t{0});
        provider::ModelCard card;
        card.id = "llama";
        card.price.emplace().rates = price_test::plain(1, 1);
        local.models.push_back(card);
        QCOMPARE(provider::costAt(local, "llama", price_test::tokens(5, 5))->value,
                 std::int64_t{10});
        local.local = false;
        QVERIFY(!provider::costAt(local, "other", price_test::tokens(5, 5)).has_value());
    }

    void theCatalogueCarriesKnownPrices()
    {
        const auto* openai = provider::Catalogue::builtIn().find("openai");
        const auto cost =
            provider::costAt(*openai, "gpt-4.1-2025-04-14",
                             price_test::withCache(price_test::tokens(2000, 100), 1000));
        QVERIFY(cost.has_value());
        QCOMPARE(cost->value, std::int64_t{3300000000});
        const auto* claude = provider::Catalogue::builtIn().find("anthropic");
        const auto written =
            provider::costAt(*claude, "claude-haiku-4-5",
                             price_test::withCache(price_test::tokens(1000, 10), price_test::kNone,
                                                   price_test::kNone, 1000));
        QCOMPARE(written->value, std::int64_t{2050000000});  // 1000×2e6 + 10×5e6
    }
};

GH_SUITE(PriceTest)
#include "price_test.moc"
