#pragma once

#include <set>
#include <string>

#include <QTreeWidget>

#include "proxy/core/config/config.h"
#include "proxy/core/policy/graph.h"

namespace gatehouse::ui {

/// The same route as a tree: each output with the node it leads to. What is reached a second time
/// is named, not repeated. For the keyboard and for screen readers.
class RouteOutline : public QTreeWidget {
    Q_OBJECT

public:
    explicit RouteOutline(QWidget* parent = nullptr);

    void show(const policy::Graph& graph, const config::Config& config,
              const std::vector<policy::Flaw>& flaws);
    void setCurrent(const std::string& id);  ///< silent
    void setReadOnly(bool on);

Q_SIGNALS:
    void chosen(const std::string& id);
    void edited(const gatehouse::policy::Graph& next, const std::vector<std::string>& select);
    void propertiesAsked();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    QTreeWidgetItem* addItem(QTreeWidgetItem* parent, const policy::Node& node,
                             const QString& output);
    void grow(QTreeWidgetItem* item, const policy::Node& node);
    void popMenu(QPoint global);
    [[nodiscard]] std::string currentId() const;

    policy::Graph graph_;
    config::Config config_;
    std::set<std::string> seen_;
    std::set<std::string> flawed_;
    bool readOnly_ = false;
};

}  // namespace gatehouse::ui
