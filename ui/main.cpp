#include <algorithm>
#include <memory>

#include <QApplication>
#include <QCommandLineParser>
#include <QCryptographicHash>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QMessageBox>
#include <QTimer>
#include <QUrl>
#include <QUrlQuery>

#include "app/autostart.h"
#include "app/config_session.h"
#include "app/crash_guard.h"
#include "app/data_home.h"
#include "app/engine_bridge.h"
#include "app/exit_signals.h"
#include "app/reader_thread.h"
#include "app/restart.h"
#include "app/run/command.h"
#include "app/secret_store.h"
#include "app/settings.h"
#include "app/single_instance.h"
#include "ui/main_window.h"
#include "ui/navigator.h"
#include "ui/notifier.h"
#include "ui/options.h"
#include "ui/theme/theme.h"
#include "ui/times.h"
#include "ui/tray.h"
#include "ui/words.h"

namespace gatehouse::ui {
namespace {

constexpr int kKeychainPatience =
    4'000;  // ms: a keychain that asks its user must not hold up the gateway
constexpr int kNoKeychain = 2;

/// "wizard?step=4": a page with its params.
void open(Navigator& navigator, const QString& place)
{
    QVariantMap params;
    const QUrlQuery query(place.section(QLatin1Char('?'), 1));
    for (const auto& [name, value] : query.queryItems(QUrl::FullyDecoded)) params[name] = value;
    navigator.go(place.section(QLatin1Char('?'), 0, 0), params);
}

/// All but the colours, which a start can ask for by an option.
void applyLooks(Theme& theme, const app::Settings& settings)
{
    theme.setTextScale(settings.textScale());
    theme.setColours(coloursOf(settings.colours()));
    theme.setDensity(densityOf(settings.density()));
    theme.setMotion(motionOf(settings.motion()));
}

/// Waits until nothing is being read, then takes the picture: a picture of half a page helps
/// nobody.
void takePicture(MainWindow* window, app::ReaderThread* reader, app::Gateway* gateway,
                 const QString& path)
{
    auto* timer = new QTimer(window);
    auto* calm = new int(0);
    QObject::connect(timer, &QObject::destroyed, timer, [calm] { delete calm; });
    QObject::connect(timer, &QTimer::timeout, window, [=] {
        const bool ready = gateway->phase() != app::Phase::Starting && reader->idle();
        // A live page reads anew each second, perhaps always just before this tick.
        *calm = ready ? *calm + 1 : std::max(0, *calm - 1);
        if (*calm < 12) return;
        timer->stop();
        QApplication::exit(window->grab().save(path) ? 0 : 1);
    });
    timer->start(100);
}

/// A profile keeps its keys in its own folder.
app::SecretStore::Keychain noKeychain()
{
    const QString why =
        QApplication::translate("main", "this profile keeps its keys in its own folder");
    app::SecretStore::Keychain none;
    none.read = [why](const QString&, const app::SecretStore::Read& done) {
        done(kNoKeychain, why, Secret());
    };
    none.write = [why](const QString&, const Secret&, const auto& done) { done(kNoKeychain, why); };
    none.remove = [why](const QString&, const auto& done) { done(kNoKeychain, why); };
    return none;
}

/// A start at login finds the same data; each folder has an entry of its own.
app::Autostart autostartOf(const Options& options)
{
    QString name = QGuiApplication::desktopFileName();
    if (!options.restart.isEmpty()) {
        const QByteArray hash =
            QCryptographicHash::hash(options.data.toUtf8(), QCryptographicHash::Sha256);
        name += QLatin1Char('.') + QString::fromLatin1(hash.toHex().left(8));
    }
    return {app::Autostart::systemFolder(), name,
            QStringList{QCoreApplication::applicationFilePath()} + options.restart};
}

/// Says what a start after a crash did, or that there is a report of one.
void tellOfCrashes(MainWindow& window, app::Settings& settings, const Options& options, bool safe,
                   const std::function<void()>& start)
{
    if (safe) {
        window.setNotice(
            "warn",
            options.safe
                ? QApplication::translate("main",
                                          "Safe mode: the gateway is not running, and the window "
                                          "has its default looks. Nothing was changed.")
                : QApplication::translate(
                      "main",
                      "Gatehouse ended unexpectedly twice in a row, so this is safe mode: the "
                      "gateway is not running, and the window has its default looks. Nothing was "
                      "changed."),
            QApplication::translate("main", "Start the gateway"), [&window, start] {
                window.setNotice("", {});
                start();
            });
        return;
    }
    const QFileInfo report(app::crashReportPath(options.data));
    const QString seen = QStringLiteral("crash/seen");
    if (!report.exists() || settings.value(seen).toDateTime() == report.lastModified()) return;
    settings.setValue(seen, report.lastModified());
    window.setNotice("info",
                     QApplication::translate("main",
                                             "Gatehouse ended unexpectedly last time. A report of "
                                             "where it happened was kept; it holds no calls."),
                     QApplication::translate("main", "Open the report"), [&window, report] {
                         window.setNotice("", {});
                         QDesktopServices::openUrl(QUrl::fromLocalFile(report.filePath()));
                     });
}

/// Size, place and page as they were; in safe mode as at first.
void arrange(MainWindow& window, Navigator& navigator, app::Settings& settings,
             const Options& options, bool safe, bool firstRun)
{
    if (options.size.isValid()) {
        window.resize(options.size);
    } else if (!safe && !settings.geometry().isEmpty()) {
        window.restoreGeometry(settings.geometry());
    }
    navigator.go(QStringLiteral("dashboard"));
    QString page = options.page;
    if (page.isEmpty()) page = safe ? QString() : settings.page();
    if (firstRun && options.page.isEmpty()) page = QStringLiteral("wizard");
    if (!page.isEmpty() && page != QLatin1String("dashboard")) open(navigator, page);
}

void connectWindow(MainWindow& window, app::Settings& settings, app::SingleInstance& instance)
{
    QObject::connect(&window, &MainWindow::quitAsked, qApp, [] { QCoreApplication::exit(0); });
    QObject::connect(&window, &MainWindow::themeChosen, &window, [&settings] {
        settings.setTheme(Theme::of().isDark() ? QStringLiteral("dark") : QStringLiteral("light"));
    });
    QObject::connect(&instance, &app::SingleInstance::asked, &window,
                     [&window](const QString& page) {
                         if (!page.isEmpty()) open(*window.navigator(), page);
                         window.comeToFront();
                     });
}

std::optional<config::Config> readConfig(const Options& options)
{
    QString trouble;
    auto config = app::readConfigFile(options.config, trouble);
    if (!config) {
        // Starting with other settings than the user wrote would be worse than not starting.
        QMessageBox::critical(nullptr, QStringLiteral("Gatehouse"), trouble);
        return config;
    }
    if (!options.listen.isEmpty()) {
        config->server.listen.clear();
        for (const QString& each : options.listen)
            config->server.listen.push_back(each.toStdString());
    }
    return config;
}

/// Where the window runs until it ends: everything that lives as long as it does is on this stack.
int serve(const Options& options, app::Settings& settings, const config::Config& config,
          app::SingleInstance& instance, bool safe, bool firstRun)
{
    app::SecretStore secrets(options.data,
                             options.ownKeys ? noKeychain() : app::SecretStore::systemKeychain());
    app::EngineBridge bridge(
        {options.data, options.config, secrets.source(), secrets.vaultPassPhrase()});
    app::ReaderThread reader(bridge.databasePath());
    app::Autostart autostart = autostartOf(options);
    Navigator navigator;
    std::unique_ptr<Times> times;
    if (!options.times.isEmpty()) {
        times = std::make_unique<Times>(options.times, navigator);
        if (!times->isOpen()) qWarning("no times: %s cannot be written", qPrintable(options.times));
    }
    PageContext context;
    context.gateway = &bridge;
    context.reader = &reader;
    context.navigator = &navigator;
    context.settings = &settings;
    context.secrets = &secrets;
    context.autostart = options.ownKeys ? nullptr : &autostart;
    if (options.usualHome) {
        context.moveData = [](const QString& folder) {
            const QString trouble = app::chooseDataHome(folder);
            if (trouble.isEmpty()) QCoreApplication::exit(kRestartElsewhere);
            return trouble;
        };
    }
    MainWindow window(context);
    Tray tray(context, {[&window] { window.comeToFront(); }, [&window] { window.quit(); }});
    const Notifier notifier(&bridge, &settings,
                            {[&window] { return window.isActiveWindow(); },
                             [&window, &navigator](const QString& page) {
                                 navigator.go(page);
                                 window.comeToFront();
                             },
                             {}});
    if (times) times->watch(window);
    connectWindow(window, settings, instance);
    arrange(window, navigator, settings, options, safe, firstRun);
    if (!options.hidden) window.show();

    bool started = false;
    const auto start = [&] {
        if (!std::exchange(started, true)) bridge.start(config);
    };
    tellOfCrashes(window, settings, options, safe, start);
    secrets.readAhead(config, [&] {
        if (!started && !safe) return start();
        // The keychain answered late: the engine builds again, now with the keys.
        if (started) {
            bridge.publish(bridge.config(),
                           QApplication::translate("main", "keys from the keychain"), &window, {});
        }
    });
    if (!safe) QTimer::singleShot(kKeychainPatience, &window, start);
    if (!options.screenshot.isEmpty()) takePicture(&window, &reader, &bridge, options.screenshot);

    const int code = QApplication::exec();
    if (options.screenshot.isEmpty()) {
        settings.setGeometry(window.saveGeometry());
        if (navigator.page() != QLatin1String("wizard")) settings.setPage(navigator.page());
    }
    window.hide();
    bridge.stop();
    return code;
}

int run()
{
    QCommandLineParser parser;
    describeOptions(parser);
    parser.process(*qApp);
    const Options options = ui::options(parser);
    const app::ExitSignals signalsOfTheSystem;  // first: also a start is ended in order
    app::SingleInstance instance(options.data);
    if (instance.handOver(options.page, !options.hidden)) return 0;
    if (options.usualHome && app::isDataHomeAway()) {
        // An empty gateway in its place would look as if everything were lost.
        QMessageBox::critical(
            nullptr, QStringLiteral("Gatehouse"),
            QApplication::translate("main",
                                    "The data folder %1 is not there. Mount its disk, or "
                                    "start with --data FOLDER.")
                .arg(options.data));
        return 1;
    }
    QDir().mkpath(options.data);
    instance.listen();
    app::writeCrashReports(options.data);

    app::Settings settings(options.data);
    loadWords(options.language.isEmpty() ? languageOf(settings) : options.language);
    // A gateway that was set up by hand or by a file needs no first steps.
    const bool firstRun = !QFileInfo::exists(options.config) &&
                          !settings.value(QStringLiteral("wizard/done"), false).toBool();
    const auto config = readConfig(options);
    if (!config) return 1;
    app::CrashGuard guard(options.data);
    const bool safe = (options.screenshot.isEmpty() && guard.begin()) || options.safe;
    QTimer::singleShot(app::CrashGuard::kSettled, qApp, [&guard] { guard.settle(); });

    Theme theme(*qApp);
    if (!safe) applyLooks(theme, settings);
    const QString look = safe ? QString() : settings.theme();
    theme.choose(themeOf(options.theme.isEmpty() ? look : options.theme));
    QApplication::setQuitOnLastWindowClosed(false);  // the gateway may go on without a window
    QObject::connect(&signalsOfTheSystem, &app::ExitSignals::asked, qApp,
                     [] { QCoreApplication::exit(0); });
    const int code = serve(options, settings, *config, instance, safe, firstRun);
    guard.settle();
    return code;
}

/// --version and --help answer without a display, too. False: this is neither.
bool tells(int argc, char** argv)
{
    bool asked = false;
    for (int i = 1; i < argc; ++i) {
        for (const char* option : {"-h", "--help", "--help-all", "-v", "--version"})
            asked = asked || qstrcmp(argv[i], option) == 0;
    }
    if (!asked) return false;
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    describeOptions(parser);
    parser.process(app);  // does not come back
    return true;
}

}  // namespace
}  // namespace gatehouse::ui

int main(int argc, char** argv)
{
    // Commands work without a display.
    if (argc > 1 && gatehouse::app::isCommand(argv[1]))
        return gatehouse::app::runCommand(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("gatehouse"));
    QCoreApplication::setApplicationVersion(QStringLiteral(GATEHOUSE_VERSION));
    if (gatehouse::ui::tells(argc, argv)) return 0;
    const QApplication app(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Gatehouse"));
    QGuiApplication::setDesktopFileName(QStringLiteral("dev.gatehouse.Gatehouse"));
    const int code = gatehouse::ui::run();
    const bool safely = code == gatehouse::ui::kRestartSafely;
    if (!safely && code != gatehouse::ui::kRestartElsewhere) return code;
    // Only now: until the first one has ended, a second start hands over to it.
    QStringList again = QCoreApplication::arguments().mid(1);
    again.removeAll(QStringLiteral("--hidden"));
    if (safely) again.append(QStringLiteral("--safe-mode"));
    return gatehouse::app::startAgain(again) ? 0 : 1;
}
