#include "app/guardrails/guard_settings.h"

#include <algorithm>
#include <utility>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include "app/guardrails/judge_settings.h"
#include "proxy/core/config/codec.h"
#include "proxy/core/config/gateway_shapes.h"

namespace gatehouse::app {
namespace {

struct GuardSettingsWords {
    Q_DECLARE_TR_FUNCTIONS(Guardrails)
};

const config::GatewayConfig* findGateway(const config::Config& config, const std::string& id)
{
    const auto found = std::ranges::find(config.gateways, id, &config::GatewayConfig::id);
    return found == config.gateways.end() ? nullptr : &*found;
}

QJsonObject objectOf(const std::string& json)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
}

std::string textOf(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

std::vector<std::string> textsOf(const QJsonValue& list)
{
    std::vector<std::string> texts;
    for (const auto& each : list.toArray()) texts.push_back(each.toString().toStdString());
    return texts;
}

QJsonArray listOf(const std::vector<std::string>& texts)
{
    QJsonArray list;
    for (const auto& each : texts) list.append(QString::fromStdString(each));
    return list;
}

GuardPolicy policyOf(QJsonObject json)
{
    GuardPolicy policy;
    policy.id = json.take(QStringLiteral("id")).toString().toStdString();
    policy.enabled = json.take(QStringLiteral("enabled")).toBool();
    policy.profiles = textsOf(json.take(QStringLiteral("profiles")));
    policy.action = json.take(QStringLiteral("action")).toString().toStdString();
    const auto check = textsOf(json.take(QStringLiteral("check")));
    policy.onRequest = std::ranges::count(check, "REQUEST") > 0;
    policy.onAnswer = std::ranges::count(check, "RESPONSE") > 0;
    policy.providers = textsOf(json.take(QStringLiteral("providers")));
    policy.models = textsOf(json.take(QStringLiteral("models")));
    policy.hosts = textsOf(json.take(QStringLiteral("hosts")));
    policy.restores = json.take(QStringLiteral("restore")).toBool();
    policy.rest = std::move(json);
    return policy;
}

QJsonObject jsonOf(const GuardPolicy& policy)
{
    QJsonObject json = policy.rest;
    json[QStringLiteral("id")] = QString::fromStdString(policy.id);
    json[QStringLiteral("enabled")] = policy.enabled;
    json[QStringLiteral("profiles")] = listOf(policy.profiles);
    json[QStringLiteral("action")] = QString::fromStdString(policy.action);
    std::vector<std::string> check;
    if (policy.onRequest) check.emplace_back("REQUEST");
    if (policy.onAnswer) check.emplace_back("RESPONSE");
    json[QStringLiteral("check")] = listOf(check);
    if (!policy.providers.empty()) json[QStringLiteral("providers")] = listOf(policy.providers);
    if (!policy.models.empty()) json[QStringLiteral("models")] = listOf(policy.models);
    if (!policy.hosts.empty()) json[QStringLiteral("hosts")] = listOf(policy.hosts);
    if (policy.restores) json[QStringLiteral("restore")] = true;
    return json;
}

void readPolicies(const QJsonObject& dlp, GuardSettings& settings)
{
    settings.enabled = dlp.isEmpty() || dlp[QStringLiteral("enabled")].toBool();
    if (dlp.contains(QStringLiteral("policies"))) {
        for (const auto& each : dlp[QStringLiteral("policies")].toArray())
            settings.policies.push_back(policyOf(each.toObject()));
    } else if (dlp.contains(QStringLiteral("profiles"))) {
        // The older form: one policy without a name, which looks both ways.
        GuardPolicy policy;
        policy.id = GuardSettingsWords::tr("Policy").toStdString();
        policy.profiles = textsOf(dlp[QStringLiteral("profiles")]);
        policy.action =
            dlp[QStringLiteral("action")].toString(QStringLiteral("FLAG")).toStdString();
        policy.onAnswer = true;
        settings.policies.push_back(std::move(policy));
    }
}

void readOwn(const QJsonObject& dlp, GuardSettings& settings)
{
    for (const auto& each : dlp[QStringLiteral("words")].toArray()) {
        OwnRule list;
        list.id = each[QStringLiteral("id")].toString().toStdString();
        list.words = textsOf(each[QStringLiteral("words")]);
        settings.own.push_back(std::move(list));
    }
    for (const auto& each : dlp[QStringLiteral("patterns")].toArray()) {
        OwnRule pattern;
        pattern.isExpression = true;
        pattern.id = each[QStringLiteral("id")].toString().toStdString();
        pattern.expression = each[QStringLiteral("expression")].toString().toStdString();
        pattern.group = each[QStringLiteral("group")].toInt();
        settings.own.push_back(std::move(pattern));
    }
    for (const auto& each : dlp[QStringLiteral("demands")].toArray()) {
        OwnRule asked;
        asked.demand = each.toObject();
        asked.id = asked.demand.take(QStringLiteral("id")).toString().toStdString();
        settings.own.push_back(std::move(asked));
    }
}

/// The `dlp` object; `before`: what stood there, whose other members stay.
std::string dlpOf(const GuardSettings& settings, QJsonObject before)
{
    for (const char* old :
         {"enabled", "policies", "words", "patterns", "demands", "action", "profiles"})
        before.remove(QLatin1String(old));
    const bool isNone = settings.policies.empty() && settings.own.empty();
    if (isNone && before.isEmpty()) return {};
    before[QStringLiteral("enabled")] = settings.enabled;
    QJsonArray policies, words, patterns, demands;
    for (const auto& each : settings.policies) policies.append(jsonOf(each));
    for (const auto& each : settings.own) {
        QJsonObject own{{QStringLiteral("id"), QString::fromStdString(each.id)}};
        if (each.isDemand()) {
            QJsonObject asked = each.demand;
            asked[QStringLiteral("id")] = own[QStringLiteral("id")];
            demands.append(asked);
        } else if (each.isExpression) {
            own[QStringLiteral("expression")] = QString::fromStdString(each.expression);
            if (each.group > 0) own[QStringLiteral("group")] = each.group;
            patterns.append(own);
        } else {
            own[QStringLiteral("words")] = listOf(each.words);
            words.append(own);
        }
    }
    before[QStringLiteral("policies")] = policies;
    if (!words.isEmpty()) before[QStringLiteral("words")] = words;
    if (!patterns.isEmpty()) before[QStringLiteral("patterns")] = patterns;
    if (!demands.isEmpty()) before[QStringLiteral("demands")] = demands;
    return textOf(before);
}

std::string guardrailsOf(const GuardSettings& settings, QJsonObject before)
{
    const bool wasNone = before.isEmpty();
    if (wasNone && settings.attacks.empty() && settings.judge.isEmpty()) return {};
    writeJudge(settings.judge, before);
    QJsonObject prompt = before[QStringLiteral("prompt")].toObject();
    prompt.remove(QStringLiteral("P1"));
    if (!settings.attacks.empty())
        prompt[QStringLiteral("P1")] = QString::fromStdString(settings.attacks);
    before[QStringLiteral("prompt")] = prompt;
    const QJsonObject answers = before[QStringLiteral("response")].toObject();
    before[QStringLiteral("response")] = answers;
    const GuardSettings usual;
    const bool isUsual = settings.falseAlarms == usual.falseAlarms &&
                         settings.resultFalseAlarms == usual.resultFalseAlarms;
    QJsonObject strictness = before[QStringLiteral("injection")].toObject();
    if (isUsual) {
        before.remove(QStringLiteral("injection"));
    } else {
        strictness[QStringLiteral("falseAlarms")] = settings.falseAlarms;
        strictness[QStringLiteral("resultFalseAlarms")] = settings.resultFalseAlarms;
        before[QStringLiteral("injection")] = strictness;
    }
    const bool saysNothing = prompt.isEmpty() && answers.isEmpty() && before.size() == 2;
    return saysNothing ? std::string() : textOf(before);
}

/// As the config writes its JSON itself, so that nothing differs but what was edited.
config::Config asWritten(config::Config config)
{
    std::vector<config::Problem> problems;
    auto read = config::parse(config::print(config), problems);
    return read ? std::move(*read) : std::move(config);
}

template <class IsTaken>
std::string freeId(const std::string& wanted, const char* gap, IsTaken isTaken)
{
    std::string id = wanted;
    for (int number = 2; isTaken(id); ++number) id = wanted + gap + std::to_string(number);
    return id;
}

}  // namespace

GuardSettings guardSettings(const config::Config& config, const std::string& gateway)
{
    GuardSettings settings;
    const auto* found = findGateway(config, gateway);
    if (found == nullptr) return settings;
    const QJsonObject dlp = objectOf(found->dlp);
    readPolicies(dlp, settings);
    readOwn(dlp, settings);
    const QJsonObject guardrails = objectOf(found->guardrails);
    settings.attacks = guardrails[QStringLiteral("prompt")]
                           .toObject()[QStringLiteral("P1")]
                           .toString()
                           .toStdString();
    settings.judge = readJudge(guardrails);
    const QJsonObject strictness = guardrails[QStringLiteral("injection")].toObject();
    settings.falseAlarms = strictness[QStringLiteral("falseAlarms")].toDouble(settings.falseAlarms);
    settings.resultFalseAlarms =
        strictness[QStringLiteral("resultFalseAlarms")].toDouble(settings.resultFalseAlarms);
    return settings;
}

config::Config withGuardSettings(config::Config config, const std::string& gateway,
                                 const GuardSettings& settings)
{
    if (settings == guardSettings(config, gateway)) return config;
    auto at = std::ranges::find(config.gateways, gateway, &config::GatewayConfig::id);
    if (at == config.gateways.end()) {
        config.gateways.push_back({.id = gateway});
        at = std::prev(config.gateways.end());
    }
    at->dlp = dlpOf(settings, objectOf(at->dlp));
    at->guardrails = guardrailsOf(settings, objectOf(at->guardrails));
    // The default gateway is there without being written down.
    const config::GatewayConfig blank{.id = std::string(config::kDefaultGateway)};
    if (*at == blank) config.gateways.erase(at);
    return asWritten(std::move(config));
}

config::GatewayConfig gatewayOf(const config::Config& config, const std::string& id)
{
    const auto* found = findGateway(config, id);
    return found == nullptr ? config::GatewayConfig{.id = id} : *found;
}

std::vector<std::string> gatewayIds(const config::Config& config)
{
    std::vector<std::string> ids{std::string(config::kDefaultGateway)};
    for (const auto& each : config.gateways) {
        if (each.id != config::kDefaultGateway) ids.push_back(each.id);
    }
    return ids;
}

GuardSettings withPreset(GuardSettings settings, GuardPreset preset)
{
    GuardPolicy policy;
    QString name;
    switch (preset) {
        case GuardPreset::Secrets:
            name = GuardSettingsWords::tr("Keys and secrets");
            policy.profiles = {"secret"};
            policy.action = "REDACT";
            break;
        case GuardPreset::Personal:
            name = GuardSettingsWords::tr("Personal data");
            policy.profiles = {"email",       "phone",       "payment_card", "iban",
                               "bank_number", "national_id", "medical",      "birth_date"};
            policy.action = "MASK";
            policy.onAnswer = true;
            break;
        case GuardPreset::Attacks:
            settings.attacks = "BLOCK";
            return settings;
        case GuardPreset::Blank:
            name = GuardSettingsWords::tr("New rule");
            policy.profiles = {"secret"};
            break;
    }
    policy.id = freePolicyId(settings, name.toStdString());
    settings.enabled = true;
    settings.policies.push_back(std::move(policy));
    return settings;
}

GuardSettings withOwnRule(GuardSettings settings, std::size_t at, OwnRule rule)
{
    if (at >= settings.own.size()) {
        const auto kindOf = [](const OwnRule& each) {
            return each.isDemand() ? 2 : each.isExpression ? 1 : 0;
        };
        const auto behind = std::ranges::upper_bound(settings.own, kindOf(rule), {}, kindOf);
        settings.own.insert(behind, std::move(rule));
        return settings;
    }
    const std::string former = settings.own[at].id;
    if (former != rule.id) {
        for (auto& policy : settings.policies)
            std::ranges::replace(policy.profiles, former, rule.id);
    }
    settings.own[at] = std::move(rule);
    return settings;
}

GuardSettings withoutOwnRule(GuardSettings settings, std::size_t at)
{
    if (at >= settings.own.size()) return settings;
    // A name that nobody knows would mean all that is known by its form.
    for (auto& policy : settings.policies) std::erase(policy.profiles, settings.own[at].id);
    settings.own.erase(settings.own.begin() + static_cast<std::ptrdiff_t>(at));
    return settings;
}

std::string freeOwnId(const GuardSettings& settings, const std::string& wanted)
{
    return freeId(wanted, "-", [&settings](const std::string& id) {
        return std::ranges::find(settings.own, id, &OwnRule::id) != settings.own.end();
    });
}

std::string freePolicyId(const GuardSettings& settings, const std::string& wanted)
{
    return freeId(wanted, " ", [&settings](const std::string& id) {
        return std::ranges::find(settings.policies, id, &GuardPolicy::id) !=
               settings.policies.end();
    });
}

std::vector<config::Problem> guardProblems(const GuardSettings& settings)
{
    auto problems = config::shapeProblems("dlp", dlpOf(settings, {}), {});
    for (std::size_t i = 0; i < settings.policies.size(); ++i) {
        const auto& policy = settings.policies[i];
        const std::string path = "/policies/" + std::to_string(i);
        const auto add = [&](const char* member, const QString& message, const QString& hint) {
            problems.push_back({path + member, message.toStdString(), hint.toStdString()});
        };
        if (policy.id.empty())
            add("/id", GuardSettingsWords::tr("It has no name"),
                GuardSettingsWords::tr("write one"));
        if (!policy.id.empty() &&
            std::ranges::count(settings.policies, policy.id, &GuardPolicy::id) > 1)
            add("/id", GuardSettingsWords::tr("Another rule has this name"),
                GuardSettingsWords::tr("choose another, or their hits are counted together"));
        if (policy.profiles.empty())
            add("/profiles", GuardSettingsWords::tr("It looks for nothing"),
                GuardSettingsWords::tr("choose a detector"));
        if (!policy.onRequest && !policy.onAnswer)
            add("/check", GuardSettingsWords::tr("It looks nowhere"),
                GuardSettingsWords::tr("choose requests or answers"));
    }
    return problems;
}

}  // namespace gatehouse::app
