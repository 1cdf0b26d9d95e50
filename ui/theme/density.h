#pragma once

#include <QMargins>

class QLayout;
class QListView;
class QTableView;
class QWidget;

namespace gatehouse::ui {

// Lengths that follow the density, also when it changes while they are shown. Each takes the
// comfortable length first and the compact one second, in px.

/// The rows of a table. Its vertical header must be hidden: it says nothing of the change.
void denseRows(QTableView* table, int comfortable, int compact);
/// The rows of a list; gives it a delegate.
void denseRows(QListView* list, int comfortable, int compact);
void denseHeight(QWidget* widget, int comfortable, int compact);
void denseMargins(QLayout* layout, const QMargins& comfortable, const QMargins& compact);
void denseSpacing(QLayout* layout, int comfortable, int compact);

}  // namespace gatehouse::ui
