#include "app/run/calls_command.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFileInfo>

#include "app/clock.h"
#include "app/config_session.h"
#include "app/data_home.h"
#include "app/export/export_job.h"
#include "app/formats.h"
#include "app/run/console.h"
#include "app/traffic_filter.h"

namespace gatehouse::app {
namespace {

constexpr int kWrongUse = 64;  // as sysexits.h names them
constexpr int kNoLog = 66;
constexpr int kNotWritten = 74;

struct CallsCommandWords {
    Q_DECLARE_TR_FUNCTIONS(Run)
};

QString usage()
{
    return CallsCommandWords::tr(
        "usage: gatehouse calls FILE [--data DIR] [--format har|jsonl|csv] [--filter WORDS]\n"
        "\n"
        "  writes the calls of the log to FILE, oldest first, without keys\n"
        "  --data DIR      data folder of the gateway, which may be running\n"
        "  --format NAME   else the ending of FILE says it\n"
        "  --filter WORDS  as above the list of Traffic: \"status:error last:24h\"\n");
}

const ExportFormat* formatCalled(const QString& name)
{
    for (const ExportFormat& each : exportFormats()) {
        if (name.compare(QLatin1String(each.id), Qt::CaseInsensitive) == 0) return &each;
    }
    return nullptr;
}

}  // namespace

std::optional<CallsOptions> parseCalls(const QStringList& arguments, QString& trouble)
{
    CallsOptions options;
    options.dataFolder = dataHome();
    QString format;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString& name = arguments[i];
        QString* value = name == QLatin1String("--data")     ? &options.dataFolder
                         : name == QLatin1String("--format") ? &format
                         : name == QLatin1String("--filter") ? &options.filter
                                                             : nullptr;
        if (value != nullptr) {
            if (i + 1 == arguments.size()) {
                trouble = CallsCommandWords::tr("%1 needs a value").arg(name);
                return std::nullopt;
            }
            *value = arguments[++i];
        } else if (name == QLatin1String("--help") || name == QLatin1String("-h")) {
            options.help = true;
            return options;
        } else if (name.startsWith(QLatin1Char('-')) || !options.file.isEmpty()) {
            trouble = CallsCommandWords::tr("there is no option %1").arg(name);
            return std::nullopt;
        } else {
            options.file = name;
        }
    }
    if (options.file.isEmpty()) {
        trouble = CallsCommandWords::tr("which file shall be written?");
        return std::nullopt;
    }
    options.format = formatCalled(format.isEmpty() ? QFileInfo(options.file).suffix() : format);
    if (options.format == nullptr) {
        trouble = CallsCommandWords::tr("choose a format: --format har, jsonl or csv");
        return std::nullopt;
    }
    return options;
}

int runCalls(const QStringList& arguments)
{
    QString trouble;
    const auto options = parseCalls(arguments, trouble);
    if (!options) {
        complain(kWrongUse, trouble);
        say(stderr, usage());
        return kWrongUse;
    }
    if (options->help) {
        say(stdout, usage());
        return 0;
    }
    const auto parsed = parseTrafficFilter(options->filter, now());
    if (!parsed.ok()) return complain(kWrongUse, parsed.problem);
    if (parsed.ranking.by) {
        return complain(kWrongUse, CallsCommandWords::tr(
                                       "sort: is for the window: a file has the calls as they "
                                       "came."));
    }
    const QString store = options->dataFolder + QStringLiteral("/gatehouse.sqlite");
    if (!QFileInfo::exists(store)) {
        return complain(kNoLog,
                        CallsCommandWords::tr("there is no log in %1.").arg(options->dataFolder),
                        CallsCommandWords::tr("Name the gateway's data folder with --data."));
    }
    auto config = readConfigFile(options->dataFolder + QStringLiteral("/gatehouse.json"), trouble);
    if (!config) config = config::firstRun();
    ExportWish wish;
    wish.format = options->format;
    wish.file = QDir().absoluteFilePath(options->file);
    wish.baseUrl = QStringLiteral("http://") + text(config->server.listen.front());
    wish.filter = parsed.filter;
    wish.maskedHeaders = config->records.maskedHeaders;
    ExportJob job(store);
    QEventLoop loop;
    int code = 0;
    QObject::connect(&job, &ExportJob::finished, &loop, [&](qint64 calls) {
        say(stderr, CallsCommandWords::tr("%1 calls exported").arg(count(calls)));
        loop.quit();
    });
    QObject::connect(&job, &ExportJob::failed, &loop,
                     [&](const QString& words, const QString& hint) {
                         code = complain(kNotWritten, words, hint);
                         loop.quit();
                     });
    job.start(std::move(wish));
    loop.exec();
    return code;
}

}  // namespace gatehouse::app
