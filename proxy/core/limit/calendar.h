#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/base/units.h"

namespace gatehouse::limit {

/// When the clocks of a place are set, as its file in the system's zone data says (RFC 8536).
///
/// Thread  any, once read; immutable
class Zone {
public:
    /// UTC.
    Zone() = default;
    /// `file`: the bytes of a file of /usr/share/zoneinfo.
    /// Errors  Invalid: it is none.
    static Result<Zone> read(std::string_view file);

    /// Seconds east of UTC at a moment.
    [[nodiscard]] std::int64_t offsetAt(std::int64_t second) const noexcept;

    /// The first moment at which the clocks there show a time or a later one: of a time that comes
    /// twice the first, of one that is left out the moment of the change.
    [[nodiscard]] std::int64_t momentOf(std::int64_t localSecond) const noexcept;

private:
    struct Change {
        std::int64_t at = 0;  ///< seconds since 1970 UTC
        std::int64_t offset = 0;
    };

    /// "M3.5.0/2": the fifth (last) Sunday of March at 2 o'clock. Also Jn and n, days of a year.
    struct Rule {
        char kind = 'M';
        int month = 0, week = 0, day = 0;
        std::int64_t time = 7200;
    };

    static bool readFooter(std::string_view text, Zone& zone);
    [[nodiscard]] std::int64_t ruledOffset(std::int64_t second) const noexcept;
    static std::int64_t secondOf(const Rule& rule, int year) noexcept;

    std::int64_t first_ = 0;  ///< offset before the first change
    std::vector<Change> changes_;
    bool hasFooter_ = false;
    std::int64_t standard_ = 0;
    std::optional<std::int64_t> summer_;  ///< offset; empty: clocks are never set
    Rule begins_, ends_;                  ///< of the summer
};

enum class Period : std::uint8_t { Hour, Day, Week, Month };

/// The period of a calendar that holds a moment: its begin and the begin of the next, in
/// microseconds. `firstDay` of a week: 0 is Sunday.
std::pair<WallMicros, WallMicros> periodAt(const Zone& zone, Period period, int firstDay,
                                           WallMicros now);

}  // namespace gatehouse::limit
