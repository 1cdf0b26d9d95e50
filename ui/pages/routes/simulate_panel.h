#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <QScrollArea>

#include "app/routes/simulation.h"
#include "proxy/core/policy/graph.h"
#include "proxy/shell/store/reader.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QVBoxLayout;

namespace gatehouse::app {
class ReaderThread;
}

namespace gatehouse::ui {

/// Tries a route with a stored call or a typed one: which way it takes, and why at every node.
/// Nobody is called.
class SimulatePanel : public QScrollArea {
    Q_OBJECT

public:
    explicit SimulatePanel(app::ReaderThread* reader, QWidget* parent = nullptr);

    /// `keys`: who has which, so that the user, tenant and role of a stored call are known.
    void show(const policy::Graph& graph, const std::string& route,
              const std::vector<config::KeyConfig>& keys = {});
    /// Looks for the last calls of the log, and walks; off: no path is shown any more.
    void setRunning(bool on);

Q_SIGNALS:
    /// Nodes and the outputs they were left by.
    void walked(const std::vector<std::pair<std::string, std::string>>& path);
    void nodeAsked(const std::string& id);

private:
    QPlainTextEdit* addArea(QVBoxLayout* column, const char* id, const QString& name,
                            const QString& hint, int height);
    void askForCalls();
    void fillCalls(const std::vector<store::Row>& rows);
    void choose();
    void walk();
    void showTrail(const app::Trail& trail);

    app::ReaderThread* reader_;
    policy::Graph graph_;
    std::string route_;
    std::vector<config::KeyConfig> keys_;
    bool running_ = false;
    std::vector<std::string> failing_;
    std::shared_ptr<const record::Exchange> stored_;  ///< empty: the typed one
    QComboBox* calls_;
    QWidget* typed_;
    QPlainTextEdit* body_;
    QPlainTextEdit* metadata_;
    QPlainTextEdit* headers_;
    QLabel* trouble_;
    QVBoxLayout* steps_;
};

}  // namespace gatehouse::ui
