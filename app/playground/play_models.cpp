#include "app/playground/play_models.h"

#include <algorithm>

#include <QCoreApplication>

#include "app/config_session.h"
#include "app/formats.h"
#include "proxy/core/config/names.h"
#include "proxy/core/provider/price.h"
#include "proxy/core/tokens/estimate.h"

namespace gatehouse::app {
namespace {

struct PlayModelsWords {
    Q_DECLARE_TR_FUNCTIONS(Playground)
};

const QString kRoute = QStringLiteral("dynamic/");

/// A model of a provider that is set up, as far as it is known.
struct Found {
    std::optional<provider::Provider> row;
    std::string model;
    const provider::ModelCard* card = nullptr;
};

Found find(const config::Config& config, const QString& name)
{
    std::string asked = name.toStdString();
    if (const auto* alias = config::named(config.aliases, asked)) asked = alias->target;
    const auto slash = asked.find('/');
    Found found;
    if (const auto* provider = findProvider(config, asked.substr(0, slash))) {
        found.row = resolved(*provider);
        found.model = slash == std::string::npos ? asked : asked.substr(slash + 1);
    } else {
        // A bare name goes to the first provider that lists it.
        for (const config::ProviderConfig& each : config.providers) {
            auto row = resolved(each);
            if (!row || row->find(asked) == nullptr) continue;
            found.row = std::move(row);
            found.model = asked;
            break;
        }
    }
    return found;
}

std::optional<PicoUsd> costOf(const Found& found, qint64 input, qint64 output)
{
    chat::Usage usage;
    usage.input = input;
    usage.output = output;
    return provider::costAt(*found.row, found.model, usage);
}

}  // namespace

std::vector<PlayModel> playModels(const config::Config& config)
{
    std::vector<PlayModel> models;
    for (const config::RouteConfig& route : config.routes) {
        if (!route.enabled) continue;
        const QString title = text(route.title.empty() ? route.name : route.title);
        models.push_back({kRoute + text(route.name), PlayModelsWords::tr("Route %1").arg(title)});
    }
    for (const config::AliasConfig& alias : config.aliases)
        models.push_back({text(alias.name), text(alias.target)});
    for (const config::ProviderConfig& provider : config.providers) {
        const auto row = provider.enabled ? resolved(provider) : std::nullopt;
        if (!row) continue;
        const QString owner = titleOf(provider);
        for (const provider::ModelCard& card : row->models) {
            if (card.embeddings) continue;
            models.push_back(
                {text(provider.id) + QLatin1Char('/') + text(card.id),
                 owner + QStringLiteral(": ") + text(card.title.empty() ? card.id : card.title)});
        }
    }
    return models;
}

QString limitNameOf(const config::Config& config, const QString& model)
{
    const Found found = find(config, model);
    return found.row && found.row->completionTokens ? QStringLiteral("max_completion_tokens")
                                                    : QStringLiteral("max_tokens");
}

PlayEstimate estimateOf(const PlayCall& call, const QString& model, const config::Config& config)
{
    PlayEstimate estimate;
    const Found found = find(config, model);
    const QByteArray body = bodyOf(call, model);
    const auto counted =
        tokens::estimateInput(std::string_view(body.constData(), static_cast<size_t>(body.size())),
                              found.row ? found.model : model.toStdString());
    estimate.tokens = counted.tokens;
    estimate.isCounted = counted.isCounted;
    if (!found.row) {
        estimate.why = model.startsWith(kRoute)
                           ? PlayModelsWords::tr("the route decides who answers")
                           : PlayModelsWords::tr("its price is not known");
        return estimate;
    }
    estimate.least = costOf(found, estimate.tokens, 0);
    if (!estimate.least) {
        estimate.why = PlayModelsWords::tr("its price is not known");
        return estimate;
    }
    const provider::ModelCard* card = found.row->find(found.model);
    qint64 longest = card == nullptr ? 0 : card->maxOutput;
    if (call.maxTokens)
        longest = longest > 0 ? std::min(longest, *call.maxTokens) : *call.maxTokens;
    // Whoever takes nothing takes nothing for an answer of any length.
    const bool isFree = costOf(found, 1'000'000, 1'000'000) == PicoUsd{};
    if (longest > 0 || isFree) estimate.most = costOf(found, estimate.tokens, longest);
    if (!estimate.most) estimate.why = PlayModelsWords::tr("the answer has no limit");
    return estimate;
}

QString costWords(const PlayEstimate& estimate)
{
    if (!estimate.least) return {};
    if (!estimate.most) return PlayModelsWords::tr("from %1").arg(money(estimate.least));
    if (*estimate.most == PicoUsd{}) return PlayModelsWords::tr("free");
    return PlayModelsWords::tr("%1 to %2").arg(money(estimate.least), money(estimate.most));
}

PlayEstimate sumOf(const std::vector<PlayEstimate>& all)
{
    PlayEstimate sum;
    sum.isCounted = true;
    sum.least = PicoUsd{};
    sum.most = PicoUsd{};
    for (const PlayEstimate& each : all) {
        sum.tokens += each.tokens;
        sum.isCounted = sum.isCounted && each.isCounted;
        if (!each.why.isEmpty()) sum.why = each.why;
        sum.least =
            sum.least && each.least ? std::optional(*sum.least + *each.least) : std::nullopt;
        sum.most = sum.most && each.most ? std::optional(*sum.most + *each.most) : std::nullopt;
    }
    return sum;
}

}  // namespace gatehouse::app
