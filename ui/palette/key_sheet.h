#pragma once

#include <QDialog>

class QAction;

namespace gatehouse::ui {

/// The keys that work now, by group: exactly those of the given actions.
class KeySheet : public QDialog {
    Q_OBJECT

public:
    KeySheet(const QList<QAction*>& actions, QWidget* parent);
};

}  // namespace gatehouse::ui
