#pragma once

class QScrollArea;
class QString;

namespace gatehouse::ui {

/// Makes a scroll area a pane: without a frame, as wide as its place, and no stop of the tab key.
void makePane(QScrollArea& area, const QString& objectName, const QString& accessibleName);

}  // namespace gatehouse::ui
