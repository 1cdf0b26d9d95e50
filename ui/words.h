#pragma once

namespace gatehouse::ui {

/// Loads the texts of the user's language; English has plural forms only. Call once, after the
/// application is made.
void loadWords();

}  // namespace gatehouse::ui
