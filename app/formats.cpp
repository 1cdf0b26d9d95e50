#include "app/formats.h"

#include <array>
#include <cmath>

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace gatehouse::app {
namespace {

QString tr(const char* words)
{
    return QCoreApplication::translate("gatehouse::app", words);
}

/// Three figures that say something: 2.31, 23.1, 231.
QString threeFigures(double value)
{
    const int places = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return QLocale().toString(value, 'f', places);
}

}  // namespace

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString money(std::optional<PicoUsd> cost)
{
    if (!cost) return tr("unknown");
    const double dollars = static_cast<double>(cost->value) / 1e12;
    const double size = std::abs(dollars);
    int places = 2;
    if (size > 0 && size < 0.00005)
        places = 7;
    else if (size > 0 && size < 1)
        places = 4;
    const QString figure = QLocale().toString(size, 'f', places);
    return (dollars < 0 ? QStringLiteral("-$") : QStringLiteral("$")) + figure;
}

QString duration(std::int64_t micros)
{
    if (micros < 0) return QStringLiteral("–");
    const double millis = static_cast<double>(micros) / 1000.0;
    if (millis < 0.995) return QLocale().toString(millis, 'f', 2) + QStringLiteral(" ms");
    if (millis < 9.95) return QLocale().toString(millis, 'f', 1) + QStringLiteral(" ms");
    if (millis < 999.5) return QLocale().toString(millis, 'f', 0) + QStringLiteral(" ms");
    const double seconds = millis / 1000.0;
    if (seconds < 99.95) return threeFigures(seconds) + QStringLiteral(" s");
    const auto whole = static_cast<qlonglong>(std::llround(seconds));
    if (whole < 3600) {
        return QStringLiteral("%1 m %2 s").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
    }
    return QStringLiteral("%1 h %2 m")
        .arg(whole / 3600)
        .arg(whole % 3600 / 60, 2, 10, QLatin1Char('0'));
}

QString count(std::int64_t value)
{
    return QLocale().toString(static_cast<qlonglong>(value));
}

QString shortCount(std::int64_t value)
{
    const double size = std::abs(static_cast<double>(value));
    const auto figure = static_cast<double>(value);
    if (size < 1000) return count(value);
    if (size < 999'500) return threeFigures(figure / 1e3) + QStringLiteral(" k");
    if (size < 999'500'000) return threeFigures(figure / 1e6) + QStringLiteral(" M");
    return threeFigures(figure / 1e9) + QStringLiteral(" G");
}

QString bytes(ByteCount size)
{
    static constexpr std::array<const char*, 5> kUnits{" B", " KB", " MB", " GB", " TB"};
    auto value = static_cast<double>(size);
    std::size_t unit = 0;
    while (value >= 999.5 && unit + 1 < kUnits.size()) {
        value /= 1000;
        ++unit;
    }
    const QString figure =
        unit == 0 ? QLocale().toString(static_cast<qlonglong>(size)) : threeFigures(value);
    return figure + QLatin1String(kUnits[unit]);
}

QString clockTime(WallMicros at)
{
    return QDateTime::fromMSecsSinceEpoch(at / 1000).toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString dayTime(WallMicros at)
{
    return QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(at / 1000),
                                 QStringLiteral("d MMM HH:mm:ss"));
}

QString millis(double value)
{
    return duration(value < 0 ? -1 : std::llround(value * 1000));
}

QString spend(PicoUsd known, std::int64_t requests, std::int64_t unpriced)
{
    if (unpriced <= 0) return money(known);
    const QString without = QCoreApplication::translate("gatehouse::app", "%n without price",
                                                        nullptr, static_cast<int>(unpriced));
    if (unpriced >= requests && known.value == 0) return without;
    return money(known) + QStringLiteral(" + ") + without;
}

QString percent(double share, int places)
{
    return QLocale().toString(share * 100, 'f', places) + QStringLiteral("%");
}

QString ratePerMillion(std::optional<std::int64_t> picoPerToken)
{
    if (!picoPerToken) return QStringLiteral("–");
    if (*picoPerToken == 0) return tr("free");
    const double dollars = static_cast<double>(*picoPerToken) / 1e6;
    const bool cents = std::abs(dollars * 100 - std::round(dollars * 100)) < 1e-6;
    return QStringLiteral("$") + QLocale().toString(dollars, 'f', cents ? 2 : 4);
}

QString ago(WallMicros at, WallMicros now)
{
    const qlonglong seconds = (now - at) / 1'000'000;
    if (seconds < 45) return tr("just now");
    if (seconds < 3600) return tr("%1 min ago").arg(qMax(1LL, (seconds + 30) / 60));
    if (seconds < 86'400) return tr("%1 h ago").arg(seconds / 3600);
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at / 1000).date(),
                              QLocale::ShortFormat);
}

int providerSeries(std::string_view provider)
{
    struct Known {
        std::string_view id;
        int series;
    };

    static constexpr std::array<Known, 12> kKnown{{{"anthropic", 0},
                                                   {"openai", 1},
                                                   {"gemini", 2},
                                                   {"mistral", 3},
                                                   {"azure", 4},
                                                   {"ollama", 5},
                                                   {"groq", 6},
                                                   {"sample", 7},
                                                   {"openrouter", 3},
                                                   {"vertex", 2},
                                                   {"bedrock", 6},
                                                   {"deepseek", 4}}};
    for (const auto& known : kKnown) {
        if (provider.substr(0, known.id.size()) == known.id) return known.series;
    }
    unsigned sum = 0;
    for (const char c : provider) sum = sum * 31 + static_cast<unsigned char>(c);
    return static_cast<int>(sum % 8);
}

}  // namespace gatehouse::app
