#pragma once

#include <vector>

#include <QScrollArea>

#include "app/paired_turns.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace gatehouse::ui {

class TurnCard;

/// What was said, as cards, a tool call together with its result; grows while an answer streams in.
class ConversationView : public QScrollArea {
    Q_OBJECT

public:
    explicit ConversationView(QWidget* parent = nullptr);

    /// `side` stands at the right of the last answer: "184 tokens". `receiving`: the answer is not
    /// finished.
    void setTurns(const std::vector<dialect::Turn>& turns, const QString& side,
                  const QString& receiving);
    void setNothing(const QString& why);

    [[nodiscard]] int cards() const { return static_cast<int>(cards_.size()); }

    static constexpr std::size_t kFirstShown = 40;

private:
    void showTurns();

    QVBoxLayout* column_;
    QPushButton* earlier_;
    QLabel* nothing_;
    std::vector<TurnCard*> cards_;
    std::vector<app::Said> said_;
    QString sideText_;
    QString receiving_;
    std::size_t shownTurns_ = kFirstShown;
};

}  // namespace gatehouse::ui
