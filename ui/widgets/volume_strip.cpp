#include "ui/widgets/volume_strip.h"

#include <algorithm>

#include <QAccessible>
#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include "app/formats.h"
#include "ui/theme/theme.h"

namespace gatehouse::ui {
namespace {

constexpr int kTimes = 16;                 // px: the line of times below the bars
constexpr std::int64_t kLongDay = 86'400;  // s

QString timeOf(qint64 micros, std::int64_t barSeconds, bool whole)
{
    const auto at = QDateTime::fromMSecsSinceEpoch(micros / 1000);
    if (barSeconds >= kLongDay) return QLocale().toString(at.date(), QStringLiteral("d MMM yyyy"));
    const QString time =
        at.toString(barSeconds < 60 ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
    return whole ? QLocale().toString(at.date(), QStringLiteral("d MMM ")) + time : time;
}

}  // namespace

VolumeStrip::VolumeStrip(const QString& objectName, QWidget* parent) : QWidget(parent)
{
    setObjectName(objectName);
    setAccessibleName(tr("Requests over time"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::CrossCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
    tell();
}

void VolumeStrip::setSummary(const store::Summary& summary)
{
    // What a person is choosing stays on the same time; the slots beneath may have moved.
    const bool moved = summary.barSeconds != summary_.barSeconds || summary.from != summary_.from;
    if (moved && chosen_) {
        const auto place = [&](int slot) {
            return static_cast<int>((startOf(slot) - summary.from) /
                                    (summary.barSeconds * 1'000'000));
        };
        const int last = static_cast<int>(summary.bars.size()) - 1;
        const Chosen now{std::clamp(place(chosen_->from), 0, std::max(0, last)),
                         std::clamp(place(chosen_->to), 0, std::max(0, last))};
        anchor_ = std::clamp(place(std::max(0, anchor_)), 0, std::max(0, last));
        chosen_ = last < 0 ? std::optional<Chosen>() : now;
    }
    summary_ = summary;
    highest_ = 0;
    for (const auto& slot : summary_.bars) highest_ = std::max(highest_, slot.requests);
    if (chosen_ && chosen_->to >= slots_()) chosen_.reset();
    tell();
    update();
}

QSize VolumeStrip::sizeHint() const
{
    return {360, Theme::of().scaled(60)};
}

QSize VolumeStrip::minimumSizeHint() const
{
    return {140, Theme::of().scaled(60)};
}

QRect VolumeStrip::plot() const
{
    return rect().adjusted(3, 3, -3, -Theme::of().scaled(kTimes));
}

QRect VolumeStrip::slotRect(int slot) const
{
    const QRect all = plot();
    const int left = all.left() + all.width() * slot / std::max(1, slots_());
    const int right = all.left() + all.width() * (slot + 1) / std::max(1, slots_());
    return QStyle::visualRect(layoutDirection(), rect(),
                              QRect(left, all.top(), std::max(1, right - left), all.height()));
}

int VolumeStrip::slotAt(int x) const
{
    const QRect all = plot();
    const int logical = isRightToLeft() ? rect().right() - x : x;
    const int slot = (logical - all.left()) * slots_() / std::max(1, all.width());
    return std::clamp(slot, 0, std::max(0, slots_() - 1));
}

qint64 VolumeStrip::startOf(int slot) const
{
    return summary_.from + slot * summary_.barSeconds * 1'000'000;
}

QString VolumeStrip::wordsOf(int from, int to) const
{
    std::int64_t requests = 0;
    std::int64_t failed = 0;
    for (int i = from; i <= to; ++i) {
        requests += summary_.bars[static_cast<std::size_t>(i)].requests;
        failed += summary_.bars[static_cast<std::size_t>(i)].failed;
    }
    return tr("%1 to %2: %3 requests, %4 failed")
        .arg(timeOf(startOf(from), summary_.barSeconds, true),
             timeOf(startOf(to + 1), summary_.barSeconds, false), app::count(requests),
             app::count(failed));
}

/// What a screen reader hears: the stretch under the keys, or the whole.
void VolumeStrip::tell()
{
    QString words = tr("No requests");
    if (chosen_) {
        words = wordsOf(chosen_->from, chosen_->to);
    } else if (slots_() > 0) {
        words = wordsOf(0, slots_() - 1);
    }
    if (words == accessibleDescription()) return;
    setAccessibleDescription(words);
    if (!hasFocus()) return;
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void VolumeStrip::choose(std::optional<Chosen> chosen)
{
    chosen_ = chosen;
    tell();
    update();
}

void VolumeStrip::take()
{
    if (!chosen_) return;
    const qint64 from = startOf(chosen_->from);
    const qint64 to = startOf(chosen_->to + 1);
    anchor_ = -1;
    choose(std::nullopt);
    Q_EMIT spanChosen(from, to);
}

void VolumeStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || slots_() == 0) return;
    anchor_ = slotAt(event->pos().x());
    dragging_ = true;
    choose(Chosen{anchor_, anchor_});
}

void VolumeStrip::mouseMoveEvent(QMouseEvent* event)
{
    if (!dragging_ || slots_() == 0) return;
    const int here = slotAt(event->pos().x());
    choose(Chosen{std::min(anchor_, here), std::max(anchor_, here)});
}

void VolumeStrip::mouseReleaseEvent(QMouseEvent* event)
{
    if (!dragging_ || event->button() != Qt::LeftButton) return;
    dragging_ = false;
    // A click chooses nothing: it must not throw the view into one second.
    if (chosen_ && chosen_->from != chosen_->to) return take();
    anchor_ = -1;
    choose(std::nullopt);
}

void VolumeStrip::mouseDoubleClickEvent(QMouseEvent*)
{
    dragging_ = false;
    choose(std::nullopt);
    Q_EMIT wholeAsked();
}

void VolumeStrip::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    const bool back = key == (isRightToLeft() ? Qt::Key_Right : Qt::Key_Left);
    const bool forth = key == (isRightToLeft() ? Qt::Key_Left : Qt::Key_Right);
    const bool ends = key == Qt::Key_Home || key == Qt::Key_End;
    if ((back || forth || ends) && slots_() > 0) {
        const int last = slots_() - 1;
        // The moving end is the one that is not the anchor.
        int here = !chosen_ ? (forth ? -1 : last + 1)
                            : (chosen_->from == anchor_ ? chosen_->to : chosen_->from);
        here = ends ? (key == Qt::Key_Home ? 0 : last) : here + (forth ? 1 : -1);
        here = std::clamp(here, 0, last);
        const bool draws = event->modifiers().testFlag(Qt::ShiftModifier) && anchor_ >= 0;
        if (!draws) anchor_ = here;
        return choose(Chosen{std::min(anchor_, here), std::max(anchor_, here)});
    }
    if (chosen_ && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space))
        return take();
    if (chosen_ && key == Qt::Key_Escape) {
        anchor_ = -1;
        return choose(std::nullopt);
    }
    if (key == Qt::Key_Backspace) {
        Q_EMIT wholeAsked();
        return;
    }
    QWidget::keyPressEvent(event);
}

void VolumeStrip::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    if (!dragging_) choose(std::nullopt);
}

