#include "ui/pages/routes/outline.h"

#include <algorithm>

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>

#include "app/formats.h"
#include "app/routes/graph_edit.h"
#include "app/routes/graph_grow.h"
#include "app/routes/node_words.h"
#include "ui/pages/routes/canvas_paint.h"
#include "ui/pages/routes/node_menu.h"
#include "ui/theme/theme.h"

namespace gatehouse::ui {
namespace {

constexpr int kId = Qt::UserRole;
constexpr int kIndent = 14;

}  // namespace

RouteOutline::RouteOutline(QWidget* parent) : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("routes.outline"));
    setAccessibleName(tr("Outline of the route"));
    setAccessibleDescription(
        tr("Enter opens a node, the menu key connects it, a letter adds one after it."));
    setHeaderHidden(true);
    setColumnCount(1);
    setIndentation(kIndent);
    setUniformRowHeights(true);
    setTextElideMode(Qt::ElideRight);
    setIconSize(QSize(15, 15));
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    connect(this, &QTreeWidget::currentItemChanged, this, [this] {
        if (const std::string id = currentId(); !id.empty()) Q_EMIT chosen(id);
    });
    connect(this, &QTreeWidget::itemDoubleClicked, this, &RouteOutline::propertiesAsked);
}

void RouteOutline::show(const policy::Graph& graph, const config::Config& config,
                        const std::vector<policy::Flaw>& flaws)
{
    const std::string kept = currentId();
    const QSignalBlocker quiet(this);
    graph_ = graph;
    config_ = config;
    flawed_.clear();
    for (const policy::Flaw& flaw : flaws) flawed_.insert(flaw.node);
    seen_.clear();
    clear();
    // From the start, then what nothing leads to.
    for (const bool starts : {true, false}) {
        for (const policy::Node& node : graph_.nodes) {
            if ((node.kind == policy::NodeKind::Start) != starts || seen_.contains(node.id))
                continue;
            const bool led = std::ranges::any_of(graph_.nodes, [&node](const policy::Node& other) {
                return std::ranges::any_of(other.outputs, [&node](const policy::Output& each) {
                    return each.to == node.id;
                });
            });
            if (starts || !led) grow(addItem(invisibleRootItem(), node, {}), node);
        }
    }
    expandAll();
    setCurrent(kept);
}

void RouteOutline::grow(QTreeWidgetItem* item, const policy::Node& node)
{
    if (!seen_.insert(node.id).second) return;
    for (const std::string& output : policy::outputNames(node)) {
        const auto found = std::ranges::find(node.outputs, output, &policy::Output::name);
        const policy::Node* end = found == node.outputs.end() ? nullptr : graph_.find(found->to);
        const QString words = app::outputTitle(node, output);
        if (end != nullptr) {
            grow(addItem(item, *end, words), *end);
            continue;
        }
        auto* open = new QTreeWidgetItem(item, {tr("%1: leads nowhere").arg(words)});
        open->setData(0, kId, app::text(node.id));
        open->setForeground(0, Theme::of().colour(Token::Warn));
    }
}

QTreeWidgetItem* RouteOutline::addItem(QTreeWidgetItem* parent, const policy::Node& node,
                                       const QString& output)
{
    const QString title = app::nodeTitle(node);
    const bool again = seen_.contains(node.id);
    QString words = output.isEmpty() ? title : QString(output + QStringLiteral(" → ") + title);
    auto* item = new QTreeWidgetItem(parent, {words});
    item->setData(0, kId, app::text(node.id));
    item->setIcon(0, Theme::icon(iconOf(node.kind)));
    item->setToolTip(0, app::nodeSummary(node, config_));
    const QString spoken =
        QStringLiteral("%1, %2, %3")
            .arg(words, app::kindTitle(node.kind), app::nodeSummary(node, config_));
    item->setData(0, Qt::AccessibleTextRole,
                  flawed_.contains(node.id) ? tr("%1, has a problem").arg(spoken) : spoken);
    if (flawed_.contains(node.id)) item->setForeground(0, Theme::of().colour(Token::Bad));
    if (again) item->setForeground(0, Theme::of().colour(Token::Text3));
    return item;
}

std::string RouteOutline::currentId() const
{
    return currentItem() == nullptr ? std::string()
                                    : currentItem()->data(0, kId).toString().toStdString();
}

void RouteOutline::setCurrent(const std::string& id)
{
    if (currentItem() != nullptr && currentId() == id) return;
    const QSignalBlocker quiet(this);
    setCurrentItem(nullptr);
    for (QTreeWidgetItemIterator each(this); *each != nullptr; ++each) {
        if ((*each)->data(0, kId).toString().toStdString() != id) continue;
        setCurrentItem(*each);
        break;
    }
    viewport()->update();
}

void RouteOutline::setReadOnly(bool on)
{
    readOnly_ = on;
}

void RouteOutline::popMenu(QPoint global)
{
    const std::string id = currentId();
    if (id.empty() || readOnly_) return;
    auto* menu =
        makeNodeMenu(this, graph_, id, [this](policy::Graph next, std::vector<std::string> select) {
            Q_EMIT edited(next, select);
        });
    menu->popup(global);
}

void RouteOutline::contextMenuEvent(QContextMenuEvent* event)
{
    const QRect row = currentItem() == nullptr ? QRect() : visualItemRect(currentItem());
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    popMenu(byMouse ? event->globalPos() : viewport()->mapToGlobal(row.bottomLeft()));
}

void RouteOutline::keyPressEvent(QKeyEvent* event)
{
    const std::string id = currentId();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (!id.empty()) Q_EMIT propertiesAsked();
        return;
    }
    const bool plain = !readOnly_ && !id.empty() &&
                       !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (plain && event->key() == Qt::Key_Delete) {
        const policy::Graph next = app::without(graph_, {id});
        if (!(next == graph_)) Q_EMIT edited(next, {});
        return;
    }
    const QString letter = event->text().toUpper();
    if (plain && letter.size() == 1) {
        for (const policy::NodeKind kind : app::offeredKinds()) {
            if (app::letterOf(kind) != letter[0]) continue;
            const app::Grown grown = app::addedAfter(graph_, id, kind);
            Q_EMIT edited(grown.graph, grown.ids);
            return;
        }
    }
    QTreeWidget::keyPressEvent(event);
}

}  // namespace gatehouse::ui
