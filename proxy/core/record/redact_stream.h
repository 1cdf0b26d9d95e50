#pragma once

#include <string>

#include "proxy/core/record/redact.h"

namespace gatehouse::record {

/// Takes out secrets that a streamed answer brings in pieces, one token an event: no rule sees them
/// in the bytes, but whoever joins the stream reads them.
///
/// Shape   the bytes of an event stream or of JSON lines, as they came; the frame stays, the mark
/// stands where the secret began, and its other pieces become empty texts. Pieces are joined by the
/// name of their member and the last "index" before them, as all dialects tell them apart.
/// True: it has changed. Secrets within one event are text()'s business. Thread  any.
bool redactStream(std::string& body, const Redactor& redactor);

}  // namespace gatehouse::record
