#pragma once

#include <string>
#include <string_view>

#include "proxy/core/base/result.h"
#include "proxy/core/provider/provider.h"

namespace gatehouse::provider {

/// A row of the catalogue and the day its prices were gathered.
struct Row {
    Provider provider;
    std::string date;  ///< YYYY-MM-DD or empty
};

/// Reads one row; resources/providers/README.md describes the format.
///
/// Units   prices are decimal texts: USD per million tokens.
/// Errors  Invalid; the message begins with the JSON pointer of the place, as " at /models/3/price:
/// …".
Result<Row> readRow(std::string_view json);

}  // namespace gatehouse::provider
