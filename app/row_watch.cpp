#include "app/row_watch.h"

#include "app/gateway.h"

namespace gatehouse::app {
namespace {

constexpr int kMostLooks = 2000;  // commits: minutes of full traffic

using Found = std::optional<store::Row>;

Result<Found> findRow(store::Reader& reader, const std::string& requestId)
{
    auto id = reader.find(requestId);
    if (!id) return std::move(id).error();
    if (!*id) return Found();
    auto rows = reader.rows({**id});
    if (!rows) return std::move(rows).error();
    return rows->empty() ? Found() : Found(std::move(rows->front()));
}

}  // namespace

RowWatch::RowWatch(Gateway* gateway, ReaderThread& reader, QObject* parent)
    : QObject(parent), reader_(reader)
{
    connect(gateway, &Gateway::committed, this, &RowWatch::look);
}

void RowWatch::await(const QString& requestId)
{
    awaited_ = requestId.toStdString();
    hasCome_ = false;
    looks_ = 0;
    look();
}

void RowWatch::forget()
{
    awaited_.clear();
}

void RowWatch::look()
{
    if (awaited_.empty()) return;
    if (++looks_ > kMostLooks) return forget();
    reader_.ask<Found>(
        this,
        [id = awaited_](store::Reader& reader, const ReaderThread::Ticket&) {
            return findRow(reader, id);
        },
        [this, id = awaited_](Result<Found> row) {
            if (id == awaited_ && row && *row) see(**row);
        });
}

void RowWatch::see(const store::Row& row)
{
    const bool isNew = !std::exchange(hasCome_, true);
    const bool isOver = row.outcome != record::Outcome::Running;
    if (isOver) forget();
    if (isNew) Q_EMIT came(row);
    if (isOver) Q_EMIT ended(row);
}

}  // namespace gatehouse::app
