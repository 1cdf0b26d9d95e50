#pragma once

#include <vector>

#include <QFrame>

#include "proxy/core/policy/graph.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace gatehouse::ui {

/// Below the drawing: whether the route can run, a list of what is wrong, and the zoom.
class RouteStrip : public QWidget {
    Q_OBJECT

public:
    explicit RouteStrip(QWidget* parent = nullptr);

    void show(const policy::Graph& graph, const std::vector<policy::Flaw>& flaws,
              const QString& trouble);
    void setZoom(double zoom);

Q_SIGNALS:
    void nodeAsked(const std::string& id);
    void asked(const QString& what);  ///< "zoomIn", "zoomOut", "fit", "layOut"

private:
    void showList(bool on);

    QLabel* icon_;
    QLabel* words_;
    QPushButton* problems_;
    QLabel* zoom_;
    QListWidget* list_;
};

}  // namespace gatehouse::ui
