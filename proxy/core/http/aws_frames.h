#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gatehouse::http {

/// Cuts application/vnd.amazon.eventstream into raw frames, bytes unchanged, so that it can be
/// passed on frame by frame.
///
/// Shape   next() takes bytes from the front of `input`; true: `frame` is one whole frame (a view
/// into the input, or into a held buffer when it came in pieces; valid until the next call). False:
/// input is used up, the unfinished rest is held.
/// Errors  a prelude that makes no sense damages the stream: from there on the bytes are handed out
/// as they come, so that none is lost, and damaged() is true.
/// Units   a frame has at most kMostFrame bytes.
/// Thread  one exchange.
/// Source  AWS SDKs, "Event stream encoding": length, length of headers, CRC-32 of the two;
/// headers; payload; CRC-32 of all.
class AwsFrameSplitter {
public:
    static constexpr std::size_t kMostHeaders = 128 * 1024;
    static constexpr std::size_t kMostFrame = 16 * 1024 * 1024 + kMostHeaders + 16;

    bool next(std::string_view& input, std::string_view& frame);

    [[nodiscard]] std::string_view rest() const noexcept
    {
        return held_;
    }  ///< bytes of an unfinished frame

    [[nodiscard]] bool damaged() const noexcept { return damaged_; }

private:
    bool fill(std::string_view& input, std::size_t size);
    bool giveUp(std::string_view& input, std::string_view& frame);

    std::string held_;
    std::string out_;
    bool damaged_ = false;
};

/// A frame as the server-sent event that says the same, so that whoever can read those can read it:
/// the event's or exception's name, and the payload. Empty: this is no sound frame (its checksums
/// and headers are looked at).
///
/// Shape   an error frame without a payload says {"message":…}. A "chunk" is what its bytes say,
/// without a name. Line breaks of the payload, which are white space in JSON, become spaces.
std::string sseOfFrame(std::string_view raw);

/// A frame with a JSON payload. A name that ends in "Exception" is one.
void appendFrame(std::string& out, std::string_view event, std::string_view payload);

/// The events of a text as frames; each with its `event:` and one `data:` line.
std::string framesOfSse(std::string_view events);

/// Whether a content type is that of such a stream.
bool isFrames(std::string_view contentType) noexcept;

}  // namespace gatehouse::http
