#pragma once

#include <vector>

#include <QFrame>

#include "app/guardrails/past_scan.h"

namespace gatehouse::ui {

class PastTrial;

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
    void start(WallMicros from);
    void take(const app::PastScan::Counts& counts, const std::vector<app::PastHit>& more);
    void showWords(const app::PastScan::Counts& counts, bool isDone);

    app::PastScan scan_;
    config::GatewayConfig gateway_;
    config::AccessConfig access_;
    WallMicros from_ = 0;
    std::size_t listed_ = 0;
    PastTrial* trial_;
};

}  // namespace gatehouse::ui
