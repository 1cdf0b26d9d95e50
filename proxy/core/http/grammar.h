#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gatehouse::http {

/// The character classes and small forms of RFC 9110 and RFC 9112 that both codecs share.
///
/// Shape   pure questions on bytes; nothing is repaired, a doubtful form is not of the form.
namespace grammar {

bool isToken(std::string_view text) noexcept;       ///< one or more tchar
bool isFieldValue(std::string_view text) noexcept;  ///< VCHAR, obs-text, SP, HTAB
/// Path and query of a URI with whole percent escapes. Browsers leave []{}|^` unescaped, so these
/// pass, too.
bool isOriginForm(std::string_view target) noexcept;
/// host [":" port] as Host carries it: name, IPv4 or bracketed IPv6; no user info, no empty host or
/// port.
bool isAuthority(std::string_view text) noexcept;
bool isServedMethod(std::string_view method) noexcept;  ///< GET HEAD POST PUT PATCH DELETE OPTIONS

struct FieldLine {
    std::string_view name;
    std::string_view value;  ///< without the white space around it
};

/// A field line without its CR LF. False: no colon, no name, a space before the colon, a forbidden
/// byte.
bool readField(std::string_view line, FieldLine& field) noexcept;

/// A whole field line at the front of `input`, with its CR LF: `size` bytes. False: it is not
/// whole, not well formed, or holds what is seldom (tabs), and wants readField()'s closer look.
bool readPlainField(std::string_view input, FieldLine& field, std::size_t& size) noexcept;

/// 1*DIGIT that fits; no sign, no list, no space.
bool readLength(std::string_view text, std::int64_t& length) noexcept;

/// chunk-size [chunk-ext] without CR LF. `extension` is the count of bytes behind the size.
bool readChunkSize(std::string_view line, std::int64_t& size, std::size_t& extension) noexcept;

enum class Coding : std::uint8_t { Chunked, Unknown, Malformed };
/// A Transfer-Encoding value: exactly "chunked", or well formed but not ours, or not well formed.
Coding readTransferEncoding(std::string_view value) noexcept;

/// A trailer field that would change framing, routing or rights, if anyone merged it into the head.
bool isForbiddenTrailer(std::string_view name) noexcept;

}  // namespace grammar
}  // namespace gatehouse::http
