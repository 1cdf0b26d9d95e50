#include "app/limits/limit_words.h"

#include <algorithm>
#include <array>

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include "app/formats.h"

namespace gatehouse::app {
namespace {

struct LimitTexts {
    Q_DECLARE_TR_FUNCTIONS(Limits)
};

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;

// clang-format off
constexpr LimitChoice kUnits[] = {
    {"cost",         QT_TRANSLATE_NOOP("Limits", "Money")},
    {"requests",     QT_TRANSLATE_NOOP("Limits", "Requests")},
    {"tokens",       QT_TRANSLATE_NOOP("Limits", "Tokens")},
    {"inputTokens",  QT_TRANSLATE_NOOP("Limits", "Input tokens")},
    {"outputTokens", QT_TRANSLATE_NOOP("Limits", "Output tokens")},
};

constexpr LimitChoice kWindows[] = {
    {"hour",       QT_TRANSLATE_NOOP("Limits", "Each hour of the clock")},
    {"day",        QT_TRANSLATE_NOOP("Limits", "Each day")},
    {"week",       QT_TRANSLATE_NOOP("Limits", "Each week")},
    {"month",      QT_TRANSLATE_NOOP("Limits", "Each month")},
    {"sliding",    QT_TRANSLATE_NOOP("Limits", "Any span of a length (sliding)")},
    {"fixed",      QT_TRANSLATE_NOOP("Limits", "Windows of a length (fixed)")},
    {"bucket",     QT_TRANSLATE_NOOP("Limits", "A bucket that fills again")},
    {"concurrent", QT_TRANSLATE_NOOP("Limits", "Calls open at once")},
    {"call",       QT_TRANSLATE_NOOP("Limits", "Each call alone")},
};

constexpr LimitChoice kOvers[] = {
    {"block",    QT_TRANSLATE_NOOP("Limits", "It is refused")},
    {"queue",    QT_TRANSLATE_NOOP("Limits", "It waits")},
    {"redirect", QT_TRANSLATE_NOOP("Limits", "Another model serves it")},
    {"warn",     QT_TRANSLATE_NOOP("Limits", "It passes, with a warning")},
    {"clamp",    QT_TRANSLATE_NOOP("Limits", "Its answer is made shorter")},
};

constexpr LimitChoice kSharers[] = {
    {"",        QT_TRANSLATE_NOOP("Limits", "All together")},
    {"key",     QT_TRANSLATE_NOOP("Limits", "Each gateway key")},
    {"user",    QT_TRANSLATE_NOOP("Limits", "Each user")},
    {"tenant",  QT_TRANSLATE_NOOP("Limits", "Each tenant")},
    {"role",    QT_TRANSLATE_NOOP("Limits", "Each role")},
    {"app",     QT_TRANSLATE_NOOP("Limits", "Each program")},
    {"address", QT_TRANSLATE_NOOP("Limits", "Each address")},
    {"model",   QT_TRANSLATE_NOOP("Limits", "Each model")},
    {"route",   QT_TRANSLATE_NOOP("Limits", "Each route")},
};

// clang-format on

/// "20" → "$20", "0.5" → "$0.50".
QString dollars(const std::string& written)
{
    const QString amount = text(written);
    const qsizetype point = amount.indexOf(u'.');
    const bool isShort = point >= 0 && amount.size() - point == 2;
    return QStringLiteral("$") + amount + (isShort ? QStringLiteral("0") : QString());
}

QString writtenAmount(const config::LimitConfig& limit)
{
    if (limit.unit == "cost") return dollars(limit.limit);
    bool isNumber = false;
    const qlonglong amount = text(limit.limit).toLongLong(&isNumber);
    if (!isNumber) return text(limit.limit);
    return amountWithUnit(unitOf(limit), amount);
}

}  // namespace

std::span<const LimitChoice> limitUnits()
{
    return kUnits;
}

std::span<const LimitChoice> limitWindows()
{
    return kWindows;
}

std::span<const LimitChoice> limitOvers()
{
    return kOvers;
}

std::span<const LimitChoice> limitSharers()
{
    return kSharers;
}

QString titleOf(const LimitChoice& choice)
{
    return LimitTexts::tr(choice.title);
}

QString titleIn(std::span<const LimitChoice> choices, const std::string& value)
{
    const auto found =
        std::ranges::find_if(choices, [&](const auto& each) { return each.value == value; });
    return found == choices.end() ? text(value) : titleOf(*found);
}

limit::Unit unitOf(const config::LimitConfig& limit)
{
    constexpr std::array kAll{limit::Unit::Requests, limit::Unit::InputTokens,
                              limit::Unit::OutputTokens, limit::Unit::Tokens, limit::Unit::Cost};
    for (const auto unit : kAll) {
        if (limit::name(unit) == limit.unit) return unit;
    }
    return limit::Unit::Requests;
}

QString amountWords(limit::Unit unit, std::int64_t amount)
{
    return unit == limit::Unit::Cost ? money(PicoUsd{amount}) : count(amount);
}

QString amountWithUnit(limit::Unit unit, std::int64_t amount)
{
    const QString figure = amountWords(unit, amount);
    const bool isOne = amount == 1;
    switch (unit) {
        case limit::Unit::Requests:
            return (isOne ? LimitTexts::tr("%1 request") : LimitTexts::tr("%1 requests"))
                .arg(figure);
        case limit::Unit::InputTokens:
            return LimitTexts::tr("%1 input tokens").arg(figure);
        case limit::Unit::OutputTokens:
            return LimitTexts::tr("%1 output tokens").arg(figure);
        case limit::Unit::Tokens:
            return LimitTexts::tr("%1 tokens").arg(figure);
        case limit::Unit::Cost:
            break;
    }
    return figure;
}

QString lengthWords(std::int64_t micros)
{
    if (micros % kDay == 0) return LimitTexts::tr("%1 d").arg(micros / kDay);
    if (micros % kHour == 0) return LimitTexts::tr("%1 h").arg(micros / kHour);
    if (micros % kMinute == 0) return LimitTexts::tr("%1 min").arg(micros / kMinute);
    return LimitTexts::tr("%1 s").arg(micros / kSecond);
}

QString limitWords(const config::LimitConfig& limit)
{
    const QString amount = writtenAmount(limit);
    const std::string& window = limit.window;
    if (window == "hour") return LimitTexts::tr("%1 an hour").arg(amount);
    if (window == "day") return LimitTexts::tr("%1 a day").arg(amount);
    if (window == "week") return LimitTexts::tr("%1 a week").arg(amount);
    if (window == "month") return LimitTexts::tr("%1 a month").arg(amount);
    if (window == "concurrent") return LimitTexts::tr("%1 at once").arg(amount);
    if (window == "call") return LimitTexts::tr("%1 in one call").arg(amount);
    const QString length = lengthWords(std::chrono::duration_cast<Micros>(limit.length).count());
    if (window == "bucket") return LimitTexts::tr("%1 in %2, evenly").arg(amount, length);
    return LimitTexts::tr("%1 in %2").arg(amount, length);
}

QString scopeWords(const config::LimitConfig& limit)
{
    QString words;
    if (limit.by.empty()) {
        words = LimitTexts::tr("all together");
    } else {
        QStringList fields;
        for (const auto& each : limit.by) fields.append(text(each));
        words = LimitTexts::tr("each %1").arg(fields.join(QStringLiteral(" + ")));
    }
    return limit.when.empty() ? words : LimitTexts::tr("%1, of some calls").arg(words);
}

QString overWords(const config::LimitConfig& limit)
{
    if (limit.over == "queue")
        return LimitTexts::tr("waits at most %1")
            .arg(lengthWords(std::chrono::duration_cast<Micros>(limit.queueFor).count()));
    if (limit.over == "redirect")
        return limit.redirectTo.empty() ? LimitTexts::tr("another model serves")
                                        : LimitTexts::tr("%1 serves").arg(text(limit.redirectTo));
    if (limit.over == "warn") return LimitTexts::tr("warns");
    if (limit.over == "clamp") return LimitTexts::tr("shortens");
    return LimitTexts::tr("refuses");
}

QString resetWords(WallMicros at, WallMicros now)
{
    if (at <= 0) return {};
    const std::int64_t left = std::max<std::int64_t>(0, at - now);
    if (left < 2 * kMinute) return LimitTexts::tr("in %1 s").arg((left + kSecond - 1) / kSecond);
    if (left < 2 * kHour) return LimitTexts::tr("in %1 min").arg((left + kMinute / 2) / kMinute);
    if (left < 2 * kDay) return LimitTexts::tr("in %1 h").arg((left + kHour / 2) / kHour);
    return LimitTexts::tr("on %1").arg(QLocale().toString(
        QDateTime::fromMSecsSinceEpoch(at / 1000).date(), QStringLiteral("d MMM")));
}

}  // namespace gatehouse::app
