// The head of a message: start line, fields, and what they say about the body.
#include <algorithm>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/http/decoder.h"
#include "proxy/core/http/grammar.h"

namespace gatehouse::http {
namespace {

constexpr int kMaxInterims = 16;
constexpr std::size_t kUsualFields = 24;

bool isDigit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

/// "HTTP/" DIGIT "." DIGIT
bool isVersion(std::string_view text) noexcept
{
    return text.size() == 8 && text.starts_with("HTTP/") && isDigit(text[5]) && text[6] == '.' &&
           isDigit(text[7]);
}

bool isServedVersion(std::string_view text) noexcept
{
    return text == "HTTP/1.1" || text == "HTTP/1.0";
}

bool listHolds(std::string_view list, std::string_view token) noexcept
{
    while (!list.empty()) {
        if (equalsNoCase(trim(takeUntil(list, ',')), token)) return true;
    }
    return false;
}

}  // namespace

/// The fields that stand in this input get their texts in one copy.
Decoder::Kind Decoder::readHead(std::string_view& input)
{
    block_ = nullptr;
    settled_ = headers().size();
    const Kind kind = readHeadLines(input);
    if (block_ != nullptr) {
        headers().keep(settled_, {block_, static_cast<std::size_t>(input.data() - block_)});
    }
    return kind;
}

Decoder::Kind Decoder::readHeadLines(std::string_view& input)
{
    for (;;) {
        if (state_ == State::Fields && readPlainFields(input) == Kind::Error) return Kind::Error;
        const bool isStart = state_ == State::Start;
        if (isStart && held_.empty() && input.empty()) return Kind::NeedMore;
        std::string_view line;
        const Line got = takeLine(input, line);
        const std::size_t size = got == Line::None ? held_.size() : line.size() + 2;
        if (isStart && size > limits_.requestLine) {
            return fail(ErrorKind::UriTooLong, "the request line is longer than the limit",
                        "move long parameters into the body");
        }
        if (headBytes_ + size > limits_.head) {
            return fail(ErrorKind::HeadersTooLarge, "the head is larger than the limit",
                        "send fewer or shorter fields");
        }
        if (got == Line::Bad)
            return fail(ErrorKind::BadRequest, "a line of the head does not end with CR LF");
        if (got == Line::None) return Kind::NeedMore;
        if (isStart && line.empty()) {
            // One empty line before a message is left over by old clients (RFC 9112 2.2); more is
            // noise.
            if (std::exchange(isAfterBlank_, true))
                return fail(ErrorKind::BadRequest, "empty lines come before the message");
            continue;
        }
        headBytes_ += size;
        if (!isStart && line.empty()) {
            const Kind kind = endHead();
            if (kind != Kind::NeedMore) return kind;
            continue;
        }
        if ((isStart ? readStartLine(line) : readFieldLine(line)) == Kind::Error)
            return Kind::Error;
    }
}

Decoder::Kind Decoder::readStartLine(std::string_view line)
{
    framing_ = {};
    closes_ = false;
    extensionBytes_ = 0;
    trailerBytes_ = 0;
    trailerFields_ = 0;
    headers().clear();
    headers().reserve(0, kUsualFields);
    block_ = nullptr;
    settled_ = 0;
    state_ = State::Fields;
    return role_ == Role::Request ? readRequestLine(line) : readStatusLine(line);
}

Decoder::Kind Decoder::readRequestLine(std::string_view line)
{
    constexpr auto kMalformed =
        "the request line is not 'method target version' with single spaces";
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last)
        return fail(ErrorKind::BadRequest, kMalformed);
    const auto method = line.substr(0, first);
    auto target = line.substr(first + 1, last - first - 1);
    const auto version = line.substr(last + 1);
    if (!grammar::isToken(method) || target.empty() || target.find(' ') != std::string_view::npos ||
        !isVersion(version)) {
        return fail(ErrorKind::BadRequest, kMalformed);
    }
    if (!isServedVersion(version)) {
        return fail(ErrorKind::BadVersion, "the HTTP version is neither 1.0 nor 1.1");
    }
    if (!grammar::isServedMethod(method)) {
        return fail(ErrorKind::NotImplemented, "the method is not served here",
                    "use GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS");
    }
    request_.minor = version.back() - '0';
    request_.expectContinue = false;
    request_.method.assign(method);
    if (target == "*" && method == "OPTIONS") {
        return fail(ErrorKind::NotImplemented, "OPTIONS * is not served here", "ask for a path");
    }
    const bool isHttps = startsWithNoCase(target, "https://");
    if (isHttps || startsWithNoCase(target, "http://")) {
        target.remove_prefix(isHttps ? 8 : 7);
        const auto authority = target.substr(0, target.find_first_of("/?"));
        if (!grammar::isAuthority(authority)) {
            return fail(ErrorKind::BadRequest, "the authority of the request target is not valid");
        }
        framing_.authority.assign(authority);
        target.remove_prefix(authority.size());
        request_.target.assign(target.starts_with('/') ? "" : "/").append(target);
    } else {
        request_.target.assign(target);
    }
    if (!grammar::isOriginForm(request_.target)) {
        return fail(ErrorKind::BadRequest,
                    "the request target is no path, or holds characters that must be escaped");
    }
    return Kind::NeedMore;
}

