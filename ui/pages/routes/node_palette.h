#pragma once

#include <QAbstractButton>
#include <QScrollArea>

#include "proxy/core/policy/graph.h"

namespace gatehouse::ui {

/// A kind of node: a click adds one, a drag takes one to the drawing.
class NodeTile : public QAbstractButton {
    Q_OBJECT

public:
    explicit NodeTile(policy::NodeKind kind, QWidget* parent = nullptr);

    [[nodiscard]] policy::NodeKind kind() const { return kind_; }

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void dragged(QPoint global);
    void dropped(QPoint global);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    policy::NodeKind kind_;
    QPoint pressed_;
    bool dragging_ = false;
};

/// All kinds that a route may have, under their headings.
class NodePalette : public QScrollArea {
    Q_OBJECT

public:
    explicit NodePalette(QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(gatehouse::policy::NodeKind kind);
    void dragged(gatehouse::policy::NodeKind kind, QPoint global);
    void dropped(gatehouse::policy::NodeKind kind, QPoint global);
};

}  // namespace gatehouse::ui
