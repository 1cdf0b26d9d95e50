#include "ui/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>

#include "app/data_home.h"

namespace gatehouse::ui {
namespace {

constexpr QLatin1String kLink("gatehouse://");

struct OptionRow {
    const char* name;
    const char* text;   ///< source text of context "main"
    const char* value;  ///< empty: a switch
};

// clang-format off
constexpr OptionRow kOptions[] = {
    {"data",       QT_TRANSLATE_NOOP("main", "Folder of settings and request log."), "DIR"},
    {"profile",    QT_TRANSLATE_NOOP("main", "Keep everything of this run in one folder, keys included; nothing outside of it is read or written."), "DIR"},
    {"config",     QT_TRANSLATE_NOOP("main", "Config file; otherwise the one in the data folder."), "FILE"},
    {"page",       QT_TRANSLATE_NOOP("main", "Page to open, such as traffic or wizard?step=4."), "NAME"},
    {"theme",      QT_TRANSLATE_NOOP("main", "light or dark, this time only."), "NAME"},
    {"language",   QT_TRANSLATE_NOOP("main", "Language of the window, such as de, this time only."), "NAME"},
    {"listen",     QT_TRANSLATE_NOOP("main", "Address to listen on; may be given more than once."), "HOST:PORT"},
    {"hidden",     QT_TRANSLATE_NOOP("main", "Start without a window; starting Gatehouse again shows it."), ""},
    {"safe-mode",  QT_TRANSLATE_NOOP("main", "Start with default looks and without running the gateway."), ""},
    {"screenshot", QT_TRANSLATE_NOOP("main", "Save a picture of the window and end."), "FILE"},
    {"times",      QT_TRANSLATE_NOOP("main", "Write down how long the window takes, as lines of JSON."), "FILE"},
    {"size",       QT_TRANSLATE_NOOP("main", "Size of the window, such as 1440x900."), "WxH"},
};
// clang-format on

}  // namespace

void describeOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Gatehouse, a gateway for language models.") +
        QStringLiteral("\n\n") +
        QCoreApplication::translate("main",
                                    "Commands, each with --help: run, connect, calls, "
                                    "export-server, import-server."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        QStringLiteral("link"),
        QCoreApplication::translate("main", "A place to open, such as gatehouse://traffic."),
        QStringLiteral("[link]"));
    for (const OptionRow& row : kOptions) {
        parser.addOption({QString::fromLatin1(row.name),
                          QCoreApplication::translate("main", row.text),
                          QString::fromLatin1(row.value)});
    }
}

Options options(const QCommandLineParser& parser)
{
    Options options;
    const auto value = [&parser](const char* name) {
        return parser.value(QString::fromLatin1(name));
    };
    options.ownKeys = parser.isSet(QStringLiteral("profile"));
    options.data = options.ownKeys ? value("profile") : value("data");
    if (!options.data.isEmpty()) {
        options.data = QDir(options.data).absolutePath();
        options.restart = {options.ownKeys ? QStringLiteral("--profile") : QStringLiteral("--data"),
                           options.data};
    } else {
        options.data = app::dataHome();
        options.usualHome = true;
    }
    options.config = value("config");
    if (options.config.isEmpty()) {
        options.config = options.data + QStringLiteral("/gatehouse.json");
    } else {
        options.restart += {QStringLiteral("--config"), QDir().absoluteFilePath(options.config)};
    }
    options.page = value("page");
    const QStringList links = parser.positionalArguments();
    if (options.page.isEmpty() && !links.isEmpty() && links.front().startsWith(kLink))
        options.page = links.front().mid(kLink.size());
    options.theme = value("theme");
    options.language = value("language");
    options.screenshot = value("screenshot");
    options.times = value("times");
    const QStringList size = value("size").split(QLatin1Char('x'));
    if (size.size() == 2) options.size = QSize(size[0].toInt(), size[1].toInt());
    options.listen = parser.values(QStringLiteral("listen"));
    options.hidden = parser.isSet(QStringLiteral("hidden"));
    options.safe = parser.isSet(QStringLiteral("safe-mode"));
    return options;
}

}  // namespace gatehouse::ui
