#include "ui/widgets/metric_strip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "app/formats.h"
#include "ui/widgets/basics.h"

namespace gatehouse::ui {
namespace {

enum Place : std::size_t { kRequests, kErrors, kMedian, kSlow, kTokens, kCost };

QString none()
{
    return QStringLiteral("–");
}

}  // namespace

MetricStrip::MetricStrip(const QString& objectName, QWidget* parent) : QWidget(parent)
{
    setObjectName(objectName);
    setAccessibleName(tr("Figures of the requests that match"));
    const QString names[kFigures] = {tr("Requests"),    tr("Errors"), tr("Latency p50"),
                                     tr("Latency p95"), tr("Tokens"), tr("Cost")};
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(22);
    for (std::size_t i = 0; i < kFigures; ++i) {
        Figure& figure = figures_[i];
        figure.name = names[i];
        figure.box = new QWidget(this);
        auto* column = new QVBoxLayout(figure.box);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(1);
        column->addWidget(makeLabel(names[i], "caption", figure.box));
        figure.value = makeLabel(none(), "mono", figure.box);
        column->addWidget(figure.value);
        row->addWidget(figure.box);
    }
    row->addStretch(1);
    setSummary({});
}

void MetricStrip::set(std::size_t place, const QString& value, const QString& whole)
{
    Figure& figure = figures_[place];
    if (figure.value->text() != value) figure.value->setText(value);
    figure.box->setToolTip(whole);
    figure.box->setAccessibleName(figure.name + QLatin1Char(' ') + whole);
}

void MetricStrip::setSummary(const store::Summary& sum)
{
    const QString requests = app::count(sum.requests);
    set(kRequests, requests, requests);
    const double share =
        sum.requests > 0 ? static_cast<double>(sum.failed) / static_cast<double>(sum.requests) : 0;
    const QString failed =
        sum.failed == 0 ? app::count(0)
                        : app::count(sum.failed) + QStringLiteral(" · ") + app::percent(share);
    set(kErrors, failed, failed);
    const bool hasTimes = sum.latencyP50 >= 0;
    const QString median = hasTimes ? app::millis(sum.latencyP50) : none();
    const QString slow = hasTimes ? app::millis(sum.latencyP95) : none();
    set(kMedian, median, median);
    set(kSlow, slow, slow);
    set(kTokens,
        app::shortCount(sum.inputTokens) + QStringLiteral(" → ") +
            app::shortCount(sum.outputTokens),
        tr("%1 in, %2 out").arg(app::count(sum.inputTokens), app::count(sum.outputTokens)));
    const QString whole =
        sum.requests == 0 ? none() : app::spend(sum.cost, sum.requests, sum.unpriced);
    const bool allUnknown = sum.requests > 0 && sum.unpriced == sum.requests;
    const QString cost = sum.requests == 0  ? none()
                         : allUnknown       ? app::money(std::nullopt)
                         : sum.unpriced > 0 ? app::money(sum.cost) + QStringLiteral(" + ?")
                                            : app::money(sum.cost);
    set(kCost, cost, whole);
}

QSize MetricStrip::sizeHint() const
{
    int width = -layout()->spacing();
    for (const Figure& figure : figures_)
        width += figure.box->sizeHint().width() + layout()->spacing();
    return {width, QWidget::sizeHint().height()};
}

QSize MetricStrip::minimumSizeHint() const
{
    return {figures_[kRequests].box->sizeHint().width(), QWidget::minimumSizeHint().height()};
}

void MetricStrip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

bool MetricStrip::event(QEvent* event)
{
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest) fit();
    return done;
}

void MetricStrip::fit()
{
    constexpr Place kLastFirst[] = {kMedian, kTokens, kCost, kSlow, kErrors};
    int needed = sizeHint().width();
    std::array<bool, kFigures> shown{};
    shown.fill(true);
    for (const Place place : kLastFirst) {
        if (needed <= width()) break;
        shown[place] = false;
        needed -= figures_[place].box->sizeHint().width() + layout()->spacing();
    }
    for (std::size_t i = 0; i < kFigures; ++i) {
        if (figures_[i].box->isHidden() == shown[i]) figures_[i].box->setVisible(shown[i]);
    }
}

QStringList MetricStrip::words() const
{
    QStringList all;
    for (const Figure& figure : figures_)
        all += figure.name + QLatin1Char(' ') + figure.value->text();
    return all;
}

}  // namespace gatehouse::ui
