#include "ui/widgets/chart_view.h"

#include <algorithm>
#include <cmath>

#include <QDateTime>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QtCharts/QAreaSeries>
#include <QtCharts/QBarSet>
#include <QtCharts/QLineSeries>
#include <QtCharts/QStackedBarSeries>
#include <QtCharts/QValueAxis>

#include "app/models/series.h"
#include "ui/theme/theme.h"

namespace gatehouse::ui {
namespace {

constexpr qint64 kMinute = 60'000;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;
constexpr qint64 kTimeSteps[] = {kMinute,      2 * kMinute, 5 * kMinute, 10 * kMinute, 15 * kMinute,
                                 30 * kMinute, kHour,       2 * kHour,   3 * kHour,    4 * kHour,
                                 6 * kHour,    12 * kHour,  kDay,        2 * kDay,     5 * kDay,
                                 7 * kDay,     14 * kDay};
constexpr qint64 kShrinkAfter = 30'000;  // ms: an axis that follows every bucket down would breathe
constexpr int kFewPoints = 24;           // below this each point gets a mark of its own

qint64 timeStep(qint64 length, int most)
{
    for (const qint64 step : kTimeSteps) {
        if (length / step <= most) return step;
    }
    return 30 * kDay;
}

}  // namespace

ChartView::ChartView(ChartPanel::Kind kind, const QVector<ChartSeries>& series,
                     ChartPanel::Format format, QWidget* parent)
    : QChartView(new QChart, parent),
      kind_(kind),
      rows_(series),
      format_(format),
      axisFormat_(std::move(format))
{
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setRenderHint(QPainter::Antialiasing);
    setMinimumHeight(150);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setPlotAreaBackgroundVisible(false);
    chart()->setMargins({0, 0, 0, 0});
    x_ = new QValueAxis(chart());
    y_ = new QValueAxis(chart());
    chart()->addAxis(x_, Qt::AlignBottom);
    chart()->addAxis(y_, Qt::AlignLeft);
    x_->setVisible(false);
    y_->setVisible(false);
    if (kind_ == ChartPanel::Kind::Bars) {
        auto* stack = new QStackedBarSeries(chart());
        stack->setBarWidth(0.66);
        for (const ChartSeries& row : rows_) {
            auto* set = new QBarSet(row.name, stack);
            stack->append(set);
            bars_.append(set);
        }
        chart()->addSeries(stack);
        stack->attachAxis(x_);
        stack->attachAxis(y_);
    } else {
        for (const ChartSeries& row : rows_) {
            auto* line = new QLineSeries(chart());
            if (row.area) {
                auto* under = new QLineSeries(chart());
                auto* area = new QAreaSeries(under);
                area->setParent(chart());
                chart()->addSeries(area);
                area->attachAxis(x_);
                area->attachAxis(y_);
                areas_.append(area);
            } else {
                areas_.append(nullptr);
            }
            chart()->addSeries(line);
            line->attachAxis(x_);
            line->attachAxis(y_);
            lines_.append(line);
        }
    }
    values_.resize(rows_.size());
    connect(&Theme::of(), &Theme::changed, this, &ChartView::applyTheme);
    applyTheme();
}

void ChartView::applyTheme()
{
    const Theme& theme = Theme::of();
    setBackgroundBrush(theme.colour(Token::Surface));
    for (qsizetype i = 0; i < rows_.size(); ++i) {
        const QColor colour = theme.series(rows_[i].colour);
        if (kind_ == ChartPanel::Kind::Bars) {
            bars_[i]->setColor(colour);
            bars_[i]->setBorderColor(colour);
            bars_[i]->setPen(Qt::NoPen);
            continue;
        }
        QPen pen(colour, 1.5);
        if (rows_[i].dashed) {  // wide gaps: what lies under it must show through where they meet
            pen.setCapStyle(Qt::FlatCap);
            pen.setDashPattern({4, 3.5});
        }
        lines_[i]->setPen(pen);
        if (areas_[i] != nullptr) {
            QColor soft = colour;
            soft.setAlphaF(theme.isDark() ? 0.16F : 0.11F);
            areas_[i]->setBrush(soft);
            areas_[i]->setPen(Qt::NoPen);
        }
    }
    layOut();
}

void ChartView::setRange(qint64 from, qint64 to, qint64 bucket)
{
    if (bucket != bucket_) top_ = 0;  // another range: its own axis at once
    from_ = from;
    to_ = qMax(to, from + 1);
    bucket_ = bucket;
}

void ChartView::setValues(const QVector<QVector<QPointF>>& values)
{
    values_ = values;
    pushValues();
}

void ChartView::setAxisFormat(ChartPanel::Format format)
{
    axisFormat_ = std::move(format);
    layOut();
}

void ChartView::setWhole(bool whole)
{
    whole_ = whole;
}

void ChartView::setEmptyText(const QString& text)
{
    emptyText_ = text;
    viewport()->update();
}

double ChartView::topOfValues() const
{
    double top = 0;
    if (kind_ == ChartPanel::Kind::Lines) {
        for (const auto& points : values_) {
            for (const QPointF& point : points) top = qMax(top, point.y());
        }
        return top;
    }
    QHash<qint64, double> sums;
    for (const auto& points : values_) {
        for (const QPointF& point : points) {
            top = qMax(top, sums[static_cast<qint64>(point.x())] += point.y());
        }
    }
    return top;
}

void ChartView::pushValues()
{
    const double wanted = topOfValues();
    const bool lower = wanted < top_ * 0.7;
    if (!lower) lower_.invalidate();
    if (lower && !lower_.isValid()) lower_.start();
    if (wanted > top_ || top_ == 0 || (lower && lower_.elapsed() > kShrinkAfter)) {
        top_ = wanted;
        lower_.invalidate();
    }
    // Nothing above zero: a scale would tell of figures that do not exist.
    ticks_ = top_ > 0 ? app::niceTicks(top_ * 1.02, qBound(2, height() / 56, 5), whole_)
                      : QVector<double>{0};
    y_->setRange(0, top_ > 0 ? ticks_.back() : 1);
    const int columns = qMax(50, qRound(plot_.width()));
    if (kind_ == ChartPanel::Kind::Lines) {
        x_->setRange(static_cast<double>(from_), static_cast<double>(to_ - bucket_));
        for (qsizetype i = 0; i < lines_.size(); ++i) {
            const QVector<QPointF> thin = app::minMaxPerColumn(values_[i], columns);
            lines_[i]->replace(thin);
            if (areas_[i] != nullptr) areas_[i]->upperSeries()->replace(thin);
        }
    } else {
        const qsizetype count = qMax<qsizetype>(1, (to_ - from_) / bucket_);
        x_->setRange(-0.5, static_cast<double>(count) - 0.5);
        for (qsizetype i = 0; i < bars_.size(); ++i) {
            QList<qreal> heights(count, 0.0);
            for (const QPointF& point : values_[i]) {
                const qsizetype at = (static_cast<qint64>(point.x()) - from_) / bucket_;
                if (at >= 0 && at < count) heights[at] += point.y();
            }
            if (bars_[i]->count() != count) {
                bars_[i]->remove(0, bars_[i]->count());
                bars_[i]->append(heights);
            } else {
                for (qsizetype k = 0; k < count; ++k) {
                    if (bars_[i]->at(static_cast<int>(k)) != heights[k])
                        bars_[i]->replace(static_cast<int>(k), heights[k]);
                }
            }
        }
    }
    layOut();
}

void ChartView::layOut()
{
    // The library puts labels where it likes; grid and labels are drawn here, so the plot is placed
    // here too.
    const QFontMetrics metrics(Theme::of().font(Type::Caption));
    int left = metrics.horizontalAdvance(QStringLiteral("0"));
    for (const double tick : std::as_const(ticks_))
        left = qMax(left, metrics.horizontalAdvance(axisFormat_(tick)));
    plot_ = QRectF(left + 10, metrics.height() / 2.0 + 2, 0, 0);
    plot_.setRight(width() - 6);
    plot_.setBottom(height() - metrics.height() - 8);
    chart()->setPlotArea(plot_);
    viewport()->update();
}

void ChartView::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    pushValues();
}

