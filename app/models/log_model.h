#pragma once

#include <set>
#include <unordered_set>
#include <vector>

#include <QAbstractTableModel>

#include "app/models/id_list.h"
#include "app/models/live_model.h"
#include "app/models/log_source.h"
#include "app/models/page_cache.h"
#include "proxy/shell/store/writer.h"

namespace gatehouse::app {

/// The Traffic table: every stored exchange, newest first.
///
/// Shape   holds ids, and the rows of the pages last looked at; asks a LogSource for the rest. No
/// SQL, no lock.
///         Rows that came in are shown by beat(), at most one insertion a beat.
/// Thread  GUI.
class LogModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Time,
        Status,
        Model,
        Path,
        Key,
        Latency,
        Tokens,
        Cost,
        Preview,
        Provider,
        FirstByte,
        Speed,
        Finish,
        Attempts,
        RequestId,
        Tags,
        Note,
        ColumnCount
    };
    enum class State { Loading, Ready, Failed };
    static constexpr int kFirstExtraColumn = Provider;  ///< hidden unless chosen
    static constexpr std::size_t kWaiting = 24;
    static constexpr int kInFlight = 2;
    /// A row that comes to match only after so many newer ones is left to the next listing.
    static constexpr int kLateRows = 5000;

    LogModel(LogSource& source, LiveModel& live, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// The row, or nullptr while it is being fetched (asking is what fetches it). A row without
    /// request id is gone.
    const store::Row* rowAt(int row) const;
    [[nodiscard]] const engine::Running* runningAt(int row) const;

    [[nodiscard]] store::RowId idAt(int row) const { return ids_.at(row); }

    [[nodiscard]] int rowOf(store::RowId id) const;  ///< -1: not listed

    /// Another order than newest first is that of the moment: what comes in is counted by
    /// heldBack(), and takes its place with reload().
    void setFilter(const store::Filter& filter, const store::Ranking& ranking = {});

    [[nodiscard]] const store::Filter& filter() const { return filter_; }

    [[nodiscard]] const store::Ranking& ranking() const { return ranking_; }

    [[nodiscard]] bool isRanked() const { return ranking_.by.has_value(); }

    void reload();
    /// Ends a listing that takes long: what it has found stays.
    void stop();

    /// How much of the log a listing that takes long has looked at, 0 to 1; -1: there is none.
    [[nodiscard]] double progress() const { return progress_; }

    /// The listing was ended before it was through.
    [[nodiscard]] bool stopped() const { return stopped_; }

    void setPaused(bool paused);

    [[nodiscard]] bool paused() const { return paused_; }

    [[nodiscard]] State state() const { return state_; }

    [[nodiscard]] bool complete() const { return complete_; }  ///< the listing has come to its end

    /// New rows that are not listed: of a pause, or since the rows were ranked.
    [[nodiscard]] int heldBack() const { return heldBack_; }

    void committed(const store::Committed& facts);  ///< remembers; beat() shows
    void beat();

Q_SIGNALS:
    void stateChanged();
    void prepended(int rows);
    void heldBackChanged();
    void progressChanged();
    void troubled(const QString& message, const QString& hint);

private:
    void onListed(quint64 token, const std::vector<store::RowId>& ids, bool complete);
    void onPaged(quint64 token, qint64 page, const std::vector<store::Row>& rows);
    void onFreshened(quint64 token, const FreshRows& fresh);
    void onFailed(quint64 token, const QString& message, const QString& hint);
    void onLiveChanged();
    void want(qint64 page) const;
    void askPages();
    void keep(PageCache::Place place, const store::Row& row);
    void takeNew(const FreshRows& fresh);
    void putLate(store::RowId id);
    void takeUpdated(const std::vector<store::Row>& rows);
    void dropOld();
    void emitRows(int first, int last);
    void setState(State state);
    void setHeldBack(int rows);
    void setProgress(double share);

    LogSource& source_;
    LiveModel& live_;
    store::Filter filter_;
    store::Ranking ranking_;
    quint64 token_ = 0;
    State state_ = State::Loading;
    bool firstCame_ = false;  // of this token
    bool complete_ = false;
    bool paused_ = false;
    int heldBack_ = 0;

    IdList ids_;
    mutable PageCache cache_;
    std::unordered_set<store::RowId> runningIds_;

    mutable std::vector<qint64> wanted_;  // newest wish last
    mutable bool askPosted_ = false;
    std::vector<qint64> inFlight_;

    bool freshDue_ = false;
    bool freshAsked_ = false;
    std::set<store::RowId> updatedDue_;
    store::RowId removedBelow_ = 0;
    int removals_ = 0;  ///< beats until rows that a person removed leave the list; 0: none are due

    double progress_ = -1;
    bool stopped_ = false;
};

}  // namespace gatehouse::app
