#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/units.h"

namespace gatehouse::audit {

/// What a line of the audit trail is about; also the words by which it is kept.
inline constexpr std::string_view kBegun = "trail.begun";
inline constexpr std::string_view kPublished = "config.published";
inline constexpr std::string_view kRecounted = "prices.recounted";
inline constexpr std::string_view kRemoved = "calls.removed";
inline constexpr std::string_view kExpired = "calls.expired";
inline constexpr std::string_view kGuarded = "guard.found";

/// One line of the trail. Nothing in it is a secret, nor what a caller wrote.
struct Line {
    std::int64_t number = 0;  ///< 1, 2, 3, … without a gap
    WallMicros at = 0;
    std::string kind;     ///< one of the words above
    std::string actor;    ///< who: an author, a key's label; empty: the gateway itself
    std::string subject;  ///< what: a generation, a call's id, a model
    std::string detail;   ///< a JSON object
    Digest hash{};        ///< over the line before and this one
};

/// The hash that a line must have after a line with the hash `before` (of the first line: zeros).
/// Every field counts, each with its length, so that no letter may move from one to the next.
Digest chained(const Digest& before, const Line& line);

/// How lines leave for another program.
enum class Form : std::uint8_t {
    Text,    ///< for people
    Json,    ///< one object a line
    Cef,     ///< ArcSight's Common Event Format, version 0
    Syslog,  ///< RFC 5424, structured data with the private enterprise number 32473 (examples)
};

std::optional<Form> formOf(std::string_view word) noexcept;  ///< "text", "json", "cef", "syslog"

/// One line without its end. `host` stands in the head of a syslog line; empty: "-".
std::string formatted(const Line& line, Form form, std::string_view host);

}  // namespace gatehouse::audit
