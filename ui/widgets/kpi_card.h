#pragma once

#include <QFrame>
#include <QVector>

#include "app/models/series.h"

class QLabel;

namespace gatehouse::ui {

class ElidedLabel;

/// A small line without axes. Buckets without data (negative) are left out.
class Sparkline : public QWidget {
    Q_OBJECT

public:
    Sparkline(int series, QWidget* parent);
    void setValues(const QVector<double>& values);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int series_;
    QVector<double> values_;
};

/// One figure of the dashboard: title, change against the period before, value, detail, course. A
/// link.
class KpiCard : public QFrame {
    Q_OBJECT

public:
    KpiCard(const QString& objectName, const QString& title, int series, QWidget* parent = nullptr);
    void show(const app::Kpi& kpi);
    [[nodiscard]] QString valueText() const;

Q_SIGNALS:
    void clicked();

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString title_;
    QLabel* delta_;
    QLabel* value_;
    ElidedLabel* detail_;
    Sparkline* spark_;
};

}  // namespace gatehouse::ui
