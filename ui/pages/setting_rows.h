#pragma once

#include <span>

#include <QString>

class QWidget;

namespace gatehouse::ui {

class SettingCard;

/// A setting as a row: the page shows it, its search and the palette find it.
struct SettingRow {
    const char* id;     ///< the control is called "settings." + id
    const char* card;   ///< id of the card it stands in
    const char* title;  ///< source texts of context "Settings"
    const char* text;
};

/// In the order of the page.
std::span<const SettingRow> settingRows();
const SettingRow* settingRow(const QString& id);  ///< nullptr: no such row

QString titleOf(const SettingRow& row);  ///< translated
QString textOf(const SettingRow& row);

/// Puts the control of the row `id` into its card, with its words and names.
void addSetting(SettingCard* card, const char* id, QWidget* control);

}  // namespace gatehouse::ui
