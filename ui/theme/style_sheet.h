#pragma once

#include <QString>

#include "ui/theme/tokens.h"

namespace gatehouse::ui {

/// The style sheet of the window: resources/theme/style.qss with "@token", "@px(13)" and
/// "@d(30,26)" (the second where `compact`) filled in.
QString styleSheet(const Tokens& tokens, double textScale, bool compact = false);

}  // namespace gatehouse::ui
