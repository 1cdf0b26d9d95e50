#include "app/exchange_loader.h"

#include "app/formats.h"

namespace gatehouse::app {

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
            return std::make_shared<const ExchangeView>(exchangeView(id, std::move(**detail)));
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
