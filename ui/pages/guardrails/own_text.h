#pragma once

#include <QPlainTextEdit>

namespace gatehouse::ui {

/// The field of a word list, one a line, or of an expression, which has one line.
class OwnText : public QPlainTextEdit {
    Q_OBJECT

public:
    OwnText(bool isOneLine, QWidget* parent);
    void setTyped(const QString& text);
    [[nodiscard]] QString typed() const;
    /// Underlines what is wrong from that letter on; -1: nothing is.
    void setFlaw(int at);
    [[nodiscard]] int flaw() const;

Q_SIGNALS:
    void left();  ///< by the keyboard's focus, or with Return in a single line

protected:
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();

    class Underline;
    Underline* underline_;
    bool isOneLine_;
};

}  // namespace gatehouse::ui
