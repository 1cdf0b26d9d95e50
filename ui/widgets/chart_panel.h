#pragma once

#include <functional>

#include <QElapsedTimer>
#include <QFrame>
#include <QPointF>
#include <QVector>

class QLabel;
class QHBoxLayout;
class QStackedLayout;
class QTableWidget;
class QToolButton;

namespace gatehouse::ui {

class ChartView;

/// How one series is drawn. `colour` is its place in the theme's list, which carries a fixed
/// meaning (tokens.h).
struct ChartSeries {
    QString name;
    int colour = 0;
    bool dashed = false;
    bool area = false;
};

/// A chart in a card: title, legend, menu, crosshair, table. The only place that knows the charts
/// library.
///
/// Shape   series of (ms since 1970, value); lines or stacked bars over one time axis that begins
/// at zero. Units   values as the format function understands them. Thread  GUI. Costs two points a
/// pixel column at most; hidden panels are not repainted.
class ChartPanel : public QFrame {
    Q_OBJECT

public:
    enum class Kind : quint8 { Lines, Bars };
    using Format = std::function<QString(double)>;

    /// Widgets are called `objectName` + ".menu", ".table", ".view".
    ChartPanel(const QString& objectName, const QString& title, const QString& subtitle, Kind kind,
               const QVector<ChartSeries>& series, Format format, QWidget* parent = nullptr);
    /// Shorter words for the axis than for values; without it the values' own are used.
    void setAxisFormat(Format format);
    /// The axis has whole numbers only: calls and tokens come in ones.
    void setWhole(bool whole);

    void setSubtitle(const QString& text);
    void setRange(qint64 fromMs, qint64 toMs, qint64 bucketMs);
    /// Values of one series, x ascending. Call showValues() after the last.
    void setValues(int series, QVector<QPointF> points);
    void showValues();
    void setEmptyText(const QString& text);

    [[nodiscard]] bool hasData() const;
    [[nodiscard]] QString toCsv() const;
    [[nodiscard]] QImage toImage() const;
    void setTableShown(bool shown);
    [[nodiscard]] bool isTableShown() const;

Q_SIGNALS:
    void clicked(qint64 fromMs, qint64 toMs);  ///< the bucket under the pointer or the crosshair

private:
    void fillTable();
    void makeMenu();
    QVector<qint64> times() const;

    ChartView* view_;
    QTableWidget* table_ = nullptr;
    QStackedLayout* stack_;
    QLabel* subtitle_;
    QHBoxLayout* legend_;
    QToolButton* menu_;
    QString title_;
    QVector<ChartSeries> series_;
    QVector<QVector<QPointF>> values_;
    Format format_;
};

}  // namespace gatehouse::ui
