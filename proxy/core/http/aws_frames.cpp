#include "proxy/core/http/aws_frames.h"

#include <algorithm>
#include <cstdint>

#include <zlib.h>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"
#include "proxy/core/http/sse.h"

namespace gatehouse::http {
namespace {

constexpr std::size_t kPrelude = 12;
constexpr std::size_t kSum = 4;
constexpr std::size_t kLongestText = 0x7FFF;

enum HeaderType : std::uint8_t { True, False, Byte, Short, Int, Long, Bytes, Text, Time, Uuid };

std::uint32_t wordAt(std::string_view bytes, std::size_t at) noexcept
{
    std::uint32_t word = 0;
    for (std::size_t i = 0; i < 4; ++i)
        word = word << 8U | static_cast<std::uint8_t>(bytes[at + i]);
    return word;
}

std::size_t shortAt(std::string_view bytes, std::size_t at) noexcept
{
    return static_cast<std::size_t>(static_cast<std::uint8_t>(bytes[at])) << 8U |
           static_cast<std::uint8_t>(bytes[at + 1]);
}

std::uint32_t sumOf(std::string_view bytes) noexcept
{
    return static_cast<std::uint32_t>(
        ::crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

void appendWord(std::string& out, std::size_t word)
{
    for (const unsigned shift : {24U, 16U, 8U, 0U}) out += static_cast<char>(word >> shift & 0xFFU);
}

/// Whole length of the frame that begins here; 0: no frame can begin so.
std::size_t sizeOf(std::string_view prelude) noexcept
{
    const std::size_t size = wordAt(prelude, 0);
    const std::size_t headers = wordAt(prelude, 4);
    const bool isSound =
        headers <= AwsFrameSplitter::kMostHeaders && size >= kPrelude + headers + kSum &&
        size <= AwsFrameSplitter::kMostFrame && wordAt(prelude, 8) == sumOf(prelude.substr(0, 8));
    return isSound ? size : 0;
}

struct Header {
    std::string_view name;
    std::string_view text;  ///< of Text headers; others have a meaning to nobody here
};

/// Takes a header from the front; false: it breaks the format.
bool takeHeader(std::string_view& bytes, Header& header) noexcept
{
    const std::size_t nameSize = static_cast<std::uint8_t>(bytes[0]);
    if (nameSize == 0 || bytes.size() < nameSize + 2) return false;
    header = {bytes.substr(1, nameSize), {}};
    const auto type = static_cast<std::uint8_t>(bytes[nameSize + 1]);
    bytes.remove_prefix(nameSize + 2);
    constexpr std::size_t kSizes[] = {0, 0, 1, 2, 4, 8, 0, 0, 8, 16};
    if (type > Uuid) return false;
    std::size_t size = kSizes[type];
    if (type == Bytes || type == Text) {
        if (bytes.size() < 2) return false;
        size = shortAt(bytes, 0);
        bytes.remove_prefix(2);
    }
    if (bytes.size() < size) return false;
    if (type == Text) header.text = bytes.substr(0, size);
    bytes.remove_prefix(size);
    return true;
}

/// A name as the event line takes it.
bool isName(std::string_view name) noexcept
{
    return !name.empty() && name.find_first_of("\r\n") == std::string_view::npos;
}

void appendTextHeader(std::string& out, std::string_view name, std::string_view value)
{
    value = value.substr(0, kLongestText);
    out += static_cast<char>(name.size());
    out += name;
    out += static_cast<char>(Text);
    out += static_cast<char>(value.size() >> 8U);
    out += static_cast<char>(value.size() & 0xFFU);
    out += value;
}

/// The answer of a model's own API comes in {"bytes":"…"}, in base64; the event in it has its own
/// name. False: it holds something else.
bool unwrap(std::string& payload)
{
    constexpr std::string_view kMember = "\"bytes\":\"";
    const auto from = payload.find(kMember);
    if (from == std::string::npos) return false;
    const auto text = std::string_view(payload).substr(from + kMember.size());
    std::string inner;
    if (!fromBase64(text.substr(0, text.find('"')), inner) || !inner.starts_with('{')) return false;
    payload = std::move(inner);
    return true;
}

}  // namespace

/// Holds bytes until there are `size` of them.
bool AwsFrameSplitter::fill(std::string_view& input, std::size_t size)
{
    const std::size_t wanted = size - std::min(size, held_.size());
    const auto taken = input.substr(0, wanted);
    held_ += taken;
    input.remove_prefix(taken.size());
    return held_.size() >= size;
}

bool AwsFrameSplitter::giveUp(std::string_view& input, std::string_view& frame)
{
    damaged_ = true;
    held_ += input;
    out_.swap(held_);
    held_.clear();
    frame = out_;
    input = {};
    return !frame.empty();
}

bool AwsFrameSplitter::next(std::string_view& input, std::string_view& frame)
{
    if (damaged_) return giveUp(input, frame);
    if (held_.empty() && input.size() >= kPrelude) {
        const std::size_t size = sizeOf(input);
        if (size == 0) return giveUp(input, frame);
        if (input.size() >= size) {
            frame = input.substr(0, size);
            input.remove_prefix(size);
            return true;
        }
    }
    if (!fill(input, kPrelude)) return false;
    const std::size_t size = sizeOf(held_);
    if (size == 0) return giveUp(input, frame);
    if (!fill(input, size)) return false;
    out_.swap(held_);
    held_.clear();
    frame = out_;
    return true;
}

std::string sseOfFrame(std::string_view raw)
{
    if (raw.size() < kPrelude + kSum || sizeOf(raw) != raw.size()) return {};
    if (wordAt(raw, raw.size() - kSum) != sumOf(raw.substr(0, raw.size() - kSum))) return {};
    const std::size_t headersSize = wordAt(raw, 4);
    std::string_view headers = raw.substr(kPrelude, headersSize);
    std::string payload(
        raw.substr(kPrelude + headersSize, raw.size() - kPrelude - headersSize - kSum));
    std::string_view name;
    std::string_view message;
    while (!headers.empty()) {
        Header header;
        if (!takeHeader(headers, header)) return {};
        const bool isName = header.name == ":event-type" || header.name == ":exception-type" ||
                            header.name == ":error-code";
        if (isName) name = header.text;
        if (header.name == ":error-message") message = header.text;
    }
    if (payload.empty() && !message.empty()) {
        payload = "{\"message\":";
        appendJsonString(payload, message);
        payload += '}';
    }
    if (name == "chunk" && unwrap(payload)) name = {};
    std::replace(payload.begin(), payload.end(), '\n', ' ');
    std::replace(payload.begin(), payload.end(), '\r', ' ');
    std::string out;
    if (isName(name)) out += cat("event: ", name, "\n");
    out += cat("data: ", payload, "\n\n");
    return out;
}

void appendFrame(std::string& out, std::string_view event, std::string_view payload)
{
    const bool isException = event.ends_with("Exception");
    std::string headers;
    appendTextHeader(headers, isException ? ":exception-type" : ":event-type", event);
    appendTextHeader(headers, ":content-type", "application/json");
    appendTextHeader(headers, ":message-type", isException ? "exception" : "event");
    const std::size_t from = out.size();
    appendWord(out, kPrelude + headers.size() + payload.size() + kSum);
    appendWord(out, headers.size());
    appendWord(out, sumOf(std::string_view(out).substr(from)));
    out += headers;
    out += payload;
    appendWord(out, sumOf(std::string_view(out).substr(from)));
}

std::string framesOfSse(std::string_view events)
{
    constexpr std::string_view kEnd = "\n\n";
    std::string out;
    while (!events.empty()) {
        const auto end = events.find(kEnd);
        const auto view = viewOf(events.substr(0, end));
        if (!view.event.empty()) appendFrame(out, view.event, view.data);
        if (end == std::string_view::npos) break;
        events.remove_prefix(end + kEnd.size());
    }
    return out;
}

bool isFrames(std::string_view contentType) noexcept
{
    return startsWithNoCase(contentType, "application/vnd.amazon.eventstream");
}

}  // namespace gatehouse::http
