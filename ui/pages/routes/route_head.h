#pragma once

#include <QFrame>

class QHBoxLayout;
class QPushButton;
class QToolButton;

namespace gatehouse::app {
class RouteSession;
}

namespace gatehouse::ui {

class ElidedLabel;

/// Over the drawing: the way back, the route's name, what its versions are, and what can be done.
class RouteHead : public QFrame {
    Q_OBJECT

public:
    explicit RouteHead(app::RouteSession* session, QWidget* parent = nullptr);

    void showSession();

Q_SIGNALS:
    void asked(
        const QString& what);  ///< "back", "history", "json", "publish", "trial", "rename", …

private:
    void addMenu();

    app::RouteSession* session_;
    ElidedLabel* title_;
    QHBoxLayout* badges_;
    QToolButton* undo_;
    QToolButton* redo_;
    QPushButton* publish_;
    QToolButton* more_;
};

}  // namespace gatehouse::ui
