#include "app/run/export_command.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>

#include "app/config_session.h"
#include "app/data_home.h"
#include "app/export/bundle_file.h"
#include "app/export/bundle_words.h"
#include "app/formats.h"
#include "app/run/console.h"
#include "proxy/core/config/codec.h"

namespace gatehouse::app {
namespace {

constexpr int kWrongUse = 64;  // as sysexits.h names them
constexpr int kNoInput = 66;
constexpr int kCannotCreate = 73;

struct ExportCommandWords {
    Q_DECLARE_TR_FUNCTIONS(Export)
};

int wrongUse(const QString& words)
{
    complain(kWrongUse, words);
    say(stderr, exportUsage());
    return kWrongUse;
}

void tell(const exports::Bundle& bundle, const QString& place)
{
    say(stdout, ExportCommandWords::tr("Written to %1. README.md says what to do.").arg(place));
    for (const exports::NeededSecret& each : bundle.secrets) {
        say(stdout, QStringLiteral("  ") + ExportCommandWords::tr("needs %1 (%2)")
                                               .arg(text(each.variable), bundleWords(each.about)));
    }
    for (const exports::Note& each : bundle.notes) {
        say(stdout,
            QStringLiteral("  ") + ExportCommandWords::tr("note: %1: %2")
                                       .arg(bundleWords(each.what), bundleWords(each.hint)));
    }
}

}  // namespace

QString exportUsage()
{
    return ExportCommandWords::tr(
        "usage: gatehouse export-server PLACE [--data DIR] [--config FILE] [--with-program]\n"
        "       gatehouse import-server FOLDER\n"
        "\n"
        "  export-server    writes the settings with systemd unit, container files and "
        "instructions\n"
        "  PLACE            a folder, or a file that ends in .tar or .zip\n"
        "  --data DIR       data folder whose settings are taken\n"
        "  --config FILE    settings to take instead\n"
        "  --with-program   puts gatehouse-server beside them\n"
        "  import-server    prints the settings of a bundle as they were before\n");
}

int exportCommand(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption data(QStringLiteral("data"), {}, QStringLiteral("DIR"));
    const QCommandLineOption file(QStringLiteral("config"), {}, QStringLiteral("FILE"));
    const QCommandLineOption with(QStringLiteral("with-program"));
    const QCommandLineOption help(QStringLiteral("help"));
    parser.addOptions({data, file, with, help});
    if (!parser.parse(QStringList{QString()} + arguments)) return wrongUse(parser.errorText());
    if (parser.isSet(help)) {
        say(stdout, exportUsage());
        return 0;
    }
    if (parser.positionalArguments().size() != 1)
        return wrongUse(ExportCommandWords::tr("where shall it be written?"));
    QString source = parser.value(file);
    if (source.isEmpty()) {
        QString folder = parser.value(data);
        if (folder.isEmpty()) folder = dataHome();
        source = QDir(folder).filePath(QStringLiteral("gatehouse.json"));
    }
    if (!QFileInfo::exists(source)) {
        return complain(
            kNoInput, ExportCommandWords::tr("there are no settings at %1.").arg(source),
            ExportCommandWords::tr("Name the data folder with --data, or a file with --config."));
    }
    QString trouble;
    const auto config = readConfigFile(source, trouble);
    if (!config) return complain(kNoInput, trouble);
    const QString program = parser.isSet(with) ? serverProgram() : QString();
    if (parser.isSet(with) && program.isEmpty()) {
        return complain(
            kNoInput,
            ExportCommandWords::tr("gatehouse-server is not installed beside this program."),
            ExportCommandWords::tr(
                "Leave out --with-program and put it into the folder yourself."));
    }
    const exports::Bundle bundle = serverBundle(*config, 0, program);
    const QString place = QFileInfo(parser.positionalArguments().constFirst()).absoluteFilePath();
    const auto written = writeBundle(bundle, place, program);
    if (!written) {
        return complain(kCannotCreate, text(written.error().message), text(written.error().hint));
    }
    tell(bundle, place);
    return 0;
}

int importCommand(const QStringList& arguments)
{
    if (arguments.size() != 1 || arguments.constFirst().startsWith(QLatin1Char('-')))
        return wrongUse(ExportCommandWords::tr("which folder shall be read?"));
    const auto config = readBundle(arguments.constFirst());
    if (!config) return complain(kNoInput, text(config.error().message), text(config.error().hint));
    std::fputs(config::print(*config).c_str(), stdout);
    return 0;
}

}  // namespace gatehouse::app
