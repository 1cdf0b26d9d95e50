#pragma once

#include <deque>
#include <memory>

#include <QElapsedTimer>
#include <QTimer>

#include "app/models/live_model.h"
#include "app/models/log_model.h"
#include "app/reader_thread.h"
#include "app/traffic_views.h"
#include "ui/page.h"

class QStackedWidget;

namespace gatehouse::ui {

class Banner;
class CompareView;
class Inspector;
class LogTable;
class TrafficActions;
class TrafficHead;
class TrafficList;
class TrafficSplit;
class TrafficVolume;

/// The Traffic page: every exchange as it happens, with filter and inspector.
///
/// Params  {"filter": "status:5xx model:gpt-5", "from": µs, "to": µs}, or {"compare": "12,15"}:
/// rows
class TrafficPage : public Page {
    Q_OBJECT

public:
    explicit TrafficPage(const PageContext& context, QWidget* parent = nullptr);
    ~TrafficPage() override;

    void open(const QVariantMap& params) override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] std::optional<Token> statusDot() const override;
    [[nodiscard]] bool isFilled() const override;

    [[nodiscard]] app::LogModel& model() { return *model_; }

    [[nodiscard]] LogTable& table() { return *table_; }

    [[nodiscard]] Inspector& inspector() { return *inspector_; }

protected:
    void activated() override;
    void deactivated() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    void connectModel();
    void connectTable();
    void connectActions();
    void connectVolume();
    void addKeys();
    void applyFilter(const store::Filter& filter, const store::Ranking& ranking);
    void sortBy(int column);
    void showState();
    void showCounts();
    void askFacts();
    void setPaused(bool paused);
    void compare(const std::vector<store::RowId>& calls);
    void goTo(store::RowId row);
    void complain(const QString& message, const QString& hint);
    void showViews(const QPoint& globalPosition);
    void showView(const app::TrafficView& view);
    void pollRunning();
    void makeRoom();

    std::unique_ptr<app::ReaderThread> pages_;
    std::unique_ptr<app::ReaderThread> queries_;
    std::unique_ptr<app::ReaderThread> details_;
    app::LogSource* source_;
    app::LiveModel* live_;
    app::LogModel* model_;
    TrafficActions* actions_;

    TrafficHead* head_;
    Banner* banner_;
    QStackedWidget* body_;  ///< the list, or a comparison
    TrafficVolume* volume_;
    QWidget* volumeLine_;
    TrafficSplit* split_;
    CompareView* compare_;
    TrafficList* list_;
    LogTable* table_;
    Inspector* inspector_;

    QTimer beat_;
    QTimer poll_;
    QTimer facts_;
    QElapsedTimer clock_;
    std::deque<std::pair<qint64, std::size_t>> arrivals_;  // ms, rows
    store::StoreFacts stored_;
    bool started_ = false;
    bool bannerStays_ = false;
    bool polling_ = false;
};

}  // namespace gatehouse::ui
