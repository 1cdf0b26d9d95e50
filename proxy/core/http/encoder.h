#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "proxy/core/http/message.h"

namespace gatehouse::http {

/// Serialise heads from their parts; raw bytes of a received head are never forwarded. Names and
/// values that could break a head (CR, LF, NUL) cannot come out of Decoder and are dropped here as
/// a second lock.
void appendRequestLine(std::string& out, std::string_view method, std::string_view target);
void appendStatusLine(std::string& out, int status,
                      std::string_view reason);  ///< empty reason: the usual one
void appendField(std::string& out, std::string_view name, std::string_view value);
void appendField(std::string& out, const Headers::Field& field);  ///< as a decoder found it
void appendHeadEnd(std::string& out);

void appendChunkStart(std::string& out,
                      std::size_t size);  ///< "1a\r\n"; after the data follows kChunkEnd
inline constexpr std::string_view kChunkEnd = "\r\n";
inline constexpr std::string_view kLastChunk = "0\r\n\r\n";

std::string_view reasonOf(int status) noexcept;
/// Connection, Keep-Alive, TE, Trailer, Transfer-Encoding, Upgrade, Proxy-* …: never passed on.
bool isHopByHop(const Headers::Field& field) noexcept;

}  // namespace gatehouse::http
