#include <ctime>

#include <QFile>
#include <QLocale>
#include <QTest>

#include "app/clock.h"
#include "proxy/core/config/codec.h"
#include "tests/app/guardrails/guard_sample.h"
#include "tests/app/prompts/prompt_sample.h"
#include "tests/app/routes/sample_graph.h"
#include "tests/support/suite.h"
#include "tests/ui/pages/cache/cache_kit.h"
#include "tests/ui/pages/limits/limit_kit.h"
#include "tests/ui/picture_check.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"
#include "ui/pages/wizard.h"
#include "ui/pages/wizard_steps.h"

namespace gatehouse::tests {

namespace {

// 2 March 2037, 14:30 UTC: retention goes by the real clock, and takes nothing of the future.
constexpr WallMicros kNow = 2'119'617'000'000'000;
constexpr WallMicros kHour = 3'600'000'000;

enum class Data : quint8 { Some, None, Broken };

/// A window whose every word stands still.
struct PictureKit : WindowKit {
    app::StoppedClock clock{kNow};

    explicit PictureKit(Data data)
    {
        gateway.shownFolder = QStringLiteral("/srv/gatehouse");
        gateway.configNow = config::firstRun();
        gateway.stateNow.requests = 2'000;
        gateway.stateNow.openStreams = 2;
        if (data == Data::Some) fillAll();
        if (data == Data::None) fillRows(0);
        if (data == Data::Broken) breakStore();
    }

    void fillAll()
    {
        fillRows(2'000);
        addSettings();
    }

    void fillRows(std::int64_t rows)
    {
        StorePlan plan;
        plan.rows = rows;
        plan.end = kNow - 60'000'000;
        plan.spanSeconds = 86'400;
        plan.bodies = false;
        if (!buildStore(gateway.databasePath().toStdString(), plan).ok()) qFatal("no store");
    }

    void addSettings()
    {
        store::WriterOptions options;
        options.databasePath = gateway.databasePath().toStdString();
        options.keepFor = Seconds(0);
        auto writer = store::Writer::start(options, nullptr);
        if (!writer.ok()) qFatal("no writer");
        config::Config& config = gateway.configNow;
        publish(**writer, 1, "start", "");
        config.records.keepDays = 7;
        publish(**writer, 2, "desktop", "less to keep");
        for (const char* id : {"openai", "anthropic"}) {
            config::ProviderConfig provider;
            provider.id = id;
            provider.key.text = std::string("keychain:") + id;
            config.providers.push_back(provider);
        }
        config::KeyConfig key;
        key.id = "web-shop";
        key.label = "Web shop";
        key.hash = std::string(64, '7');
        key.hint = "x4Qp";
        key.createdAt = kNow - 50 * kHour;
        config.access.keys.push_back(key);
        publish(**writer, 3, "desktop", "");
        config.routes = routeConfig().routes;
        config.prompts = promptConfig().prompts;
        config.limits = limitConfig().limits;
        config.gateways = guardConfig().gateways;
        gateway.uses = limitUses(kNow);
        if (!(*writer)->flush(true).ok()) qFatal("not kept");
        engine::ProviderHealth health;
        health.id = "openai";
        health.state = provider::HealthState::Healthy;
        health.calls = health.good = 20;
        health.latency = 486'000;
        health.lastAt = kNow - 12'000'000;
        health.keys = 1;
        gateway.stateNow.providers = {health};
        gateway.stateNow.generation = 3;
    }

    /// Only for its own page: the calls would be in every picture.
    void addKept()
    {
        gateway.configNow.cache.enabled = true;
        gateway.cacheNow = cacheView(kNow);
        gateway.keptText = [this](const QString&) {
            return keptText(gateway.cacheNow.answers.front());
        };
        if (!fillKept(gateway.databasePath().toStdString(), kNow)) qFatal("not kept");
    }

    void publish(store::Writer& writer, std::uint64_t generation, const char* author,
                 const char* note)
    {
        record::ConfigPublished entry;
        entry.generation = generation;
        entry.at = kNow - static_cast<WallMicros>(10 - generation) * kHour;
        entry.text = config::print(gateway.configNow);
        entry.author = author;
        entry.note = note;
        writer.push(std::move(entry));
    }

    void breakStore()
    {
        QFile store(gateway.databasePath());
        if (!store.open(QIODevice::WriteOnly)) qFatal("no file");
        store.write(QByteArray(8192, 'x'));  // no database
    }
};

}  // namespace

/// Every page in both themes, with data, without, and when its store cannot be read: pixel for
/// pixel as it was looked at and found good. tests/ui/renew_pictures.sh keeps them anew.
class PicturesTest : public QObject {
    Q_OBJECT

private:
    QLocale former_;

