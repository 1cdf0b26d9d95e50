#include "ui/pages/routes/starter_gallery.h"

#include <algorithm>

#include <QGridLayout>
#include <QPainter>

#include "ui/pages/routes/canvas_paint.h"
#include "ui/theme/theme.h"

namespace gatehouse::ui {
namespace {

constexpr int kPicture = 184;
constexpr int kWords = 70;
constexpr int kLeastWidth = 240;
constexpr int kPad = 16;
constexpr double kRound = 10;
constexpr double kLargest = 0.5;
constexpr double kSqueeze = 0.74;  // layers stand closer than they are edited

}  // namespace

StarterCard::StarterCard(const app::Starter& starter, const config::Config& config, QWidget* parent)
    : QAbstractButton(parent), words_(starter.text)
{
    setObjectName(QStringLiteral("routes.starter.") + starter.id);
    setText(starter.title);
    setAccessibleName(tr("New route: %1").arg(starter.title));
    setAccessibleDescription(starter.text);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy::Graph graph = starter.graph;
    for (policy::Node& node : graph.nodes) {
        if (node.spot) node.spot->y = static_cast<int>(node.spot->y * kSqueeze);
    }
    scene_.set(graph, config, starter.id);
}

QSize StarterCard::sizeHint() const
{
    return {kLeastWidth, kPicture + Theme::of().scaled(kWords)};
}

void StarterCard::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hot = hasFocus() || underMouse();
    const QRectF card = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(QPen(theme.colour(hasFocus() ? Token::Accent
                                     : hot      ? Token::BorderStrong
                                                : Token::Border),
                        hasFocus() ? 2 : 1));
    painter.setBrush(theme.colour(Token::Surface));
    painter.drawRoundedRect(card, kRound, kRound);
    const QRect picture(kPad, kPad, width() - 2 * kPad, kPicture - kPad);
    painter.save();
    painter.setClipRect(picture);
    paintGround(painter, picture, {}, kLargest);
    const QRectF all = scene_.bounds().adjusted(-30, -20, 30, 20);
    const double zoom =
        std::min({picture.width() / all.width(), picture.height() / all.height(), kLargest});
    painter.translate(QPointF(picture.center()) - all.center() * zoom);
    painter.scale(zoom, zoom);
    for (const DrawnEdge& each : scene_.edges()) paintEdge(painter, each.path, {}, {}, 1.2 / zoom);
    for (const DrawnNode& each : scene_.nodes()) paintNode(painter, each, {}, Detail::Shapes);
    painter.restore();
    const QRectF title(kPad, kPicture + 8, width() - 2 * kPad, theme.scaled(20));
    painter.setFont(theme.font(Type::H3));
    painter.setPen(theme.colour(Token::Text));
    painter.drawText(title, Qt::AlignVCenter, text());
    painter.setFont(theme.font(Type::Small));
    painter.setPen(theme.colour(Token::Text3));
    painter.drawText(QRectF(kPad, title.bottom() + 2, title.width(), height() - title.bottom() - 6),
                     Qt::TextWordWrap, words_);
}

void StarterCard::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void StarterCard::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

StarterGallery::StarterGallery(QWidget* parent) : QWidget(parent), grid_(new QGridLayout(this))
{
    setObjectName(QStringLiteral("routes.gallery"));
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setSpacing(12);
}

void StarterGallery::show(const config::Config& config)
{
    for (StarterCard* each : std::as_const(cards_)) {
        each->hide();
        each->deleteLater();
    }
    cards_.clear();
    columns_ = 0;
    for (const app::Starter& starter : app::starters(config)) {
        auto* card = new StarterCard(starter, config, this);
        connect(card, &QAbstractButton::clicked, this, [this, starter] { Q_EMIT chosen(starter); });
        cards_ += card;
    }
    arrange();
}

void StarterGallery::arrange()
{
    const int columns = std::clamp(width() / kLeastWidth, 1, 3);
    if (columns == columns_ || cards_.isEmpty()) return;
    columns_ = columns;
    for (int i = 0; i < static_cast<int>(cards_.size()); ++i) {
        grid_->addWidget(cards_[i], i / columns, i % columns);
        cards_[i]->show();
    }
    for (int i = 0; i < 3; ++i) grid_->setColumnStretch(i, i < columns ? 1 : 0);
}

void StarterGallery::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

}  // namespace gatehouse::ui
