#include "ui/widgets/filter_field.h"

#include <algorithm>

#include <QAbstractItemView>
#include <QCompleter>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStringListModel>
#include <QStyle>
#include <QTextCharFormat>
#include <QTimer>

#include "ui/widgets/basics.h"

namespace gatehouse::ui {

FilterField::FilterField(const QString& objectName, QWidget* parent)
    : QLineEdit(parent),
      completer_(new QCompleter(this)),
      offers_(new QStringListModel(this)),
      pause_(new QTimer(this))
{
    setObjectName(objectName);
    setAccessibleName(tr("Filter"));
    setPlaceholderText(
        tr("Filter: model:gpt-5 status:error latency>2s, or words of prompts and answers"));
    setTextMargins(24, 0, 26, 0);
    clear_ = makeIconButton(objectName + QStringLiteral(".clear"), tr("Clear the filter"),
                            QStringLiteral("close"), this);
    clear_->setIconSize(QSize(14, 14));
    clear_->setFocusPolicy(Qt::NoFocus);
    clear_->hide();
    connect(clear_, &QToolButton::clicked, this, [this] { choose({}); });
    connect(this, &QLineEdit::textChanged, this,
            [this](const QString& words) { clear_->setVisible(!words.isEmpty()); });
    completer_->setModel(offers_);
    completer_->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    completer_->setWidget(this);
    completer_->popup()->setObjectName(objectName + QStringLiteral(".offers"));
    completer_->popup()->setAccessibleName(tr("What may follow"));
    connect(completer_, qOverload<const QString&>(&QCompleter::activated), this,
            &FilterField::take);
    connect(this, &QLineEdit::textEdited, this, &FilterField::offer);
    connect(this, &QLineEdit::textChanged, this, &FilterField::colour);
    connect(&Theme::of(), &Theme::changed, this, &FilterField::colour);
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

void FilterField::offer()
{
    const QStringList words = app::filterOffers(text(), cursorPosition(), known_);
    if (words.isEmpty()) return completer_->popup()->hide();
    offers_->setStringList(words);
    const QFontMetrics metrics(font());
    int width = 160;
    for (const QString& word : words) width = std::max(width, metrics.horizontalAdvance(word) + 48);
    // Under the word, not under the field.
    const int x = std::min(cursorRect().left(), std::max(0, this->width() - width));
    completer_->complete(QRect(x, 0, width, height()));
}

/// Puts the word in the place of the one at the cursor. Behind a key, its values are offered next.
void FilterField::take(const QString& word)
{
    const app::FilterWord place = app::filterWordAt(text(), cursorPosition());
    const bool isKey = app::filterKeyLength(word) == word.size();
    QString whole = text();
    whole.replace(place.from, place.length, word);
    qsizetype cursor = place.from + word.size();
    if (!isKey && cursor == whole.size()) whole += QLatin1Char(' ');
    if (!isKey) cursor = std::min(cursor + 1, whole.size());
    setText(whole);
    setCursorPosition(static_cast<int>(cursor));
    if (isKey) QTimer::singleShot(0, this, &FilterField::offer);
}

/// A line edit has no formats of its own, but draws those of an input method.
void FilterField::colour()
{
    QTextCharFormat key;
    key.setForeground(Theme::of().colour(Token::AccentText));
    QList<QInputMethodEvent::Attribute> parts;
    const QString words = text();
    for (qsizetype at = 0; at < words.size();) {
        const app::FilterWord word = app::filterWordAt(words, at);
        const QString typed = words.mid(word.from, word.length);
        auto size = app::filterKeyLength(typed);
        static const QStringList joins{QStringLiteral("or"), QStringLiteral("and"),
                                       QStringLiteral("not")};
        if (joins.contains(typed.toLower())) size = typed.size();
        if (size > 0) {
            parts += {QInputMethodEvent::TextFormat, static_cast<int>(word.from) - cursorPosition(),
                      static_cast<int>(size), key};
        }
        at = std::max(at, word.from + word.length) + 1;
    }
    QInputMethodEvent event(QString(), parts);
    QCoreApplication::sendEvent(this, &event);
}

void FilterField::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    Q_EMIT vocabularyWanted();
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
