#include "ui/widgets/pieces_view.h"

#include <QScrollBar>
#include <QTextCursor>

#include "ui/theme/theme.h"

namespace gatehouse::ui {

PiecesView::PiecesView(const QString& objectName, const QString& name, QWidget* parent)
    : QPlainTextEdit(parent)
{
    setObjectName(objectName);
    setAccessibleName(name);
    setProperty("code", true);
    setReadOnly(true);
    setLineWrapMode(WidgetWidth);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::NoFrame);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value >= verticalScrollBar()->maximum() - 10) showMore();
    });
}

void PiecesView::setPieces(std::vector<QString> pieces)
{
    pieces_ = std::move(pieces);
    shown_ = pieces_.empty() ? 0 : 1;
    setPlainText(pieces_.empty() ? QString() : pieces_.front());
}

void PiecesView::showMore()
{
    if (shown_ >= pieces_.size()) return;
    // Pieces keep their line ends, so the next one begins a line of its own.
    QTextCursor end(document());
    end.movePosition(QTextCursor::End);
    end.insertText(pieces_[shown_++]);
}

QString PiecesView::wholeText() const
{
    QString all;
    for (const auto& piece : pieces_) all += piece;
    return all;
}

}  // namespace gatehouse::ui
