#include "app/cache/cache_words.h"

#include <cmath>

#include <QCoreApplication>
#include <QLocale>

#include "app/formats.h"

namespace gatehouse::app {
namespace {

struct CacheWords {
    Q_DECLARE_TR_FUNCTIONS(Cache)
};

std::int64_t answeredOf(const store::Saving& saving)
{
    return saving.hits + saving.stale;
}

Kpi rateKpi(const store::Savings& savings)
{
    Kpi kpi;
    const auto& total = savings.total;
    const double rate = hitRate(total);
    kpi.value = rate < 0 ? QStringLiteral("–") : percent(rate);
    kpi.detail = CacheWords::tr("%1 of %2 calls")
                     .arg(count(answeredOf(total)), count(answeredOf(total) + total.misses));
    kpi.exact = kpi.detail;
    if (total.stale > 0)
        kpi.exact +=
            QStringLiteral(", ") + CacheWords::tr("%1 in an outage").arg(count(total.stale));
    if (total.bypassed > 0) {
        kpi.exact += QStringLiteral(", ") +
                     CacheWords::tr("%1 more could not use it").arg(count(total.bypassed));
    }
    const double before = hitRate(savings.previous);
    if (rate >= 0 && before >= 0) {
        const double change = (rate - before) * 100;
        kpi.delta = (change < 0 ? QStringLiteral("−") : QStringLiteral("+")) +
                    QLocale().toString(std::abs(change), 'f', 1) +
                    CacheWords::tr(" pt", "percentage points");
        kpi.kind = std::abs(change) < 0.05 ? Kpi::Delta::Neutral
                   : change > 0            ? Kpi::Delta::Good
                                           : Kpi::Delta::Bad;
    }
    for (const auto& each : savings.series) kpi.spark.append(hitRate(each));
    return kpi;
}

Kpi moneyKpi(const store::Savings& savings)
{
    Kpi kpi;
    const auto& total = savings.total;
    const bool isBlind = total.hits > 0 && total.unpriced == total.hits;
    kpi.value = isBlind ? CacheWords::tr("unknown") : money(total.saved);
    kpi.exact = spend(total.saved, total.hits, total.unpriced);
    if (total.unpriced > 0) {
        kpi.detail = CacheWords::tr("%1 without price").arg(count(total.unpriced));
    } else if (total.hits > 0) {
        kpi.detail = CacheWords::tr("%1 a hit").arg(money(PicoUsd{total.saved.value / total.hits}));
    } else {
        kpi.detail = CacheWords::tr("no hits");
    }
    for (const auto& each : savings.series)
        kpi.spark.append(each.hits == 0 ? -1 : static_cast<double>(each.saved.value));
    return kpi;
}

Kpi timeKpi(const store::Savings& savings)
{
    Kpi kpi;
    const auto& total = savings.total;
    kpi.value = duration(total.savedTime);
    kpi.detail = total.hits == 0
                     ? CacheWords::tr("no hits")
                     : CacheWords::tr("%1 a hit").arg(duration(total.savedTime / total.hits));
    for (const auto& each : savings.series)
        kpi.spark.append(each.hits == 0 ? -1 : static_cast<double>(each.savedTime));
    return kpi;
}

Kpi sizeKpi(const engine::CacheView& view, ByteCount room)
{
    Kpi kpi;
    kpi.value = bytes(view.bytes);
    kpi.detail = CacheWords::tr("%1 answers, room for %2")
                     .arg(count(static_cast<std::int64_t>(view.entries)), bytes(room));
    kpi.exact = kpi.detail;
    if (view.evicted > 0) {
        kpi.exact += QStringLiteral(", ") +
                     CacheWords::tr("%1 gave way since the start").arg(count(view.evicted));
    }
    return kpi;
}

}  // namespace

double hitRate(const store::Saving& saving)
{
    const std::int64_t calls = answeredOf(saving) + saving.misses;
    if (calls == 0) return -1;
    return static_cast<double>(answeredOf(saving)) / static_cast<double>(calls);
}

Kpi cacheKpi(CacheCard card, const store::Savings& savings, const engine::CacheView& view,
             ByteCount room)
{
    switch (card) {
        case CacheCard::Rate:
            return rateKpi(savings);
        case CacheCard::Money:
            return moneyKpi(savings);
        case CacheCard::Time:
            return timeKpi(savings);
        case CacheCard::Size:
            return sizeKpi(view, room);
        case CacheCard::Count:
            break;
    }
    return {};
}

QString spanWords(std::int64_t micros)
{
    constexpr std::int64_t kSecond = 1'000'000, kMinute = 60 * kSecond, kHour = 60 * kMinute,
                           kDay = 24 * kHour;
    if (micros < kMinute) return CacheWords::tr("%1 s").arg(count(micros / kSecond));
    if (micros < kHour) return CacheWords::tr("%1 min").arg(count(micros / kMinute));
    if (micros < 2 * kDay) return CacheWords::tr("%1 h").arg(count(micros / kHour));
    return CacheWords::tr("%1 d").arg(count(micros / kDay));
}

QString leftWords(const engine::KeptAnswer& answer, WallMicros now)
{
    if (answer.freshUntil > now) return spanWords(answer.freshUntil - now);
    if (answer.staleUntil > now)
        return CacheWords::tr("in outages, %1").arg(spanWords(answer.staleUntil - now));
    return CacheWords::tr("over");
}

bool isLikeHit(const record::CacheFacts& cache)
{
    return cache.state == record::CacheState::Hit && !cache.alike.call.empty() &&
           cache.alike.why.empty();
}

QString likeness(int thousandths)
{
    return QLocale().toString(thousandths / 1000.0, 'f', 2);
}

QString titleOf(const engine::KeptAnswer& answer)
{
    constexpr int kShown = 16;
    return answer.model.empty() ? text(answer.key).left(kShown) : text(answer.model);
}

}  // namespace gatehouse::app
