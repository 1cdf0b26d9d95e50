#pragma once

#include <memory>
#include <vector>

#include <QFrame>
#include <QLabel>
#include <QScrollArea>

#include "proxy/core/dialect/dialect.h"
#include "ui/theme/theme.h"

class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace gatehouse::ui {

/// A text that grows at its end without laying out its beginning again: short labels under one
/// another.
class TextBlocks : public QWidget {
    Q_OBJECT

public:
    explicit TextBlocks(QWidget* parent = nullptr);

    void setText(const QString& text, bool mono);

    [[nodiscard]] int blocks() const { return static_cast<int>(labels_.size()); }

    /// Cut at line ends where there are some; the same beginning gives the same blocks.
    static std::vector<QString> split(const QString& text);

private:
    QVBoxLayout* column_;
    std::vector<QLabel*> labels_;
};

/// Caption text in a colour of the theme.
class TintLabel : public QLabel {
    Q_OBJECT

public:
    explicit TintLabel(QWidget* parent = nullptr);
    void setTint(Token token);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Token token_ = Token::Text3;
};

/// One turn: who speaks, what kind, and the words. Long turns of the past begin folded.
class TurnCard : public QFrame {
    Q_OBJECT

public:
    explicit TurnCard(QWidget* parent = nullptr);

    void setTurn(const dialect::Turn& turn, const QString& side, bool receiving);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showText();

    TintLabel* role_;
    QLabel* side_;
    QToolButton* fold_;
    TextBlocks* text_;
    QPushButton* more_;
    TintLabel* receiving_;
    QString whole_;
    QString kind_;
    bool folded_ = false;
    bool touched_ = false;  // the user has folded or unfolded it
    bool mono_ = false;
    qsizetype shown_ = 0;
};

/// What was said, as cards; grows while an answer streams in.
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
    std::vector<dialect::Turn> turns_;
    QString sideText_;
    QString receiving_;
    std::size_t shownTurns_ = kFirstShown;
};

}  // namespace gatehouse::ui
