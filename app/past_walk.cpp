#include "app/past_walk.h"

#include <utility>
#include <vector>

#include <QElapsedTimer>

#include "app/body_view.h"

namespace gatehouse::app {
namespace {

constexpr qint64 kBetweenWords = 1'000;  // ms

}  // namespace

Result<void> walkPast(store::Reader& reader, const ReaderThread::Ticket& ticket, WallMicros from,
                      const PastVisitor& visitor)
{
    store::Filter filter;
    filter.from = from;
    std::vector<store::RowId> all;
    GH_TRY(reader.ids(filter, 0, [&](const std::vector<store::RowId>& ids) {
        all.insert(all.end(), ids.begin(), ids.end());
        return !ticket.cancelled();
    }));
    visitor.count(static_cast<qint64>(all.size()));
    QElapsedTimer since;
    since.start();
    for (const auto row : all) {
        if (ticket.cancelled()) break;
        GH_TRY(visitor.look(row));
        if (since.elapsed() < kBetweenWords) continue;
        visitor.tell();
        since.restart();
    }
    visitor.tell();
    return {};
}

Result<void> walkCalls(store::Reader& reader, const ReaderThread::Ticket& ticket, WallMicros from,
                       const CallVisitor& visitor)
{
    qint64 looked = 0;
    const auto look = [&](store::RowId row) -> Result<void> {
        auto call = reader.detail(row);
        if (!call) return std::move(call).error();
        ++looked;
        if (!*call) return {};
        record::Exchange& seen = **call;
        seen.requestBody.bytes = decodedBody(seen.requestBody);
        visitor.see(seen);
        return {};
    };
    return walkPast(reader, ticket, from, {visitor.count, look, [&] { visitor.tell(looked); }});
}

}  // namespace gatehouse::app
