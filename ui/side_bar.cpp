#include "ui/side_bar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

#include "app/gateway.h"
#include "ui/navigator.h"
#include "ui/theme/density.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {
namespace {

constexpr int kWide = 220;
constexpr int kGrowth = 180;  // at twice the text: words grow, icons and margins do not
constexpr int kRail = 60;

/// The mark of the product: a gate in a tile.
class Mark : public QWidget {
public:
    explicit Mark(QWidget* parent) : QWidget(parent) { setFixedSize(28, 28); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::of();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.colour(Token::Accent));
        painter.drawRoundedRect(rect(), 7, 7);
        painter.drawPixmap(5, 5,
                           theme.pixmap(QStringLiteral("gate"), 18, theme.colour(Token::OnAccent),
                                        devicePixelRatioF()));
    }
};

constexpr int kHeight = 34;
constexpr int kCompactHeight = 30;

}  // namespace

NavButton::NavButton(const PageRow& row, QWidget* parent)
    : QAbstractButton(parent), icon_(QString::fromLatin1(row.icon))
{
    const QString id = QString::fromLatin1(row.id);
    setObjectName(QStringLiteral("nav.") + id);
    setText(titleOf(row));
    setAccessibleName(text());
    setCheckable(true);
    setAutoExclusive(true);
    denseHeight(this, kHeight, kCompactHeight);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void NavButton::setRail(bool rail)
{
    rail_ = rail;
    setToolTip(rail ? text() : QString());
    updateGeometry();
}

QSize NavButton::sizeHint() const
{
    return {rail_ ? 40 : 200, Theme::of().dense(kHeight, kCompactHeight)};
}

void NavButton::enterEvent(QEnterEvent*)
{
    update();
}

void NavButton::leaveEvent(QEvent*)
{
    update();
}

void NavButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.colour(isChecked() ? Token::AccentSoft : Token::Hover));
        painter.drawRoundedRect(rect(), 6, 6);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.colour(Token::Accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
    }
    const QColor colour = theme.colour(isChecked()    ? Token::AccentText
                                       : underMouse() ? Token::Text
                                                      : Token::Text2);
    const int left = rail_ ? (width() - 18) / 2 : 11;
    const QRect iconArea =
        QStyle::visualRect(layoutDirection(), rect(), QRect(left, (height() - 18) / 2, 18, 18));
    painter.drawPixmap(iconArea.topLeft(), theme.pixmap(icon_, 18, colour, devicePixelRatioF()));
    if (rail_) return;
    QFont font = theme.font(Type::Body);
    font.setWeight(QFont::Medium);
    painter.setFont(font);
    painter.setPen(colour);
    const QRect words =
        QStyle::visualRect(layoutDirection(), rect(), QRect(38, 0, width() - 46, height()));
    painter.drawText(words,
                     static_cast<int>(QStyle::visualAlignment(layoutDirection(),
                                                              Qt::AlignLeft | Qt::AlignVCenter)),
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
}

