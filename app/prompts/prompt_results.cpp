#include "app/prompts/prompt_results.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QStringList>

#include "app/formats.h"

namespace gatehouse::app {
namespace {

constexpr double kSure = 1.96;  // standard errors that hold 95 % of all cases

struct ResultWords {
    Q_DECLARE_TR_FUNCTIONS(Prompts)
};

QString join(const QStringList& words)
{
    return words.join(QStringLiteral(" · "));
}

PicoUsd rounded(double picoUsd)
{
    return PicoUsd{static_cast<std::int64_t>(std::llround(picoUsd))};
}

}  // namespace

std::pair<double, double> shareInterval(std::int64_t failed, std::int64_t calls)
{
    if (calls <= 0) return {0, 1};
    const auto n = static_cast<double>(calls);
    const double share = static_cast<double>(failed) / n;
    const double square = kSure * kSure;
    const double middle = (share + square / (2 * n)) / (1 + square / n);
    const double half =
        kSure / (1 + square / n) * std::sqrt(share * (1 - share) / n + square / (4 * n * n));
    return {std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

QString resultWords(const store::VersionSums& sums)
{
    if (sums.calls == 0) return {};
    const auto [least, most] = shareInterval(sums.failed, sums.calls);
    QStringList words{
        ResultWords::tr("%n call(s)", nullptr, static_cast<int>(sums.calls)),
        ResultWords::tr("%1 failed (%2–%3)")
            .arg(percent(static_cast<double>(sums.failed) / static_cast<double>(sums.calls)),
                 percent(least), percent(most))};
    if (sums.costPerCall >= 0) {
        words += ResultWords::tr("%1 ± %2 a call")
                     .arg(money(rounded(sums.costPerCall)), money(rounded(kSure * sums.costError)));
    }
    if (sums.latency >= 0)
        words +=
            ResultWords::tr("%1 ± %2").arg(millis(sums.latency), millis(kSure * sums.latencyError));
    if (sums.good + sums.bad > 0)
        words += ResultWords::tr("rated %1 good, %2 bad").arg(sums.good).arg(sums.bad);
    return join(words);
}

PromptSums sumOf(const std::vector<store::VersionSums>& versions)
{
    PromptSums sums;
    for (const store::VersionSums& each : versions) {
        sums.calls += each.calls;
        sums.failed += each.failed;
        sums.unpriced += each.unpriced;
        sums.cost = sums.cost + each.cost;
    }
    return sums;
}

QString sumWords(const PromptSums& sums)
{
    if (sums.calls == 0) return ResultWords::tr("no calls");
    return join(
        {ResultWords::tr("%n call(s)", nullptr, static_cast<int>(sums.calls)),
         spend(sums.cost, sums.calls, sums.unpriced),
         ResultWords::tr("%1 failed")
             .arg(percent(static_cast<double>(sums.failed) / static_cast<double>(sums.calls)))});
}

}  // namespace gatehouse::app
