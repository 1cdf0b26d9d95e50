#include "ui/top_bar.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

#include "ui/actions.h"
#include "ui/widgets/basics.h"

namespace gatehouse::ui {
namespace {

constexpr int kHeight = 52;
constexpr int kSearchWidth = 340;
constexpr int kSearchLeast = 150;

}  // namespace

SearchButton::SearchButton(const QString& keys, QWidget* parent)
    : QAbstractButton(parent), keys_(keys)
{
    setObjectName(QStringLiteral("window.search"));
    setText(tr("Search or run a command"));
    setAccessibleName(text());
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize SearchButton::sizeHint() const
{
    return {kSearchWidth, 32};
}

QSize SearchButton::minimumSizeHint() const
{
    return {kSearchLeast, 32};
}

void SearchButton::enterEvent(QEnterEvent*)
{
    update();
}

void SearchButton::leaveEvent(QEvent*)
{
    update();
}

void SearchButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of();
    const auto visual = [this](const QRect& area) {
        return QStyle::visualRect(layoutDirection(), rect(), area);
    };
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double line = hasFocus() ? 2 : 1;
    painter.setPen(QPen(theme.colour(hasFocus()     ? Token::Accent
                                     : underMouse() ? Token::BorderStrong
                                                    : Token::Border),
                        line));
    painter.setBrush(theme.colour(Token::Sunken));
    painter.drawRoundedRect(QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2), 8,
                            8);
    const QColor ink = theme.colour(Token::Text2);
    painter.drawPixmap(visual(QRect(10, 8, 16, 16)).topLeft(),
                       theme.pixmap(QStringLiteral("search"), 16, ink, devicePixelRatioF()));
    painter.setFont(theme.font(Type::Caption));
    const int cap = painter.fontMetrics().horizontalAdvance(keys_) + 14;
    const QRect box = visual(QRect(width() - cap - 5, 5, cap, 22));
    painter.setPen(theme.colour(Token::Border));
    painter.setBrush(theme.colour(Token::Surface));
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    painter.setPen(ink);
    painter.drawText(box, Qt::AlignCenter, keys_);
    painter.setFont(theme.font(Type::Body));
    const QRect words = visual(QRect(35, 0, width() - cap - 45, height()));
    painter.drawText(words,
                     static_cast<int>(QStyle::visualAlignment(layoutDirection(),
                                                              Qt::AlignLeft | Qt::AlignVCenter)),
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
}

TopBar::TopBar(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("topBar"));
    setAccessibleName(tr("Top bar"));
    setFixedHeight(kHeight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(4);
    row->addWidget(makeTool("view.sideBar", "window.rail", this));
    back_ = makeTool("view.back", "window.back", this);
    forward_ = makeTool("view.forward", "window.forward", this);
    row->addWidget(back_);
    row->addWidget(forward_);
    row->addSpacing(8);
    auto* search = new SearchButton(
        QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText), this);
    connect(search, &QAbstractButton::clicked, this,
            [this] { Q_EMIT asked(QStringLiteral("view.palette")); });
    row->addWidget(search);
    row->addStretch(1);
    auto* well = new QFrame(this);
    well->setObjectName(QStringLiteral("window.address"));
    well->setProperty("well", true);
    well->setFixedHeight(32);
    well->setToolTip(tr("Base URL for clients"));
    auto* wellRow = new QHBoxLayout(well);
    wellRow->setContentsMargins(10, 0, 1, 0);
    wellRow->setSpacing(8);
    wellRow->addWidget(makeLabel(tr("Base URL"), "small", well));
    where_ = makeLabel({}, "mono", well);
    where_->setObjectName(QStringLiteral("window.baseUrl"));
    where_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    wellRow->addWidget(where_);
    wellRow->addWidget(makeTool("gateway.copyAddress", "window.copy", well));
    row->addWidget(well);
    row->addSpacing(4);
    theme_ = makeTool("view.theme", "window.theme", this);
    row->addWidget(theme_);
    connect(&Theme::of(), &Theme::changed, this, &TopBar::followTheme);
    followTheme();
}

QToolButton* TopBar::makeTool(const char* action, const char* objectName, QWidget* parent)
{
    const QString id = QString::fromLatin1(action);
    const ActionRow* row = actionRow(id);
    QString name = titleOf(*row);
    auto* button = makeIconButton(QString::fromLatin1(objectName), name,
                                  QString::fromLatin1(row->icon), parent);
    if (row->keys[0] != '\0') {
        const QKeySequence keys(QString::fromLatin1(row->keys), QKeySequence::PortableText);
        button->setToolTip(
            tr("%1 (%2)", "command, its key").arg(name, keys.toString(QKeySequence::NativeText)));
    }
    connect(button, &QToolButton::clicked, this, [this, id] { Q_EMIT asked(id); });
    return button;
}

void TopBar::followTheme()
{
    const bool dark = Theme::of().isDark();
    theme_->setIcon(Theme::icon(dark ? QStringLiteral("sun") : QStringLiteral("moon")));
    const QString name = dark ? tr("Switch to the light theme") : tr("Switch to the dark theme");
    theme_->setAccessibleName(name);
    theme_->setToolTip(name);
}

void TopBar::setBaseUrl(const QString& url)
{
    if (where_->text() != url) where_->setText(url);
}

void TopBar::setPlaces(bool canGoBack, bool canGoForward)
{
    back_->setEnabled(canGoBack);
    forward_->setEnabled(canGoForward);
}

}  // namespace gatehouse::ui
