#pragma once

class QWidget;

namespace gatehouse::ui {

/// Lets a widget that was just shown come in within a blink; where motion is reduced it is simply
/// there.
void fadeIn(QWidget* widget);

}  // namespace gatehouse::ui
