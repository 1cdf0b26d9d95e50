#include "app/filter_values.h"

#include <QDateTime>
#include <QList>

namespace gatehouse::app {
namespace {

constexpr std::int64_t kSecond = 1'000'000;

struct Unit {
    const char* name;
    std::int64_t worth;
};

/// A decimal number and a unit, as a whole number of what units are worth. Nothing for what is
/// negative, has another unit, or is too great.
std::optional<std::int64_t> amount(const QString& value, const QList<Unit>& units)
{
    qsizetype digits = 0;
    while (digits < value.size() && (value[digits].isDigit() || value[digits] == QLatin1Char('.')))
        ++digits;
    bool isNumber = false;
    const double number = value.left(digits).toDouble(&isNumber);
    if (!isNumber) return std::nullopt;
    const QString name = value.mid(digits);
    for (const Unit& unit : units) {
        if (name != QString::fromUtf8(unit.name)) continue;
        constexpr double kMost = 9e15;
        const double whole = number * static_cast<double>(unit.worth);
        return whole > kMost ? std::optional<std::int64_t>() : qRound64(whole);
    }
    return std::nullopt;
}

WallMicros startOf(const QDate& day)
{
    return day.startOfDay().toMSecsSinceEpoch() * 1000;
}

}  // namespace

std::optional<std::int64_t> durationOf(const QString& value)
{
    return amount(value, {{"us", 1},
                          {"µs", 1},
                          {"ms", 1000},
                          {"", 1000},
                          {"s", kSecond},
                          {"m", 60 * kSecond},
                          {"min", 60 * kSecond}});
}

std::optional<std::int64_t> countOf(const QString& value)
{
    return amount(value, {{"", 1}, {"k", 1000}, {"m", 1'000'000}});
}

std::optional<std::int64_t> bytesOf(const QString& value)
{
    const QString bare = value.endsWith(QLatin1Char('b')) ? value.chopped(1) : value;
    return amount(bare, {{"", 1}, {"k", 1000}, {"m", 1'000'000}, {"g", 1'000'000'000}});
}

std::optional<std::int64_t> thousandthsOf(const QString& value)
{
    return amount(value, {{"", 1000}, {"/s", 1000}});
}

std::optional<std::int64_t> picoOf(const QString& value)
{
    constexpr qsizetype kPlaces = 12;
    constexpr qsizetype kMostWhole = 6;
    QString text = value;
    if (text.startsWith(QLatin1Char('$'))) text.remove(0, 1);
    const auto point = text.indexOf(QLatin1Char('.'));
    const QString whole = point < 0 ? text : text.left(point);
    const QString part = point < 0 ? QString() : text.mid(point + 1);
    if ((whole.isEmpty() && part.isEmpty()) || whole.size() > kMostWhole || part.size() > kPlaces)
        return std::nullopt;
    // Digits, not a double: money has no rounding.
    bool isNumber = false;
    const QString digits = whole + part + QString(kPlaces - part.size(), QLatin1Char('0'));
    const auto pico = digits.toLongLong(&isNumber);
    if (!isNumber || pico < 0 || text.startsWith(QLatin1Char('+'))) return std::nullopt;
    return pico;
}

std::optional<std::int64_t> statusOf(const QString& value)
{
    bool isNumber = false;
    const auto status = value.toLongLong(&isNumber);
    if (!isNumber || status < 100 || status > 599) return std::nullopt;
    return status;
}

std::optional<std::int64_t> agoOf(const QString& value)
{
    const auto back = amount(
        value,
        {{"s", kSecond}, {"m", 60 * kSecond}, {"h", 3600 * kSecond}, {"d", 86'400 * kSecond}});
    return back && *back > 0 ? back : std::nullopt;
}

std::optional<std::int64_t> momentOf(const QString& value, WallMicros now)
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(now / 1000).date();
    if (const QTime time = QTime::fromString(value, QStringLiteral("H:mm")); time.isValid())
        return QDateTime(today, time).toMSecsSinceEpoch() * 1000;
    if (const auto day = dayOf(value, now)) return day->first;
    const QDateTime both = QDateTime::fromString(value.toUpper(), Qt::ISODate);
    if (!both.isValid()) return std::nullopt;
    return both.toMSecsSinceEpoch() * 1000;
}

std::optional<std::pair<WallMicros, WallMicros>> dayOf(const QString& value, WallMicros now)
{
    QDate day = QDateTime::fromMSecsSinceEpoch(now / 1000).date();
    if (value == QLatin1String("yesterday")) {
        day = day.addDays(-1);
    } else if (value != QLatin1String("today")) {
        day = QDate::fromString(value, QStringLiteral("yyyy-MM-dd"));
    }
    if (!day.isValid()) return std::nullopt;
    return std::pair{startOf(day), startOf(day.addDays(1))};
}

}  // namespace gatehouse::app
