#include "ui/widgets/basics.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

#include "ui/theme/density.h"

namespace gatehouse::ui {

QLabel* makeLabel(const QString& text, const char* role, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    setRole(label, role);
    return label;
}

QPushButton* makeButton(const QString& objectName, const QString& text, const char* kind,
                        const QString& icon, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    button->setCursor(Qt::PointingHandCursor);
    const QString what = QString::fromLatin1(kind);
    if (!what.isEmpty()) button->setProperty("kind", what);
    if (!icon.isEmpty()) {
        const Token token = what == QLatin1String("primary")  ? Token::OnAccent
                            : what == QLatin1String("danger") ? Token::Bad
                                                              : Token::Text2;
        button->setIcon(Theme::icon(icon, token));
        button->setIconSize(QSize(16, 16));
    }
    return button;
}

QToolButton* makeIconButton(const QString& objectName, const QString& name, const QString& icon,
                            QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(objectName);
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setIcon(Theme::icon(icon));
    button->setIconSize(QSize(16, 16));
    button->setFocusPolicy(Qt::TabFocus);
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

QLabel* makeBadge(const QString& text, const char* kind, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("badge", QString::fromLatin1(kind));
    label->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
    return label;
}

QFrame* makeCard(const QString& objectName, QWidget* parent)
{
    auto* card = new QFrame(parent);
    card->setObjectName(objectName);
    card->setProperty("card", true);
    return card;
}

QVBoxLayout* startCard(QFrame* card, const QString& title, const QString& text, QWidget* action)
{
    auto* column = new QVBoxLayout(card);
    denseMargins(column, {16, 14, 16, 14}, {12, 8, 12, 8});
    column->setSpacing(2);
    auto* head = new QHBoxLayout;
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(title, "h3", card));
    words->addWidget(makeLabel(text, "small", card));
    head->addLayout(words, 1);
    if (action != nullptr) head->addWidget(action, 0, Qt::AlignTop);
    column->addLayout(head);
    column->addSpacing(8);
    return column;
}

QFrame* makeLine(QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setProperty("sep", true);
    line->setFixedHeight(1);
    return line;
}

void clearLayout(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        } else if (QLayout* inner = item->layout()) {
            clearLayout(inner);
        }
        delete item;
    }
}

ElidedLabel::ElidedLabel(const QString& text, QWidget* parent) : QLabel(parent), whole_(text)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setWhole(text);
}

void ElidedLabel::setWhole(const QString& text)
{
    whole_ = text;
    setText(text);
    setAccessibleName(text);
    updateGeometry();
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {qMin(QLabel::sizeHint().width(), fontMetrics().averageCharWidth() * 4),
            QLabel::sizeHint().height()};
}

QSize ElidedLabel::sizeHint() const
{
    return QLabel::sizeHint() + QSize(1, 0);
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRect area = contentsRect();
    const QString shown = fontMetrics().elidedText(whole_, Qt::ElideRight, area.width());
    if (const QString tip = shown == whole_ ? QString() : whole_; toolTip() != tip) setToolTip(tip);
    if (wholeOrNothing_ && shown != whole_) return;
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(area,
                     static_cast<int>(QStyle::visualAlignment(layoutDirection(), alignment())) |
                         Qt::TextSingleLine,
                     shown);
}

Dot::Dot(Token token, int size, QWidget* parent) : QWidget(parent), token_(token), size_(size)
{
    setFixedSize(size + 2, size + 2);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Dot::setToken(Token token)
{
    token_ = token;
    series_ = -1;
    update();
}

void Dot::setSeries(int index)
{
    series_ = index;
    update();
}

void Dot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(series_ < 0 ? Theme::of().colour(token_) : Theme::of().series(series_));
    painter.drawEllipse(QRectF((width() - size_) / 2.0, (height() - size_) / 2.0, size_, size_));
}

Segments::Segments(const QString& objectName, const QString& name,
                   const QList<QPair<QString, QString>>& keysAndTexts, QWidget* parent)
    : QFrame(parent)
{
    setObjectName(objectName);
    setAccessibleName(name);
    setProperty("segments", true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(2);
    auto* group = new QButtonGroup(this);
    group->setExclusive(true);
    for (const auto& [key, text] : keysAndTexts) {
        auto* button = new QToolButton(this);
        button->setObjectName(objectName + QLatin1Char('.') + key);
        button->setText(text);
        button->setAccessibleName(name + QStringLiteral(": ") + text);
        button->setCheckable(true);
        button->setProperty("segment", true);
        button->setFixedHeight(Theme::of().scaled(27));
        button->setProperty("key", key);
        button->setFocusPolicy(Qt::TabFocus);
        button->setCursor(Qt::PointingHandCursor);
        group->addButton(button);
        row->addWidget(button);
        buttons_.append(button);
        connect(button, &QToolButton::clicked, this, [this, key = key] {
            if (current_ == key) {
                Q_EMIT repeated(key);
                return;
            }
            current_ = key;
            Q_EMIT chosen(key);
        });
    }
    if (!keysAndTexts.isEmpty()) setCurrent(keysAndTexts.front().first);
}

void Segments::setCurrent(const QString& key)
{
    for (QToolButton* button : std::as_const(buttons_)) {
        if (button->property("key").toString() == key) {
            button->setChecked(true);
            current_ = key;
        }
    }
}

ShareBar::ShareBar(QWidget* parent) : QWidget(parent)
{
    setFixedHeight(6);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ShareBar::setShare(double share, int series)
{
    share_ = qBound(0.0, share, 1.0);
    series_ = series;
    update();
}

void ShareBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of().colour(Token::Sunken));
    painter.drawRoundedRect(rect(), 3, 3);
    if (share_ <= 0) return;
    const int length = qMax(6, qRound(width() * share_));
    painter.setBrush(Theme::of().series(series_));
    painter.drawRoundedRect(
        QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, length, height())), 3, 3);
}

}  // namespace gatehouse::ui
