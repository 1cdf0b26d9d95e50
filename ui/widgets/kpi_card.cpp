#include "ui/widgets/kpi_card.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include "ui/widgets/basics.h"

namespace gatehouse::ui {

Sparkline::Sparkline(int series, QWidget* parent) : QWidget(parent), series_(series)
{
    setFixedHeight(34);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Sparkline::setValues(const QVector<double>& values)
{
    values_ = values;
    update();
}

void Sparkline::paintEvent(QPaintEvent*)
{
    double top = 0;
    qsizetype known = 0;
    for (const double value : std::as_const(values_)) {
        top = qMax(top, value);
        known += value >= 0 ? 1 : 0;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = Theme::of().series(series_);
    const double base = height() - 3.0;
    if (known == 0 || top <= 0) {
        painter.setPen(QPen(Theme::of().colour(Token::Border), 1.5));
        painter.drawLine(QPointF(0, base), QPointF(width(), base));
        return;
    }
    QPolygonF line;
    const double step = width() / qMax(1.0, static_cast<double>(values_.size() - 1));
    for (qsizetype i = 0; i < values_.size(); ++i) {
        if (values_[i] < 0) continue;
        const double x = values_.size() == 1 ? width() / 2.0 : step * static_cast<double>(i);
        line.append(QPointF(x, base - values_[i] / top * (height() - 7)));
    }
    QPainterPath under;
    under.addPolygon(line);
    under.lineTo(line.last().x(), height());
    under.lineTo(line.first().x(), height());
    under.closeSubpath();
    QLinearGradient fade(0, 0, 0, height());
    QColor strong = colour;
    strong.setAlphaF(0.16F);
    QColor weak = colour;
    weak.setAlphaF(0.0F);
    fade.setColorAt(0, strong);
    fade.setColorAt(1, weak);
    painter.fillPath(under, fade);
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
    if (line.size() == 1) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(line.first(), 2.2, 2.2);
    }
}

KpiCard::KpiCard(const QString& objectName, const QString& title, int series, QWidget* parent)
    : QFrame(parent), title_(title)
{
    setObjectName(objectName);
    setAccessibleName(title);
    setProperty("card", true);
    setProperty("hot", true);
    setProperty("focusRing", true);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 10);
    column->setSpacing(2);
    auto* head = new QHBoxLayout;
    head->setSpacing(6);
    auto* name = makeLabel(title, "small2", this);
    delta_ = makeBadge({}, "neutral", this);
    delta_->setObjectName(objectName + QStringLiteral(".delta"));
    head->addWidget(name, 1);
    head->addWidget(delta_);
    head->addSpacing(0);
    column->addLayout(head);
    value_ = makeLabel(QStringLiteral("–"), "kpi", this);
    value_->setObjectName(objectName + QStringLiteral(".value"));
    column->addWidget(value_);
    detail_ = new ElidedLabel({}, this);
    setRole(detail_, "captionStrong");
    column->addWidget(detail_);
    column->addSpacing(4);
    spark_ = new Sparkline(series, this);
    column->addWidget(spark_);
    // Keeps the row's height while there is nothing to compare with.
    QSizePolicy keep = delta_->sizePolicy();
    keep.setRetainSizeWhenHidden(true);
    delta_->setSizePolicy(keep);
    delta_->setText(QStringLiteral("+0%"));
    delta_->hide();
}

void KpiCard::show(const app::Kpi& kpi)
{
    if (value_->text() != kpi.value) value_->setText(kpi.value);
    if (toolTip() != kpi.exact) setToolTip(kpi.exact);
    detail_->setWhole(kpi.detail);
    delta_->setVisible(!kpi.delta.isEmpty());
    if (!kpi.delta.isEmpty()) delta_->setText(kpi.delta);
    restyle(delta_, "badge",
            kpi.kind == app::Kpi::Delta::Good  ? QStringLiteral("ok")
            : kpi.kind == app::Kpi::Delta::Bad ? QStringLiteral("bad")
                                               : QStringLiteral("neutral"));
    spark_->setValues(kpi.spark);
    QStringList words{title_, kpi.value};
    if (!kpi.delta.isEmpty()) words.append(kpi.delta);
    words.append(kpi.detail);
    setAccessibleName(words.join(QStringLiteral(", ")));
}

QString KpiCard::valueText() const
{
    return value_->text();
}

void KpiCard::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos())) Q_EMIT clicked();
}

void KpiCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
        event->key() == Qt::Key_Space) {
        Q_EMIT clicked();
    } else {
        QFrame::keyPressEvent(event);
    }
}

}  // namespace gatehouse::ui
