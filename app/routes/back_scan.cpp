#include "app/routes/back_scan.h"

#include <algorithm>
#include <utility>

#include "app/body_view.h"
#include "app/config_session.h"
#include "app/formats.h"
#include "app/past_walk.h"
#include "app/routes/node_words.h"
#include "proxy/core/pipeline/back_test.h"

namespace gatehouse::app {
namespace {

QString backName(const std::string& provider, const std::string& model)
{
    if (provider.empty()) return {};
    const bool isWhole = model.starts_with(provider + "/");
    return text(isWhole ? model : provider + "/" + model);
}

pipeline::BackTest::Providers backProviders(const std::vector<config::ProviderConfig>& chosen)
{
    pipeline::BackTest::Providers all;
    for (const auto& each : chosen) {
        if (auto row = resolved(each); row && each.enabled) all.emplace(each.id, *std::move(row));
    }
    return all;
}

/// Goes from call to call.
class BackWalk {
public:
    BackWalk(const BackScan::Plan& plan, pipeline::BackTest test, store::Reader& reader,
             const ReaderThread::Ticket& ticket, BackScan* scan)
        : plan_(plan), test_(std::move(test)), reader_(reader), ticket_(ticket), scan_(scan)
    {
    }

    Result<BackScan::Counts> run()
    {
        GH_TRY(walkPast(reader_, ticket_, plan_.from,
                        {[this](qint64 all) { counts_.of = all; },
                         [this](store::RowId row) { return look(row); }, [this] { tell(); }}));
        return counts_;
    }

private:
    [[nodiscard]] bool isMeant(const record::Exchange& call) const
    {
        if (call.operation != "chat" || call.origin != record::Origin::Call) return false;
        return !plan_.ownCalls || call.route.id == plan_.route;
    }

    Result<void> look(store::RowId row)
    {
        auto found = reader_.detail(row);
        if (!found) return std::move(found).error();
        ++counts_.looked;
        if (!*found || !isMeant(**found)) return {};
        record::Exchange& call = **found;
        call.requestBody.bytes = decodedBody(call.requestBody);
        if (call.requestBody.bytes.empty()) {
            ++counts_.without;
            return {};
        }
        count(call, test_.run(call));
        return {};
    }

    void count(const record::Exchange& call, const pipeline::BackTested& found)
    {
        ++counts_.tried;
        const bool isRefused = found.provider.empty();
        // What is refused costs nothing.
        const auto after = isRefused ? std::optional<PicoUsd>(PicoUsd{}) : found.cost;
        if (call.cost && after) {
            counts_.before += *call.cost;
            counts_.after += *after;
        } else {
            ++counts_.unpriced;
        }
        const QString model = backName(found.provider, found.model);
        auto share = std::ranges::find(counts_.shares, model, &BackScan::Share::model);
        if (share == counts_.shares.end()) {
            counts_.shares.push_back({model, 0, {}});
            share = counts_.shares.end() - 1;
        }
        ++share->calls;
        if (after) share->cost += *after;
        counts_.refused += isRefused ? 1 : 0;
        if (!found.isElsewhere(call)) return;
        ++counts_.elsewhere;
        if (kept_ == BackScan::kMostHits) return;
        ++kept_;
        const policy::Node* node = plan_.graph.find(found.node);
        hits_.push_back({text(call.id), call.startedAt, backName(call.provider, call.modelSent),
                         model, node == nullptr ? text(found.node) : nodeTitle(*node),
                         text(found.why), call.cost, after});
    }

    void tell()
    {
        std::ranges::stable_sort(counts_.shares, std::ranges::greater(), &BackScan::Share::calls);
        ticket_.deliver([scan = scan_, counts = counts_, hits = std::exchange(hits_, {})] {
            Q_EMIT scan->progressed(counts, hits);
        });
    }

    const BackScan::Plan& plan_;
    pipeline::BackTest test_;
    store::Reader& reader_;
    const ReaderThread::Ticket& ticket_;
    BackScan* scan_;
    BackScan::Counts counts_;
    std::vector<BackHit> hits_;
    std::size_t kept_ = 0;
};

}  // namespace

BackScan::BackScan(const QString& databasePath, QObject* parent)
    : QObject(parent), thread_(databasePath)
{
}

void BackScan::start(Plan plan)
{
    cancel();
    asked_ = thread_.ask<Counts>(
        this,
        [this, plan = std::move(plan)](store::Reader& reader,
                                       const ReaderThread::Ticket& ticket) -> Result<Counts> {
            auto test = pipeline::BackTest::of(plan.graph, plan.route,
                                               backProviders(plan.providers), plan.keys);
            if (!test) return std::move(test).error();
            return BackWalk(plan, std::move(*test), reader, ticket, this).run();
        },
        [this](const Result<Counts>& counts) {
            asked_ = 0;
            if (counts) return Q_EMIT finished(*counts);
            Q_EMIT failed(text(counts.error().message), text(counts.error().hint));
        });
}

void BackScan::cancel()
{
    if (asked_ != 0) thread_.cancel(asked_);
    asked_ = 0;
}

}  // namespace gatehouse::app
