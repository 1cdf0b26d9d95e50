#pragma once

#include <string>
#include <string_view>

#include "proxy/core/record/record.h"
#include "proxy/core/record/redact.h"

namespace gatehouse::store {

/// The first words on one line, as a row shows them: at most 160 characters.
std::string previewOf(std::string_view text);

/// Likewise of an exchange that is still in hand; its bodies have been through prepare().
std::string previewOf(const record::Exchange& exchange, const record::Redactor& redactor);

}  // namespace gatehouse::store
