#pragma once

#include <QTest>

#include "tests/app/routes/sample_graph.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"
#include "ui/pages/routes/route_canvas.h"
#include "ui/pages/routes/route_editor.h"
#include "ui/pages/routes/routes_page.h"

namespace gatehouse::tests {

/// A window with the editor of one route open.
struct RouteKit : WindowKit {
    explicit RouteKit(config::Config config = routeConfig())
    {
        gateway.configNow = std::move(config);
    }

    /// Opens the route, or the list.
    ui::MainWindow& open(const char* route = "support", QSize size = {1440, 900})
    {
        ui::MainWindow& shown = show(size);
        shown.navigator()->go(QStringLiteral("routes"),
                              {{QStringLiteral("route"), QString::fromLatin1(route)}});
        return shown;
    }

    [[nodiscard]] ui::RoutesPage& page() const
    {
        return *qobject_cast<ui::RoutesPage*>(window->page(QStringLiteral("routes")));
    }

    [[nodiscard]] ui::RouteCanvas& canvas() const { return *page().editor()->canvas(); }

    [[nodiscard]] const policy::Graph& graph() const { return canvas().scene().graph(); }

    template <class W>
    [[nodiscard]] W* find(const char* name) const
    {
        return window->findChild<W*>(QString::fromLatin1(name));
    }

    /// The middle of a node's head, in the canvas.
    [[nodiscard]] QPoint at(const char* id) const
    {
        const ui::DrawnNode* node = canvas().scene().find(id);
        const QPointF point = node->rect.topLeft() + QPointF(node->rect.width() / 2, 18);
        return canvas().toWidget(point).toPoint();
    }

    [[nodiscard]] QPoint port(const char* id, const char* output) const
    {
        const ui::DrawnNode* node = canvas().scene().find(id);
        const auto place = std::find(node->outputs.begin(), node->outputs.end(), output);
        return canvas()
            .toWidget(ui::outPort(*node, static_cast<std::size_t>(place - node->outputs.begin())))
            .toPoint();
    }

    void drag(QPoint from, QPoint to) const
    {
        QTest::mousePress(&canvas(), Qt::LeftButton, {}, from);
        QTest::mouseMove(&canvas(), (from + to) / 2);
        QTest::mouseMove(&canvas(), to);
        QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, to);
    }

    /// From the palette to a place of the canvas.
    void drop(const char* tile, QPoint to) const
    {
        auto* from =
            window->findChild<QWidget*>(QStringLiteral("routes.add.") + QLatin1String(tile));
        const QPoint end = from->mapFromGlobal(canvas().mapToGlobal(to));
        QTest::mousePress(from, Qt::LeftButton, {}, QPoint(10, 10));
        QTest::mouseMove(from, QPoint(40, 30));
        QTest::mouseMove(from, end);
        QTest::mouseRelease(from, Qt::LeftButton, {}, end);
    }
};

/// A route with a start alone.
inline config::Config bareRoute()
{
    config::Config config = routeConfig();
    config.routes[0].versions[0].elements =
        R"([{"id":"start","type":"start","outputs":{},"position":{"x":400,"y":0}}])";
    return config;
}

/// What the sample of these tests looks like, without places: the same by mouse and by keyboard.
inline constexpr auto kDrawnRoute =
    "[{\"id\":\"start\",\"type\":\"start\",\"outputs\":{\"next\":{\"elementId\":\"conditional\"}}},"
    "{\"id\":\"conditional\",\"type\":\"conditional\","
    "\"properties\":{\"conditions\":{\"metadata.plan\":{\"$eq\":\"paid\"}}},"
    "\"outputs\":{\"true\":{\"elementId\":\"model\"},\"false\":{\"elementId\":\"model-2\"}}},"
    "{\"id\":\"model\",\"type\":\"model\",\"properties\":{\"model\":\"sample\",\"provider\":"
    "\"sample\","
    "\"retries\":1,\"timeout\":30000},"
    "\"outputs\":{\"success\":{\"elementId\":\"end\"},\"fallback\":{\"elementId\":\"model-2\"}}},"
    "{\"id\":\"model-2\",\"type\":\"model\",\"properties\":{\"model\":\"echo\",\"provider\":"
    "\"sample\","
    "\"retries\":1,\"timeout\":30000},"
    "\"outputs\":{\"success\":{\"elementId\":\"end\"}}},"
    "{\"id\":\"end\",\"type\":\"end\",\"outputs\":{}}]";

inline QByteArray withoutPlaces(policy::Graph graph)
{
    for (policy::Node& node : graph.nodes) node.spot.reset();
    std::ranges::sort(graph.nodes, {}, &policy::Node::id);
    return QByteArray::fromStdString(policy::printGraph(graph, policy::Form::Own));
}

inline QByteArray goldenRoute()
{
    return withoutPlaces(std::move(policy::readGraph(kDrawnRoute)).value());
}

}  // namespace gatehouse::tests
