#pragma once

#include <QMenu>

#include "ui/pages/traffic_transfer.h"

namespace gatehouse::app {
struct CopyFormat;
}

namespace gatehouse::ui {

/// What can be done with the chosen rows of Traffic.
class TrafficMenu : public QMenu {
    Q_OBJECT

public:
    /// `row` is the current one; `transfer` adds the ways into a file.
    TrafficMenu(const store::Row& row, const TrafficTransfer::Subject& subject,
                TrafficTransfer& transfer, QWidget* parent = nullptr);

Q_SIGNALS:
    void commanded(int key, bool shift);  ///< what a key of the table would do
    void copyAsked(const gatehouse::app::CopyFormat& format);
    void wordAsked(const QString& word);  ///< one more condition of the filter

private:
    void addCommands(const store::Row& row);
    void addCopies();
    void addWords(const store::Row& row);
};

}  // namespace gatehouse::ui
