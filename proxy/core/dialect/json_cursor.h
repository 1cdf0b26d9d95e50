#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gatehouse::dialect {

/// Walks over a JSON text once, forwards, without copying, indexing or allocating: what nobody asks
/// for is skipped.
///
/// Shape   a value is read by entering it, taking it or skipping it; nextKey() and nextItem() stand
/// before a value. Errors  the grammar of all that is passed is checked (bytes inside strings are
/// not). After the first mistake every
///         call returns false and failed() tells; never throws, never recurses.
/// Units   offsets in bytes. Depth is limited to kMaxDepth.
/// Source  RFC 8259. Needs no padding behind the text, so bodies stay where the decoder put them.
class JsonCursor {
public:
    static constexpr std::size_t kMaxDepth = 1024;

    explicit JsonCursor(std::string_view text) noexcept : text_(text) {}

    /// First byte of the value that follows; 0 at the end.
    [[gnu::always_inline]] char peek() noexcept
    {
        // Most texts have no white space between their tokens.
        if (at_ < text_.size() && text_[at_] > ' ' && problem_ == nullptr) return text_[at_];
        return peekBehindSpace();
    }

    bool enterObject() noexcept;
    /// False after the last pair (the closing brace is taken) and on errors. The key is raw: see
    /// isKey().
    bool nextKey(std::string_view& raw) noexcept;
    bool enterArray() noexcept;
    bool nextItem() noexcept;

    bool skip() noexcept;
    /// Passes a value without checking the grammar inside it: for answers, which are passed on
    /// whatever they hold.
    bool leap() noexcept;
    bool take(bool& value) noexcept;  ///< anything but true is false
    bool take(std::int64_t&
                  value) noexcept;  ///< false and skipped when it is no number; fractions are cut
    bool take(std::string& value);  ///< false and skipped when it is no string; escapes undone
    bool takeRaw(std::string_view& raw) noexcept;  ///< a string without its quotes, escapes left in
    bool takeNumber(std::string_view& text) noexcept;  ///< as it is written; false and skipped when
                                                       ///< it is no number
    bool atEnd() noexcept;                             ///< nothing but white space is left

    [[nodiscard]] std::size_t at() const noexcept { return at_; }

    [[nodiscard]] bool failed() const noexcept { return problem_ != nullptr; }

    [[nodiscard]] const char* problem() const noexcept { return problem_; }

private:
    char peekBehindSpace() noexcept;
    bool passValue(char first) noexcept;
    bool fail(const char* problem) noexcept;
    bool expect(char c, const char* problem) noexcept;
    bool passShortString() noexcept;
    bool passString() noexcept;
    bool passScalar() noexcept;
    bool passKey() noexcept;

    std::string_view text_;
    std::size_t at_ = 0;
    bool fresh_ = false;  ///< just inside a container: no comma before the first member
    const char* problem_ = nullptr;
};

/// Whether a raw key is `name`, also when it was written with escapes ("mod\u0065l").
bool isKey(std::string_view raw, std::string_view name);

/// `key == literal` without a call: answers are read by comparing each name with a few.
template <std::size_t Size>
[[gnu::always_inline]] inline bool is(std::string_view key, const char (&literal)[Size]) noexcept
{
    return key.size() == Size - 1 && __builtin_memcmp(key.data(), literal, Size - 1) == 0;
}

/// Text of a raw JSON string; broken escapes become U+FFFD.
std::string unescapeJson(std::string_view raw);

}  // namespace gatehouse::dialect
