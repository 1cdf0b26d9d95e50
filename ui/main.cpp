#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QMessageBox>
#include <QStandardPaths>
#include <QTimer>
#include <QUrlQuery>

#include "app/config_session.h"
#include "app/engine_bridge.h"
#include "app/exit_signals.h"
#include "app/reader_thread.h"
#include "app/run/command.h"
#include "app/secret_store.h"
#include "app/settings.h"
#include "app/single_instance.h"
#include "ui/main_window.h"
#include "ui/navigator.h"
#include "ui/theme/theme.h"
#include "ui/words.h"

namespace gatehouse::ui {
namespace {

constexpr int kKeychainPatience =
    4'000;  // ms: a keychain that asks its user must not hold up the gateway

struct Options {
    QString data, config, page, theme, screenshot, size;
    QStringList listen;
};

Options parse(const QApplication& app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QApplication::translate("main", "Gatehouse, a gateway for language models."));
    parser.addHelpOption();
    parser.addVersionOption();
    const auto add = [&parser](const char* name, const QString& text, const char* value) {
        parser.addOption({QString::fromLatin1(name), text, QString::fromLatin1(value)});
    };
    add("data", QApplication::translate("main", "Folder of settings and request log."), "DIR");
    add("config",
        QApplication::translate("main", "Config file; otherwise the one in the data folder."),
        "FILE");
    add("page", QApplication::translate("main", "Page to open, such as traffic or wizard?step=4."),
        "NAME");
    add("theme", QApplication::translate("main", "light or dark, this time only."), "NAME");
    add("listen",
        QApplication::translate("main", "Address to listen on; may be given more than once."),
        "HOST:PORT");
    add("screenshot", QApplication::translate("main", "Save a picture of the window and end."),
        "FILE");
    add("size", QApplication::translate("main", "Size of the window, such as 1440x900."), "WxH");
    parser.process(app);
    Options options;
    options.data = parser.value(QStringLiteral("data"));
    if (options.data.isEmpty())
        options.data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    options.data = QDir(options.data).absolutePath();
    options.config = parser.value(QStringLiteral("config"));
    if (options.config.isEmpty()) options.config = options.data + QStringLiteral("/gatehouse.json");
    options.page = parser.value(QStringLiteral("page"));
    options.theme = parser.value(QStringLiteral("theme"));
    options.screenshot = parser.value(QStringLiteral("screenshot"));
    options.size = parser.value(QStringLiteral("size"));
    options.listen = parser.values(QStringLiteral("listen"));
    return options;
}

/// "wizard?step=4": a page with its params.
void open(Navigator& navigator, const QString& place)
{
    QVariantMap params;
    const QUrlQuery query(place.section(QLatin1Char('?'), 1));
    for (const auto& [name, value] : query.queryItems(QUrl::FullyDecoded)) params[name] = value;
    navigator.go(place.section(QLatin1Char('?'), 0, 0), params);
}

ThemeChoice choiceOf(const QString& name)
{
    return name == QLatin1String("dark")    ? ThemeChoice::Dark
           : name == QLatin1String("light") ? ThemeChoice::Light
                                            : ThemeChoice::System;
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
        *calm = ready ? *calm + 1 : 0;
        if (*calm < 12) return;
        timer->stop();
        QApplication::exit(window->grab().save(path) ? 0 : 1);
    });
    timer->start(100);
}

int run(QApplication& app)
{
    loadWords();
    const Options options = parse(app);
    app::SingleInstance instance(options.data);
    if (instance.handOver(options.page)) return 0;
    QDir().mkpath(options.data);
    instance.listen();

    app::Settings settings(options.data);
    Theme theme(app);
    theme.setTextScale(settings.textScale());
    theme.choose(choiceOf(options.theme.isEmpty() ? settings.theme() : options.theme));

    // A gateway that was set up by hand or by a file needs no first steps.
    const bool firstRun = !QFileInfo::exists(options.config) &&
                          !settings.value(QStringLiteral("wizard/done"), false).toBool();
    QString trouble;
    auto config = app::readConfigFile(options.config, trouble);
    if (!config) {
        // Starting with other settings than the user wrote would be worse than not starting.
        QMessageBox::critical(nullptr, QStringLiteral("Gatehouse"), trouble);
        return 1;
    }
    if (!options.listen.isEmpty()) {
        config->server.listen.clear();
        for (const QString& each : options.listen)
            config->server.listen.push_back(each.toStdString());
    }

    app::SecretStore secrets(options.data, app::SecretStore::systemKeychain());
    app::EngineBridge bridge(
        {options.data, options.config, secrets.source(), secrets.vaultPassPhrase()});
    app::ReaderThread reader(bridge.databasePath());
    Navigator navigator;
    PageContext context;
    context.gateway = &bridge;
    context.reader = &reader;
    context.navigator = &navigator;
    context.settings = &settings;
    context.secrets = &secrets;
    MainWindow window(context);
    const QStringList size = options.size.split(QLatin1Char('x'));
    if (size.size() == 2) {
        window.resize(size[0].toInt(), size[1].toInt());
    } else if (!settings.geometry().isEmpty()) {
        window.restoreGeometry(settings.geometry());
    }
    QObject::connect(&window, &MainWindow::themeChosen, &window, [&settings] {
        settings.setTheme(Theme::of().isDark() ? QStringLiteral("dark") : QStringLiteral("light"));
    });
    QObject::connect(&instance, &app::SingleInstance::asked, &window, [&](const QString& page) {
        if (!page.isEmpty()) open(navigator, page);
        window.comeToFront();
    });
    app::ExitSignals signalsOfTheSystem;
    QObject::connect(&signalsOfTheSystem, &app::ExitSignals::asked, &app, &QCoreApplication::quit);

    navigator.go(QStringLiteral("dashboard"));
    QString page = options.page.isEmpty() ? settings.page() : options.page;
    if (firstRun && options.page.isEmpty()) page = QStringLiteral("wizard");
    if (page != QLatin1String("dashboard")) open(navigator, page);
    window.show();

    bool started = false;
    const auto start = [&] {
        if (!std::exchange(started, true)) bridge.start(*config);
    };
    secrets.readAhead(*config, [&] {
        if (!started) return start();
        // The keychain answered late: the engine builds again, now with the keys.
        bridge.publish(bridge.config(), QApplication::translate("main", "keys from the keychain"),
                       &window, {});
    });
    QTimer::singleShot(kKeychainPatience, &window, start);
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

}  // namespace
}  // namespace gatehouse::ui

int main(int argc, char** argv)
{
    // Commands work without a display.
    if (argc > 1 && gatehouse::app::isCommand(argv[1]))
        return gatehouse::app::runCommand(argc, argv);
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("gatehouse"));
    QApplication::setApplicationDisplayName(QStringLiteral("Gatehouse"));
    QApplication::setApplicationVersion(QStringLiteral(GATEHOUSE_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("dev.gatehouse.Gatehouse"));
    return gatehouse::ui::run(app);
}
