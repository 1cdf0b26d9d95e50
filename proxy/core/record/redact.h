#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "proxy/core/base/secret.h"
#include "proxy/core/record/record.h"

namespace gatehouse::record {

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

    /// "Name: value\n" lines.
    [[nodiscard]] std::string headers(std::string_view lines) const;
    /// Bodies, error texts. `isCut`: the text is only a beginning, and may end inside a hidden
    /// value.
    void text(std::string& text, bool isCut = false) const;
    /// URLs and paths: user info and query fields that carry keys, then as text().
    void url(std::string& text) const;
    /// Every text of an exchange. Bodies must be decoded before.
    void exchange(Exchange& exchange) const;

private:
    struct Hit {
        std::size_t from = 0;
        std::size_t size = 0;
    };

    void index(std::string_view start, std::uint32_t rule);
    [[nodiscard]] bool mayStart(std::string_view text, std::size_t at) const noexcept;
    [[nodiscard]] Hit hitAt(std::string_view text, std::size_t at) const noexcept;
    [[nodiscard]] bool isMasked(std::string_view name) const;

    std::vector<std::string> headers_;  ///< lower case
    std::vector<Secret> hidden_;
    std::array<std::uint64_t, 1024>
        starts_{};  ///< one bit for each pair of bytes a rule begins with
    std::unordered_map<std::uint16_t, std::vector<std::uint32_t>>
        rules_;  ///< below kShapes: a shape, else a value
};

}  // namespace gatehouse::record
