#pragma once

#include <functional>
#include <vector>

#include <QFrame>

#include "app/guardrails/guard_rows.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace gatehouse::ui {

/// Which model judges what is harmful, and what becomes of each category in requests and answers.
class JudgeCard : public QFrame {
    Q_OBJECT

public:
    explicit JudgeCard(QWidget* parent = nullptr);
    void show(const app::GuardSettings& settings);
    /// By category: "S1".
    void setHits(const app::GuardHits& hits);

Q_SIGNALS:
    void edited(const app::GuardSettings& settings);
    void callsAsked(const QString& rule);  ///< in which a category was found

private:
    struct Line {
        QComboBox* prompt = nullptr;
        QComboBox* answer = nullptr;
        QPushButton* hits = nullptr;
    };

    void makeFields(QGridLayout* grid);
    void addLine(std::size_t hazard, QGridLayout* grid, int row, int column);
    QComboBox* makeAction(std::size_t hazard, bool isPrompt);
    void change(const std::function<void(app::JudgeSettings&)>& change);
    void showState();

    app::GuardSettings now_;
    QLabel* state_;
    QLineEdit* model_ = nullptr;
    QComboBox* kind_ = nullptr;
    QSpinBox* timeout_ = nullptr;
    QLabel* without_ = nullptr;
    QWidget* categories_ = nullptr;  ///< and what happens to each
    std::vector<Line> lines_;
};

}  // namespace gatehouse::ui
