#pragma once

#include <QApplication>
#include <QTemporaryDir>

#include "app/reader_thread.h"
#include "app/secret_store.h"
#include "app/settings.h"
#include "tests/support/store_builder.h"
#include "tests/ui/fake_gateway.h"
#include "ui/main_window.h"
#include "ui/theme/theme.h"
#include "ui/words.h"

namespace gatehouse::tests {

/// The one theme of a test program.
inline ui::Theme& theme()
{
    static auto* one = [] {
        ui::loadWords();
        auto* made = new ui::Theme(*qobject_cast<QApplication*>(QCoreApplication::instance()));
        made->setMotion(ui::Motion::Reduced);  // a picture is taken at any moment
        return made;
    }();
    return *one;
}

/// With GATEHOUSE_PICTURES set to a folder, pictures of both themes are kept there for people to
/// look at.
inline void savePicture(QWidget& window, const char* name)
{
    const QString folder = QString::fromLocal8Bit(qgetenv("GATEHOUSE_PICTURES"));
    if (folder.isEmpty()) return;
    for (const auto choice : {ui::ThemeChoice::Dark, ui::ThemeChoice::Light}) {
        theme().choose(choice);
        // Fonts, then sizes, then scroll areas: each round of events asks for the next.
        for (int round = 0; round < 5; ++round) QCoreApplication::processEvents();
        const QString ending =
            theme().isDark() ? QStringLiteral("-dark.png") : QStringLiteral("-light.png");
        window.grab().save(folder + QLatin1Char('/') + QLatin1String(name) + ending);
    }
}

/// A window over a fake gateway and a store in a temporary folder.
struct WindowKit {
    QTemporaryDir folder;
    FakeGateway gateway;
    app::Settings settings{folder.path()};
    app::SecretStore* secrets = nullptr;  ///< for tests of keys
    std::unique_ptr<app::ReaderThread> reader;
    std::unique_ptr<ui::MainWindow> window;

    /// Before a window is made: lets a test fill the store or the config.
    WindowKit()
    {
        theme();
        gateway.folder = folder.path();
    }

    /// Fills the store with plausible rows that end now.
    bool fill(std::int64_t rows, std::int64_t spanSeconds = 86'400)
    {
        StorePlan plan;
        plan.rows = rows;
        plan.spanSeconds = spanSeconds;
        plan.bodies = false;
        return buildStore(gateway.databasePath().toStdString(), plan).ok();
    }

    ui::MainWindow& show(QSize size = {1440, 900})
    {
        reader = std::make_unique<app::ReaderThread>(gateway.databasePath());
        ui::PageContext context;
        context.gateway = &gateway;
        context.reader = reader.get();
        context.settings = &settings;
        context.secrets = secrets;
        window = std::make_unique<ui::MainWindow>(context);
        window->resize(size);
        window->show();
        return *window;
    }
};

}  // namespace gatehouse::tests
