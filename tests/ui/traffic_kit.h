#pragma once

#include <QDateTime>

#include "tests/support/store_builder.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"
#include "ui/pages/traffic_page.h"

namespace gatehouse::tests {

/// A window on Traffic over a store of `rows`.
struct TrafficKit : WindowKit {
    ui::TrafficPage* page = nullptr;
    std::unique_ptr<store::Writer> writer;
    Random random{7};
    std::int64_t next = 0;
    // Retention looks at the clock, so the rows must be of today.
    WallMicros begun = QDateTime::currentMSecsSinceEpoch() * 1000 - 60'000'000;

    explicit TrafficKit(std::int64_t rows, QSize size = {1440, 900}, bool words = true)
    {
        if (rows > 0) {
            StorePlan plan;
            plan.rows = rows;
            plan.end = begun;
            plan.index = words;
            plan.bodies = words;
            if (const auto built = buildStore(gateway.databasePath().toStdString(), plan); !built) {
                qFatal("%s", built.error().message.c_str());
            }
        }
        next = rows;
        store::WriterOptions options;
        options.databasePath = gateway.databasePath().toStdString();
        auto started = store::Writer::start(options, [this](const store::Committed& facts) {
            QMetaObject::invokeMethod(
                &gateway, [this, facts] { Q_EMIT gateway.committed(facts); }, Qt::QueuedConnection);
        });
        if (!started) qFatal("%s", started.error().message.c_str());
        writer = std::move(*started);
        gateway.keptNow = [this](std::vector<record::Record> records) {
            for (auto& record : records) writer->push(std::move(record));
        };
        show(size);
        window->navigator()->go(QStringLiteral("traffic"));
        page = qobject_cast<ui::TrafficPage*>(window->page(QStringLiteral("traffic")));
    }

    ~TrafficKit()
    {
        window.reset();
        writer.reset();
    }

    void add(int rows)
    {
        for (int i = 0; i < rows; ++i) {
            ++next;
            writer->push(record::ExchangeFinished{
                plausibleExchange(random, next, begun + next * 1000, StorePlan())});
        }
        if (const auto done = writer->flush(); !done) qFatal("%s", done.error().message.c_str());
    }
};

}  // namespace gatehouse::tests