Decoder::Kind Decoder::readStatusLine(std::string_view line)
{
    // The space behind the status is required, but left out by so many servers that nobody reads it
    // otherwise.
    const bool isForm = line.size() >= 12 && isServedVersion(line.substr(0, 8)) && line[8] == ' ' &&
                        line[9] >= '1' && line[9] <= '5' && isDigit(line[10]) &&
                        isDigit(line[11]) && (line.size() == 12 || line[12] == ' ');
    const auto reason = line.substr(std::min<std::size_t>(line.size(), 13));
    if (!isForm || !grammar::isFieldValue(reason))
        return fail(ErrorKind::BadUpstream, "the status line is malformed");
    response_.minor = line[7] - '0';
    response_.status = (line[9] - '0') * 100 + (line[10] - '0') * 10 + (line[11] - '0');
    response_.reason.assign(reason);
    return Kind::NeedMore;
}

/// The field lines that stand whole in the input, as long as there is nothing special about them.
Decoder::Kind Decoder::readPlainFields(std::string_view& input)
{
    if (!held_.empty()) return Kind::NeedMore;
    grammar::FieldLine field;
    std::size_t size = 0;
    while (headers().size() < limits_.fields && grammar::readPlainField(input, field, size) &&
           headBytes_ + size <= limits_.head) {
        headBytes_ += size;
        input.remove_prefix(size);
        if (takeField(field, false) == Kind::Error) return Kind::Error;
    }
    return Kind::NeedMore;
}

Decoder::Kind Decoder::readFieldLine(std::string_view line)
{
    grammar::FieldLine field;
    if (!grammar::readField(line, field)) {
        return fail(ErrorKind::BadRequest, "a header field is malformed",
                    "a field is 'Name: value' on one line, without control characters");
    }
    if (headers().size() >= limits_.fields) {
        return fail(ErrorKind::HeadersTooLarge, "the head has more fields than the limit",
                    "send fewer fields");
    }
    return takeField(field, line.data() == line_.data());
}

/// `isHeld`: the line came in pieces, and is the first of this input.
Decoder::Kind Decoder::takeField(const grammar::FieldLine& field, bool isHeld)
{
    const NameHash hash = hashOfName(field.name);
    if (isHeld) {
        headers().add(field.name, field.value);
        settled_ = headers().size();
    } else {
        if (block_ == nullptr) block_ = field.name.data();
        headers().refer(block_, field.name, hash, field.value);
    }
    return noteField(field.name, hash, field.value);
}

