#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gatehouse::http {

/// Cuts an event stream into raw events, bytes unchanged, so that it can be passed on event by
/// event.
///
/// Shape   next() takes bytes from the front of `input`; true: `event` is one whole block with its
/// blank line (a view
///         into the input, or into a held buffer when it came in pieces; valid until the next
///         call). False: input is used up, the unfinished rest is held.
/// Errors  an event above `maxEvent` bytes is handed out in pieces (oversize() is then true): bytes
/// are never lost. Thread  one exchange. Source  WHATWG HTML, "Server-sent events": LF, CR LF and
/// CR end a line.
class SseSplitter {
public:
    explicit SseSplitter(std::size_t maxEvent = 8 * 1024 * 1024) : maxEvent_(maxEvent) {}

    bool next(std::string_view& input, std::string_view& event);

    [[nodiscard]] std::string_view rest() const noexcept
    {
        return held_;
    }  ///< bytes of an unfinished event

    [[nodiscard]] bool oversize() const noexcept { return oversize_; }

private:
    bool cut(std::string_view& input, std::size_t count, std::string_view& event);

    std::size_t maxEvent_;
    std::string held_;
    std::string out_;
    std::size_t size_ = 0;       ///< bytes of the current event seen so far
    bool lineEmpty_ = true;      ///< nothing on the current line yet
    bool afterCr_ = false;       ///< a CR was the last byte: an LF belongs to it
    bool wasCrLf_ = false;       ///< the last line ended with CR LF
    bool blankPending_ = false;  ///< the event is whole but for the LF of its last CR LF
    bool isBegun_ = false;
    bool oversize_ = false;
};

struct SseEvent {
    std::string event;  ///< "message" unless named
    std::string data;   ///< lines joined with LF
    std::string id;     ///< last event id at dispatch
};

/// Fields of one raw block without state or allocation: enough to look into an event that passes
/// by. `data` is the value of the only data line; when there are several, `many` is set and
/// SseReader must be used.
struct SseView {
    std::string_view event;
    std::string_view data;
    bool many = false;
};

SseView viewOf(std::string_view rawEvent) noexcept;

/// Turns bytes in any chunking into whole events, as a browser would.
class SseReader {
public:
    void push(std::string_view bytes);
    std::optional<SseEvent> next();

    [[nodiscard]] std::optional<std::int64_t> retry() const noexcept
    {
        return retry_;
    }  ///< milliseconds

private:
    void line(std::string_view text);

    std::string buffer_;
    std::size_t at_ = 0;       ///< begin of the current line
    std::size_t scanned_ = 0;  ///< no line end before this
    bool afterCr_ = false;     ///< an LF at at_ belongs to the line before
    bool first_ = true;        ///< a byte order mark may stand at the very beginning
    std::string event_, data_, lastId_;
    bool hasData_ = false;
    std::optional<std::int64_t> retry_;
    std::optional<SseEvent> ready_;
};

/// "event: …\ndata: …\n\n"; no event line when `event` is empty; data of several lines becomes
/// several data lines.
void appendSse(std::string& out, std::string_view event, std::string_view data);

}  // namespace gatehouse::http
