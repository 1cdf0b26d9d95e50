#pragma once

#include <QCoreApplication>
#include <QTest>

#include "tests/app/prompts/prompt_sample.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"
#include "ui/pages/prompts/prompts_page.h"

namespace gatehouse::tests {

/// A window with the editor of a prompt open, or the list.
struct PromptWindow : WindowKit {
    explicit PromptWindow(config::Config config = promptConfig())
    {
        gateway.configNow = std::move(config);
    }

    ui::MainWindow& open(const char* prompt = "support", QSize size = {1280, 800})
    {
        ui::MainWindow& shown = show(size);
        shown.navigator()->go(QStringLiteral("prompts"),
                              {{QStringLiteral("prompt"), QString::fromLatin1(prompt)}});
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
