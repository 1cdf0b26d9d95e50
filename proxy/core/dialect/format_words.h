#pragma once

#include <string>

#include "proxy/core/chat/request.h"

namespace gatehouse::dialect {

/// Asks the model for the request's format in words, where its API has none; empty for plain text.
std::string wordsOfFormat(const chat::Request& request);

}  // namespace gatehouse::dialect
