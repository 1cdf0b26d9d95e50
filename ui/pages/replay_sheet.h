#pragma once

#include <QDialog>

#include "app/replay/replay_call.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTimer;

namespace gatehouse::ui {

/// A recorded call, to be changed before it is sent again: to whom, which model, headers, body.
///
/// Shape   what was not touched is sent as it was, byte for byte.
class ReplaySheet : public QDialog {
    Q_OBJECT

public:
    /// `providers`: ids that can be chosen. `known`: names that may stand first in a path.
    ReplaySheet(const app::ReplayCall& call, const QStringList& providers,
                const std::vector<std::string>& known, QWidget* parent = nullptr);

    [[nodiscard]] app::ReplayCall call() const;

    void accept() override;

private:
    QWidget* makeTarget(const QStringList& providers);
    QWidget* makeTexts();
    void check();
    void format();
    [[nodiscard]] bool bodyIsTouched() const;

    app::ReplayCall before_;
    std::vector<std::string> known_;
    QString shownBody_;
    bool isText_ = true;
    bool mustBeJson_ = false;

    QComboBox* provider_;
    QLineEdit* model_;
    QPlainTextEdit* headers_;
    QPlainTextEdit* body_;
    QLabel* verdict_;
    QPushButton* send_;
    QTimer* pause_;
};

}  // namespace gatehouse::ui
