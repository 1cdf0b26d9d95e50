#include "app/limits/policy_edit.h"

#include <algorithm>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

#include "app/formats.h"
#include "proxy/core/limit/spend_policy.h"

namespace gatehouse::app {
namespace {

using Effect = PolicyForm::Effect;

QString takeText(QJsonObject& from, const char* name)
{
    return from.take(QLatin1String(name)).toString();
}

/// A text or a list of texts.
QStringList textsIn(const QJsonValue& value)
{
    if (value.isString()) return {value.toString()};
    QStringList texts;
    for (const auto& each : value.toArray()) texts.append(each.toString());
    return texts;
}

QJsonValue resourceOf(const PolicyForm& form)
{
    if (form.models.isEmpty() && form.providers.isEmpty()) return QStringLiteral("*");
    QJsonObject resource;
    const auto put = [&resource](const char* name, const QStringList& texts) {
        if (texts.isEmpty()) return;
        resource[QLatin1String(name)] = texts.size() == 1
                                            ? QJsonValue(texts.front())
                                            : QJsonValue(QJsonArray::fromStringList(texts));
    };
    put("model", form.models);
    put("provider", form.providers);
    return resource;
}

/// A number where it is one; else the words, which are then complained about.
QJsonValue amountOf(const QString& typed)
{
    QString plain = typed.trimmed();
    if (plain.startsWith(QLatin1Char('$'))) plain = plain.mid(1).trimmed();
    bool isNumber = false;
    const double number = plain.toDouble(&isNumber);
    return isNumber ? QJsonValue(number) : QJsonValue(plain);
}

QJsonObject actionOf(const PolicyForm& form)
{
    switch (form.effect) {
        case Effect::Free:
            return {{QStringLiteral("type"), QStringLiteral("no-limit")}};
        case Effect::Block:
            return {{QStringLiteral("type"), QStringLiteral("block")}};
        case Effect::BlockRest:
            return {{QStringLiteral("type"), QStringLiteral("block")},
                    {QStringLiteral("except"), true}};
        case Effect::Cap:
            break;
    }
    return {{QStringLiteral("type"), QStringLiteral("limit")},
            {QStringLiteral("amount"), amountOf(form.amount)},
            {QStringLiteral("period"), form.period},
            {QStringLiteral("technique"), QStringLiteral("named-interval")}};
}

void readAction(const QJsonObject& action, PolicyForm& form)
{
    const QString type = action[QStringLiteral("type")].toString();
    form.effect = type == QLatin1String("limit")              ? Effect::Cap
                  : type != QLatin1String("block")            ? Effect::Free
                  : action[QStringLiteral("except")].toBool() ? Effect::BlockRest
                                                              : Effect::Block;
    form.amount = QString::number(action[QStringLiteral("amount")].toDouble(), 'g', 12);
    form.period = action[QStringLiteral("period")].toString(QStringLiteral("monthly"));
}

config::GatewayConfig* gatewayIn(config::Config& config, const std::string& id)
{
    const auto found = std::ranges::find(config.gateways, id, &config::GatewayConfig::id);
    return found == config.gateways.end() ? nullptr : &*found;
}

void keep(config::GatewayConfig& gateway, const std::vector<QJsonObject>& policies)
{
    QJsonArray list;
    for (const auto& each : policies) list.append(each);
    gateway.policies = list.isEmpty()
                           ? std::string()
                           : QJsonDocument(list).toJson(QJsonDocument::Compact).toStdString();
}

}  // namespace

PolicyForm policyForm(const QJsonObject& policy)
{
    PolicyForm form;
    form.rest = policy;
    form.name = takeText(form.rest, "name");
    form.actor = takeText(form.rest, "actor");
    const QJsonValue resource = form.rest.take(QStringLiteral("resource"));
    form.models = textsIn(resource.toObject()[QStringLiteral("model")]);
    form.providers = textsIn(resource.toObject()[QStringLiteral("provider")]);
    form.condition = takeText(form.rest, "condition");
    if (form.condition.isEmpty()) form.condition = QStringLiteral("true");
    readAction(form.rest.take(QStringLiteral("action")).toObject(), form);
    form.enabled = form.rest.take(QStringLiteral("enabled")).toBool(true);
    return form;
}

QJsonObject policyJson(const PolicyForm& form)
{
    QJsonObject policy = form.rest;
    policy[QStringLiteral("name")] = form.name;
    policy[QStringLiteral("actor")] = form.actor;
    policy[QStringLiteral("resource")] = resourceOf(form);
    policy[QStringLiteral("condition")] =
        form.condition.trimmed().isEmpty() ? QStringLiteral("true") : form.condition.trimmed();
    policy[QStringLiteral("action")] = actionOf(form);
    if (!form.enabled) policy[QStringLiteral("enabled")] = false;
    return policy;
}

PolicyForm newPolicy()
{
    PolicyForm form;
    form.name = QCoreApplication::translate("Policies", "A budget for each user");
    form.actor = QStringLiteral("user:{cf.user.id}");
    form.condition = QStringLiteral("true");
    form.amount = QStringLiteral("20");
    form.period = QStringLiteral("monthly");
    form.rest[QStringLiteral("id")] = QUuid::createUuid().toString(QUuid::WithoutBraces);
    return form;
}

QString policyTrouble(const QJsonObject& policy)
{
    const std::string list =
        QJsonDocument(QJsonArray{policy}).toJson(QJsonDocument::Compact).toStdString();
    const auto read = limit::readPolicies(list);
    if (read) return {};
    QString message = text(read.error().message);
    if (message.startsWith(QLatin1String("0/"))) message = message.mid(2);
    return message + QStringLiteral("; ") + text(read.error().hint);
}

std::vector<QJsonObject> policiesOf(const config::Config& config, const std::string& gateway)
{
    std::vector<QJsonObject> policies;
    for (const auto& each : config.gateways) {
        if (each.id != gateway) continue;
        const auto list = QJsonDocument::fromJson(QByteArray::fromStdString(each.policies)).array();
        for (const auto& policy : list) policies.push_back(policy.toObject());
    }
    return policies;
}

config::Config withPolicy(config::Config config, const std::string& gateway,
                          std::optional<std::size_t> at, const QJsonObject& policy)
{
    auto policies = policiesOf(config, gateway);
    if (at && *at < policies.size()) {
        policies[*at] = policy;
    } else {
        policies.push_back(policy);
    }
    auto* found = gatewayIn(config, gateway);
    if (found == nullptr) {
        config.gateways.push_back({.id = gateway});
        found = &config.gateways.back();
    }
    keep(*found, policies);
    return config;
}

config::Config withoutPolicy(config::Config config, const std::string& gateway, std::size_t at)
{
    auto policies = policiesOf(config, gateway);
    auto* found = gatewayIn(config, gateway);
    if (found == nullptr || at >= policies.size()) return config;
    policies.erase(policies.begin() + static_cast<std::ptrdiff_t>(at));
    keep(*found, policies);
    return config;
}

}  // namespace gatehouse::app
