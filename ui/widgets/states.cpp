#include "ui/widgets/states.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/widgets/basics.h"

namespace gatehouse::ui {
namespace {

/// A label that shows an icon and follows the theme.
void paintIcon(QLabel* label, const QString& name, int size, Token token)
{
    label->setPixmap(
        Theme::of().pixmap(name, size, Theme::of().colour(token), label->devicePixelRatioF()));
}

}  // namespace

EmptyState::EmptyState(const QString& objectName, const QString& icon, const QString& title,
                       const QString& text, QWidget* parent)
    : QFrame(parent)
{
    setObjectName(objectName);
    column_ = new QVBoxLayout(this);
    column_->setContentsMargins(24, 24, 24, 24);
    column_->setSpacing(6);
    column_->addStretch(1);
    auto* picture = new QLabel(this);
    picture->setAlignment(Qt::AlignCenter);
    paintIcon(picture, icon, 32, Token::Text3);
    connect(&Theme::of(), &Theme::changed, picture,
            [picture, icon] { paintIcon(picture, icon, 32, Token::Text3); });
    column_->addWidget(picture);
    column_->addSpacing(4);
    title_ = makeLabel(title, "h3", this);
    title_->setAlignment(Qt::AlignCenter);
    column_->addWidget(title_);
    text_ = makeLabel(text, "small", this);
    text_->setAlignment(Qt::AlignCenter);
    text_->setWordWrap(true);
    column_->addWidget(text_);
    column_->addStretch(1);
}

void EmptyState::setText(const QString& title, const QString& text)
{
    title_->setText(title);
    text_->setText(text);
}

QPushButton* EmptyState::addAction(const QString& text, const QString& icon)
{
    auto* button = makeButton(objectName() + QStringLiteral(".action"), text, "", icon, this);
    column_->insertSpacing(column_->count() - 1, 8);
    column_->insertWidget(column_->count() - 1, button, 0, Qt::AlignHCenter);
    return button;
}

Banner::Banner(const QString& objectName, QWidget* parent) : QFrame(parent)
{
    setObjectName(objectName);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 7, 8, 7);
    row->setSpacing(10);
    icon_ = new QLabel(this);
    row->addWidget(icon_, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    text_ = makeLabel({}, "body", this);
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    details_ = makeLabel({}, "small2", this);
    details_->setWordWrap(true);
    details_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    details_->hide();
    words->addWidget(text_);
    words->addWidget(details_);
    row->addLayout(words, 1);
    more_ = makeButton(objectName + QStringLiteral(".details"), tr("Details"), "link", {}, this);
    more_->setProperty("small", true);
    action_ = makeButton(objectName + QStringLiteral(".action"), {}, "", {}, this);
    action_->setProperty("small", true);
    row->addWidget(more_);
    row->addWidget(action_);
    more_->hide();
    action_->hide();
    connect(more_, &QPushButton::clicked, this,
            [this] { details_->setVisible(!details_->isVisible()); });
    connect(action_, &QPushButton::clicked, this, [this] {
        if (run_) run_();
    });
    hide();
}

void Banner::show(const char* kind, const QString& text, const QString& details)
{
    const QString what = QString::fromLatin1(kind);
    restyle(this, "banner", what);
    const Token token = what == QLatin1String("bad")    ? Token::Bad
                        : what == QLatin1String("warn") ? Token::Warn
                        : what == QLatin1String("ok")   ? Token::Ok
                                                        : Token::Info;
    const QString icon = what == QLatin1String("ok")     ? QStringLiteral("check")
                         : what == QLatin1String("info") ? QStringLiteral("info")
                                                         : QStringLiteral("warning");
    paintIcon(icon_, icon, 16, token);
    if (text_->text() != text) text_->setText(text);
    setAccessibleName(text);
    if (details_->text() != details) {
        details_->setText(details);
        details_->hide();
    }
    more_->setVisible(!details.isEmpty());
    QFrame::show();
}

void Banner::setAction(const QString& text, std::function<void()> action)
{
    run_ = std::move(action);
    action_->setText(text);
    action_->setAccessibleName(text);
    action_->setVisible(!text.isEmpty());
}

QString Banner::text() const
{
    return text_->text();
}

Skeleton::Skeleton(int bars, QWidget* parent) : QWidget(parent), bars_(bars)
{
    delay_.setSingleShot(true);
    delay_.setInterval(150);
    connect(&delay_, &QTimer::timeout, this, [this] {
        visible_ = true;
        update();
    });
    setMinimumHeight(bars * 26);
}

void Skeleton::start()
{
    if (!delay_.isActive() && !visible_) delay_.start();
    show();
}

void Skeleton::stop()
{
    delay_.stop();
    visible_ = false;
    hide();
}

void Skeleton::paintEvent(QPaintEvent*)
{
    if (!visible_) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of().colour(Token::Sunken));
    for (int i = 0; i < bars_; ++i) {
        const int length = width() * (i % 3 == 2 ? 55 : i % 3 == 1 ? 80 : 95) / 100;
        painter.drawRoundedRect(QRect(0, i * 26 + 6, length, 12), 4, 4);
    }
}

}  // namespace gatehouse::ui
