#pragma once

#include <vector>

#include <QWidget>

#include "proxy/shell/store/reader.h"
#include "ui/page.h"

class QStackedWidget;

namespace gatehouse::app {
class RouteSession;
}

namespace gatehouse::ui {

class Banner;
class PropertyPanel;
class RouteCanvas;
class RouteCounts;
class RouteHead;
class RouteOutline;
class RouteStrip;
class Segments;
class SimulatePanel;

/// One route: palette, drawing, properties and outline over one session.
class RouteEditor : public QWidget {
    Q_OBJECT

public:
    RouteEditor(const PageContext& context, app::RouteSession* session, QWidget* parent = nullptr);

    [[nodiscard]] RouteCanvas* canvas() const { return canvas_; }

    void setActive(bool active);  ///< whether anybody looks: calls are counted only then
    /// Draws the way of a stored call, "start:next>plan:false>end", on the version it took.
    void showWay(std::int64_t version, const QString& way);
    void openSide(const QString& key);  ///< "properties", "outline", "simulate"

Q_SIGNALS:
    void backAsked();
    void opened(const std::string& route);  ///< another one shall be shown: a copy

private:
    void makeActions();
    QWidget* makeLeft();
    QWidget* makeRight();
    void showSession();
    void showNode();
    void showHealth();
    void showCounts();
    void act(const QString& what);
    void publish(bool asTrial);
    void backTest();
    void rename();
    void duplicate();
    void remove();

    PageContext context_;
    app::RouteSession* session_;
    std::string shownRoute_;
    RouteCounts* counts_;
    Banner* trouble_;
    std::vector<store::VersionSums> versions_;
    RouteHead* head_;
    RouteCanvas* canvas_;
    PropertyPanel* panel_ = nullptr;
    RouteOutline* outline_ = nullptr;
    RouteStrip* strip_;
    SimulatePanel* simulate_ = nullptr;
    Segments* side_ = nullptr;
    QStackedWidget* sides_ = nullptr;
};

}  // namespace gatehouse::ui
