#pragma once

#include <vector>

#include <QFrame>

#include "app/limits/policy_rows.h"
#include "ui/page.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace gatehouse::ui {

/// Spend policies: whom each means, what it does, and what is used of its caps; below them, "Would
/// this pass?" for a call that is made up.
class PolicyList : public QFrame {
    Q_OBJECT

public:
    explicit PolicyList(const PageContext& context, QWidget* parent = nullptr);

    /// Figures change in place; rows are made anew only where policies say something else.
    void show(const std::vector<app::PolicyRow>& rows);

Q_SIGNALS:
    void editAsked(const gatehouse::app::PolicyRow& row);
    void switchAsked(const gatehouse::app::PolicyRow& row, bool on);
    void removeAsked(const gatehouse::app::PolicyRow& row);

private:
    struct Line {
        app::PolicyRow row;
        QVBoxLayout* buckets = nullptr;
    };

    [[nodiscard]] bool isSame(const std::vector<app::PolicyRow>& rows) const;
    void addLine(const app::PolicyRow& row, int number);
    void fillBuckets(Line& line, const app::PolicyRow& row);
    QWidget* makeTrial();
    void showGateways();
    void ask();

    PageContext context_;
    std::vector<Line> lines_;
    QVBoxLayout* rows_;
    QComboBox* gateway_ = nullptr;
    QComboBox* model_ = nullptr;
    QLineEdit* user_ = nullptr;
    QLineEdit* groups_ = nullptr;
    QLineEdit* metadata_ = nullptr;
    QLabel* verdict_ = nullptr;
};

}  // namespace gatehouse::ui
