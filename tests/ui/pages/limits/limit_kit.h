#pragma once

#include <QCoreApplication>
#include <QTest>

#include "tests/ui/window_kit.h"
#include "ui/navigator.h"

namespace gatehouse::tests {

/// Three limits, the first and the last of which have been used.
inline config::Config limitConfig()
{
    config::Config config = config::firstRun();
    auto& month = config.limits.emplace_back();
    month.id = "month";
    month.name = "All of us";
    month.unit = "cost";
    month.limit = "50";
    month.window = "month";
    auto& calls = config.limits.emplace_back();
    calls.id = "calls";
    calls.name = "Calls per key";
    calls.limit = "60";
    calls.window = "sliding";
    calls.by = {"key"};
    calls.over = "queue";
    auto& open = config.limits.emplace_back();
    open.id = "open";
    open.name = "At once per user";
    open.limit = "4";
    open.window = "concurrent";
    open.by = {"user"};
    return config;
}

/// What an engine would tell of them at that moment.
inline std::vector<engine::LimitUse> limitUses(WallMicros now)
{
    constexpr WallMicros kDay = 86'400'000'000;
    constexpr std::int64_t kDollar = 1'000'000'000'000;
    engine::LimitUse month;
    month.id = "month";
    month.unit = limit::Unit::Cost;
    month.window = {.limit = 50 * kDollar, .begin = now - 18 * kDay, .end = now + 12 * kDay};
    const limit::Standing spent{.limit = 50 * kDollar,
                                .used = 41 * kDollar,
                                .remaining = 9 * kDollar,
                                .resetAt = now + 12 * kDay};
    month.callers = {{{}, spent}};
    month.callerCount = 1;
    engine::LimitUse calls;
    calls.id = "calls";
    calls.window = {.kind = limit::Kind::Sliding, .limit = 60};
    engine::LimitUse open;
    open.id = "open";
    open.window = {.kind = limit::Kind::Concurrent, .limit = 4};
    open.callers = {{{"ada"}, {.limit = 4, .used = 4}},
                    {{"bo"}, {.limit = 4, .used = 1, .remaining = 3}}};
    open.callerCount = 2;
    return {month, calls, open};
}

/// A window with the page open.
struct LimitWindow : WindowKit {
    explicit LimitWindow(config::Config config = limitConfig())
    {
        gateway.configNow = std::move(config);
    }

    ui::MainWindow& open(const char* limit = "", QSize size = {1280, 800})
    {
        ui::MainWindow& shown = show(size);
        shown.navigator()->go(QStringLiteral("limits"),
                              {{QStringLiteral("limit"), QString::fromLatin1(limit)}});
        return shown;
    }

    template <class W>
    [[nodiscard]] W* find(const char* name) const
    {
        // Rows that were made anew still have their older namesakes.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return window->findChild<W*>(QString::fromLatin1(name));
    }
};

}  // namespace gatehouse::tests
