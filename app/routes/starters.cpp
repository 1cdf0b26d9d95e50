#include "app/routes/starters.h"

#include <algorithm>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/config_session.h"
#include "app/routes/graph_layout.h"
#include "app/routes/route_edit.h"

namespace gatehouse::app {
namespace {

using policy::Graph;
using policy::Node;
using policy::NodeKind;
using policy::Output;

constexpr std::size_t kRecent = 6;

struct StartersWords {
    Q_DECLARE_TR_FUNCTIONS(RouteWords)
};

std::int64_t priceOf(const provider::ModelCard& card)
{
    return card.price ? card.price->rates.output.value_or(0) : 0;
}

/// The newest models that can chat with tools and have a price; of a provider without prices, its
/// first models.
std::vector<provider::ModelCard> recentModels(const provider::Provider& row)
{
    std::vector<provider::ModelCard> recent;
    for (const provider::ModelCard& card : row.models) {
        if (card.tools && card.price && !card.embeddings) recent.push_back(card);
    }
    if (recent.empty()) {
        for (const provider::ModelCard& card : row.models) {
            if (!card.embeddings && recent.size() < kRecent) recent.push_back(card);
        }
        return recent;
    }
    std::ranges::stable_sort(recent, std::greater<>(), &provider::ModelCard::released);
    recent.resize(std::min(recent.size(), kRecent));
    return recent;
}

struct Pair {
    Target strong, cheap;
};

std::vector<Pair> pairsOf(const config::Config& config)
{
    std::vector<Pair> pairs;
    for (const config::ProviderConfig& each : config.providers) {
        const auto row = resolved(each);
        if (!each.enabled || !row || row->sample) continue;
        const auto models = recentModels(*row);
        if (models.empty()) continue;
        const auto [low, high] = std::ranges::minmax_element(models, {}, priceOf);
        pairs.push_back({{each.id, high->id}, {each.id, low->id}});
    }
    return pairs;
}

Node node(const char* id, NodeKind kind, const QJsonObject& properties, std::vector<Output> outputs,
          const QString& title = {})
{
    Node made;
    made.id = id;
    made.kind = kind;
    made.title = title.toStdString();
    if (!properties.isEmpty())
        made.properties = QJsonDocument(properties).toJson(QJsonDocument::Compact).toStdString();
    made.outputs = std::move(outputs);
    return made;
}

Node start(const char* to)
{
    return node("start", NodeKind::Start, {}, {{"next", to}});
}

Node end()
{
    return node("end", NodeKind::End, {}, {});
}

Node model(const char* id, const Target& target, const char* fallback)
{
    const QJsonObject properties{
        {QStringLiteral("provider"), QString::fromStdString(target.provider)},
        {QStringLiteral("model"), QString::fromStdString(target.model)},
        {QStringLiteral("retries"), 1},
        {QStringLiteral("timeout"), 30'000}};
    return node(id, NodeKind::Model, properties, {{"success", "end"}, {"fallback", fallback}});
}

Node condition(const char* id, const char* json, const char* yes, const char* no,
               const QString& title)
{
    const QJsonObject properties{
        {QStringLiteral("conditions"), QJsonDocument::fromJson(json).object()}};
    return node(id, NodeKind::Condition, properties, {{"true", yes}, {"false", no}}, title);
}

Starter starter(const char* id, const QString& title, const QString& text, std::vector<Node> nodes)
{
    Graph graph;
    graph.nodes = std::move(nodes);
    return {QString::fromLatin1(id), title, text, laidOut(std::move(graph))};
}

Starter byPlan(const FirstTargets& first)
{
    const QJsonObject limit{{QStringLiteral("limitType"), QStringLiteral("count")},
                            {QStringLiteral("key"), QStringLiteral("metadata.user")},
                            {QStringLiteral("limit"), 60},
                            {QStringLiteral("window"), 3600},
                            {QStringLiteral("technique"), QStringLiteral("sliding")}};
    const QJsonObject refusal{
        {QStringLiteral("status"), 429},
        {QStringLiteral("message"), QStringLiteral("The free plan has 60 calls an hour.")}};
    return starter(
        "plan", StartersWords::tr("Route by plan"),
        StartersWords::tr("Who pays gets the strong model, others a cheap one and a limit"),
        {start("plan"),
         condition("plan", R"({"metadata.plan":{"$eq":"paid"}})", "strong", "limit",
                   StartersWords::tr("Paid plan?")),
         model("strong", first.strong, "cheap"),
         node("limit", NodeKind::Rate, limit, {{"success", "cheap"}, {"fallback", "refuse"}}),
         model("cheap", first.cheap, "end"), node("refuse", NodeKind::Reject, refusal, {}), end()});
}

Starter withBudget(const FirstTargets& first)
{
    const QJsonObject budget{{QStringLiteral("limit"), 5},
                             {QStringLiteral("period"), QStringLiteral("day")}};
    return starter(
        "budget", StartersWords::tr("Budget, then cheap"),
        StartersWords::tr("Five dollars a day on the strong model; after that a cheap one"),
        {start("budget"),
         node("budget", NodeKind::Budget, budget, {{"success", "strong"}, {"fallback", "cheap"}}),
         model("strong", first.strong, "cheap"), model("cheap", first.cheap, "end"), end()});
}

Starter redacted(const FirstTargets& first)
{
    const auto looksFor = [](const char* action, const QJsonArray& categories) {
        return QJsonObject{{QStringLiteral("action"), QLatin1String(action)},
                           {QStringLiteral("categories"), categories}};
    };
    const QJsonObject refusal{
        {QStringLiteral("status"), 403},
        {QStringLiteral("message"), QStringLiteral("This call holds a secret.")}};
    return starter(
        "redact", StartersWords::tr("Redact, then call"),
        StartersWords::tr("Secrets end the call; addresses and numbers of people are taken out"),
        {start("secrets"),
         node("secrets", NodeKind::Guardrail, looksFor("block", {QStringLiteral("secret")}),
              {{"success", "people"}, {"blocked", "refuse"}}, StartersWords::tr("No secrets")),
         node("people", NodeKind::Guardrail,
              looksFor("redact", {QStringLiteral("email"), QStringLiteral("phone"),
                                  QStringLiteral("payment_card"), QStringLiteral("iban")}),
              {{"success", "model"}, {"blocked", "refuse"}}, StartersWords::tr("No people")),
         model("model", first.strong, "end"), node("refuse", NodeKind::Reject, refusal, {}),
         end()});
}

Starter kept(const FirstTargets& first)
{
    return starter(
        "cache", StartersWords::tr("Answer once"),
        StartersWords::tr("The same call within an hour gets the same answer, for nothing"),
        {start("cache"),
         node("cache", NodeKind::Cache, {{QStringLiteral("ttl"), 3600}},
              {{"hit", "end"}, {"miss", "model"}}),
         model("model", first.strong, "end"), end()});
}

QJsonObject target(const Target& of)
{
    return {{QStringLiteral("provider"), QString::fromStdString(of.provider)},
            {QStringLiteral("model"), QString::fromStdString(of.model)}};
}

Node step(const char* id, const QJsonArray& targets, const QJsonObject& texts, const char* next,
          const char* fallback, const QString& title)
{
    QJsonObject properties = texts;
    properties.insert(QStringLiteral("targets"), targets);
    properties.insert(QStringLiteral("timeout"), 60'000);
    return node(id, NodeKind::Step, properties, {{"success", next}, {"fallback", fallback}}, title);
}

Starter rewritten(const FirstTargets& first)
{
    const QJsonObject texts{
        {QStringLiteral("system"),
         QStringLiteral("Rewrite the user's message so that it is clear and complete, in its own "
                        "language. Answer with the rewritten message alone.")},
        {QStringLiteral("into"), QStringLiteral("question")}};
    return starter(
        "rewrite", StartersWords::tr("Rewrite, then ask"),
        StartersWords::tr("A cheap model words the question anew; the log keeps how it came"),
        {start("rewrite"),
         step("rewrite", {target(first.cheap)}, texts, "model", "model",
              StartersWords::tr("Reword it")),
         model("model", first.strong, "end"), end()});
}

Starter chained(const FirstTargets& first)
{
    const QJsonObject outline{
        {QStringLiteral("ask"),
         QStringLiteral("Write an outline of a good answer to this, in a few points:\n\n"
                        "{{question}}")},
        {QStringLiteral("into"), QStringLiteral("nothing")}};
    const QJsonObject draft{
        {QStringLiteral("ask"),
         QStringLiteral("{{question}}\n\nFollow this outline:\n\n{{outline}}")},
        {QStringLiteral("into"), QStringLiteral("question")},
        {QStringLiteral("as"),
         QStringLiteral("{{original}}\n\nHere is a draft of the answer. Correct what is wrong in "
                        "it, make it shorter, and answer with the result alone.\n\n{{answers}}")}};
    return starter(
        "chain", StartersWords::tr("Outline, draft, answer"),
        StartersWords::tr("Three calls one after the other, each a row of its own in one trace"),
        {start("outline"),
         step("outline", {target(first.cheap)}, outline, "draft", "model",
              StartersWords::tr("Outline")),
         step("draft", {target(first.strong)}, draft, "model", "model", StartersWords::tr("Draft")),
         model("model", first.strong, "end"), end()});
}

Starter together(const FirstTargets& first)
{
    const QJsonObject texts{
        {QStringLiteral("need"), 2},
        {QStringLiteral("into"), QStringLiteral("question")},
        {QStringLiteral("as"),
         QStringLiteral("{{question}}\n\nHere are the answers of several models. Write the best "
                        "one from them, and leave out what only one of them claims."
                        "\n\n{{answers}}")}};
    return starter(
        "together", StartersWords::tr("Several, then one"),
        StartersWords::tr("Three models at the same time, and one answer made of theirs"),
        {start("ask"),
         step("ask", {target(first.strong), target(first.cheap), target(first.other)}, texts,
              "model", "model", StartersWords::tr("Ask three")),
         model("model", first.strong, "end"), end()});
}

}  // namespace

FirstTargets firstTargets(const config::Config& config)
{
    const auto pairs = pairsOf(config);
    if (pairs.empty()) return {{"sample", "sample"}, {"sample", "fast"}, {"sample", "echo"}};
    const Target other = pairs.size() > 1                    ? pairs[1].strong
                         : pairs[0].cheap != pairs[0].strong ? pairs[0].cheap
                                                             : Target{"sample", "sample"};
    return {pairs[0].strong, pairs[0].cheap, other};
}

std::vector<Starter> starters(const config::Config& config)
{
    const FirstTargets first = firstTargets(config);
    std::vector<Starter> all;
    all.push_back(starter("single", StartersWords::tr("Single model"),
                          StartersWords::tr("One name for a model that you can change any time"),
                          {start("model"), model("model", first.strong, "end"), end()}));
    all.push_back(starter("fallback", StartersWords::tr("Fallback chain"),
                          StartersWords::tr("When a provider fails, the next one answers"),
                          {start("first"), model("first", first.strong, "second"),
                           model("second", first.other, "end"), end()}));
    all.push_back(starter(
        "canary", StartersWords::tr("Canary split"),
        StartersWords::tr("Ten percent try another model, and stay with it"),
        {start("split"),
         node("split", NodeKind::Split, {{QStringLiteral("stickyBy"), QStringLiteral("key")}},
              {{"10%", "canary"}, {"else", "stable"}}),
         model("canary", first.other, "stable"), model("stable", first.strong, "end"), end()}));
    all.push_back(starter(
        "simple", StartersWords::tr("Cheap for simple"),
        StartersWords::tr("Simple questions go to a cheap model, hard ones to a strong one"),
        {start("simple"),
         condition("simple", R"({"complexity":{"$lt":30}})", "cheap", "strong",
                   StartersWords::tr("Simple question?")),
         model("cheap", first.cheap, "strong"), model("strong", first.strong, "end"), end()}));
    all.push_back(byPlan(first));
    all.push_back(withBudget(first));
    all.push_back(redacted(first));
    all.push_back(kept(first));
    all.push_back(rewritten(first));
    all.push_back(chained(first));
    all.push_back(together(first));
    return all;
}

config::RouteConfig routeOf(const Starter& starter, const config::Config& config, WallMicros now)
{
    config::RouteConfig route;
    route.id = route.name = freeRouteName(config, starter.title);
    route.title = route.name == freeRouteName({}, starter.title) ? starter.title.toStdString()
                                                                 : std::string();
    config::RouteVersionConfig version;
    version.elements = policy::printGraph(starter.graph, policy::Form::Own);
    version.author = "desktop";
    version.createdAt = now;
    route.versions.push_back(std::move(version));
    return route;
}

}  // namespace gatehouse::app
