#include "app/routes/simulation.h"

#include <QCoreApplication>
#include <QStringList>

#include "app/formats.h"
#include "app/routes/node_words.h"
#include "proxy/core/pipeline/simulate.h"

namespace gatehouse::app {
namespace {

struct SimulationWords {
    Q_DECLARE_TR_FUNCTIONS(RouteWords)
};

Trail walk(const policy::Graph& graph, const std::string& name, const pipeline::Trial& trial,
           const std::vector<std::string>& failing)
{
    Trail trail;
    const auto route = policy::Route::compile(graph, name);
    if (!route) {
        trail.trouble =
            SimulationWords::tr("The route cannot run yet: %1").arg(text(route.error().message));
        return trail;
    }
    for (const pipeline::SimulatedStep& step : pipeline::simulate(*route, trial, failing)) {
        const policy::Node* node = graph.find(step.node);
        trail.steps.push_back({step.node, step.output,
                               node == nullptr ? text(step.node) : nodeTitle(*node),
                               text(step.why)});
    }
    return trail;
}

/// "name = value", one a line; `trouble` names a line that is none.
std::vector<record::Metadatum> metadataOf(const QString& lines, QString& trouble)
{
    std::vector<record::Metadatum> all;
    int number = 0;
    for (const QString& line : lines.split(QLatin1Char('\n'))) {
        ++number;
        if (line.trimmed().isEmpty()) continue;
        const QString name = line.section(QLatin1Char('='), 0, 0).trimmed();
        if (name.isEmpty())
            trouble = SimulationWords::tr("Metadata has no name in line %1.").arg(number);
        all.push_back(
            {name.toStdString(), line.section(QLatin1Char('='), 1).trimmed().toStdString()});
    }
    return all;
}

}  // namespace

Trail trailOf(const policy::Graph& graph, const std::string& route, const TypedCall& call,
              const std::vector<std::string>& failing)
{
    Trail trail;
    auto metadata = metadataOf(call.metadata, trail.trouble);
    if (!trail.trouble.isEmpty()) return trail;
    const std::string headers = call.headers.toStdString();
    const pipeline::Trial trial(call.body.toStdString(), headers, std::move(metadata),
                                "openai_chat", 0);
    return walk(graph, route, trial, failing);
}

Trail trailOf(const policy::Graph& graph, const std::string& route, const record::Exchange& call,
              const std::vector<std::string>& failing, const std::vector<config::KeyConfig>& keys)
{
    const pipeline::Trial trial(call, keys);
    return walk(graph, route, trial, failing);
}

}  // namespace gatehouse::app
