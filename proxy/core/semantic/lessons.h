#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace gatehouse::semantic {

/// What was learnt about how often an answer to a like question is wrong, and what follows from it.
///
/// Shape    how sure one is depends on the score, in bands, and on the kept answer itself, where it
///          was wrong before. Each call that is compared adds the promised rate to an account; an
///          answer is given only where the account covers the most that its error may be, which is
///          then taken from it. So wrong answers stay below the promised share of all calls that
///          were compared, as far as what was verified is like what comes.
/// Bounds   a count of samples a band, kMostAnswers answers
/// Source   the idea of verified semantic caching: vCache, Schroeder et al., 2025
class Lessons {
public:
    static constexpr std::size_t kBands = 7;
    static constexpr std::size_t kMostAnswers = 10'000;
    /// Fewer samples of a band say nothing.
    static constexpr std::int64_t kFewest = 20;

    /// A candidate: how alike its question is, and which answer it would get.
    struct Where {
        int score = 0;            ///< thousandths
        std::string_view answer;  ///< what names the kept answer
    };

    enum class Verdict : std::uint8_t {
        Give,
        Learn,   ///< too little is known: ask, and see
        Sample,  ///< it might be given, but is asked to see whether that still holds
        Risky,   ///< the promise does not cover it
    };

    /// What was seen; `wrong` of `seen`.
    struct Seen {
        std::int64_t seen = 0;
        std::int64_t wrong = 0;
    };

    /// A call was compared, at a promise of `most` wrong answers among all such calls (0 to 1).
    void compared(double most) noexcept;
    /// Whether a candidate is given. `chance`: 0 to 1.
    Verdict judge(const Where& where, double chance);
    /// It was asked instead, or somebody said so.
    void learn(const Where& where, bool isWrong);

    /// The most that the share of wrong answers may be, with a confidence of 98 %.
    [[nodiscard]] double risk(const Where& where) const;
    [[nodiscard]] static std::size_t bandOf(int score) noexcept;

    /// What a candidate's samples are kept under, for the disk: its band's, and its answer's.
    [[nodiscard]] static std::string bandName(const Where& where);
    [[nodiscard]] static std::string answerName(const Where& where);
    /// What is known under such a name; nothing: nothing.
    [[nodiscard]] std::optional<Seen> seen(std::string_view name) const;
    void restore(std::string_view name, const Seen& seen);

private:
    std::array<Seen, kBands> bands_{};
    std::unordered_map<std::string, Seen> answers_;  ///< that were wrong at least once
    double account_ = 0;
};

}  // namespace gatehouse::semantic
