#pragma once

#include <QObject>

#include "app/exchange_loader.h"
#include "app/models/log_model.h"
#include "ui/page.h"
#include "ui/pages/traffic_transfer.h"

namespace gatehouse::app {
struct CopyFormat;
}

namespace gatehouse::ui {

class ComparePool;
class LogTable;
class TrafficMarks;
class TrafficRemoval;
class TrafficReplay;

/// What one can do with the chosen rows of Traffic: copy, send again, compare, mark, export,
/// delete.
///
/// Shape   each is a key of the table, an entry of its menu and an action of the palette.
/// Thread  GUI; the store is asked on the given reader.
class TrafficActions : public QObject {
    Q_OBJECT

public:
    TrafficActions(const PageContext& context, app::ReaderThread& reader, LogTable& table,
                   app::LogModel& model, QWidget* page);

    /// Strips of the page: progress of a file, of deleting, and the calls picked for a comparison.
    [[nodiscard]] TrafficTransfer* transfer() const { return transfer_; }

    [[nodiscard]] ComparePool* pool() const { return pool_; }

    [[nodiscard]] TrafficRemoval* removal() const { return removal_; }

    /// What stands in the filter, for a question about all that match.
    void setFilterWords(const QString& words) { filterWords_ = words; }

    void showMenu(const QPoint& globalPosition);
    void showExports(const QPoint& globalPosition);
    void copyCurl();
    void sendAgain();
    /// The details of the current row have come: a copy may have waited for them.
    void setExchange(const app::ExchangePtr& exchange);

Q_SIGNALS:
    void detailsWanted(gatehouse::store::RowId row);
    void wordAsked(const QString& word);         ///< one more condition of the filter
    void filterAsked(const QString& words);      ///< instead of the filter
    void repeated(gatehouse::store::RowId row);  ///< a call was sent again as that row
    void troubled(const QString& message, const QString& hint);

private:
    void addActions(QWidget* page);
    void command(int key, bool shift);
    void copyAs(const app::CopyFormat& format);
    void addToPool();
    void removeMatching();
    [[nodiscard]] TrafficTransfer::Subject subject() const;

    PageContext context_;
    LogTable& table_;
    app::LogModel& model_;
    QWidget* page_;
    TrafficTransfer* transfer_;
    ComparePool* pool_;
    TrafficReplay* replay_;
    TrafficMarks* marks_;
    TrafficRemoval* removal_;
    QString filterWords_;
    app::ExchangePtr exchange_;
    const app::CopyFormat* copyPending_ = nullptr;
};

}  // namespace gatehouse::ui
