#include "app/limits/burn_down.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include "app/formats.h"
#include "app/limits/limit_words.h"
#include "proxy/core/limit/forecast.h"

namespace gatehouse::app {
namespace {

struct BurnDownWords {
    Q_DECLARE_TR_FUNCTIONS(Limits)
};

constexpr WallMicros kSecond = 1'000'000;
constexpr WallMicros kHour = 3600 * kSecond;

/// How finely a window is looked at.
struct Grain {
    WallMicros upTo;  ///< longest window
    std::int64_t bucketSeconds;
    std::int64_t stepSeconds;
};

constexpr std::array<Grain, 4> kGrains{{{2 * kHour, 60, 300},
                                        {50 * kHour, 900, 3600},
                                        {8 * 24 * kHour, 3600, 6 * 3600},
                                        {400 * 24 * kHour, 3600, 24 * 3600}}};

std::int64_t usedIn(const store::Bucket& bucket, limit::Unit unit)
{
    switch (unit) {
        case limit::Unit::Requests:
            return bucket.requests - bucket.errors429;
        case limit::Unit::InputTokens:
            return bucket.inputTokens + bucket.cachedTokens;
        case limit::Unit::OutputTokens:
            return bucket.outputTokens;
        case limit::Unit::Tokens:
            return bucket.inputTokens + bucket.cachedTokens + bucket.outputTokens;
        case limit::Unit::Cost:
            return bucket.cost.value;
    }
    return 0;
}

/// Buckets added up to steps; the last one only if it is whole.
std::vector<std::int64_t> stepsOf(std::span<const std::int64_t> buckets, const BurnAsk& ask)
{
    const auto each = static_cast<std::size_t>(ask.stepSeconds / ask.bucketSeconds);
    std::vector<std::int64_t> steps;
    for (std::size_t i = 0; i + each <= buckets.size(); i += each) {
        const auto step = buckets.subspan(i, each);
        steps.push_back(std::accumulate(step.begin(), step.end(), std::int64_t(0)));
    }
    return steps;
}

QPointF pointOf(WallMicros at, std::int64_t left)
{
    return {static_cast<double>(at / 1000), static_cast<double>(std::max<std::int64_t>(0, left))};
}

/// A line from now to the end, which stays at nothing once there is nothing left.
QVector<QPointF> line(WallMicros now, std::int64_t left, WallMicros end, std::int64_t atEnd)
{
    if (atEnd >= 0 || left <= 0) return {pointOf(now, left), pointOf(end, atEnd)};
    const double share = static_cast<double>(left) / static_cast<double>(left - atEnd);
    const auto empty = now + std::llround(static_cast<double>(end - now) * share);
    return {pointOf(now, left), pointOf(empty, 0), pointOf(end, 0)};
}

QString momentWords(WallMicros at, WallMicros now)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(at / 1000);
    const QString pattern =
        at - now < 24 * kHour ? QStringLiteral("HH:mm") : QStringLiteral("d MMM");
    return QLocale().toString(moment, pattern);
}

/// What a forecast says, in one or two sentences.
QString forecastWords(const limit::Forecast& told, const limit::Standing& standing,
                      limit::Unit unit, WallMicros now, WallMicros end, WallMicros emptyAt)
{
    const QString range = BurnDownWords::tr("most likely between %1 and %2")
                              .arg(amountWords(unit, told.low), amountWords(unit, told.high));
    if (standing.remaining <= 0) return BurnDownWords::tr("It is used up until the window ends.");
    if (told.expected > standing.limit)
        return BurnDownWords::tr(
                   "As it goes, it is used up on %1; without it, %2 would be used by the end (%3).")
            .arg(momentWords(emptyAt, now), amountWords(unit, told.expected), range);
    const QString words = BurnDownWords::tr("As it goes, %1 of %2 will be used by %3 (%4).")
                              .arg(amountWords(unit, told.expected),
                                   amountWords(unit, standing.limit), momentWords(end, now), range);
    return told.high > standing.limit
               ? words + QLatin1Char(' ') + BurnDownWords::tr("It may run out.")
               : words;
}

QString missWords(double miss)
{
    const QString share = percent(std::abs(miss), 0);
    return miss >= 0 ? BurnDownWords::tr(
                           "At this point of the window before, it would have told %1 too much.")
                           .arg(share)
                     : BurnDownWords::tr(
                           "At this point of the window before, it would have told %1 too little.")
                           .arg(share);
}

}  // namespace

