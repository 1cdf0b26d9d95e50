#pragma once

namespace gatehouse::ui {

class ConfigControls;
class SettingCard;
struct PageContext;

// The cards of the page Settings that hold the gateway's own settings.

/// Where programs reach it, and how it reaches the providers.
SettingCard* makeGatewayCard(ConfigControls& controls);
/// What is kept of each call, and the way to be rid of it.
SettingCard* makeRecordsCard(ConfigControls& controls, const PageContext& context);
/// Who hears of each call.
SettingCard* makeTracesCard(const PageContext& context);

}  // namespace gatehouse::ui
