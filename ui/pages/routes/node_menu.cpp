#include "ui/pages/routes/node_menu.h"

#include <algorithm>
#include <memory>

#include <QCoreApplication>
#include <QMenu>

#include "app/formats.h"
#include "app/routes/graph_edit.h"
#include "app/routes/graph_grow.h"
#include "app/routes/node_words.h"
#include "ui/pages/routes/canvas_paint.h"
#include "ui/theme/theme.h"

namespace gatehouse::ui {
namespace {

struct NodeMenuWords {
    Q_DECLARE_TR_FUNCTIONS(NodeMenu)
};

using Shared = std::shared_ptr<const policy::Graph>;  // one for all actions of a menu
using Apply = std::function<void(policy::Graph, std::vector<std::string>)>;

constexpr int kCopyStep = 32;

/// A menu text: an ampersand is a letter, not a mark.
QString plain(QString words)
{
    return words.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

void addConnections(QMenu* menu, const Shared& graph, const policy::Node& node, const Apply& apply)
{
    const std::string id = node.id;
    for (const std::string& output : policy::outputNames(node)) {
        auto* ends = menu->addMenu(
            NodeMenuWords::tr("Connect “%1” to").arg(plain(app::outputTitle(node, output))));
        ends->setObjectName(QStringLiteral("routes.connect.") + app::text(output));
        const auto now = std::ranges::find(node.outputs, output, &policy::Output::name);
        const std::string to = now == node.outputs.end() ? std::string() : now->to;
        for (const policy::Node& end : graph->nodes) {
            if (!app::mayConnect(*graph, id, end.id)) continue;
            auto* action =
                ends->addAction(Theme::icon(iconOf(end.kind)), plain(app::nodeTitle(end)), menu,
                                [=, target = end.id] {
                                    apply(app::connected(*graph, {id, output, target}), {id});
                                });
            action->setObjectName(QStringLiteral("routes.connect.to.") + app::text(end.id));
            action->setCheckable(end.id == to);
            action->setChecked(end.id == to);
        }
        if (to.empty()) continue;
        ends->addSeparator();
        ends->addAction(NodeMenuWords::tr("Nowhere"), menu,
                        [=] { apply(app::disconnected(*graph, id, output), {id}); });
    }
}

}  // namespace

QMenu* makeNodeMenu(QWidget* parent, const policy::Graph& graph, const std::string& id, Apply apply)
{
    auto* menu = new QMenu(parent);
    menu->setObjectName(QStringLiteral("routes.nodeMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto shared = std::make_shared<const policy::Graph>(graph);
    const policy::Node* node = shared->find(id);
    if (node == nullptr) return menu;
    addConnections(menu, shared, *node, apply);
    auto* after = menu->addMenu(NodeMenuWords::tr("Add after it"));
    for (const policy::NodeKind kind : app::offeredKinds()) {
        after->addAction(Theme::icon(iconOf(kind)), app::kindTitle(kind), menu, [=] {
            app::Grown grown = app::addedAfter(*shared, id, kind);
            apply(std::move(grown.graph), grown.ids);
        });
    }
    menu->addSeparator();
    if (node->kind == policy::NodeKind::Start) return menu;
    menu->addAction(Theme::icon(QStringLiteral("copy")), NodeMenuWords::tr("Duplicate"), menu, [=] {
        app::Grown grown = app::pasted(*shared, app::copied(*shared, {id}), {kCopyStep, kCopyStep});
        apply(std::move(grown.graph), grown.ids);
    });
    menu->addAction(Theme::icon(QStringLiteral("trash")), NodeMenuWords::tr("Remove"), menu,
                    [=] { apply(app::without(*shared, {id}), {}); });
    return menu;
}

}  // namespace gatehouse::ui
