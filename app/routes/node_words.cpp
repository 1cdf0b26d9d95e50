#include "app/routes/node_words.h"

#include <algorithm>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include "app/config_session.h"
#include "app/formats.h"
#include "app/routes/condition_rows.h"
#include "app/routes/graph_edit.h"
#include "app/routes/property_rows.h"

namespace gatehouse::app {
namespace {

using policy::Node;
using policy::NodeKind;

struct NodeWords {
    Q_DECLARE_TR_FUNCTIONS(RouteWords)
};

struct KindRow {
    NodeKind kind;
    NodeGroup group;
    const char* title;
    const char* hint;
    char letter;
};

// clang-format off
constexpr KindRow kKinds[] = {
    {NodeKind::Start,     NodeGroup::None,    QT_TRANSLATE_NOOP("RouteWords", "Start"),      QT_TRANSLATE_NOOP("RouteWords", "Where calls come in"),     0},
    {NodeKind::Condition, NodeGroup::Decide,  QT_TRANSLATE_NOOP("RouteWords", "Condition"),  QT_TRANSLATE_NOOP("RouteWords", "Body, header, metadata"),  'C'},
    {NodeKind::Split,     NodeGroup::Decide,  QT_TRANSLATE_NOOP("RouteWords", "Split"),      QT_TRANSLATE_NOOP("RouteWords", "Percentage, sticky"),      'S'},
    {NodeKind::Rate,      NodeGroup::Protect, QT_TRANSLATE_NOOP("RouteWords", "Rate limit"), QT_TRANSLATE_NOOP("RouteWords", "Requests, tokens, cost"),  'L'},
    {NodeKind::Budget,    NodeGroup::Protect, QT_TRANSLATE_NOOP("RouteWords", "Budget"),     QT_TRANSLATE_NOOP("RouteWords", "Spend per key or user"),   'B'},
    {NodeKind::Guardrail, NodeGroup::Protect, QT_TRANSLATE_NOOP("RouteWords", "Guardrail"),  QT_TRANSLATE_NOOP("RouteWords", "Block, redact, flag"),     'G'},
    {NodeKind::Prompt,    NodeGroup::Answer,  QT_TRANSLATE_NOOP("RouteWords", "Prompt"),     QT_TRANSLATE_NOOP("RouteWords", "Template and version"),    'P'},
    {NodeKind::Cache,     NodeGroup::Answer,  QT_TRANSLATE_NOOP("RouteWords", "Cache"),      QT_TRANSLATE_NOOP("RouteWords", "The same call again"),       'H'},
    {NodeKind::Step,      NodeGroup::Answer,  QT_TRANSLATE_NOOP("RouteWords", "Step"),       QT_TRANSLATE_NOOP("RouteWords", "Reword, chain, merge"),  'T'},
    {NodeKind::Model,     NodeGroup::Answer,  QT_TRANSLATE_NOOP("RouteWords", "Model"),      QT_TRANSLATE_NOOP("RouteWords", "Call, retry, time out"),   'M'},
    {NodeKind::End,       NodeGroup::Answer,  QT_TRANSLATE_NOOP("RouteWords", "Return"),     QT_TRANSLATE_NOOP("RouteWords", "The model's answer"),      'E'},
    {NodeKind::Reject,    NodeGroup::Answer,  QT_TRANSLATE_NOOP("RouteWords", "Reject"),     QT_TRANSLATE_NOOP("RouteWords", "Status and message"),      'R'},
};

// clang-format on

const KindRow& kindRow(NodeKind kind)
{
    return *std::ranges::find(kKinds, kind, &KindRow::kind);
}

QString providerTitle(const QString& id, const config::Config& config)
{
    const auto* found = findProvider(config, id.toStdString());
    return found == nullptr ? id : titleOf(*found);
}

QString balanceWords(const QString& balance)
{
    if (balance == QLatin1String("round_robin")) return NodeWords::tr("in turn");
    if (balance == QLatin1String("least_busy")) return NodeWords::tr("least busy");
    if (balance == QLatin1String("cheapest")) return NodeWords::tr("cheapest first");
    if (balance == QLatin1String("fastest")) return NodeWords::tr("fastest first");
    if (balance == QLatin1String("sticky")) return NodeWords::tr("sticky");
    return NodeWords::tr("by weight");
}

QString modelSummary(const QJsonObject& all, const config::Config& config)
{
    QStringList parts;
    const QJsonArray targets = all[QLatin1String("targets")].toArray();
    if (!targets.isEmpty()) {
        parts += NodeWords::tr("%n target(s)", nullptr, static_cast<int>(targets.size()));
        parts += balanceWords(all[QLatin1String("balance")].toString());
    } else {
        const QString provider = all[QLatin1String("provider")].toString();
        parts +=
            provider.isEmpty() ? NodeWords::tr("no provider yet") : providerTitle(provider, config);
    }
    const int retries = all[QLatin1String("retries")].toInt();
    if (retries > 0) parts += NodeWords::tr("%n retry(s)", nullptr, retries);
    const double timeout = all[QLatin1String("timeout")].toDouble();
    if (timeout > 0) parts += millis(timeout);
    return parts.join(QStringLiteral(" · "));
}

QString rateSummary(const QJsonObject& all)
{
    const QString kind = all[QLatin1String("limitType")].toString();
    const double limit = all[QLatin1String("limit")].toDouble();
    const QString amount =
        kind == QLatin1String("cost") ? QStringLiteral("$%1").arg(limit)
        : kind == QLatin1String("tokens")
            ? NodeWords::tr("%1 tokens").arg(count(static_cast<std::int64_t>(limit)))
            : NodeWords::tr("%1 requests").arg(count(static_cast<std::int64_t>(limit)));
    const int window = all[QLatin1String("window")].toInt();
    return NodeWords::tr("%1 in %2 per %3")
        .arg(amount, duration(std::int64_t{window} * 1'000'000),
             all[QLatin1String("key")].toString());
}

QString budgetSummary(const QJsonObject& all)
{
    const QString named = all[QLatin1String("budget")].toString();
    if (!named.isEmpty()) return NodeWords::tr("limit %1").arg(named);
    const QString period = choiceTitle(all[QLatin1String("period")].toString());
    QStringList parts{QStringLiteral("$%1").arg(all[QLatin1String("limit")].toDouble()), period};
    const QString key = all[QLatin1String("key")].toString();
    if (!key.isEmpty()) parts += NodeWords::tr("per %1").arg(key);
    return parts.join(QStringLiteral(" · "));
}

QString guardSummary(const QJsonObject& all)
{
    const QJsonArray categories = all[QLatin1String("categories")].toArray();
    QStringList words;
    for (const QJsonValue& each : categories) words += choiceTitle(each.toString());
    if (all[QLatin1String("injection")].toDouble() > 0) words += NodeWords::tr("Attacks");
    const QString action = all[QLatin1String("action")].toString();
    return QStringLiteral("%1: %2").arg(
        choiceTitle(action.isEmpty() ? QStringLiteral("block") : action),
        words.join(QStringLiteral(", ")));
}

QString conditionSummary(const QJsonObject& all)
{
    const QJsonArray cases = all[QLatin1String("cases")].toArray();
    if (!cases.isEmpty())
        return NodeWords::tr("%n case(s)", nullptr, static_cast<int>(cases.size()));
    const QJsonDocument conditions(all[QLatin1String("conditions")].toObject());
    return conditionWords(QString::fromUtf8(conditions.toJson(QJsonDocument::Compact)));
}

}  // namespace

QString titleOf(NodeGroup group)
{
    switch (group) {
        case NodeGroup::Decide:
            return NodeWords::tr("Decide");
        case NodeGroup::Protect:
            return NodeWords::tr("Protect");
        case NodeGroup::Answer:
            return NodeWords::tr("Answer");
        case NodeGroup::None:
            break;
    }
    return {};
}

NodeGroup groupOf(NodeKind kind) noexcept
{
    return kindRow(kind).group;
}

QString kindTitle(NodeKind kind)
{
    return NodeWords::tr(kindRow(kind).title);
}

QString kindHint(NodeKind kind)
{
    return NodeWords::tr(kindRow(kind).hint);
}

QChar letterOf(NodeKind kind) noexcept
{
    return QLatin1Char(kindRow(kind).letter);
}

QString nodeTitle(const Node& node)
{
    if (!node.title.empty()) return text(node.title);
    const QJsonObject all = nodeProperties(node);
    if (node.kind == NodeKind::Model) {
        const QString model = all[QLatin1String("model")].toString();
        if (!model.isEmpty()) return model;
    }
    if (node.kind == NodeKind::Reject) {
        const int status = all[QLatin1String("status")].toInt();
        if (status > 0) return NodeWords::tr("Reject %1").arg(status);
    }
    return kindTitle(node.kind);
}

namespace {

QString stepSummary(const QJsonObject& all)
{
    const QJsonArray targets = all[QLatin1String("targets")].toArray();
    if (targets.isEmpty()) return NodeWords::tr("no model yet");
    if (targets.size() == 1) return targets[0].toObject()[QLatin1String("model")].toString();
    const int need = all[QLatin1String("need")].toInt();
    const QString models = NodeWords::tr("%n models", nullptr, static_cast<int>(targets.size()));
    return need > 0 && need < targets.size()
               ? NodeWords::tr("%1, at least %2").arg(models).arg(need)
               : models;
}

}  // namespace

QString nodeSummary(const Node& node, const config::Config& config)
{
    const QJsonObject all = nodeProperties(node);
    switch (node.kind) {
        case NodeKind::Condition:
            return conditionSummary(all);
        case NodeKind::Rate:
            return rateSummary(all);
        case NodeKind::Model:
            return modelSummary(all, config);
        case NodeKind::Step:
            return stepSummary(all);
        case NodeKind::Budget:
            return budgetSummary(all);
        case NodeKind::Guardrail:
            return guardSummary(all);
        case NodeKind::Prompt: {
            const QString prompt = all[QLatin1String("prompt")].toString();
            return prompt.isEmpty() ? NodeWords::tr("no prompt yet") : prompt;
        }
        case NodeKind::Cache:
            return NodeWords::tr("kept for %1")
                .arg(duration(std::int64_t{all[QLatin1String("ttl")].toInt(300)} * 1'000'000));
        case NodeKind::Split: {
            const QString by = all[QLatin1String("stickyBy")].toString();
            return by.isEmpty() ? NodeWords::tr("by chance")
                                : NodeWords::tr("sticky by %1").arg(by);
        }
        case NodeKind::Reject: {
            const QString message = all[QLatin1String("message")].toString();
            return message.isEmpty() ? kindHint(node.kind) : message;
        }
        case NodeKind::End: {
            const QString message = all[QLatin1String("message")].toString();
            return message.isEmpty() ? kindHint(node.kind) : NodeWords::tr("or: %1").arg(message);
        }
        default:
            return kindHint(node.kind);
    }
}

QString outputTitle(const Node& node, std::string_view output)
{
    const bool limits = node.kind == NodeKind::Rate || node.kind == NodeKind::Budget;
    if (output == "success") {
        if (limits) return NodeWords::tr("ok");
        if (node.kind == NodeKind::Guardrail) return NodeWords::tr("passed");
        return NodeWords::tr("success");
    }
    if (output == "fallback") return limits ? NodeWords::tr("exceeded") : NodeWords::tr("error");
    if (output == "true") return NodeWords::tr("true");
    if (output == "false") return NodeWords::tr("false");
    if (output == "next") return NodeWords::tr("next");
    if (output == "blocked") return NodeWords::tr("blocked");
    if (output == "hit") return NodeWords::tr("hit");
    if (output == "miss") return NodeWords::tr("miss");
    if (output == "else" && node.kind == NodeKind::Split)
        return NodeWords::tr("else %1%").arg(restOf(node));
    if (output == "else") return NodeWords::tr("else");
    return text(output);
}

QString conditionWords(const QString& json)
{
    const auto rows = readConditions(json);
    if (!rows) return NodeWords::tr("a condition in JSON");
    if (rows->tests.empty()) return NodeWords::tr("always");
    QStringList parts;
    for (const ConditionTest& test : rows->tests) {
        QString value = test.value;
        if (const bool quoted = !test.value.isEmpty() && valueOf(test).isString(); quoted)
            value = QLatin1Char('"') + value + QLatin1Char('"');
        parts +=
            QStringLiteral("%1 %2 %3").arg(test.field, operatorTitle(test.op), value).trimmed();
    }
    return parts.join(rows->any ? NodeWords::tr(" or ") : NodeWords::tr(" and "));
}

}  // namespace gatehouse::app
