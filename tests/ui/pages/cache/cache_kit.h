#pragma once

#include <QCoreApplication>
#include <QTest>

#include "tests/support/quoted.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"

namespace gatehouse::tests {

/// Answers that an engine would keep at that moment.
inline engine::CacheView cacheView(WallMicros now)
{
    struct Row {
        const char* call;
        const char* model;
        const char* provider;
        std::int64_t hits, size, minutes, left;
    };

    constexpr WallMicros kMinute = 60'000'000;
    constexpr Row kRows[] = {
        {"01KEPT00000000000000000001", "gpt-4.1-mini", "openai", 31, 2'204, 4, 6},
        {"01KEPT00000000000000000002", "claude-haiku-4-5", "anthropic", 12, 5'120, 95, 1'345},
        {"01KEPT00000000000000000003", "gpt-4.1", "openai", 4, 1'866, 130, -1},
        {"01KEPT00000000000000000004", "text-embedding-3-small", "openai", 1, 18'432, 2'900, 40}};
    engine::CacheView view;
    for (const Row& row : kRows) {
        engine::KeptAnswer answer;
        answer.key = "0f" + std::string(58, 'a') + std::string(row.call).substr(22);
        answer.call = row.call;
        answer.gateway = "default";
        answer.model = row.model;
        answer.provider = row.provider;
        answer.hits = row.hits;
        answer.bytes = row.size;
        answer.cost = PicoUsd{1'234'000'000};
        answer.took = 1'840'000;
        answer.storedAt = now - row.minutes * kMinute;
        answer.usedAt = now - kMinute;
        answer.freshUntil = now + row.left * kMinute;
        answer.staleUntil = now + 1'440 * kMinute;
        view.bytes += answer.bytes;
        view.answers.push_back(std::move(answer));
    }
    view.entries = view.meant = view.answers.size();
    view.meantBytes = view.bytes;
    return view;
}

/// A day of calls, of which some were answered by the cache, and the calls that were first.
inline bool fillKept(const std::string& path, WallMicros now)
{
    store::WriterOptions options;
    options.databasePath = path;
    options.keepFor = Seconds(0);
    auto writer = store::Writer::start(options, nullptr);
    if (!writer.ok()) return false;
    constexpr const char* kAsked[] = {
        "How long may goods be returned?", "Summarise the release notes of 4.2 in three points.",
        "Which of our plans has single sign-on?", "Return policy, shipping, warranty"};
    constexpr int kCalls = 160;
    constexpr WallMicros kStep = 450'000'000;
    for (int i = 0; i < kCalls; ++i) {
        auto call = std::make_unique<record::Exchange>();
        const bool isFirst = i < 4;
        call->id = isFirst ? "01KEPT0000000000000000000" + std::to_string(i + 1)
                           : "01SAME00000000000000000" + std::to_string(1'000 + i);
        call->startedAt = now - (kCalls - i) * kStep;
        call->outcome = record::Outcome::Ok;
        call->status = 200;
        call->dialect = "openai_chat";
        call->provider = "openai";
        call->modelAsked = "gpt-4.1-mini";
        const std::string asked = kAsked[i % 4];
        call->requestBody.bytes =
            quoted("{'messages':[{'role':'user','content':'" + asked + "'}]}");
        const bool isHit = !isFirst && i % 3 != 0;
        call->cache.state = isHit ? record::CacheState::Hit : record::CacheState::Miss;
        call->endedAt = isHit ? 4'000 : 1'840'000;
        if (isHit) {
            call->cache.call = "01KEPT00000000000000000001";
            call->cache.saved = PicoUsd{1'234'000'000 + std::int64_t{i} * 10'000'000};
            call->cache.savedTime = 1'836'000;
        }
        (*writer)->push(record::ExchangeFinished{std::move(call)});
    }
    return (*writer)->flush(true).ok();
}

inline engine::KeptText keptText(const engine::KeptAnswer& answer)
{
    engine::KeptText kept;
    kept.answer = answer;
    kept.contentType = "application/json";
    kept.body = quoted(
        "{'choices':[{'message':{'role':'assistant','content':'Thirty days from the day they "
        "arrive, unused and in their box. The return label is in the parcel.'}}]}");
    return kept;
}

/// A window with the page open, over a cache that is on.
struct CacheWindow : WindowKit {
    WallMicros now = QDateTime::currentMSecsSinceEpoch() * 1000;

    explicit CacheWindow(bool isOn = true)
    {
        gateway.configNow = config::firstRun();
        gateway.configNow.cache.enabled = isOn;
        if (!isOn) return;
        gateway.cacheNow = cacheView(now);
        gateway.keptText = [this](const QString& key) -> std::optional<engine::KeptText> {
            for (const auto& each : gateway.cacheNow.answers) {
                if (QString::fromStdString(each.key) == key) return keptText(each);
            }
            return std::nullopt;
        };
    }

    ui::MainWindow& open(const QVariantMap& params = {}, QSize size = {1280, 860})
    {
        ui::MainWindow& shown = show(size);
        shown.navigator()->go(QStringLiteral("cache"), params);
        return shown;
    }

    template <class W>
    [[nodiscard]] W* find(const char* name) const
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return window->findChild<W*>(QString::fromLatin1(name));
    }
};

}  // namespace gatehouse::tests
