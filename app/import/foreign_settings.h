#pragma once

#include <optional>

#include <QByteArray>

#include "app/import/settings_file.h"

namespace gatehouse::app {

/// Settings of another gateway, by what stands in the text: "model_list" is LiteLLM's, "providers"
/// with lists of keys Bifrost's, "targets" or "strategy" Portkey's. Empty: none of them.
///
/// Shape   providers of our catalogue, their keys, and names of models as aliases. What means
/// something else here, such as fallbacks, is told in `left`.
std::optional<ImportedSettings> readForeignSettings(const QByteArray& text);

}  // namespace gatehouse::app
