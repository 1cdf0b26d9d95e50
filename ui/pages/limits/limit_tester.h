#pragma once

#include <QFrame>

#include "ui/page.h"

class QComboBox;
class QLabel;
class QSpinBox;
class QVBoxLayout;

namespace gatehouse::ui {

/// "Would this pass?": a call that is made up, and what the limits of the draft would do with it.
/// The engine decides, with what is used now; nothing is taken.
class LimitTester : public QFrame {
    Q_OBJECT

public:
    explicit LimitTester(const PageContext& context, QWidget* parent = nullptr);
    void showConfig();  ///< keys and models of the draft
    void ask();

private:
    PageContext context_;
    QComboBox* key_;
    QComboBox* model_;
    QSpinBox* input_;
    QSpinBox* output_;
    QLabel* verdict_;
    QVBoxLayout* lines_;
    quint64 asked_ = 0;
};

}  // namespace gatehouse::ui
