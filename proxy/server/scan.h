#pragma once

#include <string>
#include <string_view>

namespace gatehouse::server {

/// What the guard finds in one text, as a line of JSON.
///
/// Shape   in: {"id":…, "text":…}, or {"id":…, "chunks":[…]} for a text that comes in pieces. Out:
/// {"id":…, "spans":[{"start", "end", "type", "rule", "score"}]}, offsets in Unicode code points;
/// of chunks {"id":…, "redacted":…, "held":…}: what has left, and the most that was held back.
/// Errors  a line that is no such object: {"error":…}.
std::string scannedLine(std::string_view line);

/// Reads lines from standard input until its end and answers each.
int scan();

}  // namespace gatehouse::server
