#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/guard/code_blocks.h"
#include "proxy/core/guard/detectors.h"
#include "proxy/core/guard/finding.h"
#include "proxy/core/guard/own_patterns.h"

namespace gatehouse::guard {

/// Words that must not pass: names of projects, of customers, of brands.
struct WordList {
    std::string id;
    std::vector<std::string> words;  ///< any case of letters; whole words only
};

inline constexpr std::size_t kMostWords = 2'000;  ///< of all lists of a scanner
inline constexpr std::size_t kLongestWord = kWindow - 1;

struct ScannerOptions {
    Categories categories = 0;
    std::vector<WordList> words;
    std::vector<OwnPattern> patterns;
    std::vector<CodeBlocks> blocks{};
};

/// Looks for what is set.
///
/// Shape   findings in order, none over another; whether text comes whole or in pieces, they are
/// the same. Time is in proportion to the text, whatever it says. Thread  any; constant once made.
/// Errors  make(): Invalid, an expression that cannot be read.
class Scanner {
public:
    static Result<std::shared_ptr<const Scanner>> make(ScannerOptions options);
    ~Scanner();
    Scanner(const Scanner&) = delete;
    Scanner& operator=(const Scanner&) = delete;

    /// Of a whole text.
    [[nodiscard]] std::vector<Finding> scan(std::string_view text) const;

    /// The bytes that detectors look at in a text, over and over again: what a scan costs, whatever
    /// the machine. 0 where asserts are not compiled in.
    [[nodiscard]] std::size_t stepsOf(std::string_view text) const;

    /// A finding whose end has not come, and what it may go on with.
    struct Open {
        Hit hit;
        Finding finding;
        std::size_t begin = 0;  ///< of the finding's window
        int dashes = 0;         ///< of a private key's last line, or of a fence: in a row
        int lines = 0;          ///< how many rows of them have passed; of a fence, where in a line
    };

    /// Looks on at `at`, which moves behind what is decided. True: something was found, `found` has
    /// it, with offsets of `text`; its end may lie at the end of the text and still be open.
    /// False: nothing is decided behind `at` before more comes, or all is.
    bool next(std::string_view text, std::size_t& at, bool isFinal, Open& found, Cues& cues) const;

    /// Takes what belongs to an open finding; true: its end has come, before `at`.
    static bool close(std::string_view text, std::size_t& at, Open& open) noexcept;

    [[nodiscard]] bool isEmpty() const noexcept { return isEmpty_; }

private:
    static bool closeBlock(std::string_view text, std::size_t& at, Open& open) noexcept;

    struct Own;
    Scanner();
    bool matchWord(Window& window, Hit& hit, Finding& finding) const;
    bool decide(Window& window, std::uint32_t wanted, Hit& hit, Finding& finding) const;

    ScannerOptions options_;
    static constexpr std::size_t kNoByte = 256;
    /// Of detectors(), a bit each: by the first byte, the one behind it and the one before it.
    std::array<std::uint32_t, 256> rows_{};
    std::array<std::uint32_t, 257> seconds_{};
    std::array<std::uint32_t, 257> thirds_{};
    std::array<std::uint32_t, 257> behind_{};
    std::uint32_t cued_ = 0;  ///< rows that ask for a word of Cues::isAnyNear()
    std::unique_ptr<Own> own_;
    bool isEmpty_ = true;
};

}  // namespace gatehouse::guard
