#include "ui/widgets/trace_view.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

#include "app/formats.h"
#include "ui/widgets/basics.h"

namespace gatehouse::ui {
namespace {

constexpr int kGutter = 24;  // px: the line and its marks
constexpr int kMark = 9;

using State = app::TraceStep::State;

QString wordOf(State state)
{
    switch (state) {
        case State::Passed:
            return TraceView::tr("passed");
        case State::Answered:
            return TraceView::tr("answered");
        case State::Failed:
            break;
    }
    return TraceView::tr("failed");
}

Token tokenOf(State state)
{
    return state == State::Passed ? Token::Ok : state == State::Answered ? Token::Info : Token::Bad;
}

}  // namespace

TraceRow::TraceRow(const app::TraceStep& step, Place place, QWidget* parent)
    : QWidget(parent), state_(step.state), place_(place)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(isRightToLeft() ? 0 : kGutter, 4, isRightToLeft() ? kGutter : 0, 8);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(1);
    grid->setColumnStretch(0, 1);
    name_ = makeLabel(step.stop, "strong", this);
    auto* words = makeLabel(step.decision, step.state == State::Failed ? "bad" : "small", this);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    const QString at = step.at < 0 ? QString() : QStringLiteral("+") + app::duration(step.at);
    auto* when = makeLabel(at, "monoSmall", this);
    when->setToolTip(TraceView::tr("Since the call began"));
    auto* took = makeLabel(
        step.took < 0 ? QString() : TraceView::tr("took %1").arg(app::duration(step.took)),
        "caption", this);
    grid->addWidget(name_, 0, 0);
    grid->addWidget(when, 0, 1, Qt::AlignRight);
    grid->addWidget(words, 1, 0);
    grid->addWidget(took, 1, 1, Qt::AlignRight | Qt::AlignTop);
    // One sentence for those who hear it.
    QStringList said{step.stop, wordOf(step.state), step.decision, at, took->text()};
    said.removeAll(QString());
    setAccessibleName(said.join(QStringLiteral(", ")));
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TraceRow::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int middle = name_->geometry().center().y();
    const QRect gutter =
        QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, kGutter - 8, height()));
    const int x = gutter.center().x();
    painter.setPen(QPen(theme.colour(Token::BorderStrong), 1));
    const bool above = place_ == Place::Middle || place_ == Place::Last;
    const bool below = place_ == Place::Middle || place_ == Place::First;
    if (above) painter.drawLine(x, 0, x, middle);
    if (below) painter.drawLine(x, middle, x, height());
    const QRectF mark(x - kMark / 2.0, middle - kMark / 2.0, kMark, kMark);
    painter.setPen(QPen(theme.colour(Token::Surface), 2));
    painter.setBrush(theme.colour(tokenOf(state_)));
    // A shape for each state, beside its colour.
    if (state_ == State::Passed) painter.drawEllipse(mark);
    if (state_ == State::Failed) painter.drawRect(mark);
    if (state_ == State::Answered) {
        painter.drawPolygon(QPolygonF({QPointF(mark.center().x(), mark.top() - 1),
                                       QPointF(mark.right() + 1, mark.center().y()),
                                       QPointF(mark.center().x(), mark.bottom() + 1),
                                       QPointF(mark.left() - 1, mark.center().y())}));
    }
}

TraceView::TraceView(QWidget* parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("traffic.trace"));
    setAccessibleName(tr("Trace: every stop of the line"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget(this);
    column_ = new QVBoxLayout(content);
    column_->setContentsMargins(0, 4, 8, 12);
    column_->setSpacing(0);
    setWidget(content);
    content->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
}

void TraceView::setSteps(const std::vector<app::TraceStep>& steps)
{
    clearLayout(column_);
    using Place = TraceRow::Place;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const bool first = i == 0;
        const bool last = i + 1 == steps.size();
        const Place place = first && last ? Place::Only
                            : first       ? Place::First
                            : last        ? Place::Last
                                          : Place::Middle;
        column_->addWidget(new TraceRow(steps[i], place, widget()));
    }
    column_->addStretch(1);
}

void TraceView::setNothing(const QString& why)
{
    clearLayout(column_);
    auto* words = makeLabel(why, "small", widget());
    words->setWordWrap(true);
    column_->addWidget(words);
    column_->addStretch(1);
}

}  // namespace gatehouse::ui
