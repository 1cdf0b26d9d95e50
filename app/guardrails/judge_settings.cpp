#include "app/guardrails/judge_settings.h"

#include <algorithm>
#include <utility>

#include <QJsonObject>
#include <QString>

namespace gatehouse::app {
namespace {

using Actions = JudgeSettings::Actions;

QString codeOf(std::size_t hazard)
{
    return QString::fromStdString(guard::hazardCode(hazard));
}

Actions actionsOf(const QJsonObject& side)
{
    Actions actions;
    for (std::size_t i = 0; i < actions.size(); ++i)
        actions[i] = side[codeOf(i)].toString().toStdString();
    return actions;
}

QJsonObject withActions(QJsonObject side, const Actions& actions)
{
    for (std::size_t i = 0; i < actions.size(); ++i) {
        if (actions[i].empty()) {
            side.remove(codeOf(i));
        } else {
            side[codeOf(i)] = QString::fromStdString(actions[i]);
        }
    }
    return side;
}

}  // namespace

bool JudgeSettings::isOn() const
{
    const auto isWanted = [](const std::string& action) { return !action.empty(); };
    return !model.empty() &&
           (std::ranges::any_of(prompt, isWanted) || std::ranges::any_of(answer, isWanted));
}

JudgeSettings readJudge(const QJsonObject& guardrails)
{
    JudgeSettings judge;
    const QJsonObject own = guardrails[QStringLiteral("judge")].toObject();
    judge.model = own[QStringLiteral("model")].toString().toStdString();
    judge.kind = own[QStringLiteral("kind")].toString().toStdString();
    judge.timeout = own[QStringLiteral("timeout")].toInt(judge.timeout);
    judge.prompt = actionsOf(guardrails[QStringLiteral("prompt")].toObject());
    judge.answer = actionsOf(guardrails[QStringLiteral("response")].toObject());
    return judge;
}

void writeJudge(const JudgeSettings& judge, QJsonObject& guardrails)
{
    for (const auto& [side, actions] : {std::pair{QStringLiteral("prompt"), &judge.prompt},
                                        std::pair{QStringLiteral("response"), &judge.answer}})
        guardrails[side] = withActions(guardrails[side].toObject(), *actions);
    QJsonObject own = guardrails[QStringLiteral("judge")].toObject();
    if (judge.model.empty()) {
        guardrails.remove(QStringLiteral("judge"));
        return;
    }
    own[QStringLiteral("model")] = QString::fromStdString(judge.model);
    own.remove(QStringLiteral("kind"));
    if (!judge.kind.empty()) own[QStringLiteral("kind")] = QString::fromStdString(judge.kind);
    const bool isUsual = judge.timeout == JudgeSettings().timeout;
    if (!isUsual || own.contains(QStringLiteral("timeout")))
        own[QStringLiteral("timeout")] = judge.timeout;
    guardrails[QStringLiteral("judge")] = own;
}

}  // namespace gatehouse::app
