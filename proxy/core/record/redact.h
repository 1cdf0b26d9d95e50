#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/secret.h"
#include "proxy/core/record/record.h"

namespace gatehouse::record {

/// Short texts that hold no secret, as a redactor found before: models, addresses and agents are
/// those of the call before, mostly. Texts with a secret are never kept.
///
/// Thread  one; of one redactor only.
class CleanTexts {
public:
    CleanTexts() : slots_(kSlots) {}

    CleanTexts(CleanTexts&&) = default;
    CleanTexts& operator=(CleanTexts&&) = default;

private:
    friend class Redactor;
    static constexpr std::size_t kSlots = 512;

    struct Slot {
        std::uint64_t hash = 0;
        bool isUrl = false;  ///< clean as an address, not only as a text
        std::string text;
    };

    std::vector<Slot> slots_;
    std::array<Slot*, 64> same_{};  ///< by turn: what the call before had there
    std::size_t turn_ = 0;
};

/// Takes secrets out of what is kept: by the name of a header or query field, by the shape of
/// well-known keys, and by value. What goes leaves a mark, "***" and at most the last four
/// characters of a long value.
///
/// Shape   texts in, the same texts with marks out; doing it twice changes nothing more.
/// Thread  any; constant once made.
/// Source  shapes: the key formats as the providers' documents and consoles show them.
class Redactor {
public:
    /// `headers` are names (any case) masked beside the built-in ones; `hidden` are values masked
    /// wherever they stand, also as JSON and URLs escape them. Values below four characters are
    /// ignored: they would mask ordinary text.
    explicit Redactor(const std::vector<std::string>& headers = {},
                      const std::vector<Secret>& hidden = {});

    /// One line of a head, "Name: value": appended to `out` as it may be kept.
    void header(std::string_view line, std::string& out) const;
    /// Bodies, error texts. `isCut`: the text is only a beginning, and may end inside a hidden
    /// value. True: it has changed.
    bool text(std::string& text, bool isCut = false) const;
    /// URLs and paths: user info and query fields that carry keys, then as text().
    bool url(std::string& text) const;
    /// Every text of an exchange but its heads, which go by header(). Bodies must be decoded
    /// before.
    void exchange(Exchange& exchange, CleanTexts* clean = nullptr) const;

    /// Where a secret stands in a text.
    struct Hit {
        std::size_t from = 0;
        std::size_t size = 0;
    };

    /// All of them, in order, none over another.
    [[nodiscard]] std::vector<Hit> hits(std::string_view text) const;
    /// What is left where a secret stood.
    static std::string mark(std::string_view secret);

private:
    /// A rule and the byte that gives it away: a rare one of its beginning, `offset` bytes in.
    struct Anchor {
        std::uint32_t rule = 0;  ///< below kShapes: a shape, else a value
        std::uint32_t offset = 0;
        char before = '\0';  ///< the byte before that one, where there is an offset
        char after = '\0';   ///< the byte after it
    };

    void index(std::string_view start, std::uint32_t rule, std::size_t offset);
    [[nodiscard]] std::size_t nextAnchor(std::string_view text, std::size_t at) const noexcept;
    [[nodiscard]] bool isAnchor(std::string_view text, std::size_t at) const noexcept;
    [[nodiscard]] Hit hitAt(std::string_view text, std::size_t at,
                            std::size_t floor) const noexcept;
    [[nodiscard]] Hit nextHit(std::string_view text, std::size_t& at,
                              std::size_t floor) const noexcept;
    [[nodiscard]] Hit cutHit(std::string_view text, std::size_t floor) const noexcept;
    bool scan(std::string_view text, bool isCut, std::string& out) const;
    void value(std::string_view value, std::string& out) const;
    enum class Sort : std::uint8_t { Text, Url };
    void brief(std::string& text, Sort sort, CleanTexts* clean) const;
    [[nodiscard]] bool isMasked(std::string_view name) const;

    std::vector<std::string> headers_;  ///< lower case
    std::vector<Secret> hidden_;
    std::array<std::vector<Anchor>, 256> anchors_;  ///< by the byte that gives them away
    std::array<std::uint64_t, 1024> starts_{};      ///< a bit for each pair a value begins with
    std::vector<std::uint16_t> pairs_;              ///< those pairs
};

}  // namespace gatehouse::record
