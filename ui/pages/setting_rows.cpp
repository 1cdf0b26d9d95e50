#include "ui/pages/setting_rows.h"

#include <QCheckBox>
#include <QCoreApplication>

#include "ui/widgets/setting_card.h"

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
    {"colours",     "looks",   QT_TRANSLATE_NOOP("Settings", "Colours"), QT_TRANSLATE_NOOP("Settings", "Distinct: charts and states in colours that people who see fewer of them can tell apart")},
    {"density",       "looks",    QT_TRANSLATE_NOOP("Settings", "Density"), QT_TRANSLATE_NOOP("Settings", "Compact puts more rows of every table and list into sight")},
    {"motion",        "looks",    QT_TRANSLATE_NOOP("Settings", "Motion"), QT_TRANSLATE_NOOP("Settings", "Reduced: nothing fades, nothing blinks. System follows the desktop")},
    {"notify",        "notices",  QT_TRANSLATE_NOOP("Settings", "Tell the desktop"), QT_TRANSLATE_NOOP("Settings", "A notification when something goes wrong while this window is not in front")},
    {"notifyGateway", "notices",  QT_TRANSLATE_NOOP("Settings", "The gateway does not work"), QT_TRANSLATE_NOOP("Settings", "It did not start, or its address is taken")},
    {"notifyRecording","notices",  QT_TRANSLATE_NOOP("Settings", "Nothing is recorded"), QT_TRANSLATE_NOOP("Settings", "The disk is full, or the log cannot be written")},
    {"notifyProvider","notices",  QT_TRANSLATE_NOOP("Settings", "A provider fails or limits"), QT_TRANSLATE_NOOP("Settings", "Calls to it fail, or all its keys rest; told once in ten minutes at most")},
    {"listen",      "gateway", QT_TRANSLATE_NOOP("Settings", "Addresses"), QT_TRANSLATE_NOOP("Settings", "Where programs reach the gateway: host and port, several with commas")},
    {"proxy",         "gateway",  QT_TRANSLATE_NOOP("Settings", "Proxy to the providers"), QT_TRANSLATE_NOOP("Settings", "http://HOST:PORT for providers without one of their own; none goes straight; empty takes HTTPS_PROXY of the environment")},
    {"noProxy",       "gateway",  QT_TRANSLATE_NOOP("Settings", "Reached without the proxy"), QT_TRANSLATE_NOOP("Settings", "Hosts, or endings such as .example.com, with commas; this machine always is")},
    {"openOnLoopback","gateway",  QT_TRANSLATE_NOOP("Settings", "Open to this machine"), QT_TRANSLATE_NOOP("Settings", "Programs on this computer need no gateway key")},
    {"allowRemote",   "gateway",  QT_TRANSLATE_NOOP("Settings", "Reachable from other machines"), QT_TRANSLATE_NOOP("Settings", "Needs a certificate and at least one gateway key")},
    {"tlsCertificate","gateway",  QT_TRANSLATE_NOOP("Settings", "Certificate file"), QT_TRANSLATE_NOOP("Settings", "PEM with the chain; together with its key the gateway speaks TLS only")},
    {"tlsKey",        "gateway",  QT_TRANSLATE_NOOP("Settings", "Key file of the certificate"), QT_TRANSLATE_NOOP("Settings", "PEM, readable for you alone")},
    {"allowedHosts",  "gateway",  QT_TRANSLATE_NOOP("Settings", "Names it answers to"), QT_TRANSLATE_NOOP("Settings", "Beside localhost and its own addresses, with commas")},
    {"allowedOrigins","gateway",  QT_TRANSLATE_NOOP("Settings", "Web pages that may call"), QT_TRANSLATE_NOOP("Settings", "Origins such as https://app.example.com, with commas (CORS); empty: none")},
    {"headTimeout",   "gateway",  QT_TRANSLATE_NOOP("Settings", "Time for the head of a request"), QT_TRANSLATE_NOOP("Settings", "A client that is slower is cut off")},
    {"bodyTimeout",   "gateway",  QT_TRANSLATE_NOOP("Settings", "Silence inside a request"), QT_TRANSLATE_NOOP("Settings", "Longest wait for the next piece of its body")},
    {"sendTimeout",   "gateway",  QT_TRANSLATE_NOOP("Settings", "Patience with slow readers"), QT_TRANSLATE_NOOP("Settings", "Longest time a client may refuse to read an answer")},
    {"keepAlive",     "gateway",  QT_TRANSLATE_NOOP("Settings", "Idle connections"), QT_TRANSLATE_NOOP("Settings", "How long a client may keep one open without a call")},
    {"drain",         "gateway",  QT_TRANSLATE_NOOP("Settings", "Time to end"), QT_TRANSLATE_NOOP("Settings", "What open calls get when the gateway stops")},
    {"bodies",      "records", QT_TRANSLATE_NOOP("Settings", "Record prompts and answers"), QT_TRANSLATE_NOOP("Settings", "Off: only times, tokens, cost and status are kept")},
    {"hashes",      "records", QT_TRANSLATE_NOOP("Settings", "Record hashes instead"), QT_TRANSLATE_NOOP("Settings", "Of prompts and answers that are not kept: type, size and SHA-256")},
    {"binaries",    "records", QT_TRANSLATE_NOOP("Settings", "Record sound and pictures"), QT_TRANSLATE_NOOP("Settings", "The bytes of uploads and media; off: their type, size and hash are kept")},
    {"routeBodies", "records", QT_TRANSLATE_NOOP("Settings", "Of single routes"), QT_TRANSLATE_NOOP("Settings", "What is kept of prompts and answers of its calls")},
    {"headers",       "records",  QT_TRANSLATE_NOOP("Settings", "Record headers"), QT_TRANSLATE_NOOP("Settings", "Of requests and answers; keys in them are masked")},
    {"index",       "records", QT_TRANSLATE_NOOP("Settings", "Search in texts"), QT_TRANSLATE_NOOP("Settings", "Keeps a word index of recorded bodies")},
    {"maskAddress", "records", QT_TRANSLATE_NOOP("Settings", "Hide client addresses"), QT_TRANSLATE_NOOP("Settings", "Leaves the caller's IP address out of the log")},
    {"maskedHeaders", "records",  QT_TRANSLATE_NOOP("Settings", "Headers to mask"), QT_TRANSLATE_NOOP("Settings", "Names with commas, beside the well-known ones")},
    {"days",        "records", QT_TRANSLATE_NOOP("Settings", "Keep for"), QT_TRANSLATE_NOOP("Settings", "Older requests are removed; the numbers of the dashboard stay")},
    {"gigabytes",   "records", QT_TRANSLATE_NOOP("Settings", "Largest log"), QT_TRANSLATE_NOOP("Settings", "When the file is full, the oldest requests go first")},
    {"wipe",          "records",  QT_TRANSLATE_NOOP("Settings", "Remove what was recorded"), QT_TRANSLATE_NOOP("Settings", "Calls with their bodies, notes and tags; you see how much before it goes")},
    {"collectors",    "traces",   QT_TRANSLATE_NOOP("Settings", "Collectors"), QT_TRANSLATE_NOOP("Settings", "OpenTelemetry collectors that hear of every call; no call waits for them")},
    {"keys",        "help",    QT_TRANSLATE_NOOP("Settings", "Keyboard"), QT_TRANSLATE_NOOP("Settings", "Every key of the window; F1 shows those of a page")},
    {"letters",     "help",    QT_TRANSLATE_NOOP("Settings", "Single letters"), QT_TRANSLATE_NOOP("Settings", "Act in tables and on drawings: R sends a call again. Off: only keys with Ctrl or Alt, and arrows, do")},
    {"firstSteps",  "help",    QT_TRANSLATE_NOOP("Settings", "First steps"), QT_TRANSLATE_NOOP("Settings", "Providers, address, and snippets to connect programs")},
    {"history",     "help",    QT_TRANSLATE_NOOP("Settings", "History of the settings"), QT_TRANSLATE_NOOP("Settings", "Every state that was live, what it changed, and the way back")},
    {"openFolder",  "help",    QT_TRANSLATE_NOOP("Settings", "Data folder"), QT_TRANSLATE_NOOP("Settings", "Settings and the request log; choose another with the option --data")},
    {"bundle",      "help",    QT_TRANSLATE_NOOP("Settings", "Support bundle"), QT_TRANSLATE_NOOP("Settings", "A text file about this installation, without calls or keys; you see it before it is saved")},
    {"safeMode",      "help",     QT_TRANSLATE_NOOP("Settings", "Safe mode"), QT_TRANSLATE_NOOP("Settings", "Starts again with the gateway stopped and default looks; nothing is changed")},
    {"version",     "help",    QT_TRANSLATE_NOOP("Settings", "Version"), QT_TRANSLATE_NOOP("Settings", "Gatehouse is free software under the GPL, version 3 or later")},
    {"licences",      "help",     QT_TRANSLATE_NOOP("Settings", "Licences"), QT_TRANSLATE_NOOP("Settings", "What Gatehouse is made with, and under which terms")},
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

void addSetting(SettingCard* card, const char* id, QWidget* control)
{
    const SettingRow* row = settingRow(QString::fromLatin1(id));
    Q_ASSERT_X(row != nullptr, "addSetting", id);
    control->setObjectName(QStringLiteral("settings.") + QLatin1String(id));
    // A button says itself what it does.
    if (qobject_cast<QAbstractButton*>(control) == nullptr ||
        qobject_cast<QCheckBox*>(control) != nullptr) {
        control->setAccessibleName(titleOf(*row));
    }
    card->addRow(titleOf(*row), textOf(*row), control);
}

}  // namespace gatehouse::ui
