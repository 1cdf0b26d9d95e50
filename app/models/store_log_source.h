#pragma once

#include "app/models/log_source.h"
#include "app/reader_thread.h"

namespace gatehouse::app {

/// The store behind LogModel: pages and new rows on one reader thread, listings on another.
///
/// Thread  GUI.
class StoreLogSource : public LogSource {
    Q_OBJECT

public:
    StoreLogSource(ReaderThread& pages, ReaderThread& queries, QObject* parent = nullptr);

    void list(quint64 token, const store::Filter& filter, const store::Ranking& ranking) override;
    void stop() override;
    void page(quint64 token, qint64 page, const std::vector<store::RowId>& ids) override;
    void fresh(quint64 token, const store::Filter& filter, store::RowId after,
               const std::vector<store::RowId>& updated) override;

private:
    void rank(quint64 token, const store::Filter& filter, const store::Ranking& ranking);
    void complain(quint64 token, const Error& error);

    ReaderThread& pages_;
    ReaderThread& queries_;
    ReaderThread::Token listing_ = 0;
    store::RowId listedFrom_ = 0;  ///< of a slow listing: its first row
};

}  // namespace gatehouse::app
