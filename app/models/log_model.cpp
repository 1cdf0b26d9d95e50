#include "app/models/log_model.h"

#include <algorithm>
#include <limits>

#include "app/models/log_texts.h"

namespace gatehouse::app {
namespace {

constexpr int kQuietBeats = 2;
constexpr auto kNoneNewer = std::numeric_limits<store::RowId>::max();

}  // namespace

LogModel::LogModel(LogSource& source, LiveModel& live, QObject* parent)
    : QAbstractTableModel(parent), source_(source), live_(live)
{
    connect(&source_, &LogSource::listed, this, &LogModel::onListed);
    connect(&source_, &LogSource::progressed, this, [this](quint64 token, double share) {
        if (token == token_ && !complete_) setProgress(share);
    });
    connect(&source_, &LogSource::paged, this, &LogModel::onPaged);
    connect(&source_, &LogSource::freshened, this, &LogModel::onFreshened);
    connect(&source_, &LogSource::failed, this, &LogModel::onFailed);
    connect(&live_, &LiveModel::changed, this, &LogModel::onLiveChanged);
}

int LogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ids_.size();
}

int LogModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    if (role == Qt::TextAlignmentRole) return alignmentOf(index.column());
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
    const store::Row* row = rowAt(index.row());
    if (row == nullptr) return {};
    return cellText(*row, runningAt(index.row()), index.column());
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::DisplayRole) return columnTitle(section);
    if (role == Qt::TextAlignmentRole) return alignmentOf(section);
    return {};
}

const store::Row* LogModel::rowAt(int row) const
{
    const auto place = ids_.placeOf(row);
    const store::Row* found = cache_.find(place);
    if (found == nullptr) want(PageCache::pageOf(place));
    return found;
}

const engine::Running* LogModel::runningAt(int row) const
{
    const store::Row* found = cache_.peek(ids_.placeOf(row));
    if (found == nullptr || found->outcome != record::Outcome::Running) return nullptr;
    return live_.find(found->requestId);
}

int LogModel::rowOf(store::RowId id) const
{
    return ids_.find(id).value_or(-1);
}

void LogModel::setFilter(const store::Filter& filter, const store::Ranking& ranking)
{
    filter_ = filter;
    ranking_ = ranking;
    reload();
}

void LogModel::reload()
{
    ++token_;
    firstCame_ = false;
    complete_ = false;
    freshAsked_ = false;
    freshDue_ = false;
    wanted_.clear();
    inFlight_.clear();
    stopped_ = false;
    setProgress(-1);
    setState(State::Loading);
    source_.list(token_, filter_, ranking_);
}

void LogModel::stop()
{
    if (progress_ < 0) return;
    source_.stop();
    stopped_ = true;
    onListed(token_, {}, true);
}

void LogModel::setProgress(double share)
{
    if (share == progress_) return;
    progress_ = share;
    Q_EMIT progressChanged();
}

void LogModel::setPaused(bool paused)
{
    if (paused_ == paused) return;
    paused_ = paused;
    if (paused_) return;
    if (!isRanked()) setHeldBack(0);
    beat();
}

void LogModel::setHeldBack(int rows)
{
    if (heldBack_ == rows) return;
    heldBack_ = rows;
    Q_EMIT heldBackChanged();
}

void LogModel::committed(const store::Committed& facts)
{
    freshDue_ = freshDue_ || !facts.added.empty();
    updatedDue_.insert(facts.updated.begin(), facts.updated.end());
    // A ranked list cannot drop its oldest rows: it is made anew.
    const bool isShorter = isRanked() && facts.removedBelow > removedBelow_;
    removedBelow_ = std::max(removedBelow_, facts.removedBelow);
    if (!facts.removed.empty() || isShorter) removals_ = kQuietBeats;
    if (paused_ || isRanked()) setHeldBack(heldBack_ + static_cast<int>(facts.added.size()));
}

