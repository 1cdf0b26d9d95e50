#pragma once

#include <array>
#include <string>

#include <QTimer>

#include "app/models/series.h"
#include "proxy/shell/store/detections.h"
#include "ui/page.h"

class QGridLayout;
class QVBoxLayout;

namespace gatehouse::ui {

class AuditCard;
class BackBar;
class Banner;
class ChartPanel;
class EmptyState;
class KpiCard;
class Segments;
class ShareList;
class Skeleton;

/// What the guard found over time: by rule, key, user and action, with the audit trail. Everything
/// leads to its calls in Traffic.
///
/// Shape   the chart has the five rules that found most, and the rest as one. Read by the reader's
/// thread while it is seen. Thread  GUI
class SecurityView : public QWidget {
    Q_OBJECT

public:
    explicit SecurityView(const PageContext& context, QWidget* parent = nullptr);
    void start(const std::string& gateway);  ///< it is seen, with what this gateway found
    void stop();

    [[nodiscard]] bool isActive() const { return timer_.isActive(); }

Q_SIGNALS:
    void backAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeFigures(QWidget* page, QVBoxLayout* column);
    void makeChart(QWidget* page);
    void refresh();
    void read(bool isForced);
    void show();
    void showChart();
    void layCards();
    [[nodiscard]] static QString titleOf(const std::string& rule);
    void goToCalls(const QString& filter);
    void goToCalls(const QString& filter, qint64 from, qint64 to);

    const PageContext& context_;
    std::string gateway_;
    store::Detections found_;
    app::Window window_;
    bool isReading_ = false;
    bool hasRead_ = false;
    WallMicros readAt_ = 0;
    int columns_ = 0;
    QTimer timer_;
    BackBar* bar_ = nullptr;
    Segments* range_ = nullptr;
    Banner* banner_ = nullptr;
    Skeleton* skeleton_ = nullptr;
    EmptyState* empty_ = nullptr;
    QWidget* figures_ = nullptr;
    QGridLayout* grid_ = nullptr;
    QVBoxLayout* chartPlace_ = nullptr;
    ChartPanel* chart_ = nullptr;
    QStringList drawn_;  ///< names of the series that the chart has
    std::array<KpiCard*, 3> cards_{};
    std::array<ShareList*, 4> lists_{};
    AuditCard* audit_ = nullptr;
};

}  // namespace gatehouse::ui
