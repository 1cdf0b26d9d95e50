#include "app/provider_health.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

using app::HealthWords;
using provider::HealthState;

namespace {

constexpr WallMicros kNow = 1'763'700'000'000'000;

engine::ProviderHealth healthOf(HealthState state)
{
    engine::ProviderHealth health{.id = "openai"};
    health.state = state;
    health.calls = 20;
    health.good = 19;
    health.latency = 486'000;
    health.lastAt = kNow;
    health.keys = 1;
    return health;
}

}  // namespace

class ProviderHealthTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void probesHaveWords()
    {
        config::ProviderConfig openai;
        openai.id = "openai";
        auto health = healthOf(HealthState::Healthy);
        health.calls = health.good = 0;
        health.probe.at = kNow;
        health.probe.latency = 34'000;
        QCOMPARE(app::healthWords(openai, &health, kNow).text,
                 QStringLiteral("answers probes, 34 ms"));
        health.state = HealthState::Failing;
        health.probe.failures = 3;
        health.lastStatus = 503;
        health.lastFailureAt = kNow;
        const HealthWords words = app::healthWords(openai, &health, kNow);
        QCOMPARE(words.kind, HealthWords::Kind::Bad);
        QCOMPARE(words.text, QStringLiteral("3 probe(s) in a row failed: it answers 503"));
    }

    void whatProbesShow()
    {
        auto health = healthOf(HealthState::Healthy);
        QVERIFY(app::probeWords(health).isEmpty());  // it has none
        health.probeEvery = Millis(30'000);
        QCOMPARE(app::probeWords(health), QStringLiteral("probed every 30 s, not yet"));
        health.probe.at = kNow;
        health.probe.latency = 40'000;
        QCOMPARE(app::probeWords(health), QStringLiteral("probed every 30 s, answered in 40 ms"));
        health.probe.failures = 2;
        QVERIFY(
            app::probeWords(health).startsWith(QStringLiteral("probed every 30 s, 2 in a row")));
    }

    void everyStateHasItsWords()
    {
        config::ProviderConfig openai;
        openai.id = "openai";
        openai.key.text = "env:OPENAI_API_KEY";
        QCOMPARE(app::healthWords(openai, nullptr, kNow).chip, QStringLiteral("no traffic yet"));
        auto health = healthOf(HealthState::Unknown);
        health.lastAt = kNow - 7'200'000'000;
        QCOMPARE(app::healthWords(openai, &health, kNow).chip, QStringLiteral("no calls lately"));
        QVERIFY(app::healthWords(openai, &health, kNow).text.contains(QStringLiteral("2 h")));
        health = healthOf(HealthState::Healthy);
        HealthWords words = app::healthWords(openai, &health, kNow);
        QCOMPARE(words.chip, QStringLiteral("healthy"));
        QVERIFY(words.text.startsWith(QStringLiteral("486 ms, 19 of 20 ")));
        QCOMPARE(words.kind, HealthWords::Kind::Good);
        QVERIFY(words.advice.isEmpty());
        health = healthOf(HealthState::Resting);
        health.restsUntil = kNow;
        words = app::healthWords(openai, &health, kNow);
        QCOMPARE(words.chip, QStringLiteral("resting"));
        QVERIFY(words.text.startsWith(QStringLiteral("rate limited until ")));
        QVERIFY(words.advice.contains(QStringLiteral("second key")));
        openai.enabled = false;
        QVERIFY(app::healthWords(openai, &health, kNow).chip.isEmpty());
    }

    void aFailureSaysWhyAndWhatToDo()
    {
        config::ProviderConfig openai;
        openai.id = "openai";
        auto health = healthOf(HealthState::Failing);
        health.lastFailureAt = kNow;
        health.lastStatus = 401;
        health.lastHint = "type the key anew, or make a new one at the provider";
        HealthWords words = app::healthWords(openai, &health, kNow);
        QCOMPARE(words.chip, QStringLiteral("failing"));
        QCOMPARE(words.text, QStringLiteral("the key is refused (401)"));
        QCOMPARE(words.kind, HealthWords::Kind::Bad);
        QVERIFY(words.advice.endsWith(
            QStringLiteral("Type the key anew, or make a new one at the provider.")));
        health.lastStatus = 503;
        QCOMPARE(app::healthWords(openai, &health, kNow).text, QStringLiteral("it answers 503"));
        health.lastStatus = 0;
        health.lastError = "the provider closed the connection";
        QCOMPARE(app::healthWords(openai, &health, kNow).text,
                 QStringLiteral("the provider closed the connection"));
    }

    void aMissingKeyIsSaid()
    {
        const auto wordsOf = [](const char* id) {
            config::ProviderConfig provider;
            provider.id = id;
            return app::healthWords(provider, nullptr, kNow).text;
        };
        QVERIFY(wordsOf("groq").startsWith(QStringLiteral("no key")));
        QVERIFY(wordsOf("ollama").isEmpty());
        QCOMPARE(wordsOf("sample"), QStringLiteral("built in"));
    }

    void restingKeysAreNamed()
    {
        config::ProviderConfig openai;
        openai.id = "openai";
        auto health = healthOf(HealthState::Healthy);
        QVERIFY(app::restWords(health).isEmpty());
        health.keys = 2;
        health.rests = {{"second", kNow, 401}, {"first", kNow, 429}};
        const HealthWords words = app::healthWords(openai, &health, kNow);
        QCOMPARE(words.kind, HealthWords::Kind::Warn);
        QVERIFY(words.text.contains(QStringLiteral("second rests until")));
        QVERIFY(words.text.contains(QStringLiteral("the first key rests until")));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ProviderHealthTest;
GH_SUITE(ProviderHealthTest)
#include "provider_health_test.moc"
