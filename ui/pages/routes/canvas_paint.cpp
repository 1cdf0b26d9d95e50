#include "ui/pages/routes/canvas_paint.h"

#include <cmath>

#include <QPainter>
#include <QPixmap>

#include "app/routes/graph_layout.h"
#include "ui/theme/theme.h"

namespace gatehouse::ui {
namespace {

using policy::NodeKind;

constexpr double kRound = 10;
constexpr double kTile = 32;
constexpr double kPort = 4;
constexpr int kIcon = 18;
constexpr double kDots = 24;
constexpr double kTileTint = 0.12;

struct LookRow {
    NodeKind kind;
    const char* icon;
    int series;
};

constexpr LookRow kLooks[] = {
    {NodeKind::Start, "gate", -1},     {NodeKind::Condition, "diamond", 5},
    {NodeKind::Split, "split", 0},     {NodeKind::Rate, "timer", 2},
    {NodeKind::Budget, "wallet", 2},   {NodeKind::Guardrail, "shield", 3},
    {NodeKind::Prompt, "terminal", 4}, {NodeKind::Cache, "database", 4},
    {NodeKind::Step, "layers", 1},     {NodeKind::Model, "cube", 1},
    {NodeKind::End, "flag", -1},       {NodeKind::Reject, "close", -1},
};

const LookRow& lookOf(NodeKind kind)
{
    for (const LookRow& row : kLooks) {
        if (row.kind == kind) return row;
    }
    return kLooks[0];
}

const QColor& colour(Token token)
{
    return Theme::of().colour(token);
}

QFont strong(Type type)
{
    QFont font = Theme::of().font(type);
    font.setWeight(QFont::DemiBold);
    return font;
}

/// Cards are drawn at 100 %, whatever the text size: their geometry is part of the file.
QFont plain(QFont font, int pixels)
{
    font.setPixelSize(pixels);
    return font;
}

void drawText(QPainter& painter, const QRectF& area, const QFont& font, const QColor& ink,
              const QString& words, Qt::Alignment align = Qt::AlignLeft | Qt::AlignVCenter)
{
    painter.setFont(font);
    painter.setPen(ink);
    const QFontMetricsF metrics(font);
    painter.drawText(area, static_cast<int>(align),
                     metrics.elidedText(words, Qt::ElideRight, area.width()));
}

void drawIcon(QPainter& painter, const QRectF& tile, NodeKind kind)
{
    const double scale =
        std::max(1.0, std::ceil(painter.transform().m11() * painter.device()->devicePixelRatioF()));
    const QPixmap icon = Theme::of().pixmap(iconOf(kind), kIcon, colourOf(kind), scale);
    const QRectF at(tile.center() - QPointF(kIcon / 2.0, kIcon / 2.0), QSizeF(kIcon, kIcon));
    painter.drawPixmap(at, icon, QRectF(icon.rect()));
}

/// Words in a small picture: a grey bar as long as a part of the card.
void drawBar(QPainter& painter, QPointF at, double length, double opacity)
{
    QColor ink = colour(Token::Text3);
    ink.setAlphaF(static_cast<float>(opacity));
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawRoundedRect(QRectF(at, QSizeF(length, 9)), 4.5, 4.5);
}

QPen frameOf(const Look& look)
{
    if (look.selected || look.target || look.lit) return {colour(Token::Accent), 2};
    return {colour(look.flaw == 2   ? Token::Bad
                   : look.flaw == 1 ? Token::Warn
                                    : Token::BorderStrong),
            1};
}

void drawPorts(QPainter& painter, const DrawnNode& node, const Look& look)
{
    const bool strongPorts = look.selected || look.target;
    painter.setPen(QPen(colour(strongPorts ? Token::Accent : Token::Field), 1.4));
    painter.setBrush(colour(Token::Raised));
    if (node.kind != NodeKind::Start) painter.drawEllipse(inPort(node), kPort, kPort);
    for (std::size_t i = 0; i < node.outputs.size(); ++i) {
        const bool open = !node.leads[static_cast<qsizetype>(i)];
        painter.setPen(QPen(colour(open          ? Token::Warn
                                   : strongPorts ? Token::Accent
                                                 : Token::Field),
                            1.4));
        painter.drawEllipse(outPort(node, i), kPort, kPort);
    }
}

void drawFlaw(QPainter& painter, const DrawnNode& node, int flaw)
{
    if (flaw == 0) return;
    const QPointF at = node.rect.topRight() + QPointF(-4, 4);
    painter.setPen(QPen(colour(Token::Raised), 2));
    painter.setBrush(colour(flaw == 2 ? Token::Bad : Token::Warn));
    painter.drawEllipse(at, 8, 8);
    painter.setFont(plain(strong(Type::Caption), 11));
    painter.setPen(colour(Token::Raised));
    painter.drawText(QRectF(at - QPointF(8, 8), QSizeF(16, 16)), Qt::AlignCenter,
                     QStringLiteral("!"));
}

void drawPill(QPainter& painter, const DrawnNode& node, Detail detail)
{
    const QRectF tile(node.rect.left() + 14, node.rect.center().y() - 9, kIcon, kIcon);
    drawIcon(painter, tile, node.kind);
    if (detail == Detail::Shapes)
        return drawBar(painter, QPointF(tile.right() + 12, node.rect.center().y() - 4.5), 76, 0.5);
    const double left = tile.right() + 10;
    const double width = node.rect.right() - 16 - left;
    const QRectF top(left, node.rect.top() + 4, width, 16);
    drawText(painter, top, plain(strong(Type::Small), 12), colour(Token::Text), node.title);
    drawText(painter, top.translated(0, 15), plain(Theme::of().font(Type::Caption), 11),
             colour(Token::Text3), node.summary);
}

void drawCells(QPainter& painter, const DrawnNode& node, Detail detail)
{
    const double y = node.rect.top() + app::kHeadHeight;
    painter.setPen(QPen(colour(Token::Border), 1));
    painter.drawLine(QPointF(node.rect.left() + 1, y), QPointF(node.rect.right() - 1, y));
    const auto count = static_cast<double>(node.outputs.size());
    const QFont font = plain(Theme::of().font(Type::Caption), 11);
    for (std::size_t i = 0; i < node.outputs.size(); ++i) {
        const double width = node.rect.width() / count;
        const QRectF cell(node.rect.left() + width * static_cast<double>(i), y, width,
                          app::kStripHeight);
        if (i > 0) {
            painter.setPen(QPen(colour(Token::Border), 1));
            painter.drawLine(cell.topLeft() + QPointF(0, 1), cell.bottomLeft() - QPointF(0, 1));
        }
        if (detail == Detail::Full) {
            drawText(painter, cell.adjusted(4, 0, -4, -2), font, colour(Token::Text2),
                     node.outputTitles[static_cast<qsizetype>(i)], Qt::AlignCenter);
        }
    }
}

void drawCard(QPainter& painter, const DrawnNode& node, Detail detail)
{
    const QRectF tile(node.rect.left() + 10, node.rect.top() + 10, kTile, kTile);
    QColor tint = colourOf(node.kind);
    tint.setAlphaF(static_cast<float>(kTileTint));
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint);
    painter.drawRoundedRect(tile, 8, 8);
    drawIcon(painter, tile, node.kind);
    if (detail == Detail::Full) {
        const QRectF title(tile.right() + 10, node.rect.top() + 9,
                           node.rect.right() - tile.right() - 24, 18);
        drawText(painter, title, plain(strong(Type::Body), 13), colour(Token::Text), node.title);
        drawText(painter, title.translated(0, 17), plain(Theme::of().font(Type::Caption), 11),
                 colour(Token::Text3), node.summary);
    }
    if (detail == Detail::Shapes) {
        drawBar(painter, QPointF(tile.right() + 12, tile.top() + 4), 104, 0.5);
        drawBar(painter, QPointF(tile.right() + 12, tile.top() + 20), 68, 0.25);
    }
    drawCells(painter, node, detail);
}

}  // namespace

