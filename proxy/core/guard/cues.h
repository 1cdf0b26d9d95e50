#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gatehouse::guard {

/// A detector decides by this many bytes from where a finding may begin: so many a stream is held
/// back at most. What goes on behind them is taken as it comes.
inline constexpr std::size_t kWindow = 64;
/// So far back a detector may look for words that tell what follows.
inline constexpr std::size_t kBack = 96;

/// What a word before a value says of it.
enum class Cue : std::uint8_t {
    None,
    Phone,
    NotPhone,
    NotCard,
    Ssn,
    Birth,
    Bank,
    Bic,
    Medical,
    Version,
    TaxDe,
    BsnNl,
    NumberBe,
    Pesel,
    NumberSe,
    NumberNo,
    Cpr,
    Ahv,
    Svnr,
    Nir,
    Nhs,
    Nif,
    Cpf,
    Cuil,
    Sin,
    Tfn,
    Aadhaar,
    Tckn,
    IdZa,
    Rrn,
    Cnp,
    Egn,
    CodeBaltic,
    Oib,
    NumberCz,
    Amka,
    IdIl,
    MyNumber,
    Nino,
    IdTw,
    Pan,
    Passport,
    Pps,
    License,
    Count,
};

/// Of a block of code: its sign, and how many of them.
struct Fence {
    char sign = '\0';  ///< 0: there is none
    std::size_t size = 0;
};

/// Where the words were that tell what follows: noted once as the text passes, so that asking costs
/// nothing.
class Cues {
public:
    enum class Noted : std::uint8_t { All, Waits };

    /// Looks whether one of the words begins at `at`. Waits: more of the text must come to tell.
    Noted note(std::string_view text, std::size_t at, bool isFinal) noexcept;

    [[nodiscard]] bool isNear(Cue cue, std::size_t start, std::size_t most) const noexcept
    {
        const std::size_t place = places_[static_cast<std::size_t>(cue)];
        return place != 0 && place <= start && start - (place - 1) <= most;
    }

    /// Whether a word of birth, medicine or banking began so near that a number may be meant.
    [[nodiscard]] bool isAnyNear(std::size_t start) const noexcept
    {
        constexpr std::size_t kNear = 32;
        return isNear(Cue::Birth, start, kNear) || isNear(Cue::Bank, start, kNear) ||
               isNear(Cue::Medical, start, kNear);
    }

    /// The text lost so many bytes at its beginning.
    void shift(std::size_t bytes) noexcept
    {
        for (auto& place : places_) place = place > bytes ? place - bytes : 0;
    }

    Fence fence;            ///< of the block that the text is in, and that nobody wants
    std::size_t steps = 0;  ///< of all windows so far, where they are counted

private:
    /// Behind the place where the last one began; 0: there was none.
    std::array<std::size_t, static_cast<std::size_t>(Cue::Count)> places_{};
};

}  // namespace gatehouse::guard
