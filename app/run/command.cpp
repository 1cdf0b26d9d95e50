#include "app/run/command.h"

#include <algorithm>
#include <cstdio>
#include <iterator>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>
#include <QThread>

#include "app/config_session.h"
#include "app/connect/snippet.h"
#include "app/data_home.h"
#include "app/formats.h"
#include "app/run/admin_client.h"
#include "app/run/calls_command.h"
#include "app/run/child.h"
#include "app/run/console.h"
#include "app/run/environment.h"
#include "app/run/export_command.h"
#include "app/run/gateway_finder.h"
#include "app/run/run_key.h"

namespace gatehouse::app {
namespace {

constexpr int kWrongUse = 64;  // as sysexits.h names them
constexpr int kNoGateway = 69;
constexpr int kTries = 30;
constexpr unsigned kPause = 100;  // ms

struct CommandWords {
    Q_DECLARE_TR_FUNCTIONS(Run)
};

QString usage()
{
    return CommandWords::tr(
        "usage: gatehouse run [--data DIR] [--gateway URL] [--label NAME] [--own-keys] [--] "
        "PROGRAM [ARGUMENT]...\n"
        "       gatehouse connect [NAME] [--data DIR] [--gateway URL]\n"
        "       gatehouse calls FILE [--filter WORDS]\n"
        "       gatehouse export-server PLACE | import-server FOLDER\n"
        "\n"
        "  run             starts a program whose SDK or agent talks to the running gateway, under "
        "a key of its own\n"
        "  connect         shows how to connect NAME; without it, what there is\n"
        "  calls           writes the calls of the log to a HAR, JSON Lines or CSV file\n"
        "  --data DIR      data folder of the gateway\n"
        "  --gateway URL   its address, when it runs elsewhere; GATEHOUSE_ADMIN_TOKEN then holds "
        "the admin token\n"
        "  --label NAME    how its calls are called in Traffic\n"
        "  --own-keys      the program keeps its own keys and logins; only addresses change\n");
}

Secret tokenOf(const QString& folder)
{
    const QByteArray given = qgetenv("GATEHOUSE_ADMIN_TOKEN");
    if (!given.isEmpty()) return Secret(given.toStdString());
    QFile file(folder + QStringLiteral("/admin.token"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    return Secret(file.readAll().trimmed().toStdString());
}

/// Where to ask; empty: nowhere, and the reason was said.
QStringList placesOf(const RunOptions& options)
{
    QString url = options.gateway;
    if (url.isEmpty()) url = qEnvironmentVariable("GATEHOUSE_URL");
    while (url.endsWith(QLatin1Char('/'))) url.chop(1);
    if (!url.isEmpty()) return {url};
    FoundGateway found = findGateway(options.dataFolder);
    for (int i = 0; i < kTries && found.running && found.baseUrls.isEmpty(); ++i) {
        QThread::msleep(kPause);  // it is starting
        found = findGateway(options.dataFolder);
    }
    if (found.baseUrls.isEmpty()) {
        complain(CommandWords::tr("no gateway is running on %1.").arg(options.dataFolder),
                 CommandWords::tr(
                     "Open Gatehouse or start gatehouse-server, or name another folder with "
                     "--data, or an address with --gateway."));
    }
    return found.baseUrls;
}

/// The first place that takes the token.
std::optional<AdminClient> reach(const RunOptions& options, const QStringList& places)
{
    const Secret token = tokenOf(options.dataFolder);
    if (token.empty()) {
        complain(
            CommandWords::tr("there is no admin token in %1.").arg(options.dataFolder),
            CommandWords::tr("Name the gateway's data folder with --data, or put the token into "
                             "GATEHOUSE_ADMIN_TOKEN."));
        return std::nullopt;
    }
    Error last{ErrorKind::Unavailable, {}, {}};
    for (const QString& place : places) {
        AdminClient client(place, token);
        auto answer = client.ping();
        if (answer) return client;
        last = answer.error();
    }
    const bool wrongToken = last.kind == ErrorKind::Unauthorized;
    complain(text(last.message),
             wrongToken
                 ? CommandWords::tr("It belongs to another data folder: name that with --data.")
                 : CommandWords::tr("Open Gatehouse or start gatehouse-server, or name another "
                                    "address with --gateway."));
    return std::nullopt;
}

int runProgram(const RunOptions& options)
{
    const QStringList places = placesOf(options);
    if (places.isEmpty()) return kNoGateway;
    const auto admin = reach(options, places);
    if (!admin) return kNoGateway;
    QString label = options.label;
    if (label.isEmpty())
        label = QStringLiteral("run: ") + QFileInfo(options.command.front()).fileName();
    RunKey key(*admin);
    auto taken = key.take(label);
    if (!taken) {
        return complain(kNoGateway, text(taken.error().message), text(taken.error().hint));
    }
    RunPlan plan =
        planRun(QProcessEnvironment::systemEnvironment(), options.command, admin->baseUrl(),
                text(taken->reveal()), options.ownKeys ? RunKeys::Own : RunKeys::Gateway);
    // In the data folder: a program may not trust a file in a folder that all may write to.
    QTemporaryFile file(options.dataFolder + QStringLiteral("/run-XXXXXX.json"));
    if (!plan.fileVariable.isEmpty() && file.open()) {
        file.write(plan.fileContent);
        file.close();
        plan.environment.insert(plan.fileVariable, file.fileName());
    }
    const ChildEnd end = runChild(plan.command, plan.environment);
    if (!end.trouble.isEmpty()) complain(end.trouble);
    const auto back = key.giveBack();
    if (!back) {
        complain(CommandWords::tr("the key of this run could not be removed: %1")
                     .arg(text(back.error().message)),
                 CommandWords::tr("The next run removes it, or the Providers page."));
    }
    return end.code;
}

int showSnippets(const RunOptions& options)
{
    const Snippet* row = options.command.isEmpty() ? nullptr : findSnippet(options.command.front());
    if (row == nullptr) {
        for (const Snippet& each : snippets()) {
            say(stdout,
                QString::fromLatin1(each.id).leftJustified(24) + QString::fromUtf8(each.title));
        }
        return options.command.isEmpty() ? 0 : kWrongUse;
    }
    QString trouble;
    auto config = readConfigFile(options.dataFolder + QStringLiteral("/gatehouse.json"), trouble);
    if (!config) config = config::firstRun();
    QString base = options.gateway;
    if (base.isEmpty()) base = findGateway(options.dataFolder).baseUrls.value(0);
    if (base.isEmpty()) base = QStringLiteral("http://") + text(config->server.listen.front());
    const QString note = snippetNote(*row);
    if (*row->file != '\0') say(stderr, QStringLiteral("# %1").arg(QLatin1String(row->file)));
    if (!note.isEmpty()) say(stderr, QStringLiteral("# %1").arg(note));
    say(stdout, snippetText(*row, snippetPlace(*config, base)).trimmed());
    return 0;
}

}  // namespace

std::optional<RunOptions> parseRun(const QStringList& arguments, QString& trouble)
{
    RunOptions options;
    options.dataFolder = dataHome();
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        QString name = arguments[i];
        if (name == QLatin1String("--")) {
            options.command += arguments.mid(i + 1);
            break;
        }
        if (!name.startsWith(QLatin1Char('-'))) {
            options.command = arguments.mid(i);
            break;
        }
        QString* value = nullptr;
        QString given;
        const auto equals = name.indexOf(QLatin1Char('='));
        if (equals > 0) given = name.mid(equals + 1);
        if (equals > 0) name.truncate(equals);
        if (name == QLatin1String("--data")) value = &options.dataFolder;
        if (name == QLatin1String("--gateway")) value = &options.gateway;
        if (name == QLatin1String("--label")) value = &options.label;
        if (value != nullptr && equals < 0) {
            if (i + 1 == arguments.size()) {
                trouble = CommandWords::tr("%1 needs a value").arg(name);
                return std::nullopt;
            }
            given = arguments[++i];
        }
        if (value != nullptr) {
            *value = given;
        } else if (name == QLatin1String("--own-keys")) {
            options.ownKeys = true;
        } else if (name == QLatin1String("--help") || name == QLatin1String("-h")) {
            options.help = true;
        } else {
            trouble = CommandWords::tr("there is no option %1").arg(name);
            return std::nullopt;
        }
    }
    options.dataFolder = QDir(options.dataFolder).absolutePath();
    return options;
}

bool isCommand(const char* first)
{
    constexpr const char* kCommands[] = {"run", "connect", "export-server", "import-server",
                                         "calls"};
    return std::any_of(std::begin(kCommands), std::end(kCommands),
                       [first](const char* each) { return qstrcmp(first, each) == 0; });
}

int runCommand(int argc, char** argv)
{
    const bool run = qstrcmp(argv[1], "run") == 0;
    if (run) holdSignals();
    const QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("gatehouse"));
    QStringList arguments = QCoreApplication::arguments().mid(2);
    if (qstrcmp(argv[1], "export-server") == 0) return exportCommand(arguments);
    if (qstrcmp(argv[1], "import-server") == 0) return importCommand(arguments);
    if (qstrcmp(argv[1], "calls") == 0) return runCalls(arguments);
    // A name may stand before the options of "connect", as people write it.
    QString name;
    if (!run && !arguments.isEmpty() && !arguments.front().startsWith(QLatin1Char('-')))
        name = arguments.takeFirst();
    QString trouble;
    auto options = parseRun(arguments, trouble);
    if (options && !name.isEmpty()) options->command = {name};
    if (options && run && options->command.isEmpty() && !options->help)
        trouble = CommandWords::tr("which program shall run?");
    if (!options || !trouble.isEmpty()) {
        complain(trouble);
        say(stderr, usage());
        return kWrongUse;
    }
    if (options->help) {
        say(stdout, usage());
        return 0;
    }
    return run ? runProgram(*options) : showSnippets(*options);
}

}  // namespace gatehouse::app
