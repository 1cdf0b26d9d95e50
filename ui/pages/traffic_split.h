#pragma once

#include <QSplitter>
#include <QTimer>

#include "app/exchange_loader.h"
#include "app/models/log_model.h"
#include "app/stream_tail.h"

namespace gatehouse::app {
class Gateway;
}

namespace gatehouse::ui {

class Inspector;
class LogTable;
class TrafficList;

/// The list of Traffic and the inspector of the row that is chosen in it, beside one another or one
/// above the other.
///
/// Shape   a row is shown from what the list knows at once; its details come a moment after the
///         last step through the list.
/// Thread  GUI; the store is asked on the given reader.
class TrafficSplit : public QSplitter {
    Q_OBJECT

public:
    TrafficSplit(app::Gateway& gateway, app::ReaderThread& reader, app::LogModel& model,
                 QWidget* parent = nullptr);

    [[nodiscard]] TrafficList& list() { return *list_; }

    [[nodiscard]] LogTable& table() { return *table_; }

    [[nodiscard]] Inspector& inspector() { return *inspector_; }

    [[nodiscard]] app::ExchangeLoader& loader() { return *loader_; }

    [[nodiscard]] store::RowId chosen() const { return chosen_; }

    void setActive(bool active);
    void showInspector(bool visible);
    void toggleInspector();
    void togglePlace();  ///< right ⇄ below, by a person: the width no longer decides
    /// Selects the row as soon as it is listed; false: it is not yet.
    bool want(store::RowId row);

    /// The chosen row is selected again after the list was made anew.
    void keepChosen() { wanted_ = chosen_; }

    /// What was wanted, now that rows came.
    void selectWanted()
    {
        if (wanted_ != 0) want(wanted_);
    }

    /// The inspector stands below the list.
    [[nodiscard]] bool isStacked() const;

Q_SIGNALS:
    void placed();                               ///< the inspector came, went or moved
    void rowAsked(gatehouse::store::RowId row);  ///< a call linked with the one shown

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void connectTable();
    void connectInspector();
    void choose();
    void loadChosen();
    void begin();
    void onRowsChanged(int first, int last);
    void place();

    app::LogModel& model_;
    app::ExchangeLoader* loader_;
    app::StreamTail* tail_;
    TrafficList* list_;
    LogTable* table_;
    Inspector* inspector_;
    QTimer chooseLater_;
    store::RowId chosen_ = 0;
    store::RowId wanted_ = 0;
    bool active_ = false;
    bool below_ = false;
    bool belowChosen_ = false;
};

}  // namespace gatehouse::ui
