#pragma once

#include <vector>

#include <QLabel>
#include <QWidget>

#include "ui/theme/tokens.h"

class QPushButton;
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

/// A text that may begin folded, and shows what is very long in steps.
class FoldingText : public QWidget {
    Q_OBJECT

public:
    explicit FoldingText(const QString& moreName, QWidget* parent = nullptr);

    /// Another text from here on: what a person unfolded is forgotten.
    void begin();
    /// `foldTo`: letters shown while it is folded; -1: it begins unfolded.
    void setText(const QString& whole, bool mono, int foldTo);
    /// By a person: stays so.
    void setFolded(bool folded);

    [[nodiscard]] bool folded() const { return folded_; }

Q_SIGNALS:
    void foldedChanged();

private:
    void showText();

    TextBlocks* text_;
    QPushButton* more_;
    QString whole_;
    bool mono_ = false;
    bool folded_ = false;
    bool touched_ = false;  // by a person
    int foldTo_ = -1;
    qsizetype shown_ = 0;
};

}  // namespace gatehouse::ui
