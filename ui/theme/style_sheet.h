#pragma once

#include <QString>

#include "ui/theme/tokens.h"

namespace gatehouse::ui {

/// The style sheet of the window: resources/theme/style.qss with "@token" and "@px(13)" filled in.
QString styleSheet(const Tokens& tokens, double textScale);

}  // namespace gatehouse::ui