double ChartView::xOf(double ms) const
{
    if (kind_ == ChartPanel::Kind::Bars) {
        const double share = (ms - static_cast<double>(from_) + static_cast<double>(bucket_) / 2) /
                             static_cast<double>(to_ - from_);
        return plot_.left() + share * plot_.width();
    }
    const double length = static_cast<double>(qMax<qint64>(1, to_ - bucket_ - from_));
    return plot_.left() + (ms - static_cast<double>(from_)) / length * plot_.width();
}

double ChartView::yOf(double value) const
{
    return plot_.bottom() - value / qMax(1e-12, y_->max()) * plot_.height();
}

qint64 ChartView::bucketAt(double x) const
{
    const qint64 count = qMax<qint64>(1, (to_ - from_) / bucket_);
    const double share = (x - plot_.left()) / qMax(1.0, plot_.width());
    const double place = kind_ == ChartPanel::Kind::Bars
                             ? std::floor(share * static_cast<double>(count))
                             : std::round(share * static_cast<double>(count - 1));
    return from_ + qBound<qint64>(0, static_cast<qint64>(place), count - 1) * bucket_;
}

void ChartView::drawBackground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawBackground(painter, rect);
    const Theme& theme = Theme::of();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setFont(theme.font(Type::Caption));
    const int labelWidth = static_cast<int>(plot_.left()) - 6;
    const int labelHeight = painter->fontMetrics().height();
    for (const double tick : std::as_const(ticks_)) {
        const double y = std::round(yOf(tick));
        painter->setPen(theme.colour(Token::Border));
        painter->drawLine(QPointF(plot_.left(), y), QPointF(plot_.right(), y));
        painter->setPen(theme.colour(Token::Text3));
        painter->drawText(QRectF(0, y - labelHeight / 2.0, labelWidth, labelHeight),
                          Qt::AlignRight | Qt::AlignVCenter, axisFormat_(tick));
    }
    drawTimes(painter);
    painter->restore();
}

