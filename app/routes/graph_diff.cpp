#include "app/routes/graph_diff.h"

#include <algorithm>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include "app/formats.h"
#include "app/routes/graph_edit.h"
#include "app/routes/node_words.h"
#include "app/routes/property_rows.h"

namespace gatehouse::app {
namespace {

using policy::Graph;
using policy::Node;
using Kind = GraphChange::Kind;

struct GraphDiffWords {
    Q_DECLARE_TR_FUNCTIONS(RouteWords)
};

QString valueWords(const QJsonValue& value)
{
    if (value.isUndefined() || value.isNull()) return {};
    if (value.isString()) return choiceTitle(value.toString());
    if (value.isDouble()) return QString::number(value.toDouble(), 'g', 12);
    if (value.isObject()) {
        return conditionWords(
            QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)));
    }
    if (value.isArray()) {
        QStringList parts;
        for (const QJsonValue& each : value.toArray()) {
            const QJsonObject target = each.toObject();
            parts += each.isObject()
                         ? target[QLatin1String(target.contains(QLatin1String("model")) ? "model"
                                                                                        : "name")]
                               .toString()
                         : valueWords(each);
        }
        return parts.join(QStringLiteral(", "));
    }
    return value.toBool() ? GraphDiffWords::tr("on") : GraphDiffWords::tr("off");
}

/// Where an output leads, as the drawing calls it.
QString endOf(const Graph& graph, const Node& node, const std::string& output)
{
    const auto found = std::ranges::find(node.outputs, output, &policy::Output::name);
    if (found == node.outputs.end()) return {};
    const Node* to = graph.find(found->to);
    return to == nullptr ? GraphDiffWords::tr("nowhere") : nodeTitle(*to);
}

void addProperties(const Node& was, const Node& is, std::vector<GraphChange>& changes)
{
    const QJsonObject before = nodeProperties(was);
    const QJsonObject after = nodeProperties(is);
    QStringList names = before.keys();
    for (const QString& name : after.keys()) {
        if (!names.contains(name)) names += name;
    }
    for (const QString& name : std::as_const(names)) {
        if (before[name] == after[name]) continue;
        const QString title = propertyTitle(is.kind, name);
        changes.push_back({Kind::Changed, nodeTitle(is), title.isEmpty() ? name : title,
                           valueWords(before[name]), valueWords(after[name])});
    }
}

void addOutputs(const Graph& before, const Graph& after, const Node& was, const Node& is,
                std::vector<GraphChange>& changes)
{
    std::vector<std::string> names;
    for (const Node* side : {&was, &is}) {
        for (const policy::Output& each : side->outputs) {
            if (std::ranges::find(names, each.name) == names.end()) names.push_back(each.name);
        }
    }
    for (const std::string& name : names) {
        const QString from = endOf(before, was, name);
        const QString to = endOf(after, is, name);
        if (from == to) continue;
        const Node& speaker = to.isEmpty() ? was : is;
        changes.push_back({Kind::Changed, nodeTitle(is),
                           GraphDiffWords::tr("%1 leads to").arg(outputTitle(speaker, name)), from,
                           to});
    }
}

}  // namespace

std::vector<GraphChange> graphChanges(const Graph& before, const Graph& after)
{
    std::vector<GraphChange> changes;
    for (const Node& was : before.nodes) {
        if (after.find(was.id) == nullptr)
            changes.push_back({Kind::Removed, nodeTitle(was), {}, {}, {}});
    }
    for (const Node& is : after.nodes) {
        const Node* was = before.find(is.id);
        if (was == nullptr || was->kind != is.kind) {
            changes.push_back({Kind::Added, nodeTitle(is), {}, {}, {}});
            continue;
        }
        if (was->title != is.title)
            changes.push_back({Kind::Changed, nodeTitle(is), GraphDiffWords::tr("Name"),
                               text(was->title), text(is.title)});
        addProperties(*was, is, changes);
        addOutputs(before, after, *was, is, changes);
    }
    return changes;
}

}  // namespace gatehouse::app
