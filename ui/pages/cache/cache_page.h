#pragma once

#include <array>

#include <QTimer>

#include "app/cache/cache_words.h"
#include "app/models/series.h"
#include "app/reader_thread.h"
#include "ui/page.h"
#include "ui/pages/cache/kept_view.h"

class QGridLayout;
class QStackedWidget;

namespace gatehouse::ui {

class Banner;
class CacheSettings;
class CacheTester;
class ChartPanel;
class EmptyState;
class KeptList;
class KpiCard;
class PageFrame;
class PrefixCard;
class Segments;
class Skeleton;
class WasteCard;

/// Cache: what it saves, what it keeps, and its settings; and what is paid without need.
///
/// Shape   savings come from the log, for a range; the kept answers from the engine, each five
/// seconds while the page is seen
class CachePage : public Page {
    Q_OBJECT

public:
    explicit CachePage(const PageContext& context, QWidget* parent = nullptr);
    /// {"entry": key} reads one answer, {"call": id} the one that was made for a call, {"part":
    /// "settings"} opens the settings.
    void open(const QVariantMap& params) override;

protected:
    void activated() override;
    void deactivated() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeOverview();
    void makeCards(QWidget* page);
    void layCards();
    void showConfig();
    void refresh();
    void askKept();
    void readSavings();
    void showFigures();
    void showChart();
    void openCall(const QString& call, const KeptView::Likeness& likeness);
    void go(const QVariantMap& params);

    engine::CacheView view_;
    store::Savings savings_;
    app::Window window_;
    bool isAsking_ = false;
    bool isReading_ = false;
    bool hasView_ = false;
    qint64 readAt_ = 0;  ///< ms since 1970
    int columns_ = 0;
    QTimer timer_;
    QStackedWidget* stack_;
    PageFrame* frame_ = nullptr;
    Segments* range_ = nullptr;
    Banner* banner_ = nullptr;
    Skeleton* skeleton_ = nullptr;
    EmptyState* empty_ = nullptr;
    QWidget* figures_ = nullptr;
    QGridLayout* grid_ = nullptr;
    std::array<KpiCard*, static_cast<std::size_t>(app::CacheCard::Count)> cards_{};
    ChartPanel* chart_ = nullptr;
    KeptList* list_ = nullptr;
    CacheTester* tester_ = nullptr;
    PrefixCard* prefix_ = nullptr;
    WasteCard* waste_ = nullptr;
    KeptView* entry_;
    CacheSettings* settings_;
};

}  // namespace gatehouse::ui
