#pragma once

#include "app/routes/starters.h"
#include "ui/page.h"

class QStackedWidget;

namespace gatehouse::app {
class RouteSession;
}

namespace gatehouse::ui {

class Banner;
class PageFrame;
class RouteEditor;
class RouteList;
class StarterGallery;

/// Routes: the list with its starters, and the editor of one.
class RoutesPage : public Page {
    Q_OBJECT

public:
    explicit RoutesPage(const PageContext& context, QWidget* parent = nullptr);
    void open(const QVariantMap& params) override;  ///< {"route": id} opens its editor;
                                                    ///< with "version" and "way", of a call

    [[nodiscard]] RouteEditor* editor() const { return editor_; }

protected:
    void activated() override;
    void deactivated() override;

private:
    QWidget* makeList();
    void showConfig();
    void showPlace(int place);  ///< of the stack
    void go(const std::string& route);
    void begin(const app::Starter& starter);
    void removeRoute(const std::string& id);
    void duplicate(const std::string& id);
    void enable(const std::string& id, bool on);

    app::RouteSession* session_;
    std::string awaited_;  ///< asked for before the config was there
    QStackedWidget* stack_;
    PageFrame* frame_ = nullptr;
    Banner* banner_ = nullptr;
    RouteList* list_ = nullptr;
    StarterGallery* gallery_ = nullptr;
    RouteEditor* editor_;
};

}  // namespace gatehouse::ui
