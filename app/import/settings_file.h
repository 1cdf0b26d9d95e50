#pragma once

#include <optional>
#include <vector>

#include <QString>
#include <QStringList>

#include "app/connect/setup.h"
#include "proxy/core/base/result.h"
#include "proxy/core/config/config.h"

namespace gatehouse::app {

/// What was read from a file of settings, ours or of another program.
struct ImportedSettings {
    QString kind;                         ///< "Gatehouse", ".env", "LiteLLM", "Bifrost", "Portkey"
    std::optional<config::Config> whole;  ///< of our own: takes the place of all settings
    std::vector<SetupChoice> choices;     ///< providers, with the keys that stood in the file
    std::vector<config::AliasConfig> aliases;
    QStringList left;  ///< what could not be carried, in words
};

/// Reads gatehouse.json, a bundle's folder, LiteLLM's config.yaml, Bifrost's config.json, a Portkey
/// config or a file of environment variables. Which it is, is told by what stands in it.
///
/// Errors  NotFound, Invalid. A value of a key is in no message.
Result<ImportedSettings> readSettingsFile(const QString& path);

}  // namespace gatehouse::app
