#include "ui/pages/dashboard_lists.h"

#include <algorithm>
#include <functional>

#include <QCoreApplication>

#include "app/formats.h"

namespace gatehouse::ui {
namespace {

struct DashboardListsWords {
    Q_DECLARE_TR_FUNCTIONS(DashboardLists)
};

constexpr qsizetype kRows = 5;

}  // namespace

QVector<ShareList::Row> modelRows(const store::Overview& overview)
{
    std::int64_t most = 1;
    for (const store::Share& share : overview.models) most = qMax(most, share.cost.value);
    QVector<ShareList::Row> rows;
    for (const store::Share& share : overview.models) {
        if (rows.size() == kRows) break;
        ShareList::Row row;
        row.key = app::text(share.name);
        row.name = row.key.isEmpty() ? DashboardListsWords::tr("(no model)") : row.key;
        row.small = app::text(share.provider);
        const bool unknown =
            share.unpriced >= share.requests && share.cost.value == 0 && share.requests > 0;
        row.value = unknown ? DashboardListsWords::tr("no price") : app::money(share.cost);
        row.tip = DashboardListsWords::tr("%1 requests, %2")
                      .arg(app::count(share.requests),
                           app::spend(share.cost, share.requests, share.unpriced));
        row.share = static_cast<double>(share.cost.value) / static_cast<double>(most);
        row.series = static_cast<int>(rows.size());
        rows.append(row);
    }
    return rows;
}

QVector<ShareList::Row> providerRows(const store::Overview& overview)
{
    auto providers = overview.providers;
    std::ranges::stable_sort(providers, std::ranges::greater(), &store::Share::requests);
    const std::int64_t most =
        providers.empty() ? 1 : qMax<std::int64_t>(1, providers.front().requests);
    QVector<ShareList::Row> rows;
    for (const store::Share& share : providers) {
        if (rows.size() == kRows) break;
        ShareList::Row row;
        row.key = app::text(share.provider.empty() ? share.name : share.provider);
        row.name = app::text(share.name);
        if (row.name.isEmpty()) row.name = DashboardListsWords::tr("(no provider)");
        const double errors = share.requests == 0 ? 0
                                                  : static_cast<double>(share.errors) /
                                                        static_cast<double>(share.requests);
        row.small = share.errors == 0
                        ? DashboardListsWords::tr("no errors")
                        : DashboardListsWords::tr("%1 errors").arg(app::percent(errors));
        row.value = app::shortCount(share.requests);
        row.tip = DashboardListsWords::tr("%1 requests, %2 errors")
                      .arg(app::count(share.requests), app::count(share.errors));
        row.share = static_cast<double>(share.requests) / static_cast<double>(most);
        row.series = app::providerSeries(share.provider.empty() ? share.name : share.provider);
        rows.append(row);
    }
    return rows;
}

Result<std::vector<RouteSum>> routeSums(store::Reader& reader,
                                        const std::vector<std::pair<QString, QString>>& idsAndNames,
                                        WallMicros from, WallMicros to)
{
    std::vector<RouteSum> sums;
    for (const auto& [id, name] : idsAndNames) {
        const auto versions = reader.versions(id.toStdString(), from, to);
        if (!versions) return versions.error();
        RouteSum sum{id, name};
        for (const store::VersionSums& each : *versions) {
            sum.calls += each.calls;
            sum.failed += each.failed;
            sum.cost.value += each.cost.value;
            sum.unpriced += each.unpriced;
        }
        if (sum.calls > 0) sums.push_back(std::move(sum));
    }
    return sums;
}

QVector<ShareList::Row> routeRows(std::vector<RouteSum> sums)
{
    std::ranges::stable_sort(sums, std::ranges::greater(), &RouteSum::calls);
    QVector<ShareList::Row> rows;
    for (const RouteSum& sum : sums) {
        if (rows.size() == kRows) break;
        ShareList::Row row;
        row.key = sum.id;
        row.name = sum.name;
        const double errors = static_cast<double>(sum.failed) / static_cast<double>(sum.calls);
        row.small = sum.failed == 0
                        ? DashboardListsWords::tr("no errors")
                        : DashboardListsWords::tr("%1 errors").arg(app::percent(errors));
        row.value = app::shortCount(sum.calls);
        row.tip = DashboardListsWords::tr("%1 requests, %2")
                      .arg(app::count(sum.calls), app::spend(sum.cost, sum.calls, sum.unpriced));
        row.share = static_cast<double>(sum.calls) / static_cast<double>(sums.front().calls);
        row.series = static_cast<int>(rows.size());
        rows.append(row);
    }
    return rows;
}

}  // namespace gatehouse::ui
