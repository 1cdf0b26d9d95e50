#include "proxy/core/http/websocket.h"

#include <algorithm>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"

namespace gatehouse::http {
namespace {

constexpr std::uint8_t kFinal = 0x80;
constexpr std::uint8_t kReserved = 0x70;
constexpr std::uint8_t kOpcode = 0x0F;
constexpr std::uint8_t kMasked = 0x80;
constexpr std::uint8_t kLength = 0x7F;
constexpr std::uint8_t kTwoBytes = 126;
constexpr std::uint8_t kEightBytes = 127;
constexpr std::size_t kMostControl = 125;

bool isControl(Opcode opcode) noexcept
{
    return opcode >= Opcode::Close;
}

bool isKnown(Opcode opcode) noexcept
{
    return opcode <= Opcode::Binary || (opcode >= Opcode::Close && opcode <= Opcode::Pong);
}

}  // namespace

bool asksForWebSocket(const RequestHead& head) noexcept
{
    return head.method == "GET" && head.minor == 1 &&
           head.headers.listHas("upgrade", "websocket") &&
           head.headers.listHas("connection", "upgrade") &&
           trim(head.headers.get("sec-websocket-version")) == "13" &&
           head.headers.has("sec-websocket-key");
}

std::string acceptOf(std::string_view key)
{
    return base64(sha1(cat(trim(key), "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
}

void appendFrame(std::string& out, Opcode opcode, std::string_view payload)
{
    const auto byte = [&out](std::uint64_t value) { out += static_cast<char>(value & 0xFFU); };
    byte(kFinal | static_cast<std::uint8_t>(opcode));
    const std::uint64_t size = payload.size();
    int more = 0;
    if (size <= kMostControl) {
        byte(size);
    } else if (size <= 0xFFFF) {
        byte(kTwoBytes);
        more = 2;
    } else {
        byte(kEightBytes);
        more = 8;
    }
    for (int i = more - 1; i >= 0; --i) byte(size >> (8U * static_cast<unsigned>(i)));
    out += payload;
}

std::size_t MessageReader::headNeeded() const noexcept
{
    if (headSize_ < 2) return 2;
    const std::uint8_t length = head_[1] & kLength;
    const std::size_t more = length == kTwoBytes ? 2 : length == kEightBytes ? 8 : 0;
    return 2 + more + ((head_[1] & kMasked) != 0 ? mask_.size() : 0);
}

bool MessageReader::beginFrame()
{
    opcode_ = static_cast<Opcode>(head_[0] & kOpcode);
    isFinal_ = (head_[0] & kFinal) != 0;
    const bool isMasked = (head_[1] & kMasked) != 0;
    std::uint64_t length = head_[1] & kLength;
    std::size_t at = 2;
    const std::size_t more = length == kTwoBytes ? 2 : length == kEightBytes ? 8 : 0;
    if (more > 0) {
        length = 0;
        for (std::size_t i = 0; i < more; ++i) length = length << 8U | head_[at++];
    }
    for (std::size_t i = 0; isMasked && i < mask_.size(); ++i) mask_[i] = head_[at++];
    const bool isShortest = (more != 2 || length > kMostControl) && (more != 8 || length > 0xFFFF);
    if ((head_[0] & kReserved) != 0 || !isKnown(opcode_) || isMasked != masked_ || !isShortest ||
        (length >> 63U) != 0) {
        return false;
    }
    if (isControl(opcode_)) {
        if (!isFinal_ || length > kMostControl) return false;
        control_.clear();
    } else if (opcode_ == Opcode::Continuation) {
        if (!inMessage_) return false;
    } else {
        if (inMessage_) return false;
        message_ = opcode_;
        inMessage_ = true;
        text_.clear();
        size_ = 0;
    }
    left_ = length;
    at_ = 0;
    inFrame_ = true;
    return true;
}

void MessageReader::take(std::string_view bytes)
{
    std::string& out = isControl(opcode_) ? control_ : text_;
    const std::size_t room =
        isControl(opcode_) ? bytes.size() : limit_ - std::min(limit_, out.size());
    const std::size_t kept = std::min(room, bytes.size());
    const std::size_t from = out.size();
    out += bytes.substr(0, kept);
    for (std::size_t i = 0; masked_ && i < kept; ++i)
        out[from + i] = static_cast<char>(static_cast<std::uint8_t>(out[from + i]) ^
                                          mask_[(at_ + i) % mask_.size()]);
    if (!isControl(opcode_)) size_ += bytes.size();
    at_ += bytes.size();
    left_ -= bytes.size();
}

MessageReader::Kind MessageReader::told() noexcept
{
    isControl_ = isControl(opcode_);
    switch (opcode_) {
        case Opcode::Close:
            return Kind::Close;
        case Opcode::Ping:
            return Kind::Ping;
        case Opcode::Pong:
            return Kind::Pong;
        default:
            inMessage_ = false;
            return message_ == Opcode::Text ? Kind::Text : Kind::Binary;
    }
}

MessageReader::Kind MessageReader::next(std::string_view& input)
{
    while (!isBroken_) {
        while (!inFrame_ && headSize_ < headNeeded()) {
            if (input.empty()) return Kind::NeedMore;
            head_[headSize_++] = static_cast<std::uint8_t>(input.front());
            input.remove_prefix(1);
        }
        if (!inFrame_ && !beginFrame()) break;
        const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(left_, input.size()));
        take(input.substr(0, size));
        input.remove_prefix(size);
        if (left_ > 0) return Kind::NeedMore;
        inFrame_ = false;
        headSize_ = 0;
        if (isControl(opcode_) || isFinal_) return told();
    }
    isBroken_ = true;
    return Kind::Error;
}

}  // namespace gatehouse::http