    static void row(const char* page, const char* state, Data data)
    {
        for (const bool dark : {false, true}) {
            const QByteArray name = QByteArray(page).replace('?', '-').replace('=', "") + '-' +
                                    state + (dark ? "-dark" : "-light");
            QTest::newRow(name.constData())
                << QString::fromLatin1(page) << static_cast<int>(data) << dark;
        }
    }

private Q_SLOTS:

    void initTestCase()
    {
        qputenv("TZ", "UTC");
        tzset();
        former_ = QLocale();
        QLocale::setDefault(QLocale::c());
        const QWidget widget;
        if (const QString why = PictureCheck::obstacle(widget); !why.isEmpty())
            QSKIP(qPrintable(why));
    }

    void cleanupTestCase() { QLocale::setDefault(former_); }

    void cleanup()
    {
        theme().setColours(ui::Colours::Usual);
        theme().choose(ui::ThemeChoice::Light);
    }

    void looksAsItDid_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<int>("data");
        QTest::addColumn<bool>("dark");
        for (const char* page : {"dashboard",
                                 "traffic",
                                 "routes",
                                 "routes?route=support",
                                 "prompts",
                                 "prompts?prompt=support",
                                 "playground",
                                 "providers",
                                 "guardrails",
                                 "guardrails?rule=1",
                                 "limits",
                                 "limits?limit=month",
                                 "cache",
                                 "cache?entry=0",
                                 "cache?part=settings",
                                 "dashboard?colours=distinct",
                                 "deploy",
                                 "history",
                                 "settings",
                                 "wizard?step=1",
                                 "wizard?step=2",
                                 "wizard?step=3",
                                 "wizard?step=4"}) {
            row(page, "data", Data::Some);
        }
        for (const char* page : {"dashboard", "traffic", "routes", "prompts", "history",
                                 "providers", "guardrails", "limits", "cache"})
            row(page, "empty", Data::None);
        for (const char* page : {"dashboard", "traffic", "history"})
            row(page, "error", Data::Broken);
    }

    void looksAsItDid()
    {
        QFETCH(const QString, place);
        QFETCH(const int, data);
        QFETCH(const bool, dark);
        theme().choose(dark ? ui::ThemeChoice::Dark : ui::ThemeChoice::Light);
        if (place.contains(QLatin1String("distinct"))) theme().setColours(ui::Colours::Distinct);
        PictureKit kit(static_cast<Data>(data));
        if (place.startsWith(QLatin1String("cache")) && data == static_cast<int>(Data::Some))
            kit.addKept();
        const bool whole = kit.gateway.configNow.providers.size() > 1;
        ui::MainWindow& window = kit.show(whole ? QSize(1200, 720) : QSize(960, 600));
        const QString page = place.section(QLatin1Char('?'), 0, 0);
        QVariantMap params;
        if (page == QLatin1String("wizard")) {
            // What this computer has is not in the picture.
            window.navigator()->go(page);
            auto* step = qobject_cast<ui::WizardPage*>(window.page(page))->providers();
            step->setEnvironment({});
            step->setServers({});
            params[QStringLiteral("step")] = place.right(1).toInt();
        }
        if (page == QLatin1String("routes") && place != page)
            params[QStringLiteral("route")] = place.section(QLatin1Char('='), 1);
        if (page == QLatin1String("guardrails") && place != page)
            params[QStringLiteral("rule")] = place.section(QLatin1Char('='), 1);
        if (page == QLatin1String("limits") && place != page)
            params[QStringLiteral("limit")] = place.section(QLatin1Char('='), 1);
        if (page == QLatin1String("prompts") && place != page)
            params[QStringLiteral("prompt")] = place.section(QLatin1Char('='), 1);
        if (page == QLatin1String("cache") && place != page)
            params[place.section(QLatin1Char('?'), 1).section(QLatin1Char('='), 0, 0)] =
                place.section(QLatin1Char('='), 1);
        window.navigator()->go(page, params);
        window.centralWidget()->setFocus();  // no ring around a control
        PictureCheck check;
        const bool same = check.sees(window, QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY2(same, qPrintable(check.words()));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PicturesTest;
GH_SUITE(PicturesTest)
#include "pictures_test.moc"