void LogModel::beat()
{
    if (paused_ || !firstCame_ || freshAsked_) return;
    if (!isRanked()) dropOld();
    // Rows go in many small commits: the list is made anew once they are through.
    if (removals_ > 0 && --removals_ == 0) return reload();
    if (isRanked()) freshDue_ = false;
    if (!freshDue_ && updatedDue_.empty()) return;

    // A row that changed may match only now: such a listing looks again from the oldest of them on.
    auto after = isRanked() ? kNoneNewer : ids_.newest();
    std::vector<store::RowId> updated;
    for (const auto id : updatedDue_) {
        const auto row = ids_.find(id);
        if (row && cache_.peek(ids_.placeOf(*row)) != nullptr) updated.push_back(id);
        if (!row && !filter_.empty() && !isRanked()) after = std::min(after, id - 1);
    }
    updatedDue_.clear();
    freshDue_ = false;
    freshAsked_ = true;
    source_.fresh(token_, filter_, after, updated);
}

void LogModel::onListed(quint64 token, const std::vector<store::RowId>& ids, bool complete)
{
    if (token != token_) return;
    if (complete) setProgress(-1);
    if (!firstCame_) {
        beginResetModel();
        ids_.clear(isRanked());
        cache_.clear();
        runningIds_.clear();
        wanted_.clear();
        for (const auto id : ids) ids_.addOlder(id);
        firstCame_ = true;
        complete_ = complete;
        endResetModel();
        freshDue_ = true;  // what came in between
        if (isRanked()) setHeldBack(0);
        setState(State::Ready);
        return;
    }
    complete_ = complete;
    if (!ids.empty()) {
        beginInsertRows({}, ids_.size(), ids_.size() + static_cast<int>(ids.size()) - 1);
        for (const auto id : ids) ids_.addOlder(id);
        endInsertRows();
    }
    if (complete) Q_EMIT stateChanged();
}

void LogModel::want(qint64 page) const
{
    const auto same = std::find(wanted_.begin(), wanted_.end(), page);
    if (same != wanted_.end()) wanted_.erase(same);
    if (std::find(inFlight_.begin(), inFlight_.end(), page) != inFlight_.end()) return;
    wanted_.push_back(page);
    if (wanted_.size() > kWaiting) wanted_.erase(wanted_.begin());
    if (askPosted_) return;
    askPosted_ = true;  // asking waits until painting is over
    auto* self = const_cast<LogModel*>(this);
    QMetaObject::invokeMethod(
        self, [self] { self->askPages(); }, Qt::QueuedConnection);
}

void LogModel::askPages()
{
    askPosted_ = false;
    if (state_ == State::Failed) return;
    while (!wanted_.empty() && static_cast<int>(inFlight_.size()) < kInFlight) {
        const qint64 page = wanted_.back();
        wanted_.pop_back();
        std::vector<store::RowId> ids;
        const auto first = page * PageCache::kRows;
        for (auto place = first; place < first + PageCache::kRows; ++place) {
            if (ids_.has(place)) ids.push_back(ids_.idAt(place));
        }
        if (ids.empty()) continue;
        std::ranges::sort(ids);
        inFlight_.push_back(page);
        source_.page(token_, page, ids);
    }
}

void LogModel::keep(PageCache::Place place, const store::Row& row)
{
    if (row.outcome == record::Outcome::Running && !row.requestId.empty()) {
        runningIds_.insert(row.id);
    } else {
        runningIds_.erase(row.id);
    }
    cache_.put(place, row);
}

