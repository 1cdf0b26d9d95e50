#pragma once

#include <vector>

#include <QScrollArea>

#include "app/guardrails/found_marks.h"
#include "app/paired_turns.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace gatehouse::ui {

class FoundStrip;
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

    /// What the guard found in this call stands above it.
    void setFound(const std::vector<app::FoundMark>& marks);

    [[nodiscard]] int cards() const { return static_cast<int>(cards_.size()); }

    static constexpr std::size_t kFirstShown = 40;

Q_SIGNALS:
    void filterAsked(const QString& words);  ///< of the calls in which a rule found something

private:
    void showTurns();

    QVBoxLayout* column_;
    FoundStrip* found_;
    QPushButton* earlier_;
    QLabel* nothing_;
    std::vector<TurnCard*> cards_;
    std::vector<app::Said> said_;
    QString sideText_;
    QString receiving_;
    std::size_t shownTurns_ = kFirstShown;
};

}  // namespace gatehouse::ui
