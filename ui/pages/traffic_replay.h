#pragma once

#include <QObject>

#include "app/reader_thread.h"
#include "app/replay/replay.h"
#include "app/row_watch.h"
#include "ui/page.h"

namespace gatehouse::ui {

/// Sends stored calls again, as they were or edited first, and says which row came of it.
///
/// Thread  GUI; the store is asked on the given reader.
class TrafficReplay : public QObject {
    Q_OBJECT

public:
    TrafficReplay(const PageContext& context, app::ReaderThread& reader, QWidget* page);

    void again(store::RowId row);
    void edited(store::RowId row);

Q_SIGNALS:
    void arrived(gatehouse::store::RowId row);  ///< the new row stands in the log
    void troubled(const QString& message, const QString& hint);

private:
    void load(store::RowId row, std::function<void(app::ReplayCall)> done);
    void openSheet(const app::ReplayCall& call);
    void send(const app::ReplayCall& call);

    PageContext context_;
    app::ReaderThread& reader_;
    QWidget* page_;
    app::Replay* replay_;
    app::RowWatch* watch_;
};

}  // namespace gatehouse::ui
