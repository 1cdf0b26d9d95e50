#pragma once

#include <string>

namespace gatehouse::config {

/// The JSON schema (draft 2020-12) of a config file, for editors that complete and check while one
/// types.
std::string jsonSchema();

/// The reference page of the config, Markdown; docs/config.md is a copy of it.
std::string referencePage();

}  // namespace gatehouse::config
