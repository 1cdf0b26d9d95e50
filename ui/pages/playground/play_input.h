#pragma once

#include <QFrame>

#include "app/playground/play_call.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace gatehouse::ui {

class TurnList;

/// What is asked and how: messages at the left, settings of the call at the right.
class PlayInput : public QFrame {
    Q_OBJECT

public:
    explicit PlayInput(QWidget* parent = nullptr);

    void show(const app::PlayCall& call);
    [[nodiscard]] app::PlayCall call() const;

    /// What cannot be sent as it stands; empty: it can.
    [[nodiscard]] const QString& trouble() const { return trouble_; }

    void focusLast();

Q_SIGNALS:
    void edited();

private:
    QWidget* makeSettings();
    void check();

    TurnList* turns_;
    QLineEdit* temperature_ = nullptr;
    QLineEdit* topP_ = nullptr;
    QLineEdit* limit_ = nullptr;
    QPlainTextEdit* rest_ = nullptr;
    QLabel* verdict_ = nullptr;
    QString trouble_;
};

}  // namespace gatehouse::ui
