#pragma once

#include <vector>

#include <QFrame>

#include "app/guardrails/past_scan.h"

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace gatehouse::ui {

/// "Try on past traffic": which calls of the log the rules of the draft would have stopped at. No
/// value is shown. A line opens its call in Traffic.
class PastCard : public QFrame {
    Q_OBJECT

public:
    explicit PastCard(const QString& databasePath, QWidget* parent = nullptr);
    /// What was found with other rules no longer holds.
    void setRules(const config::GatewayConfig& gateway, const config::AccessConfig& access);
    void stop();

Q_SIGNALS:
    void openAsked(const QString& call);  ///< id of the request

private:
    void start();
    void take(const app::PastScan::Counts& counts, const std::vector<app::PastHit>& more);
    void finish(const app::PastScan::Counts& counts);
    void showWords(const app::PastScan::Counts& counts, bool isDone);
    void showLines();
    void addLine(const app::PastHit& hit);

    app::PastScan scan_;
    config::GatewayConfig gateway_;
    config::AccessConfig access_;
    std::vector<app::PastHit> hits_;
    std::size_t shown_ = 0;
    std::size_t wanted_ = 0;
    QComboBox* range_;
    QPushButton* go_;
    QLabel* words_;
    QVBoxLayout* rows_;
    QPushButton* more_;
};

}  // namespace gatehouse::ui