void LogModel::onPaged(quint64 token, qint64 page, const std::vector<store::Row>& rows)
{
    if (token != token_) return;
    std::erase(inFlight_, page);
    for (const auto& row : rows) {
        if (const auto at = ids_.find(row.id)) keep(ids_.placeOf(*at), row);
    }
    // Ids whose row is no longer stored get an empty one, or painting would ask for them again and
    // again.
    int top = ids_.size();
    int bottom = -1;
    const auto first = page * PageCache::kRows;
    const auto newestAnswered = isRanked()     ? kNoneNewer  // it never grows
                                : rows.empty() ? ids_.newest()
                                               : rows.back().id;
    for (auto place = first; place < first + PageCache::kRows; ++place) {
        if (!ids_.has(place)) continue;
        top = std::min(top, ids_.rowOf(place));
        bottom = std::max(bottom, ids_.rowOf(place));
        if (cache_.peek(place) == nullptr && ids_.idAt(place) <= newestAnswered) {
            store::Row gone;
            gone.id = ids_.idAt(place);
            keep(place, gone);
        }
    }
    if (bottom >= top) emitRows(top, bottom);
    askPages();
}

void LogModel::onFreshened(quint64 token, const FreshRows& fresh)
{
    if (token != token_) return;
    freshAsked_ = false;
    if (paused_) {  // the view is frozen: ask again at the end of the pause
        freshDue_ = true;
        for (const auto& row : fresh.updated) updatedDue_.insert(row.id);
        return;
    }
    takeUpdated(fresh.updated);
    takeNew(fresh);
    if (state_ == State::Failed) setState(State::Ready);
}

void LogModel::takeNew(const FreshRows& fresh)
{
    const auto newest = ids_.newest();
    std::vector<store::RowId> added;
    for (const auto id : fresh.ids) {
        if (id > newest) {
            added.push_back(id);
        } else if (id >= removedBelow_ && !ids_.find(id)) {
            putLate(id);
        }
    }
    if (added.empty()) return;
    const int k = static_cast<int>(added.size());
    beginInsertRows({}, 0, k - 1);
    for (const auto id : added) ids_.addNewer(id);
    for (const auto& row : fresh.rows) {
        if (const auto at = ids_.find(row.id)) keep(ids_.placeOf(*at), row);
    }
    endInsertRows();
    Q_EMIT prepended(k);
}

void LogModel::putLate(store::RowId id)
{
    const int row = ids_.size() - ids_.rowsBelow(id);
    if (row > kLateRows) return;
    // Places above it change: what is known of those rows moves along.
    beginInsertRows({}, row, row);
    std::vector<std::unique_ptr<store::Row>> above;
    for (int i = 0; i < row; ++i) above.push_back(cache_.take(ids_.placeOf(i)));
    ids_.insert(id);
    cache_.take(ids_.placeOf(row));
    for (int i = 0; i < row; ++i) {
        auto& known = above[static_cast<std::size_t>(i)];
        if (known) cache_.put(ids_.placeOf(i), std::move(*known));
    }
    endInsertRows();
}

void LogModel::takeUpdated(const std::vector<store::Row>& rows)
{
    for (const auto& row : rows) {
        const auto at = ids_.find(row.id);
        if (!at) continue;
        keep(ids_.placeOf(*at), row);
        emitRows(*at, *at);
    }
}

void LogModel::dropOld()
{
    const int gone = removedBelow_ > 0 ? ids_.rowsBelow(removedBelow_) : 0;
    if (gone == 0) return;
    beginRemoveRows({}, ids_.size() - gone, ids_.size() - 1);
    ids_.removeOldest(gone);
    endRemoveRows();
}

void LogModel::onLiveChanged()
{
    if (paused_) return;
    for (auto it = runningIds_.begin(); it != runningIds_.end();) {
        const auto row = ids_.find(*it);
        if (!row || cache_.peek(ids_.placeOf(*row)) == nullptr) {
            it = runningIds_.erase(it);
            continue;
        }
        emitRows(*row, *row);
        ++it;
    }
}

void LogModel::onFailed(quint64 token, const QString& message, const QString& hint)
{
    if (token != token_) return;
    inFlight_.clear();
    freshAsked_ = false;
    setProgress(-1);
    setState(State::Failed);
    Q_EMIT troubled(message, hint);
}

void LogModel::emitRows(int first, int last)
{
    Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

void LogModel::setState(State state)
{
    if (state_ == state && state != State::Ready) return;
    state_ = state;
    Q_EMIT stateChanged();
}

}  // namespace gatehouse::app
