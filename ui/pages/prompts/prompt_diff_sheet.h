#pragma once

#include <QDialog>

class QComboBox;
class QLabel;

namespace gatehouse::app {
class DiffModel;
class PromptSession;
}  // namespace gatehouse::app

namespace gatehouse::ui {

/// Any two versions of a prompt side by side.
class PromptDiffSheet : public QDialog {
    Q_OBJECT

public:
    explicit PromptDiffSheet(app::PromptSession* session, QWidget* parent = nullptr);

private:
    QComboBox* makeChoice(const QString& objectName, const QString& name);
    void compare();

    app::PromptSession* session_;
    app::DiffModel* model_;
    QComboBox* left_;
    QComboBox* right_;
    QLabel* verdict_;
};

}  // namespace gatehouse::ui
