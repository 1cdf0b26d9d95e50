#include "proxy/core/http/decoder.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/http/grammar.h"

namespace gatehouse::http {
namespace {

/// Extensions carry nothing for us; a message full of them only costs.
constexpr std::size_t kMaxExtensionsOfAll = 16 * 1024;
constexpr std::size_t kMaxChunkDigits = 16;

constexpr std::string_view kRepairClient = "send the request with an HTTP/1.1 client library";
constexpr std::string_view kRepairUpstream =
    "check the base URL of the provider: what answers there does not speak correct HTTP/1.1";

}  // namespace

Decoder::Decoder(Role role, const Limits& limits) : role_(role), limits_(limits) {}

Decoder::Kind Decoder::next(std::string_view& input)
{
    switch (state_) {
        case State::Start:
        case State::Fields:
            return readHead(input);
        case State::Length:
            return takePiece(input, State::Complete);
        case State::ChunkSize:
            return readChunkSize(input);
        case State::ChunkData:
            return takePiece(input, State::ChunkEnd);
        case State::ChunkEnd:
            return readChunkEnd(input);
        case State::Trailers:
            return readTrailers(input);
        case State::UntilClose:
            if (input.empty()) return Kind::NeedMore;
            body_ = std::exchange(input, {});
            return Kind::Body;
        case State::Complete:
            return complete();
        case State::Finished:
            if (input.empty()) return Kind::NeedMore;
            return fail(ErrorKind::BadRequest,
                        "bytes follow a message that was to be the last one");
        case State::Broken:
            break;
    }
    return Kind::Error;
}

bool Decoder::finish()
{
    if (state_ != State::UntilClose) return false;
    state_ = State::Finished;
    return true;
}

void Decoder::reset()
{
    const Role role = role_;
    const Limits limits = limits_;
    *this = Decoder(role, limits);
}

Decoder::Kind Decoder::complete()
{
    state_ = closes_ ? State::Finished : State::Start;
    isTouched_ = false;
    isAfterBlank_ = false;
    interims_ = 0;
    return Kind::End;
}

Decoder::Kind Decoder::fail(ErrorKind kind, std::string message, std::string hint)
{
    state_ = State::Broken;
    const bool isRequest = role_ == Role::Request;
    error_.kind = isRequest ? kind : ErrorKind::BadUpstream;
    error_.message = isRequest ? std::move(message) : cat("broken answer: ", message);
    error_.hint = !isRequest     ? std::string(kRepairUpstream)
                  : hint.empty() ? std::string(kRepairClient)
                                 : std::move(hint);
    return Kind::Error;
}

/// One line without its LF; the CR before it is still there. Bad: a CR that no LF follows.
Decoder::Line Decoder::takeLine(std::string_view& input, std::string_view& line)
{
    const auto* lf = static_cast<const char*>(
        input.empty() ? nullptr : std::memchr(input.data(), '\n', input.size()));
    if (lf == nullptr) {
        const bool isSplitCr = !input.empty() && held_.ends_with('\r');
        const auto cr = input.find('\r');
        if (isSplitCr || (cr != std::string_view::npos && cr + 1 != input.size())) return Line::Bad;
        held_.append(input);
        input.remove_prefix(input.size());
        return Line::None;
    }
    const auto size = static_cast<std::size_t>(lf - input.data());
    if (held_.empty()) {
        line = input.substr(0, size);
    } else {
        held_.append(input.substr(0, size));
        line_.swap(held_);
        held_.clear();
        line = line_;
    }
    input.remove_prefix(size + 1);
    if (!line.ends_with('\r')) return Line::Bad;
    line.remove_suffix(1);
    return Line::Whole;
}

Decoder::Kind Decoder::takePiece(std::string_view& input, State after)
{
    if (input.empty()) return Kind::NeedMore;
    const auto size = std::min<std::uint64_t>(static_cast<std::uint64_t>(left_), input.size());
    body_ = input.substr(0, size);
    input.remove_prefix(size);
    left_ -= static_cast<std::int64_t>(size);
    if (left_ == 0) state_ = after;
    return Kind::Body;
}

Decoder::Kind Decoder::readChunkSize(std::string_view& input)
{
    std::string_view line;
    const Line got = takeLine(input, line);
    const std::size_t size = got == Line::None ? held_.size() : line.size();
    if (size > kMaxChunkDigits + limits_.chunkExtension + 1 || got == Line::Bad) {
        return fail(ErrorKind::BadRequest, "the line of a chunk size is malformed or too long");
    }
    if (got == Line::None) return Kind::NeedMore;
    std::size_t extension = 0;
    if (!grammar::readChunkSize(line, left_, extension))
        return fail(ErrorKind::BadRequest, "a chunk size is malformed");
    extensionBytes_ += extension;
    if (extension > limits_.chunkExtension || extensionBytes_ > kMaxExtensionsOfAll) {
        return fail(ErrorKind::BadRequest, "the chunk extensions are longer than the limit",
                    "leave them out");
    }
    state_ = left_ == 0 ? State::Trailers : State::ChunkData;
    return next(input);
}

Decoder::Kind Decoder::readChunkEnd(std::string_view& input)
{
    while (!input.empty()) {
        if (input.front() != (sawCr_ ? '\n' : '\r')) {
            return fail(ErrorKind::BadRequest, "a chunk is not followed by CR LF");
        }
        input.remove_prefix(1);
        sawCr_ = !sawCr_;
        if (sawCr_) continue;
        state_ = State::ChunkSize;
        return readChunkSize(input);
    }
    return Kind::NeedMore;
}

/// Trailers are read as strictly as a head, then dropped: nobody downstream may act on them.
Decoder::Kind Decoder::readTrailers(std::string_view& input)
{
    for (;;) {
        std::string_view line;
        const Line got = takeLine(input, line);
        const std::size_t size = got == Line::None ? held_.size() : line.size() + 2;
        if (trailerBytes_ + size > limits_.trailers || trailerFields_ > limits_.fields) {
            return fail(ErrorKind::HeadersTooLarge, "the trailers are larger than the limit",
                        "leave trailers out");
        }
        if (got == Line::Bad)
            return fail(ErrorKind::BadRequest, "a trailer line does not end with CR LF");
        if (got == Line::None) return Kind::NeedMore;
        if (line.empty()) return complete();
        trailerBytes_ += size;
        ++trailerFields_;
        grammar::FieldLine field;
        if (!grammar::readField(line, field) || grammar::isForbiddenTrailer(field.name)) {
            return fail(ErrorKind::BadRequest, "a trailer field is malformed or may not be one");
        }
    }
}

}  // namespace gatehouse::http
