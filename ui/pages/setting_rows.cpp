#include "ui/pages/setting_rows.h"

#include <QCoreApplication>

namespace gatehouse::ui {
namespace {

// clang-format off
constexpr SettingRow kRows[] = {
    {"language",    "general", QT_TRANSLATE_NOOP("Settings", "Language"), QT_TRANSLATE_NOOP("Settings", "Takes effect when Gatehouse starts again; numbers and dates follow the system")},
    {"login",       "general", QT_TRANSLATE_NOOP("Settings", "Start at login"), QT_TRANSLATE_NOOP("Settings", "The gateway is there before the first program calls it")},
    {"hidden",      "general", QT_TRANSLATE_NOOP("Settings", "Without a window"), QT_TRANSLATE_NOOP("Settings", "What starts at login stays in the background; starting Gatehouse shows the window")},
    {"onClose",     "general", QT_TRANSLATE_NOOP("Settings", "When the window is closed"), QT_TRANSLATE_NOOP("Settings", "The gateway can go on working without its window")},
    {"theme",       "looks",   QT_TRANSLATE_NOOP("Settings", "Theme"), QT_TRANSLATE_NOOP("Settings", "System follows the desktop's own choice")},
    {"text",        "looks",   QT_TRANSLATE_NOOP("Settings", "Text size"), QT_TRANSLATE_NOOP("Settings", "Of everything in this window")},
    {"listen",      "gateway", QT_TRANSLATE_NOOP("Settings", "Addresses"), QT_TRANSLATE_NOOP("Settings", "Where programs reach the gateway: host and port, several with commas")},
    {"bodies",      "records", QT_TRANSLATE_NOOP("Settings", "Record prompts and answers"), QT_TRANSLATE_NOOP("Settings", "Off: only times, tokens, cost and status are kept")},
    {"index",       "records", QT_TRANSLATE_NOOP("Settings", "Search in texts"), QT_TRANSLATE_NOOP("Settings", "Keeps a word index of recorded bodies")},
    {"maskAddress", "records", QT_TRANSLATE_NOOP("Settings", "Hide client addresses"), QT_TRANSLATE_NOOP("Settings", "Leaves the caller's IP address out of the log")},
    {"days",        "records", QT_TRANSLATE_NOOP("Settings", "Keep for"), QT_TRANSLATE_NOOP("Settings", "Older requests are removed; the numbers of the dashboard stay")},
    {"gigabytes",   "records", QT_TRANSLATE_NOOP("Settings", "Largest log"), QT_TRANSLATE_NOOP("Settings", "When the file is full, the oldest requests go first")},
    {"keys",        "help",    QT_TRANSLATE_NOOP("Settings", "Keyboard"), QT_TRANSLATE_NOOP("Settings", "Every key of the window; F1 shows those of a page")},
    {"firstSteps",  "help",    QT_TRANSLATE_NOOP("Settings", "First steps"), QT_TRANSLATE_NOOP("Settings", "Providers, address, and snippets to connect programs")},
    {"history",     "help",    QT_TRANSLATE_NOOP("Settings", "History of the settings"), QT_TRANSLATE_NOOP("Settings", "Every state that was live, what it changed, and the way back")},
    {"openFolder",  "help",    QT_TRANSLATE_NOOP("Settings", "Data folder"), QT_TRANSLATE_NOOP("Settings", "Settings and the request log; choose another with the option --data")},
    {"bundle",      "help",    QT_TRANSLATE_NOOP("Settings", "Support bundle"), QT_TRANSLATE_NOOP("Settings", "A text file about this installation, without calls or keys; you see it before it is saved")},
    {"version",     "help",    QT_TRANSLATE_NOOP("Settings", "Version"), QT_TRANSLATE_NOOP("Settings", "Gatehouse is free software under the GPL, version 3 or later")},
};
// clang-format on

}  // namespace

std::span<const SettingRow> settingRows()
{
    return kRows;
}

const SettingRow* settingRow(const QString& id)
{
    for (const SettingRow& row : kRows) {
        if (id == QLatin1String(row.id)) return &row;
    }
    return nullptr;
}

QString titleOf(const SettingRow& row)
{
    return QCoreApplication::translate("Settings", row.title);
}

QString textOf(const SettingRow& row)
{
    return QCoreApplication::translate("Settings", row.text);
}

}  // namespace gatehouse::ui
