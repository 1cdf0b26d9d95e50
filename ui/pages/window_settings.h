#pragma once

namespace gatehouse::app {
class Settings;
}

namespace gatehouse::ui {

class SettingCard;

// The cards of the page Settings that are about this window alone: put in force at once.

/// Theme, text, density, motion.
SettingCard* makeLooksCard(app::Settings& settings);
/// What the desktop is told of.
SettingCard* makeNoticesCard(app::Settings& settings);

}  // namespace gatehouse::ui
