#pragma once

#include <array>
#include <optional>

#include <QTimer>

#include "app/models/series.h"
#include "app/reader_thread.h"
#include "ui/page.h"

class QVBoxLayout;
class QStackedWidget;

namespace gatehouse::ui {

class AttentionList;
class Banner;
class ChartPanel;
class KpiCard;
class PageFrame;
class ScopeBar;
class Segments;
class ShareList;
class Skeleton;

/// The numbers of a time range, read from rollups: cards, charts, models, providers.
class DashboardPage : public Page {
    Q_OBJECT

public:
    explicit DashboardPage(const PageContext& context, QWidget* parent = nullptr);
    void open(const QVariantMap& params) override;  ///< {"range": "24h"}
    [[nodiscard]] QString statusText() const override;

protected:
    void activated() override;
    void deactivated() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeData();
    void layCards();
    void choose(const QString& key);
    void readAnew();
    [[nodiscard]] app::FixedRange now() const;
    void refresh();
    void showOverview(const store::Overview& overview, const app::FixedRange& shown);
    void showSaved(const store::Overview& overview, const store::Saving& saving,
                   const app::FixedRange& shown);
    void showLists(const store::Overview& overview);
    void goTraffic(store::Filter filter, qint64 fromMs = 0, qint64 toMs = 0,
                   const QString& also = {});
    [[nodiscard]] QString rangeWords() const;

    PageFrame* frame_ = nullptr;
    ScopeBar* scope_ = nullptr;
    Segments* range_ = nullptr;
    AttentionList* attention_ = nullptr;
    Banner* banner_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    Skeleton* skeleton_ = nullptr;
    QVBoxLayout* rows_ = nullptr;
    std::array<KpiCard*, static_cast<std::size_t>(app::Card::Count)> cards_{};
    ChartPanel* latency_ = nullptr;
    ChartPanel* firstByte_ = nullptr;
    ChartPanel* tokens_ = nullptr;
    ChartPanel* cost_ = nullptr;
    ShareList* models_ = nullptr;
    ShareList* providers_ = nullptr;
    ShareList* routes_ = nullptr;  ///< only where there are routes
    QTimer timer_;
    QString shown_;                     ///< the range that moves with the clock
    std::optional<app::Window> fixed_;  ///< two moments instead
    app::ReaderThread::Token asked_ = 0;
    bool waiting_ = false;
    bool everAny_ = false;  ///< the store has had a request
    int columns_ = 0;
    qint64 readAt_ = 0;  ///< ms since 1970
};

}  // namespace gatehouse::ui
