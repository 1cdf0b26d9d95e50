#pragma once

#include <string>
#include <string_view>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/units.h"

namespace gatehouse::record {

/// Whether bodies of this type are no text: pictures, sound, uploads, files. No type tells nothing.
bool isBinary(std::string_view contentType) noexcept;

/// What the trace says of a body that is no text: "answer: audio/mpeg, 48000 bytes, sha256 5f…".
std::string mediaLine(std::string_view whose, std::string_view contentType, ByteCount size,
                      const Digest& digest);

}  // namespace gatehouse::record
