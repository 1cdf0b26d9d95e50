#pragma once

#include <QCoreApplication>
#include <QTest>

#include "tests/app/guardrails/guard_sample.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"

namespace gatehouse::tests {

/// A window with the page open.
struct GuardWindow : WindowKit {
    explicit GuardWindow(config::Config config = guardConfig())
    {
        gateway.configNow = std::move(config);
    }

    ui::MainWindow& open(const char* rule = "", QSize size = {1280, 800})
    {
        ui::MainWindow& shown = show(size);
        shown.navigator()->go(QStringLiteral("guardrails"),
                              {{QStringLiteral("rule"), QString::fromLatin1(rule)}});
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
