#pragma once

#include <cstdlib>
#include <memory>
#include <string>
#include <utility>

#include <QTemporaryDir>

#include "proxy/core/config/config.h"
#include "proxy/core/pipeline/snapshot.h"
#include "proxy/core/provider/catalogue.h"
#include "proxy/shell/visit.h"

namespace gatehouse::tests {

/// A house as the engine would furnish it, without the engine: for tests of what works inside.
///
/// Shape   the live config is `config`, secrets have the value "secret"; the log is in a folder of
/// its own.
/// Errors  aborts when it cannot be made.
class Floor {
public:
    explicit Floor(config::Config config = {})
    {
        store::WriterOptions options;
        options.databasePath = folder_.filePath("gatehouse.sqlite").toStdString();
        auto writer = store::Writer::start(std::move(options), nullptr);
        if (!writer) std::abort();
        house.writer = std::move(*writer);
        publish(std::move(config), 1);
    }

    /// Makes `config` the live one.
    void publish(config::Config config, std::uint64_t generation)
    {
        auto snapshot = pipeline::Snapshot::build(
            config, generation, provider::Catalogue::builtIn(),
            [](const SecretRef&) -> Result<Secret> { return Secret("secret"); });
        if (!snapshot) std::abort();
        house.live.set(std::move(*snapshot));
    }

private:
    QTemporaryDir folder_;

public:
    House house;
};

}  // namespace gatehouse::tests
