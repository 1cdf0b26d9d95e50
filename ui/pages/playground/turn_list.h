#pragma once

#include <vector>

#include <QScrollArea>

#include "app/playground/play_call.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QToolButton;
class QVBoxLayout;

namespace gatehouse::ui {

/// What all columns are asked: the system text and the messages, each a field that grows with its
/// text.
class TurnList : public QScrollArea {
    Q_OBJECT

public:
    explicit TurnList(QWidget* parent = nullptr);

    void show(const QString& system, const std::vector<app::PlayTurn>& turns);
    [[nodiscard]] QString system() const;
    [[nodiscard]] std::vector<app::PlayTurn> turns() const;
    void focusLast();

Q_SIGNALS:
    void edited();

private:
    struct Line {
        QWidget* whole = nullptr;
        QComboBox* role = nullptr;
        QPlainTextEdit* text = nullptr;
        QToolButton* remove = nullptr;
        app::PlayTurn before;  ///< as it came
    };

    QPlainTextEdit* makeText(const QString& objectName, const QString& name, const QString& hint,
                             int lines);
    void add(const app::PlayTurn& turn);
    void append();
    void remove(const QWidget* line);
    void rename();

    QPlainTextEdit* system_;
    QVBoxLayout* rows_;
    std::vector<Line> lines_;
};

}  // namespace gatehouse::ui