void ChartView::drawTimes(QPainter* painter)
{
    const int most = qMax(2, static_cast<int>(plot_.width()) / 84);
    const qint64 step = qMax(bucket_, timeStep(to_ - from_, most));
    const qint64 offset = QDateTime::fromMSecsSinceEpoch(to_).offsetFromUtc() * 1000LL;
    const QString pattern = step >= kDay ? QStringLiteral("d MMM") : QStringLiteral("HH:mm");
    const double labelY = plot_.bottom() + 5;
    painter->setPen(Theme::of().colour(Token::Text3));
    for (qint64 at = ((from_ + offset + step - 1) / step) * step - offset; at < to_; at += step) {
        const double x = xOf(static_cast<double>(at));
        const QString text = QLocale().toString(QDateTime::fromMSecsSinceEpoch(at), pattern);
        const double wide = painter->fontMetrics().horizontalAdvance(text);
        // Labels at the ends are pushed inside rather than cut.
        const double left = qBound(plot_.left() - 8, x - wide / 2, width() - wide);
        painter->drawText(QPointF(left, labelY + painter->fontMetrics().ascent()), text);
    }
}

void ChartView::drawForeground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawForeground(painter, rect);
    const Theme& theme = Theme::of();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool empty = std::all_of(values_.cbegin(), values_.cend(), [](const auto& points) {
        return std::none_of(points.cbegin(), points.cend(),
                            [](const QPointF& point) { return point.y() > 0; });
    });
    if (empty && !emptyText_.isEmpty()) {
        painter->setFont(theme.font(Type::Small));
        painter->setPen(theme.colour(Token::Text3));
        painter->drawText(plot_, Qt::AlignCenter, emptyText_);
    }
    if (kind_ == ChartPanel::Kind::Lines) {
        painter->setPen(Qt::NoPen);
        for (qsizetype i = 0; i < values_.size(); ++i) {
            if (values_[i].size() > kFewPoints) continue;
            painter->setBrush(theme.series(rows_[i].colour));
            for (const QPointF& point : values_[i])
                painter->drawEllipse(QPointF(xOf(point.x()), yOf(point.y())), 2.2, 2.2);
        }
    }
    if (cursor_ >= from_ && cursor_ < to_ && !empty) drawTip(painter);
    if (hasFocus()) {
        painter->setPen(QPen(theme.colour(Token::Accent), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), 5, 5);
    }
    painter->restore();
}

