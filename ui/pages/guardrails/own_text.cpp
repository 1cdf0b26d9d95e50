#include "ui/pages/guardrails/own_text.h"

#include <QKeyEvent>
#include <QSyntaxHighlighter>
#include <QTextDocument>

#include "ui/theme/theme.h"

namespace gatehouse::ui {
namespace {

constexpr int kLeastWords = 2;
constexpr int kMostWords = 8;
constexpr int kFrame = 22;  // px around the text of a field

}  // namespace

class OwnText::Underline : public QSyntaxHighlighter {
public:
    int at = -1;

    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString& line) override
    {
        if (at < 0 || line.isEmpty()) return;
        const int from = qMin(at, static_cast<int>(line.size()) - 1);
        QTextCharFormat format;
        format.setForeground(Theme::of().colour(Token::Bad));
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(Theme::of().colour(Token::Bad));
        setFormat(from, static_cast<int>(line.size()) - from, format);
    }
};

OwnText::OwnText(bool isOneLine, QWidget* parent)
    : QPlainTextEdit(parent), underline_(new Underline(document())), isOneLine_(isOneLine)
{
    setTabChangesFocus(true);
    setProperty("mono", isOneLine);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    if (isOneLine) setWordWrapMode(QTextOption::WrapAnywhere);
    connect(this, &QPlainTextEdit::textChanged, this, &OwnText::fit);
    connect(&Theme::of(), &Theme::changed, this, [this] { underline_->rehighlight(); });
}

void OwnText::setTyped(const QString& text)
{
    if (hasFocus() || typed() == text) return;
    setPlainText(text);
    fit();
}

QString OwnText::typed() const
{
    return toPlainText();
}

void OwnText::setFlaw(int at)
{
    if (underline_->at == at) return;
    underline_->at = at;
    // Colours are no edit.
    const QSignalBlocker quiet(this);
    underline_->rehighlight();
}

int OwnText::flaw() const
{
    return underline_->at;
}

void OwnText::fit()
{
    const int lines = qRound(document()->size().height());
    const int shown = isOneLine_ ? qBound(1, lines, 4) : qBound(kLeastWords, lines, kMostWords);
    setVerticalScrollBarPolicy(lines > shown ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    setFixedHeight(shown * fontMetrics().lineSpacing() + kFrame);
}

void OwnText::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    fit();
}

void OwnText::focusOutEvent(QFocusEvent* event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason) Q_EMIT left();
}

void OwnText::keyPressEvent(QKeyEvent* event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isOneLine_ && isReturn) return Q_EMIT left();
    QPlainTextEdit::keyPressEvent(event);
}

}  // namespace gatehouse::ui
