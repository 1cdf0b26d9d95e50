#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gatehouse::bench {

std::int64_t nowNanos() noexcept;  ///< monotonic; the same clock in the mock and the load client

/// What both ends of a bench agree on, so that the client can check every byte that came through a
/// target.
///
/// Shape   the JSON answer is always kAnswerSize bytes; an event of a stream is always eventSize()
/// bytes and carries
///         its number and the time at which it was sent.
inline constexpr std::size_t kAnswerSize = 796;
const std::string& answerBody();

void appendEvent(std::string& out, std::uint32_t index, std::int64_t sentNanos);
std::size_t eventSize() noexcept;
/// What follows the events: the usage chunk and the end mark.
const std::string& streamTail();

struct EventStamp {
    bool ours = false;  ///< byte for byte an event of appendEvent()
    std::uint32_t index = 0;
    std::int64_t sentNanos = 0;
};

EventStamp readEvent(std::string_view event) noexcept;  ///< with its blank line

/// How the mock shall behave, read from the model name, since that survives every gateway:
/// "mock-n100-d20000-l0" is 100 events, 20,000 µs apart, the head without delay.
struct Behaviour {
    std::uint32_t events = 100;
    std::int64_t spacingMicros = 0;
    std::int64_t latencyMicros = 0;
    int status = 200;  ///< 429 or 500 on demand
    bool cut = false;  ///< break the connection in the middle of the answer
};

Behaviour behaviourOf(std::string_view model) noexcept;

/// The body of a call: `bytes` long, the model and the stream flag after the messages (the costly
/// place).
std::string requestBody(std::size_t bytes, std::string_view model, bool stream);

}  // namespace gatehouse::bench
