#include "app/limits/unpriced.h"

#include <QCoreApplication>

#include "app/formats.h"
#include "app/playground/play_models.h"

namespace gatehouse::app {
namespace {

struct UnpricedWords {
    Q_DECLARE_TR_FUNCTIONS(Limits)
};

/// A route asks several models, which its own calls will tell.
bool isUnpriced(const config::Config& config, const std::string& model)
{
    const QString name = text(model);
    if (name.isEmpty() || name.startsWith(text(config::kRoutePrefix))) return false;
    return !estimateOf(PlayCall(), name, config).least;
}

}  // namespace

QStringList unpricedTargets(const config::Config& config)
{
    QStringList models;
    const auto look = [&](const std::string& model) {
        if (isUnpriced(config, model) && !models.contains(text(model))) models.append(text(model));
    };
    for (const auto& alias : config.aliases) look(alias.target);
    for (const auto& limit : config.limits) {
        if (limit.over == "redirect") look(limit.redirectTo);
    }
    return models;
}

QStringList unpricedCalled(const store::Overview& overview)
{
    QStringList models;
    for (const auto& share : overview.models) {
        if (share.unpriced <= 0 || share.name.empty()) continue;
        const bool hasPlace = share.provider.empty() || share.name.find('/') != std::string::npos;
        const std::string whole = hasPlace ? share.name : share.provider + '/' + share.name;
        if (!models.contains(text(whole))) models.append(text(whole));
    }
    return models;
}

QString modelsWords(QStringList models)
{
    constexpr qsizetype kShown = 3;
    models.removeDuplicates();
    const qsizetype more = models.size() - kShown;
    const QString first = models.mid(0, kShown).join(QStringLiteral(", "));
    return more > 0 ? UnpricedWords::tr("%1 and %2 more").arg(first, count(more)) : first;
}

}  // namespace gatehouse::app
