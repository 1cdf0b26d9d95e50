#include "proxy/core/http/sse.h"

#include <algorithm>
#include <cstring>

#include "proxy/core/base/text.h"
#include "proxy/core/http/grammar.h"

namespace gatehouse::http {
namespace {

/// The first CR or LF from `at` on, or `end`. Looked for in windows, so that a text without LF is
/// not searched to its far end once for every CR.
const char* lineEnd(const char* at, const char* end) noexcept
{
    constexpr std::ptrdiff_t kWindow = 512;
    while (at != end) {
        const auto window = static_cast<std::size_t>(std::min(kWindow, end - at));
        const auto* lf = static_cast<const char*>(std::memchr(at, '\n', window));
        const std::size_t before = lf == nullptr ? window : static_cast<std::size_t>(lf - at);
        const auto* cr = static_cast<const char*>(std::memchr(at, '\r', before));
        if (cr != nullptr) return cr;
        if (lf != nullptr) return lf;
        at += window;
    }
    return end;
}

struct SseField {
    std::string_view name;
    std::string_view value;
};

SseField fieldOf(std::string_view line) noexcept
{
    SseField field{line, {}};
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return field;
    field.name = line.substr(0, colon);
    field.value = line.substr(colon + 1);
    if (field.value.starts_with(' ')) field.value.remove_prefix(1);
    return field;
}

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

bool SseSplitter::next(std::string_view& input, std::string_view& event)
{
    if (isBegun_ && size_ == 0) oversize_ = false;
    isBegun_ = true;
    const char* const begin = input.data();
    const char* const end = begin + input.size();
    const char* at = begin;
    if (afterCr_ && at != end) {
        afterCr_ = false;
        if (*at == '\n') ++at;  // it belongs to the CR that came before
        if (blankPending_ && at == begin && held_.empty()) {
            // All of it was handed out already, in pieces, and the LF never came: a new event
            // begins.
            blankPending_ = false;
            oversize_ = false;
            size_ = 0;
        } else if (blankPending_) {
            return cut(input, static_cast<std::size_t>(at - begin), event);
        }
        wasCrLf_ = at != begin;
    }
    while (at != end) {
        const char* const mark = lineEnd(at, end);
        if (mark == end) {
            lineEmpty_ = false;
            break;
        }
        const bool isBlank = lineEmpty_ && mark == at;
        const bool isCr = *mark == '\r';
        at = mark + 1;
        lineEmpty_ = true;
        if (isCr && at == end) {
            afterCr_ = true;
            // In a stream of CR LF the LF is on its way, and the event is only whole with it.
            blankPending_ = isBlank && wasCrLf_;
            if (isBlank && !blankPending_) return cut(input, input.size(), event);
            break;
        }
        const bool isPair = isCr && *at == '\n';
        if (isPair) ++at;
        wasCrLf_ = isPair;
        if (isBlank) return cut(input, static_cast<std::size_t>(at - begin), event);
    }
    if (size_ + input.size() > maxEvent_) {
        const bool wasAfterCr = afterCr_;
        const bool wasPending = blankPending_;
        const bool wasEmpty = lineEmpty_;
        const std::size_t size = size_ + input.size();
        cut(input, input.size(), event);
        afterCr_ = wasAfterCr;
        blankPending_ = wasPending;
        lineEmpty_ = wasEmpty;
        size_ = size;  // the event goes on
        oversize_ = true;
        return !event.empty();
    }
    size_ += input.size();
    held_.append(input);
    input = {};
    return false;
}

bool SseSplitter::cut(std::string_view& input, std::size_t count, std::string_view& event)
{
    if (held_.empty()) {
        event = input.substr(0, count);
    } else {
        held_.append(input.substr(0, count));
        out_.swap(held_);
        held_.clear();
        event = out_;
    }
    if (size_ + count > maxEvent_) oversize_ = true;
    input.remove_prefix(count);
    size_ = 0;
    lineEmpty_ = true;
    blankPending_ = false;
    return true;
}

SseView viewOf(std::string_view rawEvent) noexcept
{
    SseView view;
    bool hasData = false;
    if (rawEvent.starts_with(kByteOrderMark)) rawEvent.remove_prefix(kByteOrderMark.size());
    const char* at = rawEvent.data();
    const char* const end = at + rawEvent.size();
    while (at != end) {
        const char* const mark = lineEnd(at, end);
        const SseField field = fieldOf({at, static_cast<std::size_t>(mark - at)});
        at = mark == end ? end : mark + 1;
        if (field.name == "data") {
            if (!hasData) view.data = field.value;
            view.many = hasData;
            hasData = true;
            if (view.many) return view;
        } else if (field.name == "event") {
            view.event = field.value;
        }
    }
    return view;
}

void SseReader::push(std::string_view bytes)
{
    if (at_ > 0) {
        buffer_.erase(0, at_);
        scanned_ -= at_;
        at_ = 0;
    }
    buffer_.append(bytes);
}

std::optional<SseEvent> SseReader::next()
{
    if (first_) {
        const auto head = std::string_view(buffer_).substr(0, kByteOrderMark.size());
        if (head.size() < kByteOrderMark.size() && kByteOrderMark.starts_with(head))
            return std::nullopt;
        if (head == kByteOrderMark) at_ = kByteOrderMark.size();
        scanned_ = at_;
        first_ = false;
    }
    while (scanned_ < buffer_.size() || afterCr_) {
        if (afterCr_ && at_ < buffer_.size()) {
            afterCr_ = false;
            if (buffer_[at_] == '\n') {
                scanned_ = std::max(scanned_, ++at_);
                continue;
            }
        }
        const char* const end = buffer_.data() + buffer_.size();
        const char* const mark = lineEnd(buffer_.data() + scanned_, end);
        scanned_ = static_cast<std::size_t>(mark - buffer_.data());
        if (mark == end) break;
        const std::string_view text(buffer_.data() + at_, scanned_ - at_);
        afterCr_ = *mark == '\r';
        at_ = ++scanned_;
        line(text);
        if (ready_) {
            std::optional<SseEvent> event;
            event.swap(ready_);
            return event;
        }
    }
    return std::nullopt;
}

void SseReader::line(std::string_view text)
{
    if (text.empty()) {
        if (hasData_) {
            ready_ = SseEvent{event_.empty() ? std::string("message") : std::move(event_),
                              std::move(data_), lastId_};
        }
        event_.clear();
        data_.clear();
        hasData_ = false;
        return;
    }
    const SseField field = fieldOf(text);
    if (field.name == "data") {
        if (hasData_) data_ += '\n';
        data_ += field.value;
        hasData_ = true;
    } else if (field.name == "event") {
        event_ = std::string(field.value);
    } else if (field.name == "id") {
        if (field.value.find('\0') == std::string_view::npos) lastId_ = std::string(field.value);
    } else if (field.name == "retry") {
        std::int64_t millis = 0;
        if (grammar::readLength(field.value, millis)) retry_ = millis;
    }
}

void appendSse(std::string& out, std::string_view event, std::string_view data)
{
    if (!event.empty() && event.find_first_of("\r\n") == std::string_view::npos) {
        out.append("event: ").append(event).append("\n");
    }
    const char* at = data.data();
    const char* const end = at + data.size();
    for (;;) {
        const char* const mark = lineEnd(at, end);
        out.append("data: ").append(at, mark).append("\n");
        if (mark == end) break;
        at = mark + 1;
        if (*mark == '\r' && at != end && *at == '\n') ++at;
    }
    out += '\n';
}

}  // namespace gatehouse::http
