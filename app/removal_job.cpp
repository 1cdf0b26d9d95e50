#include "app/removal_job.h"

#include <algorithm>
#include <utility>

#include "app/formats.h"
#include "app/gateway.h"

namespace gatehouse::app {

RemovalJob::RemovalJob(Gateway& gateway, const QString& databasePath, QObject* parent)
    : QObject(parent), gateway_(gateway), thread_(databasePath)
{
}

void RemovalJob::weigh(std::vector<store::RowId> rows)
{
    if (weighing_ != 0) thread_.cancel(weighing_);
    auto plan = std::make_shared<RemovalPlan>();
    plan->rows = std::move(rows);
    weighing_ = thread_.ask<std::shared_ptr<RemovalPlan>>(
        this,
        [plan](store::Reader& reader,
               const ReaderThread::Ticket&) -> Result<std::shared_ptr<RemovalPlan>> {
            // Oldest first: whoever stops it half-way keeps the newest.
            std::ranges::sort(plan->rows);
            auto weight = reader.weigh(plan->rows);
            if (!weight) return std::move(weight).error();
            plan->weight = *weight;
            return plan;
        },
        [this](Result<std::shared_ptr<RemovalPlan>> made) {
            weighing_ = 0;
            if (made) return Q_EMIT weighed(**made);
            Q_EMIT failed(text(made.error().message), text(made.error().hint));
        });
}

void RemovalJob::weighMatching(const store::Filter& filter)
{
    if (weighing_ != 0) thread_.cancel(weighing_);
    weighing_ = thread_.ask<std::vector<store::RowId>>(
        this,
        [filter](store::Reader& reader,
                 const ReaderThread::Ticket& ticket) -> Result<std::vector<store::RowId>> {
            std::vector<store::RowId> all;
            GH_TRY(reader.ids(filter, 0, [&](const std::vector<store::RowId>& ids) {
                all.insert(all.end(), ids.begin(), ids.end());
                return !ticket.cancelled();
            }));
            return all;
        },
        [this](Result<std::vector<store::RowId>> rows) {
            weighing_ = 0;
            if (rows) return weigh(std::move(*rows));
            Q_EMIT failed(text(rows.error().message), text(rows.error().hint));
        });
}

void RemovalJob::start(std::vector<store::RowId> rows, bool pinnedToo, bool sumsToo)
{
    left_ = std::make_shared<Left>(Left{std::move(rows), 0, pinnedToo, sumsToo});
    removeNext();
}

void RemovalJob::cancel()
{
    if (weighing_ != 0) thread_.cancel(weighing_);
    weighing_ = 0;
    left_.reset();
}

void RemovalJob::removeNext()
{
    const auto all = static_cast<qint64>(left_->rows.size());
    if (left_->next == left_->rows.size() && !left_->sumsToo) {
        left_.reset();
        return Q_EMIT finished(all);
    }
    const std::size_t size = std::min(kPiece, left_->rows.size() - left_->next);
    const auto from = left_->rows.begin() + static_cast<std::ptrdiff_t>(left_->next);
    record::Removed piece{{from, from + static_cast<std::ptrdiff_t>(size)}, left_->pinnedToo};
    left_->next += size;
    if (left_->next == left_->rows.size()) piece.sumsToo = std::exchange(left_->sumsToo, false);
    std::vector<record::Record> batch;
    batch.emplace_back(std::move(piece));
    gateway_.keep(std::move(batch), this, [this, mine = left_, all](const QString& trouble) {
        if (left_ != mine) return;  // cancelled
        if (!trouble.isEmpty()) {
            left_.reset();
            Q_EMIT failed(trouble, tr("What was deleted so far stays deleted."));
            return;
        }
        Q_EMIT progressed(static_cast<qint64>(left_->next), all);
        if (left_ == mine) removeNext();  // whoever heard it may have cancelled
    });
}

}  // namespace gatehouse::app
