#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gatehouse::injection {

/// By which trick a text had to be read.
enum class Disguise : std::uint8_t {
    None,
    Hidden,  ///< spelt in characters that no screen shows
    Spaced,  ///< l e t t e r s   a p a r t
    Leet,    ///< d1g175 f0r l3773r5
    Base64,
    Hex,
    Escaped,  ///< per cent, \u or entities
    Rot13,
    Reversed,
};

std::string_view name(Disguise disguise) noexcept;

/// The text as somebody would read it.
///
/// Shape   `text` is UTF-8 of small plain letters; `origin[i]` says from which byte of the source
/// its byte i comes; `isCapital[i]`: it was a capital letter there.
struct View {
    std::string text;
    std::vector<std::uint32_t> origin;
    std::vector<bool> isCapital;
    Disguise disguise = Disguise::None;
};

/// The plain view first, then one for each disguise that gives something readable. Linear time.
std::vector<View> viewsOf(std::string_view text);

}  // namespace gatehouse::injection
