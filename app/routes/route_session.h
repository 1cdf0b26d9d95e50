#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QObject>
#include <QString>

#include "app/routes/graph_edit.h"
#include "proxy/core/config/config.h"
#include "proxy/core/policy/graph.h"

namespace gatehouse::app {

class Draft;
class Gateway;

/// One route while it is edited: which version is looked at, its graph, and edits that go to the
/// draft.
///
/// Shape   shown is the version that was opened, else the one that is not published yet, else the
///         live one. The graph is read anew whenever the draft changes, so undo and another
///         editor's publish need nothing of their own.
/// Thread  GUI.
class RouteSession : public QObject {
    Q_OBJECT

public:
    RouteSession(Draft* draft, Gateway* gateway, QObject* parent = nullptr);

    void open(const std::string& route);
    void show(std::int64_t version);  ///< one of its versions

    [[nodiscard]] const std::string& id() const { return id_; }

    [[nodiscard]] const config::RouteConfig* route() const;      ///< of the draft; nullptr: gone
    [[nodiscard]] const config::RouteConfig* liveRoute() const;  ///< nullptr: never published

    [[nodiscard]] std::int64_t shown() const { return shown_; }

    [[nodiscard]] bool isPublished() const;  ///< the shown version
    [[nodiscard]] bool isLive() const;       ///< it serves now

    [[nodiscard]] const policy::Graph& graph() const { return graph_; }

    /// Why the version cannot be drawn; empty: it can.
    [[nodiscard]] const QString& trouble() const { return trouble_; }

    [[nodiscard]] const std::vector<policy::Flaw>& flaws() const { return flaws_; }

    [[nodiscard]] bool isSound() const;  ///< nothing but warnings

    void edit(policy::Graph next);

    /// What keeps the draft of the whole config from being published beside the graph.
    [[nodiscard]] Draft* draft() const { return draft_; }

    [[nodiscard]] Gateway* gateway() const { return gateway_; }

Q_SIGNALS:
    void changed();  ///< graph, version or anything else of the route
    void gone();     ///< the route was removed

private:
    void refresh();
    void read();

    Draft* draft_;
    Gateway* gateway_;
    std::string id_;
    std::int64_t shown_ = 0;
    std::string elements_;
    policy::Graph graph_;
    QString trouble_;
    std::vector<policy::Flaw> flaws_;
};

}  // namespace gatehouse::app
