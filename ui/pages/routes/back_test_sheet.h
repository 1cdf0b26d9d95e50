#pragma once

#include <vector>

#include <QDialog>

#include "app/routes/back_scan.h"

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace gatehouse::app {
class RouteSession;
}

namespace gatehouse::ui {

class PastTrial;

/// "Try on past traffic": where the calls of the log would have gone on the shown version of a
/// route, and what that would have cost. Nobody is called. A line leads to its call.
class BackTestSheet : public QDialog {
    Q_OBJECT

public:
    BackTestSheet(const QString& databasePath, app::RouteSession* session,
                  QWidget* parent = nullptr);

    /// The call whose line was chosen; empty: none was.
    [[nodiscard]] const QString& chosen() const { return chosen_; }

private:
    void start(WallMicros from);
    void take(const app::BackScan::Counts& counts, const std::vector<app::BackHit>& more);
    void showWords(const app::BackScan::Counts& counts, bool isDone);
    void showShares(const app::BackScan::Counts& counts);

    app::RouteSession* session_;
    app::BackScan scan_;
    std::size_t listed_ = 0;
    QString chosen_;
    PastTrial* trial_;
    QComboBox* calls_;
    QLabel* cost_ = nullptr;
    QVBoxLayout* shares_ = nullptr;
};

}  // namespace gatehouse::ui
