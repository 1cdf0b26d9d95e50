#include "ui/widgets/pane.h"

#include <QScrollArea>

namespace gatehouse::ui {

void makePane(QScrollArea& area, const QString& objectName, const QString& accessibleName)
{
    area.setObjectName(objectName);
    area.setAccessibleName(accessibleName);
    area.setProperty("pane", true);
    area.setWidgetResizable(true);
    area.setFrameShape(QFrame::NoFrame);
    area.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area.setFocusPolicy(Qt::NoFocus);
}

}  // namespace gatehouse::ui
