#include "app/guardrails/guard_changes.h"

#include <algorithm>
#include <functional>

#include <QCoreApplication>
#include <QStringList>

#include "app/formats.h"
#include "app/guardrails/demand_words.h"
#include "app/guardrails/guard_settings.h"
#include "app/guardrails/guard_words.h"

namespace gatehouse::app {
namespace {

struct GuardChangesWords {
    Q_DECLARE_TR_FUNCTIONS(Guardrails)
};

constexpr qsizetype kMostLetters = 300;

QString policyWords(const GuardPolicy& policy)
{
    QStringList titles;
    for (const auto& each : policy.profiles) titles.append(kindTitle(each));
    QString words = GuardChangesWords::tr("%1, %2: %3")
                        .arg(actionTitle(policy.action), placesWords(policy),
                             titles.join(QStringLiteral(", ")));
    if (policy.restores) words += GuardChangesWords::tr("; put back into answers");
    if (!policy.hosts.empty()) {
        QStringList hosts;
        for (const auto& each : policy.hosts) hosts.append(text(each));
        words += GuardChangesWords::tr("; links to %1 pass").arg(hosts.join(QStringLiteral(", ")));
    }
    const QString scope = scopeWords(policy);
    if (!scope.isEmpty()) words += GuardChangesWords::tr("; only %1").arg(scope);
    return policy.enabled ? words : GuardChangesWords::tr("off (%1)").arg(words);
}

QString ownWords(const OwnRule& own)
{
    if (own.isDemand()) return demandWords(own.demand);
    if (own.isExpression) {
        const QString words = text(own.expression);
        return own.group == 0 ? words
                              : GuardChangesWords::tr("%1, bracket %2").arg(words).arg(own.group);
    }
    QStringList items;
    for (const auto& each : own.words) items.append(text(each));
    const QString all = items.join(QStringLiteral(", "));
    return all.size() <= kMostLetters ? all : QString(all.left(kMostLetters) + QChar(0x2026));
}

QString attackWords(const GuardSettings& settings)
{
    if (settings.attacks.empty()) return {};
    return GuardChangesWords::tr("%1, at %2 of users' texts and %3 of tools'")
        .arg(actionTitle(settings.attacks), percent(settings.falseAlarms, 1),
             percent(settings.resultFalseAlarms, 1));
}

/// "Flag in requests, block in answers".
QString hazardWords(const JudgeSettings& judge, std::size_t hazard)
{
    QStringList words;
    if (!judge.prompt[hazard].empty())
        words += GuardChangesWords::tr("%1 in requests").arg(actionTitle(judge.prompt[hazard]));
    if (!judge.answer[hazard].empty())
        words += GuardChangesWords::tr("%1 in answers").arg(actionTitle(judge.answer[hazard]));
    return words.join(QStringLiteral(", "));
}

QString judgeWords(const JudgeSettings& judge)
{
    if (judge.model.empty()) return {};
    const QString kind = judge.kind.empty() ? QString() : QString(u' ' + text(judge.kind));
    return text(judge.model) + kind + QStringLiteral(", ") + app::duration(judge.timeout * 1'000LL);
}

void compareJudges(const JudgeSettings& was, const JudgeSettings& is, const QString& path,
                   std::vector<ChangeLine>& lines)
{
    const QString from = judgeWords(was), to = judgeWords(is);
    if (from != to) lines.push_back({path, GuardChangesWords::tr("Judge"), from, to});
    for (std::size_t i = 0; i < guard::kHazards; ++i) {
        const QString before = hazardWords(was, i), after = hazardWords(is, i);
        if (before != after) lines.push_back({path, hazardTitle(i), before, after});
    }
}

/// A line for each that came, went or differs.
template <class Item>
void compare(const std::vector<Item>& before, const std::vector<Item>& after, const QString& path,
             const std::function<QString(const Item&)>& title,
             const std::function<QString(const Item&)>& words, std::vector<ChangeLine>& lines)
{
    for (const Item& each : after) {
        const auto was = std::ranges::find(before, each.id, &Item::id);
        if (was == before.end()) {
            lines.push_back({path, title(each), {}, words(each)});
        } else if (!(*was == each)) {
            lines.push_back({path, title(each), words(*was), words(each)});
        }
    }
    for (const Item& each : before) {
        if (std::ranges::find(after, each.id, &Item::id) == after.end())
            lines.push_back({path, title(each), words(each), {}});
    }
}

/// Names of those that both have, in the order of the first.
QString orderOf(const std::vector<GuardPolicy>& policies, const std::vector<GuardPolicy>& others)
{
    QStringList names;
    for (const auto& each : policies) {
        if (std::ranges::find(others, each.id, &GuardPolicy::id) != others.end())
            names.append(text(each.id));
    }
    return names.join(QStringLiteral(", "));
}

}  // namespace

std::vector<ChangeLine> guardChanges(const QString& path, const config::GatewayConfig& before,
                                     const config::GatewayConfig& after)
{
    std::vector<ChangeLine> lines;
    const auto settingsOf = [](const config::GatewayConfig& gateway) {
        config::Config config;
        config.gateways.push_back(gateway);
        return guardSettings(config, gateway.id);
    };
    const GuardSettings was = settingsOf(before);
    const GuardSettings is = settingsOf(after);
    if (path.endsWith(QLatin1String("/guardrails"))) {
        const QString from = attackWords(was), to = attackWords(is);
        if (from != to)
            lines.push_back({path, GuardChangesWords::tr("Attacks on the model"), from, to});
        compareJudges(was.judge, is.judge, path, lines);
        return lines;
    }
    if (was.enabled != is.enabled) {
        const auto onOff = [](bool on) {
            return on ? GuardChangesWords::tr("on") : GuardChangesWords::tr("off");
        };
        lines.push_back(
            {path, GuardChangesWords::tr("All rules"), onOff(was.enabled), onOff(is.enabled)});
    }
    compare<GuardPolicy>(
        was.policies, is.policies, path,
        [](const GuardPolicy& each) { return GuardChangesWords::tr("Rule %1").arg(text(each.id)); },
        policyWords, lines);
    const QString order = orderOf(is.policies, was.policies);
    const QString former = orderOf(was.policies, is.policies);
    if (order != former)
        lines.push_back({path, GuardChangesWords::tr("Order of the rules"), former, order});
    compare<OwnRule>(
        was.own, is.own, path,
        [](const OwnRule& each) {
            if (each.isDemand()) return GuardChangesWords::tr("Demand %1").arg(text(each.id));
            return each.isExpression ? GuardChangesWords::tr("Expression %1").arg(text(each.id))
                                     : GuardChangesWords::tr("Words %1").arg(text(each.id));
        },
        ownWords, lines);
    return lines;
}

}  // namespace gatehouse::app
