#pragma once

#include <string>

#include "proxy/core/prompt/library.h"

namespace gatehouse::prompt {

/// The OpenAPI 3.1 description, in JSON, of the endpoint that a prompt has: its path, its variables
/// as the schema of the body, its answer.
std::string openApiOf(const Chosen& chosen);

}  // namespace gatehouse::prompt
