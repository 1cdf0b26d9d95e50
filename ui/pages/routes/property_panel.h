#pragma once

#include <string>
#include <vector>

#include <QScrollArea>
#include <QStringList>

#include "proxy/core/config/config.h"
#include "proxy/core/policy/graph.h"
#include "proxy/shell/engine/provider_health.h"
#include "ui/pages/routes/property_fields.h"

class QVBoxLayout;

namespace gatehouse::ui {

/// What can be set on the chosen node: a form made of the rows of its kind, what is wrong with it,
/// and all of it as JSON.
class PropertyPanel : public QScrollArea {
    Q_OBJECT

public:
    explicit PropertyPanel(QWidget* parent = nullptr);

    /// `count`: how many nodes are chosen; the form is that of `id`, when it is one.
    void show(const policy::Graph& graph, const std::string& id, std::size_t count,
              const config::Config& config, const std::vector<policy::Flaw>& flaws);
    /// How the providers of the node do: what their calls and their probes show.
    void showHealth(const std::vector<engine::ProviderHealth>& health,
                    const config::Config& config);
    void focusFirst();  ///< the first control of the form

Q_SIGNALS:
    void edited(const gatehouse::policy::Graph& next);
    void removeAsked();

private:
    void build(const config::Config& config);
    void addHead(const policy::Node& node);
    void addRows(const policy::Node& node, const config::Config& config);
    void addRow(const app::PropertyRow& row, const config::Config& config);
    QWidget* editorOf(const app::PropertyRow& row, const config::Config& config);
    QWidget* addModeSwitch();
    void addJson(const policy::Node& node);
    void showFlaws(const std::vector<policy::Flaw>& flaws);
    void setMode(bool several);
    void set(const QString& name, const QJsonValue& value);
    [[nodiscard]] QJsonValue valueOf(const QString& name) const;
    [[nodiscard]] QString shapeOf(const config::Config& config) const;

    policy::Graph graph_;
    std::string id_;
    std::size_t count_ = 0;
    QString shape_;  ///< of the form that stands: another one is built anew
    std::vector<std::function<void()>> refresh_;
    QVBoxLayout* column_;
    QVBoxLayout* flaws_ = nullptr;
    QVBoxLayout* health_ = nullptr;  ///< of models and steps
    QStringList toldHealth_;         ///< what stands there
};

}  // namespace gatehouse::ui
