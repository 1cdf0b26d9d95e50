#include "app/guardrails/past_scan.h"

#include <algorithm>
#include <utility>

#include <QCoreApplication>

#include "app/body_view.h"
#include "app/formats.h"
#include "app/guardrails/guard_words.h"
#include "app/past_walk.h"
#include "proxy/core/pipeline/guard_table.h"
#include "proxy/core/pipeline/guard_trial.h"

namespace gatehouse::app {
namespace {

struct PastScanWords {
    Q_DECLARE_TR_FUNCTIONS(Guardrails)
};

QString roleWords(const std::string& role)
{
    if (role == "user") return PastScanWords::tr("user");
    if (role == "system" || role == "developer") return PastScanWords::tr("system");
    if (role == "tool" || role == "function") return PastScanWords::tr("tool");
    if (role == "assistant" || role == "model") return PastScanWords::tr("model");
    return text(role);
}

PastHit hitOf(const record::Exchange& call, const pipeline::PastMark& mark)
{
    PastHit hit;
    hit.call = text(call.id);
    hit.at = call.startedAt;
    hit.model = text(call.modelAsked);
    const bool isAttack = mark.kind.empty();
    hit.rule = isAttack ? PastScanWords::tr("Attacks on the model") : text(mark.rule);
    hit.what = isAttack ? QString() : kindTitle(mark.kind);
    if (mark.count > 1) hit.what += QStringLiteral(" ×") + count(mark.count);
    hit.place = mark.inAnswer ? PastScanWords::tr("answer") : PastScanWords::tr("request");
    if (!mark.inAnswer && !mark.role.empty())
        hit.place += QStringLiteral(", ") + roleWords(mark.role);
    hit.context = text(mark.context);
    hit.action = std::string(guard::name(mark.action));
    return hit;
}

/// Goes from call to call.
class Walk {
public:
    Walk(std::shared_ptr<const pipeline::GuardEntry> entry, store::Reader& reader,
         const ReaderThread::Ticket& ticket, PastScan* scan)
        : entry_(std::move(entry)), reader_(reader), ticket_(ticket), scan_(scan)
    {
    }

    Result<PastScan::Counts> run(WallMicros from)
    {
        GH_TRY(walkPast(reader_, ticket_, from,
                        {[this](qint64 all) { counts_.of = all; },
                         [this](store::RowId row) { return look(row); }, [this] { tell(); }}));
        return counts_;
    }

private:
    Result<void> look(store::RowId row)
    {
        auto call = reader_.detail(row);
        if (!call) return std::move(call).error();
        ++counts_.looked;
        if (!*call) return {};
        const record::Exchange& seen = **call;
        const std::string request = decodedBody(seen.requestBody);
        const std::string answer =
            decodedBody(seen.deliveredBody.bytes.empty() ? seen.responseBody : seen.deliveredBody);
        if (request.empty() && answer.empty()) {
            ++counts_.without;
            return {};
        }
        const auto marks = pipeline::tryPast(*entry_, {.dialect = seen.dialect,
                                                       .request = request,
                                                       .answer = answer,
                                                       .isStreamed = seen.streamed,
                                                       .isChat = seen.operation == "chat",
                                                       .provider = seen.provider,
                                                       .modelAsked = seen.modelAsked,
                                                       .modelSent = seen.modelSent});
        if (!marks.empty()) ++counts_.matched;
        for (const auto& mark : marks) {
            if (kept_ == PastScan::kMostHits) break;
            ++kept_;
            hits_.push_back(hitOf(seen, mark));
        }
        return {};
    }

    void tell()
    {
        ticket_.deliver([scan = scan_, counts = counts_, hits = std::exchange(hits_, {})] {
            Q_EMIT scan->progressed(counts, hits);
        });
    }

    std::shared_ptr<const pipeline::GuardEntry> entry_;
    store::Reader& reader_;
    const ReaderThread::Ticket& ticket_;
    PastScan* scan_;
    PastScan::Counts counts_;
    std::vector<PastHit> hits_;
    std::size_t kept_ = 0;
};

}  // namespace

PastScan::PastScan(const QString& databasePath, QObject* parent)
    : QObject(parent), thread_(databasePath)
{
}

void PastScan::start(config::GatewayConfig gateway, config::AccessConfig access, WallMicros from)
{
    cancel();
    asked_ = thread_.ask<Counts>(
        this,
        [this, gateway = std::move(gateway), access = std::move(access), from](
            store::Reader& reader, const ReaderThread::Ticket& ticket) -> Result<Counts> {
            auto entry = pipeline::guardOf(gateway, access);
            if (!entry) return Counts();
            return Walk(std::move(entry), reader, ticket, this).run(from);
        },
        [this](const Result<Counts>& counts) {
            asked_ = 0;
            if (counts) return Q_EMIT finished(*counts);
            Q_EMIT failed(text(counts.error().message), text(counts.error().hint));
        });
}

void PastScan::cancel()
{
    if (asked_ != 0) thread_.cancel(asked_);
    asked_ = 0;
}

}  // namespace gatehouse::app
