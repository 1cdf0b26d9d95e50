#pragma once

#include <memory>

#include <QObject>

#include "app/exchange_view.h"
#include "app/reader_thread.h"

namespace gatehouse::app {

using ExchangePtr = std::shared_ptr<const ExchangeView>;
using BodiesPtr = std::shared_ptr<const BodiesView>;

/// Fetches one stored exchange at a time and takes it apart, all on a reader thread. A new wish
/// drops the old one.
///
/// Errors  failed() with the store's words; missing() when retention was quicker.
/// Thread  GUI.
class ExchangeLoader : public QObject {
    Q_OBJECT

public:
    explicit ExchangeLoader(ReaderThread& thread, QObject* parent = nullptr);

    void load(store::RowId id);
    void loadBodies(ExchangePtr exchange);
    void forget();  ///< whatever is under way is not wanted any more

Q_SIGNALS:
    void loaded(const gatehouse::app::ExchangePtr& exchange);
    void bodiesLoaded(gatehouse::store::RowId id, const gatehouse::app::BodiesPtr& bodies);
    void missing(gatehouse::store::RowId id);
    void failed(const QString& message, const QString& hint);

private:
    ReaderThread& thread_;
    ReaderThread::Token detail_ = 0;
    ReaderThread::Token bodies_ = 0;
};

}  // namespace gatehouse::app
