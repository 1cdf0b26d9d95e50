#include "ui/widgets/filter_field.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QTimer>

#include "ui/widgets/basics.h"

namespace gatehouse::ui {

FilterField::FilterField(const QString& objectName, QWidget* parent)
    : QLineEdit(parent), pause_(new QTimer(this))
{
    setObjectName(objectName);
    setAccessibleName(tr("Filter"));
    setPlaceholderText(
        tr("Filter: model:gpt-5 status:error last:1h, or words of prompts and answers"));
    setTextMargins(24, 0, 26, 0);
    clear_ = makeIconButton(objectName + QStringLiteral(".clear"), tr("Clear the filter"),
                            QStringLiteral("close"), this);
    clear_->setIconSize(QSize(14, 14));
    clear_->setFocusPolicy(Qt::NoFocus);
    clear_->hide();
    connect(clear_, &QToolButton::clicked, this, [this] { choose({}); });
    connect(this, &QLineEdit::textChanged, this,
            [this](const QString& words) { clear_->setVisible(!words.isEmpty()); });
    pause_->setSingleShot(true);
    pause_->setInterval(150);
    connect(pause_, &QTimer::timeout, this, [this] { Q_EMIT filterTyped(text()); });
    connect(this, &QLineEdit::textChanged, pause_, qOverload<>(&QTimer::start));
    connect(this, &QLineEdit::returnPressed, this, [this] {
        pause_->stop();
        Q_EMIT filterTyped(text());
    });
}

void FilterField::choose(const QString& text)
{
    setText(text);
    pause_->stop();
    Q_EMIT filterTyped(text);
}

void FilterField::setProblem(const QString& problem, qsizetype from, qsizetype length)
{
    if (problem == problem_ && from == wrongFrom_ && length == wrongLength_) return;
    problem_ = problem;
    wrongFrom_ = from;
    wrongLength_ = length;
    restyle(this, "wrong", !problem.isEmpty());
    setAccessibleDescription(problem);
    setToolTip(problem);
    update();
}

void FilterField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        choose({});
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void FilterField::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    clear_->setGeometry(QStyle::visualRect(layoutDirection(), rect(),
                                           QRect(width() - 30, (height() - 26) / 2, 26, 26)));
}

void FilterField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    const Theme& theme = Theme::of();
    const QRect icon =
        QStyle::visualRect(layoutDirection(), rect(), QRect(10, (height() - 16) / 2, 16, 16));
    QPainter(this).drawPixmap(icon.topLeft(),
                              theme.pixmap(QStringLiteral("search"), 16, theme.colour(Token::Text3),
                                           devicePixelRatioF()));
    if (problem_.isEmpty() || wrongLength_ <= 0) return;
    // The line edit scrolls its text so that the cursor is in sight: measure from there.
    const QFontMetrics metrics(font());
    const int cursor =
        cursorRect().center().x() - metrics.horizontalAdvance(text().left(cursorPosition()));
    const int from = cursor + metrics.horizontalAdvance(text().left(wrongFrom_));
    const int to = cursor + metrics.horizontalAdvance(text().left(wrongFrom_ + wrongLength_));
    const int y = rect().center().y() + metrics.height() / 2;
    QPainter painter(this);
    painter.setClipRect(rect().adjusted(30, 0, -30, 0));
    painter.fillRect(QRect(from, y, std::max(6, to - from), 2), Theme::of().colour(Token::Bad));
}

}  // namespace gatehouse::ui
