#pragma once

#include <memory>

#include <QFrame>

#include "app/body_view.h"

class QLabel;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace gatehouse::app {
class JsonModel;
}

namespace gatehouse::ui {

class PiecesView;
class Segments;

/// One stored body: as a tree, as indented text, or raw; with its size and a copy button.
///
/// Shape   the tree is listed as it is opened; a body above 256 KiB starts with every branch
/// closed.
class BodyPane : public QFrame {
    Q_OBJECT

public:
    BodyPane(const QString& objectName, const QString& title, QWidget* parent = nullptr);

    /// `owner` keeps `body` alive.
    void setBody(std::shared_ptr<const void> owner, const app::BodyView* body);
    void setTitle(const QString& title);

private:
    void showMode(const QString& mode);

    std::shared_ptr<const void> owner_;
    const app::BodyView* body_ = nullptr;
    app::JsonModel* model_;
    QLabel* title_;
    QLabel* facts_;
    Segments* modes_;
    QToolButton* copy_;
    QStackedWidget* stack_;
    QTreeView* tree_;
    PiecesView* text_;
    PiecesView* raw_;
    QLabel* nothing_;
};

}  // namespace gatehouse::ui
