#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "proxy/core/http/message.h"

namespace gatehouse::http {

/// Whether a head asks for a WebSocket (RFC 6455, 4.1): GET, Upgrade: websocket, version 13, a key.
bool asksForWebSocket(const RequestHead& head) noexcept;

/// Sec-WebSocket-Accept for a Sec-WebSocket-Key.
std::string acceptOf(std::string_view key);

enum class Opcode : std::uint8_t {
    Continuation = 0,
    Text = 1,
    Binary = 2,
    Close = 8,
    Ping = 9,
    Pong = 10
};

/// A whole frame as a server sends it, without a mask.
void appendFrame(std::string& out, Opcode opcode, std::string_view payload);

/// Messages out of the bytes of one direction. No extensions: a reserved bit is an error.
///
/// Shape   next() takes from the front of its input and tells what is whole; fragments are joined.
///         Of a message no more than `limit` bytes are kept, its size is counted whole.
/// Errors  Error, and then for ever.
class MessageReader {
public:
    enum class Kind : std::uint8_t { NeedMore, Text, Binary, Ping, Pong, Close, Error };

    /// `masked`: the sender is a client.
    MessageReader(bool masked, std::size_t limit) noexcept : masked_(masked), limit_(limit) {}

    Kind next(std::string_view& input);

    /// Of what next() told last; valid until it is called again.
    [[nodiscard]] std::string_view payload() const noexcept
    {
        return isControl_ ? control_ : text_;
    }

    /// Bytes of the message, also of what was not kept.
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

private:
    [[nodiscard]] std::size_t headNeeded() const noexcept;
    bool beginFrame();
    void take(std::string_view bytes);
    Kind told() noexcept;

    const bool masked_;
    const std::size_t limit_;
    std::array<std::uint8_t, 14> head_{};
    std::size_t headSize_ = 0;
    std::array<std::uint8_t, 4> mask_{};
    std::uint64_t left_ = 0;  ///< of the frame's payload
    std::uint64_t at_ = 0;    ///< in the frame's payload
    std::size_t size_ = 0;
    Opcode opcode_ = Opcode::Text;   ///< of the frame
    Opcode message_ = Opcode::Text;  ///< of the message
    std::string text_;
    std::string control_;
    bool inFrame_ = false;
    bool inMessage_ = false;  ///< fragments of it have come
    bool isFinal_ = false;
    bool isControl_ = false;
    bool isBroken_ = false;
};

}  // namespace gatehouse::http
