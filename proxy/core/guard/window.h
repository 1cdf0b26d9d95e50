#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "proxy/core/guard/cues.h"
#include "proxy/core/guard/groups.h"
#include "proxy/core/guard/letters.h"

namespace gatehouse::guard {

/// What a detector sees: the text from one place on, as far as kWindow and as far as it has come.
///
/// Shape   whole text and stream look the same through it: a detector that wants to see more than
/// has come leaves `wantsMore`, and is asked again when it has. That is why any split of a text has
/// the findings of the whole.
struct Window {
    static constexpr int kEnd = -1;     ///< the text is at its end, or nothing more has come yet
    static constexpr int kBeyond = -2;  ///< behind the window: decide now

    Window(std::string_view whole, std::size_t from, bool isAll, const Cues& seen) noexcept
        : text(whole),
          start(from),
          isFinal(isAll),
          cues(seen),
          begin_(whole.data() + from),
          size_(std::min(kWindow, whole.size() - from))
    {
    }

    std::string_view text;
    std::size_t start = 0;
    bool isFinal = true;  ///< nothing will follow `text`
    bool wantsMore = false;
    const Cues& cues;

    /// The byte so many behind the start.
    [[gnu::always_inline]] int at(std::size_t offset) noexcept
    {
        if (offset >= size_) return behind(offset);
        charge(1);
        return static_cast<unsigned char>(begin_[offset]);
    }

    /// The same without asking for more: kEnd where it has not come.
    [[nodiscard]] int peek(std::size_t offset) const noexcept
    {
        return offset < size_ ? static_cast<unsigned char>(begin_[offset]) : kEnd;
    }

    /// Work is counted where asserts are compiled in: tests hold it against the size of the text.
    [[gnu::always_inline]] void charge([[maybe_unused]] std::size_t steps) noexcept
    {
#ifndef NDEBUG
        steps_ += steps;
#endif
    }

    [[nodiscard]] std::size_t steps() const noexcept
    {
        return steps_;
    }

    /// The byte before the start; kEnd at the beginning of the text.
    [[nodiscard]] int before(std::size_t back = 1) const noexcept
    {
        return start >= back ? static_cast<unsigned char>(text[start - back]) : kEnd;
    }

    /// What stands before the start.
    [[nodiscard]] std::string_view past(std::size_t most = kBack) const noexcept
    {
        const std::size_t size = std::min({start, most, kBack});
        return text.substr(start - size, size);
    }

    /// Whether one of the words of a cue begins in the `most` bytes before the start.
    [[nodiscard]] bool isCued(Cue cue, std::size_t most) const noexcept
    {
        return cues.isNear(cue, start, most);
    }

    /// Letters and digits from the start on.
    std::size_t wordSize() noexcept
    {
        if (!hasWord_) {
            while (kAlnum.has(at(word_))) ++word_;
            hasWord_ = true;
        }
        return word_;
    }

    /// What was looked at, from the start.
    [[nodiscard]] std::string_view seen(std::size_t size) const noexcept
    {
        return text.substr(start, size);
    }

private:
    friend const Groups& groupsAt(Window& window) noexcept;
    friend bool isNumberStart(Window& window) noexcept;

    [[gnu::noinline]] int behind(std::size_t offset) noexcept
    {
        if (offset >= kWindow) return kBeyond;
        wantsMore = wantsMore || !isFinal;
        return kEnd;
    }

    const char* begin_;
    std::size_t size_;  ///< bytes that have come, within the window
    std::size_t steps_ = 0;
    std::size_t word_ = 0;
    bool hasWord_ = false;
    bool hasGroups_ = false;
    bool isNumberStart_ = false;
    bool knowsNumberStart_ = false;
    Groups groups_;
};

/// What a detector found: it begins at the window's start, or `skip` bytes behind it.
struct Hit {
    std::size_t skip = 0;
    std::size_t size = 0;  ///< from the start, `skip` included
    std::uint8_t score = 0;
    /// The finding goes on behind the window, as long as bytes are of these.
    const Letters* open = nullptr;
    std::size_t most = 0;     ///< bytes of an open one
    Fence fence{};            ///< an open one that ends behind the fence that closes it
    bool isArmoured = false;  ///< an open one that ends behind its second line of dashes
    std::string_view rule{};  ///< of a finer row than the detector's own
};

}  // namespace gatehouse::guard
