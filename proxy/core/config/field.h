#pragma once

#include <cstdint>
#include <limits>
#include <string_view>

#include "proxy/core/base/translate.h"

namespace gatehouse::config {

/// What a number or text counts, for readers of files, forms and the reference page.
enum class Unit : std::uint8_t {
    None,
    Bytes,   ///< JSON: a whole number, or "32MiB"
    Millis,  ///< JSON: a whole number of milliseconds, or "20s", "5m"
    Days,
    Moment,          ///< microseconds since 1970-01-01 UTC
    UsdPerMillion,   ///< a decimal text: USD per million tokens
    UsdPerThousand,  ///< a decimal text: USD per thousand pieces
    Percent,         ///< a decimal text: of the rates of tokens
    Json,            ///< a text that holds JSON; in the file the JSON itself
};

/// Of a text that holds a decimal number.
constexpr bool isDecimal(Unit unit) noexcept
{
    return unit == Unit::UsdPerMillion || unit == Unit::UsdPerThousand || unit == Unit::Percent;
}

/// What a publish has to do for a changed field.
enum class Reload : std::uint8_t {
    Live,    ///< the next request sees it
    Rebind,  ///< listeners are opened anew; open connections go on
};

/// One member of a section, described.
///
/// Shape   sections list theirs in `template <class Visit> static void fields(Visit&&)`, in file
/// order. Codec, schema,
///         diff and forms are written once over these lists.
template <class Section, class Member>
struct Field {
    using SectionType = Section;
    using MemberType = Member;

    std::string_view key;
    Member Section::*member = nullptr;
    std::string_view doc;
    Unit unit = Unit::None;
    std::int64_t min = std::numeric_limits<std::int64_t>::min();  ///< of numbers, in `unit`
    std::int64_t max = std::numeric_limits<std::int64_t>::max();
    bool secret = false;  ///< never shown in a diff or a form's plain text
    Reload reload = Reload::Live;

    [[nodiscard]] constexpr Field in(Unit wanted) const
    {
        Field changed = *this;
        changed.unit = wanted;
        return changed;
    }

    [[nodiscard]] constexpr Field range(std::int64_t low, std::int64_t high) const
    {
        Field changed = *this;
        changed.min = low;
        changed.max = high;
        return changed;
    }

    [[nodiscard]] constexpr Field hidden() const
    {
        Field changed = *this;
        changed.secret = true;
        return changed;
    }

    [[nodiscard]] constexpr Field rebind() const
    {
        Field changed = *this;
        changed.reload = Reload::Rebind;
        return changed;
    }
};

template <class Section, class Member>
constexpr Field<Section, Member> field(std::string_view key, Member Section::*member,
                                       std::string_view doc)
{
    Field<Section, Member> made;
    made.key = key;
    made.member = member;
    made.doc = doc;
    return made;
}

/// No wait is longer than a day.
inline constexpr std::int64_t kDayMillis = 86'400'000;

/// A struct that lists its fields.
template <class T>
concept Described = requires
{
    T::fields([](const auto&) {});
};

}  // namespace gatehouse::config
