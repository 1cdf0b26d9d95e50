#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/guard/scanner.h"

namespace gatehouse::guard {

/// A text that comes in pieces, scanned as it comes.
///
/// Shape   what is decided leaves: clean text as it is, a finding as a piece of its own, or as
/// several where it is longer than the window. At most kWindow bytes are held back. A value that is
/// still open when the text ends is a finding. Thread  one.
class StreamScan {
public:
    explicit StreamScan(std::shared_ptr<const Scanner> scanner) : scanner_(std::move(scanner)) {}

    /// Either clean text, or a finding with its text.
    struct Piece {
        std::string text;
        bool isFinding = false;
        bool continues = false;  ///< more of the finding of the piece before
        bool isWhole = true;     ///< of a finding: its end has come
        Finding finding{};       ///< offsets in all that came; its end as far as it is known
    };

    /// Adds text; `isLast`: nothing will follow.
    std::vector<Piece> take(std::string_view text, bool isLast);

    /// Bytes that came and have not left.
    [[nodiscard]] std::size_t held() const noexcept { return buffer_.size() - done_; }

private:
    void leave(std::vector<Piece>& pieces, std::size_t to);
    void tell(std::vector<Piece>& pieces, bool isWhole);

    std::shared_ptr<const Scanner> scanner_;
    std::string buffer_;    ///< what has left as far as it is looked back at, and what is held
    std::size_t done_ = 0;  ///< so much of it has left
    std::size_t at_ = 0;    ///< decided so far
    std::size_t gone_ = 0;  ///< bytes that left the buffer
    bool isOpen_ = false;
    bool isTold_ = false;  ///< a part of the open finding has left
    Scanner::Open open_;
    Cues cues_;
};

}  // namespace gatehouse::guard
