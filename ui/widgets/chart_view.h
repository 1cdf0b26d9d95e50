#pragma once

#include <functional>

#include <QElapsedTimer>
#include <QVector>
#include <QtCharts/QChartView>

#include "ui/widgets/chart_panel.h"

class QAreaSeries;
class QBarSet;
class QLineSeries;
class QStackedBarSeries;
class QValueAxis;

namespace gatehouse::ui {

/// The drawing part of ChartPanel: series by the charts library, grid, labels and crosshair by us.
class ChartView : public QChartView {
    Q_OBJECT

public:
    ChartView(ChartPanel::Kind kind, const QVector<ChartSeries>& series, ChartPanel::Format format,
              QWidget* parent);

    void setRange(qint64 from, qint64 to, qint64 bucket);
    void setValues(const QVector<QVector<QPointF>>& values);
    void setEmptyText(const QString& text);
    void setAxisFormat(ChartPanel::Format format);
    void setWhole(bool whole);  ///< from the next values on

Q_SIGNALS:
    void clicked(qint64 from, qint64 to);

protected:
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void applyTheme();
    void layOut();
    void pushValues();
    void setCursorAt(qint64 bucketStart);
    [[nodiscard]] double xOf(double ms) const;
    [[nodiscard]] double yOf(double value) const;
    [[nodiscard]] qint64 bucketAt(double x) const;
    [[nodiscard]] double topOfValues() const;
    void drawTip(QPainter* painter);
    void drawTimes(QPainter* painter);

    ChartPanel::Kind kind_;
    QVector<ChartSeries> rows_;
    ChartPanel::Format format_;
    ChartPanel::Format axisFormat_;
    QVector<QVector<QPointF>> values_;
    QVector<QLineSeries*> lines_;
    QVector<QAreaSeries*> areas_;
    QVector<QBarSet*> bars_;
    QValueAxis* x_;
    QValueAxis* y_;
    bool whole_ = false;
    QVector<double> ticks_;
    QRectF plot_;
    qint64 from_ = 0;
    qint64 to_ = 1;
    qint64 bucket_ = 60'000;
    qint64 cursor_ = -1;
    double top_ = 0;
    QElapsedTimer lower_;  // since when a lower axis would do
    QString emptyText_;
};

}  // namespace gatehouse::ui
