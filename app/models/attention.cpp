#include "app/models/attention.h"

#include <algorithm>

#include <QCoreApplication>
#include <QStringList>

#include "app/formats.h"
#include "app/limits/limit_edit.h"
#include "app/limits/limit_words.h"

namespace gatehouse::app {
namespace {

constexpr std::int64_t kFewest = 20;    // requests: below, a share of them says little
constexpr std::int64_t kFewestBad = 3;  // failures: below, it may be chance
constexpr double kTrouble = 0.05;       // share of failed requests that is worth a look
constexpr double kHeavyTrouble = 0.25;  // and the share at which a provider counts as down
constexpr qsizetype kNamed = 3;         // models named before "and n more"

void addProviders(const store::Overview& overview, QVector<Attention>& list)
{
    for (const store::Share& share : overview.providers) {
        if (share.requests < kFewest || share.errors < kFewestBad) continue;
        const double failed =
            static_cast<double>(share.errors) / static_cast<double>(share.requests);
        if (failed < kTrouble) continue;
        const QString name = share.provider.empty()
                                 ? QCoreApplication::translate("Attention", "(no provider)")
                                 : text(share.provider);
        store::Filter filter;
        filter.onlyErrors = true;
        filter.provider = share.provider;
        list.append(
            {failed >= kHeavyTrouble ? Attention::Level::Bad : Attention::Level::Warn,
             QCoreApplication::translate("Attention", "%1: %2 errors").arg(name, percent(failed)),
             QCoreApplication::translate("Attention", "%1 of %2 requests failed")
                 .arg(count(share.errors), count(share.requests)),
             QStringLiteral("traffic"), filter});
    }
}

void addPrices(const store::Overview& overview, QVector<Attention>& list)
{
    QStringList names;
    for (const store::Share& share : overview.models) {
        const bool unknown = share.requests > 0 && share.unpriced >= share.requests;
        if (unknown && share.errors < share.requests && !share.name.empty())
            names.append(text(share.name));
    }
    if (names.isEmpty()) return;
    QString detail = names.mid(0, kNamed).join(QStringLiteral(", "));
    if (names.size() > kNamed)
        detail = QCoreApplication::translate("Attention", "%1 and %2 more")
                     .arg(detail)
                     .arg(names.size() - kNamed);
    const QString what = names.size() == 1
                             ? QCoreApplication::translate("Attention", "A model without a price")
                             : QCoreApplication::translate("Attention", "%1 models without a price")
                                   .arg(names.size());
    list.append({Attention::Level::Warn, what, detail, QStringLiteral("providers"), {}});
}

/// Of who used most of it, where it counts by caller.
void addBudgets(const std::vector<engine::LimitUse>& uses, const config::Config& config,
                QVector<Attention>& list)
{
    for (const engine::LimitUse& use : uses) {
        const config::LimitConfig* budget = findLimit(config, use.id);
        const bool counts = budget != nullptr && use.unit == limit::Unit::Cost && !use.isPerCall;
        if (!counts || use.callers.empty()) continue;
        const limit::Standing& most = use.callers.front().standing;
        if (most.limit <= 0) continue;
        const double used =
            1 - static_cast<double>(most.remaining) / static_cast<double>(most.limit);
        if (used * 100 < static_cast<double>(budget->warnAt)) continue;
        const bool isSpent = most.remaining <= 0;
        const QString name = text(budget->name.empty() ? budget->id : budget->name);
        list.append({isSpent ? Attention::Level::Bad : Attention::Level::Warn,
                     isSpent ? QCoreApplication::translate("Attention", "%1 is spent").arg(name)
                             : QCoreApplication::translate("Attention", "%1: %2 spent")
                                   .arg(name, percent(used)),
                     QCoreApplication::translate("Attention", "%1 of %2 left")
                         .arg(amountWords(use.unit, std::max<std::int64_t>(0, most.remaining)),
                              amountWords(use.unit, most.limit)),
                     QStringLiteral("limits"),
                     {}});
    }
}

void addStore(std::uint64_t dropped, QVector<Attention>& list)
{
    if (dropped == 0) return;
    const auto words = QCoreApplication::translate("Attention", "%1 requests were not recorded");
    list.append({Attention::Level::Warn,
                 words.arg(count(static_cast<std::int64_t>(dropped))),
                 QCoreApplication::translate("Attention",
                                             "they were served, but the disk could not keep up"),
                 QStringLiteral("settings"),
                 {}});
}

}  // namespace

QVector<Attention> attentionOf(const store::Overview& overview, const engine::EngineState& state,
                               const std::vector<engine::LimitUse>& uses,
                               const config::Config& config)
{
    QVector<Attention> list;
    addBudgets(uses, config, list);
    addStore(state.store.rowsDropped, list);
    addProviders(overview, list);
    addPrices(overview, list);
    std::ranges::stable_sort(list, [](const Attention& a, const Attention& b) {
        return a.level == Attention::Level::Bad && b.level != Attention::Level::Bad;
    });
    return list;
}

}  // namespace gatehouse::app
