#include "app/cache/pin.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace gatehouse::app {
namespace {

constexpr qsizetype kLongestPin = 2'000;  // letters

struct Asked {
    QString path;
    QString text;
};

/// A text, or a list of one part with a text.
Asked askedIn(const QJsonValue& value, const QString& path)
{
    if (value.isString()) return {path, value.toString()};
    const QJsonArray parts = value.toArray();
    if (parts.size() != 1) return {};
    const QJsonValue text = parts.first()[QStringLiteral("text")];
    return text.isString() ? Asked{path + QStringLiteral(".0.text"), text.toString()} : Asked{};
}

Asked lastOf(const QJsonObject& body)
{
    for (const char* member : {"messages", "input", "contents"}) {
        const QJsonValue value = body[QLatin1String(member)];
        const QString path = QStringLiteral("body.") + QLatin1String(member);
        if (value.isString()) return {path, value.toString()};
        const QJsonArray list = value.toArray();
        if (list.isEmpty()) continue;
        const QString item = path + QLatin1Char('.') + QString::number(list.size() - 1);
        const QJsonObject last = list.last().toObject();
        if (last[QStringLiteral("role")].toString(QStringLiteral("user")) != QLatin1String("user"))
            return {};
        const bool hasParts = last.contains(QStringLiteral("parts"));
        const QString content = hasParts ? QStringLiteral("parts") : QStringLiteral("content");
        return askedIn(last[content], item + QLatin1Char('.') + content);
    }
    return {};
}

}  // namespace

std::string pinCondition(const QByteArray& body, const QString& model)
{
    const Asked asked = lastOf(QJsonDocument::fromJson(body).object());
    if (asked.text.trimmed().isEmpty() || asked.text.size() > kLongestPin) return {};
    QJsonObject condition{{asked.path, QJsonObject{{QStringLiteral("$eq"), asked.text}}}};
    if (!model.isEmpty())
        condition[QStringLiteral("model")] = QJsonObject{{QStringLiteral("$eq"), model}};
    return QJsonDocument(condition).toJson(QJsonDocument::Compact).toStdString();
}

config::Config withPin(config::Config config, const std::string& condition, Millis ttl)
{
    auto& rules = config.cache.rules;
    std::erase_if(rules, [&condition](const auto& each) { return each.when == condition; });
    config::CacheRuleConfig rule;
    rule.id = "pin";
    const auto isTaken = [&rule](const config::CacheRuleConfig& each) {
        return each.id == rule.id;
    };
    for (int number = 2; std::ranges::any_of(rules, isTaken); ++number)
        rule.id = "pin-" + std::to_string(number);
    rule.when = condition;
    rule.ttl = ttl;
    rules.insert(rules.begin(), std::move(rule));
    return config;
}

bool isPinned(const config::Config& config, const std::string& condition)
{
    return std::ranges::any_of(config.cache.rules, [&condition](const auto& each) {
        return each.when == condition && each.ttl.count() > 0;
    });
}

}  // namespace gatehouse::app