void ChartView::drawTip(QPainter* painter)
{
    const Theme& theme = Theme::of();
    const double x = xOf(static_cast<double>(cursor_));
    painter->setPen(QPen(theme.colour(Token::BorderStrong), 1));
    painter->drawLine(QPointF(std::round(x) + 0.5, plot_.top()),
                      QPointF(std::round(x) + 0.5, plot_.bottom()));

    struct Row {
        QString name, value;
        QColor colour;
    };

    QVector<Row> rows;
    for (qsizetype i = 0; i < values_.size(); ++i) {
        const auto found = std::find_if(
            values_[i].cbegin(), values_[i].cend(),
            [this](const QPointF& point) { return static_cast<qint64>(point.x()) == cursor_; });
        const QColor colour = theme.series(rows_[i].colour);
        const bool known = found != values_[i].cend();
        rows.append({rows_[i].name, known ? format_(found->y()) : QStringLiteral("–"), colour});
        if (known && kind_ == ChartPanel::Kind::Lines) {
            painter->setPen(QPen(theme.colour(Token::Surface), 1.5));
            painter->setBrush(colour);
            painter->drawEllipse(QPointF(x, yOf(found->y())), 4, 4);
        }
    }
    const QFont words = theme.font(Type::Small);
    const QFont digits = theme.font(Type::MonoSmall);
    const QFontMetrics wordSize(words);
    const QFontMetrics digitSize(digits);
    const QString when = QLocale().toString(
        QDateTime::fromMSecsSinceEpoch(cursor_),
        bucket_ >= kHour ? QStringLiteral("ddd d MMM HH:mm") : QStringLiteral("HH:mm"));
    int inner = wordSize.horizontalAdvance(when);
    for (const Row& row : std::as_const(rows)) {
        inner = qMax(inner, 16 + wordSize.horizontalAdvance(row.name) + 18 +
                                digitSize.horizontalAdvance(row.value));
    }
    const int line = wordSize.height() + 3;
    const QSizeF size(inner + 20, line * (static_cast<int>(rows.size()) + 1) + 14);
    double left = x + 12;
    if (left + size.width() > width()) left = x - 12 - size.width();
    const QRectF box(QPointF(qMax(0.0, left), plot_.top() + 4), size);
    painter->setPen(theme.colour(Token::Border));
    painter->setBrush(theme.colour(Token::Raised));
    painter->drawRoundedRect(box.translated(0.5, 0.5), 6, 6);
    painter->setFont(words);
    painter->setPen(theme.colour(Token::Text3));
    double y = box.top() + 7;
    painter->drawText(QRectF(box.left() + 10, y, inner, line), Qt::AlignLeft | Qt::AlignVCenter,
                      when);
    for (const Row& row : std::as_const(rows)) {
        y += line;
        painter->setPen(Qt::NoPen);
        painter->setBrush(row.colour);
        painter->drawRoundedRect(QRectF(box.left() + 10, y + line / 2.0 - 4, 8, 8), 2, 2);
        painter->setFont(words);
        painter->setPen(theme.colour(Token::Text2));
        painter->drawText(QRectF(box.left() + 26, y, inner, line), Qt::AlignLeft | Qt::AlignVCenter,
                          row.name);
        painter->setFont(digits);
        painter->setPen(theme.colour(Token::Text));
        painter->drawText(QRectF(box.left() + 10, y, inner, line),
                          Qt::AlignRight | Qt::AlignVCenter, row.value);
    }
}

void ChartView::setCursorAt(qint64 bucketStart)
{
    if (bucketStart == cursor_) return;
    cursor_ = bucketStart;
    viewport()->update();
}

void ChartView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF at = event->position();
    setCursorAt(plot_.adjusted(-8, -8, 8, 8).contains(at) ? bucketAt(at.x()) : -1);
}

void ChartView::mousePressEvent(QMouseEvent* event)
{
    event->accept();
}

void ChartView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && plot_.contains(event->position())) {
        const qint64 at = bucketAt(event->position().x());
        Q_EMIT clicked(at, at + bucket_);
    }
}

void ChartView::leaveEvent(QEvent* event)
{
    QChartView::leaveEvent(event);
    if (!hasFocus()) setCursorAt(-1);
}

void ChartView::focusOutEvent(QFocusEvent* event)
{
    QChartView::focusOutEvent(event);
    setCursorAt(-1);
}

void ChartView::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (key == Qt::Key_Left || key == Qt::Key_Right) {
        const qint64 last = to_ - bucket_;
        const qint64 start =
            cursor_ < 0 ? last : cursor_ + (key == Qt::Key_Left ? -bucket_ : bucket_);
        setCursorAt(qBound(from_, start, last));
    } else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && cursor_ >= 0) {
        Q_EMIT clicked(cursor_, cursor_ + bucket_);
    } else {
        QChartView::keyPressEvent(event);
    }
}

}  // namespace gatehouse::ui
