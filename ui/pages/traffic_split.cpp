#include "ui/pages/traffic_split.h"

#include <algorithm>

#include <QResizeEvent>

#include "app/gateway.h"
#include "ui/pages/inspector.h"
#include "ui/pages/traffic_list.h"
#include "ui/widgets/log_table.h"

namespace gatehouse::ui {
namespace {

constexpr int kBelowUnder = 1020;  // px of the page: a window of 1080 px with the rail
constexpr int kStepPause = 40;     // ms: who steps through the list loads the row he stops at

}  // namespace

TrafficSplit::TrafficSplit(app::Gateway& gateway, app::ReaderThread& reader, app::LogModel& model,
                           QWidget* parent)
    : QSplitter(Qt::Horizontal, parent),
      model_(model),
      loader_(new app::ExchangeLoader(reader, this)),
      tail_(new app::StreamTail(gateway, reader, this))
{
    setObjectName(QStringLiteral("traffic.splitter"));
    setHandleWidth(1);
    list_ = new TrafficList(model_, &gateway, this);
    table_ = &list_->table();
    inspector_ = new Inspector(this);
    inspector_->hide();
    addWidget(list_);
    addWidget(inspector_);
    setStretchFactor(0, 1);
    setStretchFactor(1, 0);
    setCollapsible(0, false);
    setCollapsible(1, false);
    chooseLater_.setSingleShot(true);
    chooseLater_.setInterval(kStepPause);
    connect(&chooseLater_, &QTimer::timeout, this, &TrafficSplit::loadChosen);
    connect(&model_, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& first, const QModelIndex& last) {
                onRowsChanged(first.row(), last.row());
            });
    connectTable();
    connectInspector();
}

void TrafficSplit::connectTable()
{
    connect(table_, &LogTable::rowChosen, this, &TrafficSplit::choose);
    connect(table_, &LogTable::opened, this, &TrafficSplit::toggleInspector);
    connect(table_, &QTableView::doubleClicked, this, [this] { showInspector(true); });
    connect(table_, &QTableView::clicked, this, [this] {
        if (!inspector_->isVisible()) showInspector(true);
    });
    connect(table_, &LogTable::closed, this, [this] { showInspector(false); });
}

void TrafficSplit::connectInspector()
{
    connect(inspector_, &Inspector::closeAsked, this, [this] {
        showInspector(false);
        table_->setFocus();
    });
    connect(inspector_, &Inspector::rowAsked, this, &TrafficSplit::rowAsked);
    connect(inspector_, &Inspector::retryAsked, this, &TrafficSplit::loadChosen);
    connect(inspector_, &Inspector::bodiesWanted, this,
            [this] { loader_->loadBodies(inspector_->exchange()); });
    connect(loader_, &app::ExchangeLoader::loaded, this, [this](const app::ExchangePtr& exchange) {
        if (exchange->id != chosen_) return;
        inspector_->setExchange(exchange);
        if (exchange->exchange.outcome == record::Outcome::Running && active_) {
            tail_->follow(QString::fromStdString(exchange->exchange.id),
                          exchange->exchange.dialect);
        }
    });
    connect(loader_, &app::ExchangeLoader::bodiesLoaded, this,
            [this](store::RowId id, const app::BodiesPtr& bodies) {
                if (id == chosen_) inspector_->setBodies(bodies);
            });
    connect(loader_, &app::ExchangeLoader::missing, inspector_, &Inspector::setMissing);
    connect(loader_, &app::ExchangeLoader::failed, inspector_, &Inspector::setTrouble);
    connect(tail_, &app::StreamTail::updated, inspector_, &Inspector::addLive);
}

void TrafficSplit::setActive(bool active)
{
    active_ = active;
    if (!active) return tail_->stop();
    if (chosen_ != 0 && inspector_->isVisible()) loadChosen();
}

void TrafficSplit::choose()
{
    const store::RowId id = table_->currentId();
    if (id == chosen_) return;
    chosen_ = id;
    tail_->stop();
    loader_->forget();
    if (id == 0) return showInspector(false);
    wanted_ = 0;
    begin();
    if (!inspector_->isVisible()) showInspector(true);
    chooseLater_.start();
}

void TrafficSplit::begin()
{
    const int row = model_.rowOf(chosen_);
    const store::Row* known = row < 0 ? nullptr : model_.rowAt(row);
    if (known != nullptr) inspector_->begin(*known, model_.runningAt(row));
}

void TrafficSplit::loadChosen()
{
    if (chosen_ == 0 || !inspector_->isVisible()) return;
    loader_->load(chosen_);
}

void TrafficSplit::onRowsChanged(int first, int last)
{
    if (chosen_ == 0) return;
    const int row = model_.rowOf(chosen_);
    if (row < first || row > last) return;
    const store::Row* known = model_.rowAt(row);
    if (known == nullptr) return;
    inspector_->setRow(*known, model_.runningAt(row));
    const auto& shown = inspector_->exchange();
    const bool wasRunning = shown != nullptr && shown->id == chosen_ &&
                            shown->exchange.outcome == record::Outcome::Running;
    if (wasRunning && known->outcome != record::Outcome::Running) {
        tail_->stop();
        loader_->load(chosen_);
    }
}

void TrafficSplit::toggleInspector()
{
    showInspector(!inspector_->isVisible());
}

void TrafficSplit::showInspector(bool visible)
{
    if (visible && chosen_ == 0) {
        if (model_.rowCount() == 0) return;
        table_->selectId(table_->currentId() != 0 ? table_->currentId() : model_.idAt(0));
        return;
    }
    const bool before = inspector_->isVisible();
    inspector_->setVisible(visible);
    if (!visible) tail_->stop();
    if (visible && !before) {
        place();
        begin();
        chooseLater_.start();
    }
    if (visible != before) Q_EMIT placed();
}

void TrafficSplit::togglePlace()
{
    belowChosen_ = true;
    below_ = !below_;
    place();
    showInspector(true);
}

bool TrafficSplit::isStacked() const
{
    return orientation() == Qt::Vertical && inspector_->isVisible();
}

void TrafficSplit::place()
{
    const auto wanted = below_ ? Qt::Vertical : Qt::Horizontal;
    if (orientation() != wanted) setOrientation(wanted);
    const int whole = below_ ? height() : width();
    const int part = below_ ? whole * 11 / 20 : std::max(Inspector::kWidth, whole * 35 / 100);
    setSizes({whole - part, part});
    Q_EMIT placed();
}

void TrafficSplit::resizeEvent(QResizeEvent* event)
{
    QSplitter::resizeEvent(event);
    const bool below = width() < kBelowUnder;
    if (below != below_ && !belowChosen_) {
        below_ = below;
        place();
    }
}

bool TrafficSplit::want(store::RowId row)
{
    wanted_ = row;
    if (row != 0 && table_->selectId(row)) wanted_ = 0;
    return wanted_ == 0;
}

}  // namespace gatehouse::ui