QString iconOf(NodeKind kind)
{
    return QLatin1String(lookOf(kind).icon);
}

int seriesOf(NodeKind kind)
{
    return lookOf(kind).series;
}

QColor colourOf(NodeKind kind)
{
    const int series = seriesOf(kind);
    return series < 0 ? colour(Token::Text2) : Theme::of().series(series);
}

void paintNode(QPainter& painter, const DrawnNode& node, const Look& look, Detail detail)
{
    const bool pill = app::isPill(node.kind);
    const double round = pill ? node.rect.height() / 2 : kRound;
    painter.save();
    if (look.faint) painter.setOpacity(0.45);
    if (!Theme::of().isDark() && detail == Detail::Full) {
        QColor shadow = colour(Token::Text);
        shadow.setAlphaF(0.05F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(shadow);
        painter.drawRoundedRect(node.rect.translated(0, 2), round, round);
    }
    if (look.current) {
        QColor halo = colour(Token::Accent);
        halo.setAlphaF(0.22F);
        painter.setPen(QPen(halo, 4));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(node.rect.adjusted(-3, -3, 3, 3), round + 3, round + 3);
    }
    painter.setPen(frameOf(look));
    painter.setBrush(look.lit ? colour(Token::AccentSoft) : colour(Token::Raised));
    painter.drawRoundedRect(node.rect, round, round);
    if (pill) {
        drawPill(painter, node, detail);
    } else {
        drawCard(painter, node, detail);
    }
    if (detail == Detail::Full) {
        drawPorts(painter, node, look);
        drawFlaw(painter, node, look.flaw);
    }
    painter.restore();
}

void paintEdge(QPainter& painter, const QPainterPath& path, const Look& look, const QString& label,
               double width)
{
    painter.save();
    if (look.faint) painter.setOpacity(0.45);
    const bool strongLine = look.lit || look.selected || look.target;
    const double line = look.lit ? 3 : std::max(width, look.selected || look.target ? 2.0 : 1.6);
    painter.setPen(QPen(colour(strongLine ? Token::Accent : Token::BorderStrong), line,
                        Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    if (!label.isEmpty()) {
        const QFont font = plain(Theme::of().font(Type::MonoSmall), 10);
        const double wide = QFontMetricsF(font).horizontalAdvance(label) + 12;
        const QRectF pill(path.pointAtPercent(0.5) - QPointF(wide / 2, 8), QSizeF(wide, 16));
        painter.setPen(QPen(colour(Token::Border), 1));
        painter.setBrush(colour(Token::Raised));
        painter.drawRoundedRect(pill, 8, 8);
        painter.setFont(font);
        painter.setPen(colour(Token::Text2));
        painter.drawText(pill, Qt::AlignCenter, label);
    }
    painter.restore();
}

void paintGround(QPainter& painter, const QRect& area, QPointF offset, double zoom)
{
    painter.fillRect(area, colour(Token::App));
    const double step = zoom < 0.5 ? kDots * 2 * zoom : kDots * zoom;
    const int size = std::max(4, static_cast<int>(std::lround(step)));
    QPixmap tile(size, size);
    tile.fill(colour(Token::App));
    QPainter dot(&tile);
    dot.setRenderHint(QPainter::Antialiasing);
    dot.setPen(Qt::NoPen);
    dot.setBrush(colour(Token::GridDot));
    dot.drawEllipse(QPointF(size / 2.0, size / 2.0), 1.1, 1.1);
    dot.end();
    painter.drawTiledPixmap(area, tile,
                            QPointF(-std::fmod(offset.x(), size), -std::fmod(offset.y(), size)));
}

}  // namespace gatehouse::ui