/// Collects what decides about framing.
Decoder::Kind Decoder::noteField(std::string_view name, NameHash hash, std::string_view value)
{
    switch (hash) {
        case hashOfName("host"):
            if (!equalsNoCase(name, "host")) break;
            ++framing_.hosts;
            if (!framing_.authority.empty()) framing_.host.assign(value);
            if (role_ == Role::Request && !grammar::isAuthority(value)) {
                return fail(ErrorKind::BadRequest,
                            "the Host field is not a host with an optional port");
            }
            break;
        case hashOfName("expect"):
            if (!equalsNoCase(name, "expect") || value.empty()) break;
            request_.expectContinue = true;
            if (!equalsNoCase(value, "100-continue")) framing_.isBadExpect = true;
            break;
        case hashOfName("connection"):
            if (!equalsNoCase(name, "connection")) break;
            if (listHolds(value, "close")) framing_.isClose = true;
            if (listHolds(value, "keep-alive")) framing_.isKeepAlive = true;
            break;
        case hashOfName("content_length"):
            if (role_ != Role::Request || !equalsNoCase(name, "content_length")) break;
            return fail(ErrorKind::BadRequest, "a field looks like Content-Length but is not");
        case hashOfName("content-length"):
            if (!equalsNoCase(name, "content-length")) break;
            if (++framing_.lengths > 1 || !grammar::readLength(value, framing_.length)) {
                return fail(ErrorKind::BadRequest, "Content-Length is not one decimal number");
            }
            break;
        case hashOfName("transfer_encoding"):
            if (role_ != Role::Request || !equalsNoCase(name, "transfer_encoding")) break;
            return fail(ErrorKind::BadRequest, "a field looks like Transfer-Encoding but is not");
        case hashOfName("transfer-encoding"):
            if (!equalsNoCase(name, "transfer-encoding")) break;
            if (++framing_.codings > 1)
                return fail(ErrorKind::BadRequest, "Transfer-Encoding comes more than once");
            switch (grammar::readTransferEncoding(value)) {
                case grammar::Coding::Chunked:
                    framing_.isChunked = true;
                    break;
                case grammar::Coding::Unknown:
                    framing_.isUnknownCoding = true;
                    break;
                case grammar::Coding::Malformed:
                    return fail(ErrorKind::BadRequest, "Transfer-Encoding is malformed");
            }
            break;
        default:
            break;
    }
    return Kind::NeedMore;
}

Decoder::Kind Decoder::endHead()
{
    headBytes_ = 0;
    const int minor = role_ == Role::Request ? request_.minor : response_.minor;
    if (framing_.codings > 0 && framing_.lengths > 0) {
        return fail(ErrorKind::BadRequest, "Content-Length and Transfer-Encoding stand together",
                    "send one of them");
    }
    if (framing_.codings > 0 && minor == 0) {
        return fail(ErrorKind::BadRequest, "HTTP/1.0 has no Transfer-Encoding", "use HTTP/1.1");
    }
    if (framing_.isUnknownCoding) {
        return fail(ErrorKind::NotImplemented, "only the transfer coding 'chunked' is served",
                    "use 'chunked' alone");
    }
    closes_ = minor == 0 ? framing_.isClose || !framing_.isKeepAlive : framing_.isClose;
    return role_ == Role::Request ? endRequestHead() : endResponseHead();
}

Decoder::Kind Decoder::endRequestHead()
{
    if (framing_.hosts > 1 ||
        (framing_.hosts == 0 && (request_.minor > 0 || !framing_.authority.empty()))) {
        return fail(ErrorKind::BadRequest, "there must be exactly one Host field");
    }
    if (!framing_.authority.empty() && !equalsNoCase(framing_.authority, framing_.host)) {
        return fail(ErrorKind::BadRequest, "the request target and Host name different hosts");
    }
    if (request_.minor == 0) {
        request_.expectContinue = false;
    } else if (framing_.isBadExpect) {
        return fail(ErrorKind::ExpectationFailed, "Expect asks for something unknown",
                    "leave Expect out");
    }
    request_.keepAlive = !closes_;
    request_.length = framing_.isChunked ? -1 : std::max<std::int64_t>(framing_.length, 0);
    left_ = request_.length;
    state_ = framing_.isChunked ? State::ChunkSize : left_ > 0 ? State::Length : State::Complete;
    return Kind::Head;
}

Decoder::Kind Decoder::endResponseHead()
{
    const int status = response_.status;
    const bool claimsBody = framing_.isChunked || framing_.length > 0;
    if (status < 200 && status != 101) {
        if (claimsBody || ++interims_ > kMaxInterims) {
            return fail(ErrorKind::BadUpstream,
                        "an interim answer has a body, or there are too many of them");
        }
        isTouched_ = true;
        isAfterBlank_ = false;
        state_ = State::Start;
        return Kind::NeedMore;
    }
    const bool isBodiless = noBody_ || status == 101 || status == 204 || status == 304;
    // A peer that announces a body where none may be will send one: nothing behind it can be
    // trusted.
    if (status == 101 || (status == 204 && claimsBody)) closes_ = true;
    if (isBodiless) {
        response_.length = 0;
    } else if (framing_.isChunked) {
        response_.length = -1;
    } else if (framing_.lengths > 0) {
        response_.length = framing_.length;
    } else {
        response_.length = -2;
        closes_ = true;
    }
    response_.keepAlive = !closes_;
    left_ = response_.length;
    state_ = left_ == -1   ? State::ChunkSize
             : left_ == -2 ? State::UntilClose
             : left_ > 0   ? State::Length
                           : State::Complete;
    return Kind::Head;
}

}  // namespace gatehouse::http
