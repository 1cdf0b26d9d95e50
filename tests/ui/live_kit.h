#pragma once

#include "tests/app/running_gateway.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"

namespace gatehouse::tests {

/// A window over a gateway that really runs.
struct LiveKit {
    RunningGateway gateway;
    app::Settings settings{gateway.folder.path()};
    std::unique_ptr<app::ReaderThread> reader;
    std::unique_ptr<ui::MainWindow> window;

    /// False: the gateway did not start, or there is no such page.
    bool start(const char* page, QSize size = {1440, 900})
    {
        theme();
        if (!gateway.start()) return false;
        reader = std::make_unique<app::ReaderThread>(gateway.bridge.databasePath());
        ui::PageContext context;
        context.gateway = &gateway.bridge;
        context.reader = reader.get();
        context.settings = &settings;
        window = std::make_unique<ui::MainWindow>(context);
        window->resize(size);
        window->show();
        window->navigator()->go(QString::fromLatin1(page));
        return window->page(QString::fromLatin1(page)) != nullptr;
    }

    template <class W>
    [[nodiscard]] W* find(const char* name) const
    {
        return window->findChild<W*>(QString::fromLatin1(name));
    }

    /// A row from elsewhere.
    void importCall(const char* path)
    {
        auto call = std::make_unique<record::Exchange>();
        call->id = "01J8Z4QKX7M2V5T9R3W6Y8B1CD";
        call->startedAt = 1'763'800'000'000'000;
        call->method = "POST";
        call->path = path;
        call->dialect = "openai_chat";
        call->outcome = record::Outcome::Ok;
        call->status = 200;
        call->origin = record::Origin::Import;
        call->originOf = "calls.har";
        call->modelAsked = "sample/hello";
        call->requestBody.bytes =
            "{\"model\":\"sample/hello\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
        call->requestBody.totalSize = static_cast<ByteCount>(call->requestBody.bytes.size());
        std::vector<record::Record> records;
        records.emplace_back(record::ExchangeFinished{std::move(call)});
        gateway.bridge.keep(std::move(records), nullptr, {});
    }
};

}  // namespace gatehouse::tests
