#include "app/provider_health.h"

#include <QCoreApplication>
#include <QStringList>

#include "app/config_session.h"
#include "app/formats.h"

namespace gatehouse::app {
namespace {

using Kind = HealthWords::Kind;
using State = provider::HealthState;

struct ProviderHealthWords {
    Q_DECLARE_TR_FUNCTIONS(ProviderHealth)
};

/// What proxy/core/provider/health advises. It has no translator; the texts stand here once more so
/// that the translation tools find them.
[[maybe_unused]] constexpr const char* kAdvice[] = {
    QT_TRANSLATE_NOOP("Health", "type the key anew, or make a new one at the provider"),
    QT_TRANSLATE_NOOP("Health", "look at the provider whether this key may call that model"),
    QT_TRANSLATE_NOOP("Health", "add a second key, or ask the provider for a higher limit"),
    QT_TRANSLATE_NOOP("Health", "try again; if it stays so, look at the provider's status page"),
};

QString timeOf(WallMicros at)
{
    return clockTime(at).section(QLatin1Char('.'), 0, 0);
}

QString causeWords(const engine::ProviderHealth& health)
{
    if (health.lastStatus == 401 || health.lastStatus == 403)
        return ProviderHealthWords::tr("the key is refused (%1)").arg(health.lastStatus);
    if (!health.lastError.empty()) return text(health.lastError);
    return health.lastStatus > 0 ? ProviderHealthWords::tr("it answers %1").arg(health.lastStatus)
                                 : ProviderHealthWords::tr("no answer");
}

/// As a sentence of its own.
QString adviceWords(const char* advice)
{
    QString words = QCoreApplication::translate("Health", advice);
    if (!words.isEmpty()) words.front() = words.front().toUpper();
    return words + QLatin1Char('.');
}

QString failureWords(const engine::ProviderHealth& health)
{
    if (health.lastFailureAt == 0) return {};
    const QString words = ProviderHealthWords::tr("Last failure at %1: %2.")
                              .arg(timeOf(health.lastFailureAt), causeWords(health));
    if (health.lastHint.empty()) return words;
    return words + QLatin1Char(' ') + adviceWords(health.lastHint.c_str());
}

/// "2 probes in a row failed: no answer"; of the last probe.
QString heldWords(const engine::ProviderHealth& health)
{
    return ProviderHealthWords::tr("%n probe(s) in a row failed: %1", nullptr,
                                   health.probe.failures)
        .arg(causeWords(health));
}

QString callWords(const engine::ProviderHealth& health)
{
    if (health.calls == 0 && health.probe.at > 0)
        return ProviderHealthWords::tr("answers probes, %1").arg(duration(health.probe.latency));
    QString words = ProviderHealthWords::tr("%1 of %n call(s) answered", nullptr, health.calls)
                        .arg(health.good);
    if (health.latency >= 0) words.prepend(duration(health.latency) + QStringLiteral(", "));
    return words;
}

/// Nothing was seen of it lately.
HealthWords quietWords(const config::ProviderConfig& provider, const engine::ProviderHealth* health,
                       WallMicros now)
{
    const auto row = resolved(provider);
    if (health != nullptr && health->lastAt > 0) {
        return {Kind::Quiet, ProviderHealthWords::tr("no calls lately"),
                ProviderHealthWords::tr("last call %1").arg(ago(health->lastAt, now)),
                failureWords(*health)};
    }
    const bool needsKey = row && !row->local && row->auth.scheme != provider::AuthScheme::None;
    const QString words = row && row->sample ? ProviderHealthWords::tr("built in")
                          : needsKey && provider.key.empty()
                              ? ProviderHealthWords::tr("no key: clients send their own")
                              : QString();
    return {Kind::Quiet, ProviderHealthWords::tr("no traffic yet"), words, {}};
}

}  // namespace

QString probeWords(const engine::ProviderHealth& health)
{
    if (health.probeEvery.count() <= 0) return {};
    const QString every = QStringLiteral("%1 s").arg(health.probeEvery.count() / 1'000);
    if (health.probe.at == 0) return ProviderHealthWords::tr("probed every %1, not yet").arg(every);
    if (health.probe.failures > 0)
        return ProviderHealthWords::tr("probed every %1, %n in a row failed", nullptr,
                                       health.probe.failures)
            .arg(every);
    return ProviderHealthWords::tr("probed every %1, answered in %2")
        .arg(every, duration(health.probe.latency));
}

QString restWords(const engine::ProviderHealth& health)
{
    QStringList rests;
    for (const engine::RestingKey& key : health.rests) {
        const QString name = key.name == config::kFirstKey
                                 ? ProviderHealthWords::tr("the first key")
                                 : text(key.name);
        rests += ProviderHealthWords::tr("%1 rests until %2 (%3)")
                     .arg(name, timeOf(key.until))
                     .arg(key.status);
    }
    return rests.join(QStringLiteral(", "));
}

HealthWords healthWords(const config::ProviderConfig& provider,
                        const engine::ProviderHealth* health, WallMicros now)
{
    if (!provider.enabled) return {};
    if (health == nullptr || health->state == State::Unknown)
        return quietWords(provider, health, now);
    const QString failure = failureWords(*health);
    if (health->state == State::Failing && health->probe.isHeld())
        return {Kind::Bad, ProviderHealthWords::tr("failing"), heldWords(*health), failure};
    if (health->state == State::Failing)
        return {Kind::Bad, ProviderHealthWords::tr("failing"), causeWords(*health), failure};
    if (health->state == State::Resting) {
        return {
            Kind::Warn, ProviderHealthWords::tr("resting"),
            ProviderHealthWords::tr("rate limited until %1").arg(timeOf(health->restsUntil)),
            health->keys > 1 ? restWords(*health) : adviceWords(provider::adviceOn(429).data())};
    }
    if (health->keys > 1 && !health->rests.empty()) {
        return {Kind::Warn, ProviderHealthWords::tr("healthy"),
                callWords(*health) + QStringLiteral(", ") + restWords(*health), failure};
    }
    return {Kind::Good, ProviderHealthWords::tr("healthy"), callWords(*health), failure};
}

}  // namespace gatehouse::app
