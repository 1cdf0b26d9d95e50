#include "ui/widgets/waterfall.h"

#include <algorithm>

#include <QCoreApplication>
#include <QPainter>
#include <QStyle>

#include "app/formats.h"
#include "ui/theme/theme.h"

namespace gatehouse::ui {
namespace {

constexpr int kLine = 24;
constexpr int kNames = 96;
constexpr int kFigures = 76;

QString tr(const char* words)
{
    return QCoreApplication::translate("gatehouse::ui", words);
}

void addAttempt(std::vector<WaterfallBar>& bars, const record::Attempt& attempt, std::int64_t end,
                bool named, int number)
{
    const auto to = attempt.endedAt >= 0 ? attempt.endedAt : end;
    if (named) {
        QString words = tr("Attempt %1 · %2").arg(number).arg(app::text(attempt.provider));
        if (!attempt.key.empty()) words += QStringLiteral(" · ") + app::text(attempt.key);
        if (attempt.status > 0) words += QStringLiteral(" · %1").arg(attempt.status);
        if (!attempt.errorCode.empty())
            words += QStringLiteral(" · ") + app::text(attempt.errorCode);
        WaterfallBar heading;
        heading.name = words;
        heading.heading = true;
        heading.bad = attempt.status >= 400 || !attempt.errorCode.empty();
        bars.push_back(heading);
    }
    const auto connected = attempt.connectedAt >= 0 ? attempt.connectedAt : to;
    bars.push_back({tr("Connect"),
                    attempt.reused ? tr("reused") : app::duration(connected - attempt.startedAt),
                    attempt.startedAt, connected, 5, attempt.connectedAt < 0, false});
    if (attempt.connectedAt < 0) return;
    const auto first = attempt.firstByteAt >= 0 ? attempt.firstByteAt : to;
    bars.push_back({tr("Wait"), app::duration(first - connected), connected, first, 2,
                    attempt.firstByteAt < 0, false});
    if (attempt.firstByteAt < 0) return;
    bars.push_back({tr("Answer"), app::duration(to - first), first, to, 1, false, false});
}

}  // namespace

std::vector<WaterfallBar> waterfallOf(const record::Exchange& exchange)
{
    std::vector<WaterfallBar> bars;
    std::int64_t end = std::max<std::int64_t>(exchange.endedAt, 0);
    for (const auto& attempt : exchange.attempts) {
        end = std::max(
            {end, attempt.endedAt, attempt.firstByteAt, attempt.connectedAt, attempt.startedAt});
    }
    const auto begun = exchange.attempts.empty() ? end : exchange.attempts.front().startedAt;
    bars.push_back({tr("Gateway"),
                    app::duration(exchange.attempts.empty() ? end : exchange.gatewayTime), 0, begun,
                    -1, false, false});
    int number = 0;
    for (const auto& attempt : exchange.attempts) {
        const bool named = exchange.attempts.size() > 1 || !attempt.key.empty();
        addAttempt(bars, attempt, end, named, ++number);
    }
    return bars;
}

Waterfall::Waterfall(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Timing"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Waterfall::setBars(std::vector<WaterfallBar> bars)
{
    bars_ = std::move(bars);
    end_ = 1;
    QStringList words;
    for (const auto& bar : bars_) {
        end_ = std::max(end_, bar.to);
        words += bar.heading ? bar.name : bar.name + QLatin1Char(' ') + bar.figure;
    }
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize Waterfall::sizeHint() const
{
    return {340, static_cast<int>(bars_.size()) * kLine + 22};
}

QSize Waterfall::minimumSizeHint() const
{
    return {260, sizeHint().height()};
}

void Waterfall::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect all = rect();
    const auto place = [&](const QRect& logical) {
        return QStyle::visualRect(layoutDirection(), all, logical);
    };
    const auto aligned = [this](Qt::AlignmentFlag side) {
        return static_cast<int>(QStyle::visualAlignment(layoutDirection(), side)) |
               Qt::AlignVCenter;
    };
    const int left = kNames;
    const int width = std::max(40, all.width() - kNames - kFigures);
    const int bottom = static_cast<int>(bars_.size()) * kLine;

    painter.setFont(theme.font(Type::MonoSmall));
    for (int tick = 0; tick <= 4; ++tick) {
        const int x = left + width * tick / 4;
        painter.setPen(theme.colour(Token::Border));
        const QRect line = place(QRect(x, 0, 1, bottom));
        painter.drawLine(line.topLeft(), line.bottomLeft());
        painter.setPen(theme.colour(Token::Text3));
        if (tick % 2 == 0) {
            painter.drawText(place(QRect(x - 40, bottom + 4, 80, 16)), Qt::AlignCenter,
                             tick == 0 ? QStringLiteral("0") : app::duration(end_ * tick / 4));
        }
    }
    int y = 0;
    for (const auto& bar : bars_) {
        const QRect line(0, y, all.width(), kLine);
        y += kLine;
        painter.setFont(theme.font(bar.heading ? Type::Caption : Type::Small));
        painter.setPen(theme.colour(bar.bad       ? Token::Bad
                                    : bar.heading ? Token::Text3
                                                  : Token::Text2));
        const QRect name = bar.heading ? line : QRect(0, line.y(), kNames - 6, kLine);
        if (bar.heading) painter.fillRect(line, theme.colour(Token::Surface));
        painter.drawText(place(name), aligned(Qt::AlignLeft),
                         painter.fontMetrics().elidedText(bar.name, Qt::ElideRight, name.width()));
        if (bar.heading) continue;
        const auto x = [&](std::int64_t at) {
            return left + static_cast<int>(static_cast<double>(width) * static_cast<double>(at) /
                                           static_cast<double>(end_));
        };
        const int from = x(bar.from);
        const QRect box(from, line.center().y() - 4, std::max(4, x(bar.to) - from), 9);
        painter.setPen(Qt::NoPen);
        painter.setBrush(bar.bad          ? theme.colour(Token::Bad)
                         : bar.series < 0 ? theme.colour(Token::Text3)
                                          : theme.series(bar.series));
        painter.drawRoundedRect(place(box), 3, 3);
        painter.setFont(theme.font(Type::MonoSmall));
        painter.setPen(theme.colour(Token::Text2));
        painter.drawText(place(QRect(all.width() - kFigures + 6, line.y(), kFigures - 6, kLine)),
                         aligned(Qt::AlignRight), bar.figure);
    }
}

}  // namespace gatehouse::ui
