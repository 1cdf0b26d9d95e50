#pragma once

#include <QStringList>
#include <QWidget>

class QFormLayout;

namespace gatehouse::app {
class Draft;
}

namespace gatehouse::ui {

/// A choice for each route of the draft: what is kept of prompts and answers of its calls.
///
/// Shape   while it is in sight it follows the draft; a change goes there.
/// Thread  GUI.
class RouteBodies : public QWidget {
    Q_OBJECT

public:
    explicit RouteBodies(app::Draft* draft, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum Kept { Whole, Hashed, Off };

    void showConfig();
    void make(const QStringList& names);
    void change(int route, Kept kept);

    app::Draft* draft_;
    QFormLayout* rows_;
    QStringList shown_;  ///< the names there are choices for
};

}  // namespace gatehouse::ui