BurnQuestion burnQuestion(const config::LimitConfig& limit, const engine::LimitUse& use,
                          const std::string& key, WallMicros now)
{
    const limit::Window& window = use.window;
    const bool isFixed = window.kind == limit::Kind::Fixed && !use.isPerCall;
    if (!isFixed)
        return {
            {},
            BurnDownWords::tr("Only windows that begin and end have a course: those of the clock, "
                              "the calendar, and fixed ones.")};
    const WallMicros begin = window.end != 0 ? window.begin : now - now % window.length;
    const WallMicros end = window.end != 0 ? window.end : begin + window.length;
    if (end - begin < kHour) return {{}, BurnDownWords::tr("A window this short has no course.")};
    const bool isByKey = limit.by.size() == 1 && limit.by.front() == "key";
    if (!limit.when.empty() || (!limit.by.empty() && !isByKey))
        return {{},
                BurnDownWords::tr(
                    "The sums of the log know calls by their gateway key only, so of this "
                    "limit they tell no course.")};
    if (isByKey && key.empty())
        return {{}, BurnDownWords::tr("Calls without a gateway key have no course of their own.")};
    const auto* grain =
        std::ranges::find_if(kGrains, [&](const Grain& each) { return end - begin <= each.upTo; });
    if (grain == kGrains.end()) grain = &kGrains.back();
    BurnAsk ask{.from = begin,
                .to = end,
                .before = begin - (end - begin),
                .bucketSeconds = grain->bucketSeconds,
                .stepSeconds = grain->stepSeconds,
                .key = key};
    return {ask, {}};
}

Result<BurnRead> readBurn(store::Reader& reader, const BurnAsk& ask, limit::Unit unit)
{
    const store::Scope scope{.provider = {}, .model = {}, .key = ask.key};
    BurnRead read;
    auto now = reader.overview(ask.from, ask.to, ask.bucketSeconds, scope);
    if (!now) return std::move(now).error();
    auto before = reader.overview(ask.before, ask.from, ask.bucketSeconds, scope);
    if (!before) return std::move(before).error();
    for (const auto& bucket : now->series) read.now.push_back(usedIn(bucket, unit));
    for (const auto& bucket : before->series) read.before.push_back(usedIn(bucket, unit));
    read.unpriced = now->total.unpriced;
    return read;
}

BurnDown burnDownOf(const BurnAsk& ask, const BurnRead& read, const limit::Standing& standing,
                    limit::Unit unit, WallMicros now)
{
    BurnDown chart;
    const WallMicros bucket = ask.bucketSeconds * kSecond;
    const WallMicros step = ask.stepSeconds * kSecond;
    const auto passed = static_cast<std::size_t>(std::clamp<WallMicros>(
        (now - ask.from) / bucket, 0, static_cast<WallMicros>(read.now.size())));
    // The engine's count is the truth; the log's sums give it its course.
    const auto known = std::span(read.now).first(passed);
    std::int64_t sum = std::accumulate(known.begin(), known.end(), std::int64_t(0));
    const double scale = sum > standing.used && sum > 0
                             ? static_cast<double>(standing.used) / static_cast<double>(sum)
                             : 1.0;
    chart.left.append(pointOf(ask.from, standing.limit));
    sum = 0;
    for (std::size_t i = 0; i < passed; ++i) {
        sum += known[i];
        const auto used = std::llround(static_cast<double>(sum) * scale);
        chart.left.append(
            pointOf(ask.from + static_cast<WallMicros>(i + 1) * bucket, standing.limit - used));
    }
    if (now > ask.from) chart.left.append(pointOf(now, standing.remaining));
    const auto steps = stepsOf(known, ask);
    const double left = static_cast<double>(ask.to - now) / static_cast<double>(step);
    const auto told = limit::forecast(steps, standing.used, std::max(0.0, left));
    if (!told) {
        chart.words = BurnDownWords::tr("It is too early to tell where it will end.");
        return chart;
    }
    const auto atEnd = [&](std::int64_t used) { return standing.limit - used; };
    chart.expected = line(now, standing.remaining, ask.to, atEnd(told->expected));
    chart.best = line(now, standing.remaining, ask.to, atEnd(told->low));
    chart.worst = line(now, standing.remaining, ask.to, atEnd(told->high));
    chart.runsOut = told->expected > standing.limit || standing.remaining <= 0;
    const WallMicros emptyAt =
        chart.expected.size() > 2 ? static_cast<WallMicros>(chart.expected[1].x()) * 1000 : ask.to;
    chart.words = forecastWords(*told, standing, unit, now, ask.to, emptyAt);
    const auto before = stepsOf(read.before, ask);
    if (const auto miss = limit::missOf(before, steps.size())) chart.miss = missWords(*miss);
    return chart;
}

}  // namespace gatehouse::app
