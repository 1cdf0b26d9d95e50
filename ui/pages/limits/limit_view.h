#pragma once

#include <string>
#include <vector>

#include "app/limits/burn_down.h"
#include "app/limits/limit_rows.h"
#include "ui/page.h"

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace gatehouse::ui {

class ChartPanel;
class BackBar;
class LimitForm;

/// One limit: its settings, who has used what of it, and how it is used up.
class LimitView : public QWidget {
    Q_OBJECT

public:
    explicit LimitView(const PageContext& context, QWidget* parent = nullptr);

    void open(const std::string& limit);

    [[nodiscard]] const std::string& limit() const { return id_; }

    void showConfig();  ///< the draft as it is now
    void showUses(const std::vector<engine::LimitUse>& uses);
    void readCourse();  ///< from the sums of the log

Q_SIGNALS:
    void backAsked();
    void gone();  ///< the limit was removed

private:
    QWidget* makeHead();
    void tryPast();
    void askForget();
    void showCallers(const engine::LimitUse& use);
    void showCourse();

    PageContext context_;
    std::string id_;
    engine::LimitUse use_;
    std::vector<app::LimitCaller> callers_;
    std::optional<app::BurnAsk> asked_;
    app::BurnRead read_;
    bool isRead_ = false;
    BackBar* bar_ = nullptr;
    QLabel* state_ = nullptr;
    LimitForm* form_;
    ChartPanel* chart_;
    QComboBox* caller_;
    QLabel* words_;
    QLabel* callersEmpty_;
    QVBoxLayout* rows_;
    QStringList shown_;
};

}  // namespace gatehouse::ui
