#pragma once

#include <functional>

#include "ui/page.h"

namespace gatehouse::ui {

/// Tells the gateway that two questions are not the same, and the user how it went. `done` (may be
/// empty) is called where it went well.
void refuseAlike(const PageContext& context, const QString& pair, int score, QObject* owner,
                 const std::function<void()>& done = {});

}  // namespace gatehouse::ui