bool VolumeStrip::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || slots_() == 0) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int slot = slotAt(help->pos().x());
    const QString words = chosen_ ? wordsOf(chosen_->from, chosen_->to) : wordsOf(slot, slot);
    QToolTip::showText(
        help->globalPos(),
        words + QLatin1Char('\n') + tr("Drag to choose a time; double-click for all of it"), this);
    return true;
}

void VolumeStrip::paintBars(QPainter& painter) const
{
    const Theme& theme = Theme::of();
    const QRect all = plot();
    if (highest_ == 0) return;
    const bool isRoomy = slotRect(0).width() >= 3;
    for (int i = 0; i < slots_(); ++i) {
        const auto& slot = summary_.bars[static_cast<std::size_t>(i)];
        if (slot.requests == 0) continue;
        const QRect place = slotRect(i).adjusted(0, 0, isRoomy ? -1 : 0, 0);
        const auto high = [&](std::int64_t count) {
            return std::max<int>(count > 0 ? 2 : 0,
                                 static_cast<int>(count * all.height() / highest_));
        };
        const int whole = high(slot.requests);
        const int failed = std::min(whole, high(slot.failed));
        painter.fillRect(QRect(place.left(), all.bottom() + 1 - whole, place.width(), whole),
                         theme.series(0));
        if (failed == 0) continue;
        const QRect top(place.left(), all.bottom() + 1 - whole, place.width(), failed);
        painter.fillRect(top, theme.colour(Token::Bad));
        // A line apart, so that it shows without colours too.
        if (whole > failed + 1)
            painter.fillRect(QRect(top.left(), top.bottom() + 1, top.width(), 1),
                             theme.colour(Token::App));
    }
}

void VolumeStrip::paintTimes(QPainter& painter) const
{
    const Theme& theme = Theme::of();
    const QRect line(3, plot().bottom() + 2, width() - 6, height() - plot().bottom() - 2);
    painter.setFont(theme.font(Type::MonoSmall));
    painter.setPen(theme.colour(Token::Text3));
    const QString first = timeOf(summary_.from, summary_.barSeconds, true);
    const QString last = timeOf(startOf(slots_()), summary_.barSeconds, false);
    const QString most = tr("highest %1").arg(app::count(highest_));
    const auto side = [this](Qt::Alignment wanted) {
        return static_cast<int>(QStyle::visualAlignment(layoutDirection(), wanted)) |
               Qt::AlignVCenter;
    };
    const QFontMetrics metrics = painter.fontMetrics();
    painter.drawText(line, side(Qt::AlignLeft), first);
    const int room = line.width() - metrics.horizontalAdvance(first + last);
    if (room > metrics.horizontalAdvance(QLatin1Char(' ')))
        painter.drawText(line, side(Qt::AlignRight), last);
    if (room > metrics.horizontalAdvance(most) + 30) painter.drawText(line, Qt::AlignCenter, most);
}

void VolumeStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of();
    QPainter painter(this);
    const QRect all = plot();
    if (chosen_) {
        const QRect span = slotRect(chosen_->from).united(slotRect(chosen_->to));
        painter.fillRect(span.adjusted(0, -2, 0, 2), theme.colour(Token::AccentSoft));
    }
    painter.fillRect(QRect(all.left(), all.bottom() + 1, all.width(), 1),
                     theme.colour(Token::Border));
    paintBars(painter);
    if (slots_() > 0) paintTimes(painter);
    if (chosen_) {
        const QRect span = slotRect(chosen_->from).united(slotRect(chosen_->to));
        painter.fillRect(QRect(span.left(), all.top() - 2, 1, all.height() + 4),
                         theme.colour(Token::Accent));
        painter.fillRect(QRect(span.right(), all.top() - 2, 1, all.height() + 4),
                         theme.colour(Token::Accent));
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.colour(Token::Accent), 2));
        painter.drawRoundedRect(rect().adjusted(1, 1, -1, -1), 6, 6);
    }
}

}  // namespace gatehouse::ui
