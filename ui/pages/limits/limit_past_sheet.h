#pragma once

#include <vector>

#include <QDialog>

#include "app/limits/limit_scan.h"

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace gatehouse::ui {

class PastTrial;

/// "Try on past traffic": which calls of the log a limit of the draft would have refused, slowed
/// down or sent elsewhere, whose they were and what they cost. A line leads to its call.
class LimitPastSheet : public QDialog {
    Q_OBJECT

public:
    LimitPastSheet(const QString& databasePath, config::LimitConfig limit,
                   std::vector<config::KeyConfig> keys, QWidget* parent = nullptr);

    /// The call whose line was chosen; empty: none was.
    [[nodiscard]] const QString& chosen() const { return chosen_; }

private:
    QVBoxLayout* makeShares(const char* name, const QString& title, QHBoxLayout* row);
    void start(WallMicros from);
    void showReport(const app::LimitReport& report);
    void showShares(QVBoxLayout* column, const char* name,
                    const std::vector<app::LimitReport::Share>& shares, const QString& nameless);
    void addLines(const app::LimitReport& report);

    config::LimitConfig limit_;
    std::vector<config::KeyConfig> keys_;
    app::LimitScan scan_;
    QString chosen_;
    PastTrial* trial_;
    QLabel* cost_;
    QWidget* shares_;
    QVBoxLayout* callers_ = nullptr;
    QVBoxLayout* models_ = nullptr;
};

}  // namespace gatehouse::ui