SideBar::SideBar(const PageContext& context, QWidget* parent) : QFrame(parent), context_(context)
{
    setObjectName(QStringLiteral("sideBar"));
    setAccessibleName(tr("Navigation"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 0, 10, 12);
    column->setSpacing(2);

    auto* head = new QHBoxLayout;
    head->setContentsMargins(6, 12, 0, 8);
    head->setSpacing(10);
    head->addWidget(new Mark(this));
    auto* name = makeLabel(QStringLiteral("Gatehouse"), "h3", this);
    wideOnly_.append(name);
    head->addWidget(name, 1);
    column->addLayout(head);

    QString group;
    QList<const PageRow*> foot;
    for (const PageRow& row : pageList()) {
        if (row.group[0] == '\0') {
            foot.append(&row);
            continue;
        }
        if (groupOf(row) != group) {
            group = groupOf(row);
            auto* heading = makeLabel(group, "caption", this);
            heading->setContentsMargins(12, 8, 0, 4);
            wideOnly_.append(heading);
            column->addWidget(heading);
        }
        auto* button = new NavButton(row, this);
        buttons_.insert(QString::fromLatin1(row.id), button);
        column->addWidget(button);
    }
    column->addStretch(1);
    railDot_ = new Dot(Token::Text3, 8, this);
    railDot_->hide();
    column->addWidget(railDot_, 0, Qt::AlignHCenter);
    column->addSpacing(4);
    card_ = makeGatewayCard();
    column->addWidget(card_);
    column->addSpacing(6);
    for (const PageRow* row : std::as_const(foot)) {
        auto* button = new NavButton(*row, this);
        buttons_.insert(QString::fromLatin1(row->id), button);
        column->addWidget(button);
    }
    for (auto it = buttons_.cbegin(); it != buttons_.cend(); ++it) {
        connect(it.value(), &NavButton::clicked, this,
                [this, id = it.key()] { context_.navigator->go(id); });
    }
    fitToText();
    connect(&Theme::of(), &Theme::changed, this, &SideBar::fitToText);
    connect(context_.gateway, &app::Gateway::stateChanged, this, &SideBar::showGateway);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
    showGateway();
}

QWidget* SideBar::makeGatewayCard()
{
    auto* card = makeCard(QStringLiteral("gateway.card"), this);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(12, 8, 6, 8);
    column->setSpacing(2);
    auto* first = new QHBoxLayout;
    first->setSpacing(8);
    dot_ = new Dot(Token::Text3, 7, card);
    state_ = new ElidedLabel({}, card);
    setRole(state_, "body");
    state_->setObjectName(QStringLiteral("gateway.state"));
    pause_ = makeIconButton(QStringLiteral("gateway.pause"), tr("Pause the gateway"),
                            QStringLiteral("pause"), card);
    first->addWidget(dot_);
    first->addWidget(state_, 1);
    first->addWidget(pause_);
    auto* second = new QHBoxLayout;
    address_ = new ElidedLabel({}, card);
    setRole(address_, "monoSmall");
    address_->setObjectName(QStringLiteral("gateway.address"));
    copy_ = makeIconButton(QStringLiteral("gateway.copy"), tr("Copy the gateway's address"),
                           QStringLiteral("copy"), card);
    second->addWidget(address_, 1);
    second->addWidget(copy_);
    column->addLayout(first);
    column->addLayout(second);
    connect(pause_, &QToolButton::clicked, this, [this] {
        context_.gateway->setPaused(context_.gateway->phase() == app::Phase::Running);
    });
    connect(copy_, &QToolButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(context_.gateway->baseUrl());
        context_.toasts->show(tr("Address copied: %1").arg(context_.gateway->baseUrl()));
    });
    return card;
}

void SideBar::showGateway()
{
    const app::Gateway& gateway = *context_.gateway;
    const app::Phase phase = gateway.phase();
    QString words;
    Token token = Token::Text3;
    switch (phase) {
        case app::Phase::Starting:
            words = tr("Gateway starting");
            break;
        case app::Phase::Running:
            words = gateway.trouble().isEmpty() ? tr("Gateway running") : tr("Gateway in trouble");
            token = gateway.trouble().isEmpty() ? Token::Ok : Token::Warn;
            break;
        case app::Phase::Paused:
            words = tr("Gateway paused");
            token = Token::Warn;
            break;
        case app::Phase::Failed:
            words = tr("Gateway not running");
            token = Token::Bad;
            break;
        case app::Phase::Stopped:
            words = tr("Gateway stopped");
            break;
    }
    if (state_->text() != words) state_->setWhole(words);
    dot_->setToken(token);
    railDot_->setToken(token);
    railDot_->setToolTip(words + QLatin1Char('\n') + gateway.address());
    const QString where = gateway.address().isEmpty() ? tr("not listening") : gateway.address();
    if (address_->text() != where) address_->setWhole(where);
    copy_->setEnabled(!gateway.address().isEmpty());
    const bool paused = phase == app::Phase::Paused;
    pause_->setEnabled(paused || phase == app::Phase::Running);
    const QString name = paused ? tr("Resume the gateway") : tr("Pause the gateway");
    if (pause_->accessibleName() != name) {
        pause_->setAccessibleName(name);
        pause_->setToolTip(name);
        pause_->setIcon(Theme::icon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
    }
}

void SideBar::fitToText()
{
    const double more = qMax(0.0, Theme::of().textScale() - 1);
    setFixedWidth(rail_ ? kRail : kWide + qRound(more * kGrowth));
}

void SideBar::setRail(bool rail)
{
    if (rail == rail_) return;
    rail_ = rail;
    fitToText();
    for (QWidget* each : std::as_const(wideOnly_)) each->setVisible(!rail);
    card_->setVisible(!rail);
    railDot_->setVisible(rail);
    for (NavButton* button : std::as_const(buttons_)) button->setRail(rail);
}

void SideBar::setCurrent(const QString& page)
{
    if (NavButton* button = buttons_.value(page)) return button->setChecked(true);
    for (NavButton* button : std::as_const(buttons_)) {  // a page that stands in no list
        button->setAutoExclusive(false);
        button->setChecked(false);
        button->setAutoExclusive(true);
    }
}

}  // namespace gatehouse::ui
