#pragma once

#include <vector>

#include <QObject>
#include <QString>

#include "proxy/shell/store/reader.h"

namespace gatehouse::app {

/// What came in since `after`: ids that match, rows of the newest of them, and rows that changed.
struct FreshRows {
    std::vector<store::RowId> ids;  ///< ascending
    std::vector<store::Row> rows;   ///< of the newest `ids`, at most kFreshRows, ascending
    std::vector<store::Row> updated;
};

inline constexpr std::size_t kFreshRows = 128;
inline constexpr std::size_t kMostRanked = 100'000;

/// Where LogModel gets its rows from. Answers come later, as signals on the model's thread, and
/// carry the token of the question; answers to an old token are ignored by the model, so a source
/// need not cancel.
///
/// Thread  called from the GUI thread; must not block.
class LogSource : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// All ids that match, newest first, in pieces; in another order the first kMostRanked of them,
    /// in one piece. Replaces a listing that still runs.
    virtual void list(quint64 token, const store::Filter& filter,
                      const store::Ranking& ranking) = 0;

    /// Ends the listing that runs: nothing more is heard of it.
    virtual void stop() {}

    virtual void page(quint64 token, qint64 page, const std::vector<store::RowId>& ids) = 0;
    /// Matching ids above `after`, and the rows of `updated`.
    virtual void fresh(quint64 token, const store::Filter& filter, store::RowId after,
                       const std::vector<store::RowId>& updated) = 0;

Q_SIGNALS:
    void listed(quint64 token, const std::vector<gatehouse::store::RowId>& ids, bool complete);
    /// How much of the log the listing has looked at, 0 to 1; only of one that takes long.
    void progressed(quint64 token, double share);
    void paged(quint64 token, qint64 page, const std::vector<gatehouse::store::Row>& rows);
    void freshened(quint64 token, const gatehouse::app::FreshRows& rows);
    void failed(quint64 token, const QString& message, const QString& hint);
};

}  // namespace gatehouse::app
