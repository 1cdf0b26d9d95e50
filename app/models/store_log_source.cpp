#include "app/models/store_log_source.h"

#include <algorithm>

#include "app/formats.h"

namespace gatehouse::app {

using Ticket = ReaderThread::Ticket;

namespace {

/// Calls that were open when a slow listing began, and whose words came later.
constexpr store::RowId kSlowLate = 256;

}  // namespace

StoreLogSource::StoreLogSource(ReaderThread& pages, ReaderThread& queries, QObject* parent)
    : LogSource(parent), pages_(pages), queries_(queries)
{
}

void StoreLogSource::complain(quint64 token, const Error& error)
{
    Q_EMIT failed(token, text(error.message), text(error.hint));
}

void StoreLogSource::list(quint64 token, const store::Filter& filter, const store::Ranking& ranking)
{
    stop();
    listedFrom_ = 0;
    if (ranking.by) return rank(token, filter, ranking);
    // Each piece waits until the next is there, so that the last one can say that it is the last.
    listing_ = queries_.ask<std::vector<store::RowId>>(
        this,
        [this, token, filter](store::Reader& reader,
                              const Ticket& ticket) -> Result<std::vector<store::RowId>> {
            std::vector<store::RowId> held;
            bool first = true;
            if (filter.slow()) {
                // What was listed before goes at once: the first that fits may be far.
                const auto newest = reader.newest();
                if (!newest) return newest.error();
                ticket.deliver([this, token, from = *newest] {
                    listedFrom_ = from;
                    Q_EMIT listed(token, {}, false);
                    Q_EMIT progressed(token, 0);
                });
                first = false;
            }
            const auto progress = [&](double share) {
                if (filter.slow())
                    ticket.deliver([this, token, share] { Q_EMIT progressed(token, share); });
                return !ticket.cancelled();
            };
            const auto take = [&](std::vector<store::RowId> ids) {
                if (first) {
                    ticket.deliver([this, token, ids] { Q_EMIT listed(token, ids, false); });
                    first = false;
                    return !ticket.cancelled();
                }
                if (!held.empty()) {
                    ticket.deliver([this, token, held] { Q_EMIT listed(token, held, false); });
                }
                held = std::move(ids);
                return !ticket.cancelled();
            };
            GH_TRY(reader.ids(filter, 0, take, progress));
            return held;
        },
        [this, token](Result<std::vector<store::RowId>> rest) {
            listing_ = 0;
            if (!rest) return complain(token, rest.error());
            Q_EMIT listed(token, *rest, true);
        });
}

void StoreLogSource::rank(quint64 token, const store::Filter& filter, const store::Ranking& ranking)
{
    listing_ = queries_.ask<std::vector<store::RowId>>(
        this,
        [this, token, filter, ranking](store::Reader& reader,
                                       const Ticket& ticket) -> Result<std::vector<store::RowId>> {
            const auto progress = [&](double share) {
                ticket.deliver([this, token, share] { Q_EMIT progressed(token, share); });
                return !ticket.cancelled();
            };
            return reader.ranked(filter, ranking, kMostRanked, progress);
        },
        [this, token](Result<std::vector<store::RowId>> ids) {
            listing_ = 0;
            if (!ids) return complain(token, ids.error());
            Q_EMIT listed(token, *ids, true);
        });
}

void StoreLogSource::stop()
{
    if (listing_ != 0) queries_.cancel(listing_);
    listing_ = 0;
}

void StoreLogSource::page(quint64 token, qint64 page, const std::vector<store::RowId>& ids)
{
    pages_.ask<std::vector<store::Row>>(
        this,
        [ids](store::Reader& reader, const Ticket&) -> Result<std::vector<store::Row>> {
            const auto span = ids.back() - ids.front() + 1;  // they ascend
            if (span == static_cast<store::RowId>(ids.size()))
                return reader.page(ids.front(), ids.back());
            return reader.rows(ids);
        },
        [this, token, page](Result<std::vector<store::Row>> rows) {
            if (!rows) return complain(token, rows.error());
            Q_EMIT paged(token, page, *rows);
        });
}

void StoreLogSource::fresh(quint64 token, const store::Filter& filter, store::RowId after,
                           const std::vector<store::RowId>& updated)
{
    // The listing looks at what is older, on a thread that nobody waits for. This one is waited
    // for.
    if (filter.slow()) after = std::max(after, listedFrom_ - kSlowLate);
    pages_.ask<FreshRows>(
        this,
        [filter, after, updated](store::Reader& reader, const Ticket&) -> Result<FreshRows> {
            FreshRows fresh;
            auto ids = reader.idsAfter(filter, after);
            if (!ids) return std::move(ids).error();
            fresh.ids = std::move(*ids);
            const auto some = std::min(kFreshRows, fresh.ids.size());
            const std::vector<store::RowId> newest(
                fresh.ids.end() - static_cast<std::ptrdiff_t>(some), fresh.ids.end());
            auto rows = reader.rows(newest);
            if (!rows) return std::move(rows).error();
            fresh.rows = std::move(*rows);
            if (updated.empty()) return fresh;
            auto changed = reader.rows(updated);
            if (!changed) return std::move(changed).error();
            fresh.updated = std::move(*changed);
            return fresh;
        },
        [this, token](Result<FreshRows> fresh) {
            if (!fresh) return complain(token, fresh.error());
            Q_EMIT freshened(token, *fresh);
        });
}

}  // namespace gatehouse::app
