#include "app/exchange_loader.h"

#include "app/formats.h"

namespace gatehouse::app {
namespace {

/// The calls that this one is linked with.
Result<void> readLinks(store::Reader& reader, ExchangeView& view)
{
    const record::Exchange& exchange = view.exchange;
    if (exchange.origin == record::Origin::Replay) {
        auto before = reader.find(exchange.originOf);
        if (!before) return std::move(before).error();
        view.before = before->value_or(0);
    }
    if (!exchange.cache.call.empty()) {
        auto answered = reader.find(exchange.cache.call);
        if (!answered) return std::move(answered).error();
        view.answered = answered->value_or(0);
    }
    auto again = reader.replaysOf(exchange.id);
    if (!again) return std::move(again).error();
    if (again->empty()) return {};
    auto rows = reader.rows(*again);
    if (!rows) return std::move(rows).error();
    view.again = std::move(*rows);
    return {};
}

}  // namespace

ExchangeLoader::ExchangeLoader(ReaderThread& thread, QObject* parent)
    : QObject(parent), thread_(thread)
{
}

void ExchangeLoader::forget()
{
    if (detail_ != 0) thread_.cancel(detail_);
    if (bodies_ != 0) thread_.cancel(bodies_);
    detail_ = 0;
    bodies_ = 0;
}

void ExchangeLoader::load(store::RowId id)
{
    forget();
    detail_ = thread_.ask<ExchangePtr>(
        this,
        [id](store::Reader& reader, const ReaderThread::Ticket&) -> Result<ExchangePtr> {
            auto detail = reader.detail(id);
            if (!detail) return std::move(detail).error();
            if (!*detail) return ExchangePtr();
            auto view = std::make_shared<ExchangeView>(exchangeView(id, std::move(**detail)));
            GH_TRY(readLinks(reader, *view));
            return ExchangePtr(std::move(view));
        },
        [this, id](Result<ExchangePtr> result) {
            detail_ = 0;
            if (!result) {
                Q_EMIT failed(text(result.error().message), text(result.error().hint));
            } else if (*result == nullptr) {
                Q_EMIT missing(id);
            } else {
                Q_EMIT loaded(*result);
            }
        });
}

void ExchangeLoader::loadBodies(ExchangePtr exchange)
{
    if (bodies_ != 0) thread_.cancel(bodies_);
    const auto id = exchange->id;
    bodies_ = thread_.ask<BodiesPtr>(
        this,
        [exchange = std::move(exchange)](store::Reader&,
                                         const ReaderThread::Ticket&) -> Result<BodiesPtr> {
            return std::make_shared<const BodiesView>(bodiesView(exchange->exchange));
        },
        [this, id](Result<BodiesPtr> result) {
            bodies_ = 0;
            if (result) Q_EMIT bodiesLoaded(id, *result);
        });
}

}  // namespace gatehouse::app
