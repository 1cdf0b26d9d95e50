#include "app/limits/limit_edit.h"

#include <algorithm>

#include <QCoreApplication>

#include "app/formats.h"

namespace gatehouse::app {
namespace {

QString words(const char* source)
{
    return QCoreApplication::translate("Limits", source);
}

QString slugOf(const QString& text)
{
    QString slug;
    for (const QChar sign : text.toLower()) {
        const bool isPlain = (sign >= u'a' && sign <= u'z') || (sign >= u'0' && sign <= u'9');
        if (isPlain) {
            slug += sign;
        } else if (!slug.isEmpty() && !slug.endsWith(u'-')) {
            slug += u'-';
        }
    }
    while (slug.endsWith(u'-')) slug.chop(1);
    return slug.isEmpty() ? QStringLiteral("limit") : slug;
}

}  // namespace

config::LimitConfig presetOf(LimitPreset preset, const QString& zone)
{
    config::LimitConfig limit;
    switch (preset) {
        case LimitPreset::MonthlyBudget:
            limit.name = words(QT_TRANSLATE_NOOP("Limits", "Monthly budget")).toStdString();
            limit.unit = "cost";
            limit.limit = "20";
            limit.window = "month";
            limit.zone = zone.toStdString();
            break;
        case LimitPreset::CallsPerMinute:
            limit.name = words(QT_TRANSLATE_NOOP("Limits", "Calls per key")).toStdString();
            limit.limit = "60";
            limit.window = "sliding";
            limit.by = {"key"};
            break;
        case LimitPreset::AtOnce:
            limit.name = words(QT_TRANSLATE_NOOP("Limits", "At once per user")).toStdString();
            limit.limit = "4";
            limit.window = "concurrent";
            limit.by = {"user"};
            limit.over = "queue";
            break;
        case LimitPreset::Blank:
            limit.name = words(QT_TRANSLATE_NOOP("Limits", "New limit")).toStdString();
            limit.limit = "100";
            limit.window = "sliding";
            break;
    }
    return limit;
}

const config::LimitConfig* findLimit(const config::Config& config, const std::string& id)
{
    const auto found = std::ranges::find(config.limits, id, &config::LimitConfig::id);
    return found == config.limits.end() ? nullptr : &*found;
}

std::string freeLimitId(const config::Config& config, const QString& wanted)
{
    const std::string slug = slugOf(wanted).toStdString();
    std::string id = slug;
    for (int number = 2; findLimit(config, id) != nullptr; ++number)
        id = slug + '-' + std::to_string(number);
    return id;
}

config::Config withLimit(config::Config config, config::LimitConfig limit)
{
    const auto found = std::ranges::find(config.limits, limit.id, &config::LimitConfig::id);
    if (found == config.limits.end()) {
        config.limits.push_back(std::move(limit));
    } else {
        *found = std::move(limit);
    }
    return config;
}

config::Config withoutLimit(config::Config config, const std::string& id)
{
    std::erase_if(config.limits, [&id](const auto& each) { return each.id == id; });
    return config;
}

QString titleOf(const config::LimitConfig& limit)
{
    return text(limit.name.empty() ? limit.id : limit.name);
}

bool isBudget(const config::LimitConfig& limit)
{
    return limit.unit == "cost";
}

}  // namespace gatehouse::app
