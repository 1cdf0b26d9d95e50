#include "app/models/series.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include "app/formats.h"

namespace gatehouse::app {
namespace {

struct SeriesWords {
    Q_DECLARE_TR_FUNCTIONS(Kpi)
};

// clang-format off
constexpr RangeRow kRanges[] = {
    {"15m", "15m", QT_TRANSLATE_NOOP("Kpi", "Last 15 minutes"),    60, 15,  1'000},
    {"1h",  "1h",  QT_TRANSLATE_NOOP("Kpi", "Last hour"),          60, 60,  1'000},
    {"24h", "24h", QT_TRANSLATE_NOOP("Kpi", "Last 24 hours"),    1800, 48, 10'000},
    {"7d",  "7d",  QT_TRANSLATE_NOOP("Kpi", "Last 7 days"),     10800, 56, 60'000},
    {"30d", "30d", QT_TRANSLATE_NOOP("Kpi", "Last 30 days"),    86400, 30, 60'000},
};

// clang-format on

constexpr std::int64_t kSteps[] = {60,     300,    900,    1800,    3600,       10'800,
                                   21'600, 43'200, 86'400, 604'800, 30 * 86'400};
constexpr std::int64_t kMostSteps = 60;

std::int64_t tokensOf(const store::Bucket& bucket)
{
    return bucket.inputTokens + bucket.cachedTokens + bucket.outputTokens;
}

std::int64_t errorsOf(const store::Bucket& bucket)
{
    return bucket.errors4xx + bucket.errors5xx;
}

double errorShare(const store::Bucket& bucket)
{
    return bucket.requests == 0
               ? -1
               : static_cast<double>(errorsOf(bucket)) / static_cast<double>(bucket.requests);
}

/// Relative change in per cent, with sign. `down` says whether less is better (-1), more is better
/// (1), or neither (0).
void compare(Kpi& kpi, double now, double before, int better)
{
    if (before <= 0 || now < 0) return;
    const double change = (now - before) / before;
    if (std::abs(change) >= 10) return;  // "+4,800%" says nothing
    const QString sign = change < 0 ? QStringLiteral("−") : QStringLiteral("+");
    kpi.delta = sign + percent(std::abs(change));
    const bool small = std::abs(change) < 0.005;
    kpi.kind = better == 0 || small           ? Kpi::Delta::Neutral
               : (change > 0) == (better > 0) ? Kpi::Delta::Good
                                              : Kpi::Delta::Bad;
}

QString perMinute(std::int64_t requests, const RangeRow& range)
{
    const double rate = static_cast<double>(requests) * 60 / static_cast<double>(range.seconds());
    const int places = rate >= 10 || rate == 0 ? 0 : rate >= 1 ? 1 : 2;
    return SeriesWords::tr("%1 / min").arg(QLocale().toString(rate, 'f', places));
}

QString figure(std::int64_t value)
{
    return value < 100'000 ? count(value) : shortCount(value);
}

Kpi spendOf(const store::Bucket& now, const store::Bucket& before)
{
    Kpi kpi;
    const bool nothingKnown = now.unpriced > 0 && now.unpriced >= now.requests;
    kpi.value = nothingKnown ? SeriesWords::tr("unknown") : money(now.cost);
    kpi.exact = spend(now.cost, now.requests, now.unpriced);
    if (now.unpriced > 0) {
        kpi.detail = SeriesWords::tr("%1 without price").arg(count(now.unpriced));
    } else if (now.requests > 0) {
        const PicoUsd each{now.cost.value / now.requests};
        kpi.detail = SeriesWords::tr("%1 a request").arg(money(each));
    } else {
        kpi.detail = SeriesWords::tr("no requests");
    }
    if (!nothingKnown) {
        compare(kpi, static_cast<double>(now.cost.value), static_cast<double>(before.cost.value),
                0);
    }
    return kpi;
}

Kpi errorsKpi(const store::Bucket& now, const store::Bucket& before)
{
    Kpi kpi;
    const double share = errorShare(now);
    kpi.value = share < 0 ? QStringLiteral("–") : percent(share, share > 0 && share < 0.1 ? 2 : 1);
    kpi.exact = SeriesWords::tr("%1 of %2 requests").arg(count(errorsOf(now)), count(now.requests));
    kpi.detail =
        SeriesWords::tr("%1 × 429 · %2 × 5xx").arg(count(now.errors429), count(now.errors5xx));
    const double earlier = errorShare(before);
    if (share >= 0 && earlier >= 0) {
        const double change = (share - earlier) * 100;
        const bool same = std::abs(change) < 0.005;
        kpi.delta = (change < 0 ? QStringLiteral("−") : QStringLiteral("+")) +
                    QLocale().toString(std::abs(change), 'f', 2) +
                    SeriesWords::tr(" pt", "percentage points");
        kpi.kind = same ? Kpi::Delta::Neutral : change < 0 ? Kpi::Delta::Good : Kpi::Delta::Bad;
    }
    return kpi;
}

double sparkValue(Card card, const store::Bucket& bucket)
{
    switch (card) {
        case Card::Requests:
            return static_cast<double>(bucket.requests);
        case Card::Latency:
            return bucket.latencyP95;
        case Card::Tokens:
            return static_cast<double>(tokensOf(bucket));
        case Card::Spend:
            return static_cast<double>(bucket.cost.value);
        case Card::Errors:
            return static_cast<double>(errorsOf(bucket));
        case Card::Count:
            break;
    }
    return -1;
}

}  // namespace

std::span<const RangeRow> rangeList()
{
    return kRanges;
}

const RangeRow& rangeOf(const QString& key)
{
    for (const RangeRow& row : kRanges) {
        if (key == QLatin1String(row.key)) return row;
    }
    return kRanges[1];
}

Window windowOf(const RangeRow& range, WallMicros now)
{
    const std::int64_t bucket = range.bucketSeconds * 1'000'000;
    const WallMicros to = (now / bucket + 1) * bucket;
    return {to - bucket * range.buckets, to};
}

FixedRange fixedRange(WallMicros from, WallMicros to)
{
    constexpr std::int64_t kSecond = 1'000'000;
    std::int64_t step = kSteps[0];
    for (const std::int64_t wider : kSteps) {
        step = wider;
        if (to - from <= step * kMostSteps * kSecond) break;
    }
    const std::int64_t width = step * kSecond;
    const WallMicros first = from / width * width;
    const WallMicros last = std::max(first + width, (to + width - 1) / width * width);
    const auto buckets = static_cast<int>((last - first) / width);
    return {{"custom", "Custom", "", step, buckets, 60'000}, {first, last}};
}

QString rangeWords(const RangeRow& range)
{
    return SeriesWords::tr(range.words);
}

QString rangeWords(const Window& window)
{
    const auto words = [](WallMicros at) {
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at / 1000), QLocale::ShortFormat);
    };
    return QStringLiteral("%1 – %2").arg(words(window.from), words(window.to));
}

Kpi kpiOf(Card card, const store::Overview& overview, const RangeRow& range)
{
    const store::Bucket& now = overview.total;
    const store::Bucket& before = overview.previous;
    Kpi kpi;
    switch (card) {
        case Card::Requests:
            kpi.value = figure(now.requests);
            kpi.exact = count(now.requests);
            kpi.detail = perMinute(now.requests, range);
            compare(kpi, static_cast<double>(now.requests), static_cast<double>(before.requests),
                    0);
            break;
        case Card::Latency:
            kpi.value = millis(now.latencyP95);
            kpi.exact = SeriesWords::tr("p50 %1, p99 %2")
                            .arg(millis(now.latencyP50), millis(now.latencyP99));
            kpi.detail = SeriesWords::tr("TTFT p95 %1").arg(millis(now.firstByteP95));
            compare(kpi, now.latencyP95, before.latencyP95, -1);
            break;
        case Card::Tokens:
            kpi.value = figure(tokensOf(now));
            kpi.exact = count(tokensOf(now));
            kpi.detail =
                SeriesWords::tr("%1 in · %2 out")
                    .arg(figure(now.inputTokens + now.cachedTokens), figure(now.outputTokens));
            compare(kpi, static_cast<double>(tokensOf(now)), static_cast<double>(tokensOf(before)),
                    0);
            break;
        case Card::Spend:
            kpi = spendOf(now, before);
            break;
        case Card::Errors:
            kpi = errorsKpi(now, before);
            break;
        case Card::Count:
            break;
    }
    // The bucket that has only just begun would end every line in a fall.
    const std::size_t whole = overview.series.empty() ? 0 : overview.series.size() - 1;
    kpi.spark.reserve(static_cast<qsizetype>(whole));
    for (std::size_t i = 0; i < whole; ++i) kpi.spark.append(sparkValue(card, overview.series[i]));
    return kpi;
}

QVector<QPointF> pointsOf(const store::Overview& overview, BucketValue value)
{
    QVector<QPointF> points;
    points.reserve(static_cast<qsizetype>(overview.series.size()));
    for (const store::Bucket& bucket : overview.series) {
        const double y = value(bucket);
        if (y >= 0) points.append({static_cast<double>(bucket.start / 1000), y});
    }
    return points;
}

QVector<QPointF> minMaxPerColumn(const QVector<QPointF>& points, int columns)
{
    if (columns < 1 || points.size() <= 2 * static_cast<qsizetype>(columns)) return points;
    QVector<QPointF> out;
    out.reserve(2 * columns);
    const double first = points.front().x();
    const double width = (points.back().x() - first) / columns;
    qsizetype i = 0;
    for (int column = 0; column < columns && i < points.size(); ++column) {
        const double end =
            column + 1 == columns ? points.back().x() + 1 : first + width * (column + 1);
        qsizetype least = i;
        qsizetype most = i;
        const qsizetype start = i;
        for (; i < points.size() && points[i].x() < end; ++i) {
            if (points[i].y() < points[least].y()) least = i;
            if (points[i].y() > points[most].y()) most = i;
        }
        if (i == start) continue;
        out.append(points[qMin(least, most)]);
        if (least != most) out.append(points[qMax(least, most)]);
    }
    return out;
}

QVector<double> niceTicks(double top, int wanted, bool whole)
{
    if (!(top > 0)) top = 1;
    const double rough = top / qMax(1, wanted);
    const double scale = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10 * scale;
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        const bool isSplit = whole && std::floor(factor * scale) != factor * scale;
        if (factor * scale >= rough * 0.999 && !isSplit) {
            step = factor * scale;
            break;
        }
    }
    if (whole) step = qMax(1.0, step);
    QVector<double> ticks;
    const int steps = static_cast<int>(std::ceil(top / step - 1e-9));
    for (int i = 0; i <= steps; ++i) ticks.append(i * step);
    return ticks;
}

namespace {

/// Without zeros at the end: 2.5, 20, 0.005.
QString shortest(double value)
{
    return QLocale().toString(value, 'g', 4);
}

}  // namespace

QString axisMillis(double value)
{
    if (value <= 0) return QStringLiteral("0");
    if (value < 1000) return shortest(value) + QStringLiteral(" ms");
    if (value < 120'000) return shortest(value / 1000) + QStringLiteral(" s");
    return shortest(value / 60'000) + QStringLiteral(" min");
}

QString axisCount(double value)
{
    if (value < 1000) return shortest(value);
    if (value < 1e6) return shortest(value / 1e3) + QStringLiteral(" k");
    if (value < 1e9) return shortest(value / 1e6) + QStringLiteral(" M");
    return shortest(value / 1e9) + QStringLiteral(" G");
}

QString axisMoney(double pico)
{
    const double dollars = pico / 1e12;
    if (dollars <= 0) return QStringLiteral("$0");
    if (dollars >= 1 || dollars < 0.01)
        return QStringLiteral("$") + QLocale().toString(dollars, 'g', 4);
    const double cents = dollars * 100;
    const bool even = std::abs(cents - std::round(cents)) < 1e-6;
    return QStringLiteral("$") + QLocale().toString(dollars, 'f', even ? 2 : 3);
}

}  // namespace gatehouse::app
