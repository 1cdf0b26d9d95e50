#pragma once

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace gatehouse::app {
class Draft;
}

namespace gatehouse::ui {

/// A switch for each route of the draft: whether prompts and answers of its calls are kept.
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
    void showConfig();
    void make(const QStringList& names);
    void change(int route, bool kept);

    app::Draft* draft_;
    QVBoxLayout* column_;
    QStringList shown_;  ///< the names there are switches for
};

}  // namespace gatehouse::ui
