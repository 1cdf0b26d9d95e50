#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/semantic/reading.h"

namespace gatehouse::semantic {

/// Two questions with this score or more want the same answer, as measured by
/// tests/score/semantic.sh.
inline constexpr float kSameScore = 0.86F;

/// Why an answer to one question may be wrong for the other.
enum class Difference : std::uint8_t {
    Number,    ///< a number, year, version or its sign
    Order,     ///< the same names the other way round
    Negation,  ///< one says not
    Kind,      ///< one asks why, the other where
    Opposite,  ///< increase and decrease
    Name,      ///< a name that the other has not
    Word,      ///< a word that nothing in the other is like
    Language,  ///< words that the table does not understand
    Distance,  ///< nothing of these, but they are not close enough
};

std::string_view name(Difference value) noexcept;

struct Reason {
    Difference difference = Difference::Distance;
    std::string detail;  ///< the word; empty where there is none

    friend bool operator==(const Reason&, const Reason&) = default;
};

/// How alike two questions are.
struct Likeness {
    float score = 0;  ///< −1 to 1; below kSameScore where there is a reason
    bool isSame = false;
    std::vector<Reason> reasons;  ///< empty: they are the same
};

/// Would these two match? Symmetric.
Likeness compare(const Reading& a, const Reading& b);
Likeness compare(std::string_view a, std::string_view b, const Table& table = builtIn());

}  // namespace gatehouse::semantic
