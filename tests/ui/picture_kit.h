#pragma once

#include <QFile>

#include "app/clock.h"
#include "proxy/core/config/codec.h"
#include "tests/app/guardrails/guard_sample.h"
#include "tests/app/prompts/prompt_sample.h"
#include "tests/app/routes/sample_graph.h"
#include "tests/ui/pages/cache/cache_kit.h"
#include "tests/ui/pages/limits/limit_kit.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

/// What a page has to show: calls and settings, neither, settings beside a store that cannot be
/// read, or only that.
enum class Data : quint8 { Some, None, Broken, BrokenStart };

/// A window whose every word stands still.
struct PictureKit : WindowKit {
    // 2 March 2037, 14:30 UTC: retention goes by the real clock, and takes nothing of the future.
    static constexpr WallMicros kNow = 2'119'617'000'000'000;
    static constexpr WallMicros kHour = 3'600'000'000;

    app::StoppedClock clock{kNow};

    explicit PictureKit(Data data)
    {
        gateway.shownFolder = QStringLiteral("/srv/gatehouse");
        gateway.configNow = config::firstRun();
        gateway.stateNow.requests = 2'000;
        gateway.stateNow.openStreams = 2;
        if (data == Data::Some) fillAll();
        if (data == Data::None) fillRows(0);
        if (data == Data::Broken) {
            fillRows(0);
            addSettings();
        }
        if (data == Data::Broken || data == Data::BrokenStart) breakStore();
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
        for (const char* beside : {"-wal", "-shm"})
            QFile::remove(gateway.databasePath() + QLatin1String(beside));
        QFile store(gateway.databasePath());
        if (!store.open(QIODevice::WriteOnly)) qFatal("no file");
        store.write(QByteArray(8192, 'x'));  // no database
    }
};

}  // namespace gatehouse::tests
