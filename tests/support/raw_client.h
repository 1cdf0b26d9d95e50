#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "tests/support/script.h"

namespace gatehouse::tests {

/// An answer as it came over the wire.
struct RawReply {
    int status = 0;  ///< 0: none came
    Fields fields;
    std::string body;       ///< chunks joined
    bool complete = false;  ///< by its own framing; an answer that lasts until the end counts when
                            ///< the end was orderly
    bool chunked = false;

    [[nodiscard]] std::string field(std::string_view name) const;  ///< case-blind, first, or empty
    [[nodiscard]] bool has(std::string_view name) const;
};

/// A client that sends just the bytes it is given.
///
/// Thread  one test. Blocking, each wait bounded by a patience only a failing test ever sees.
class RawClient {
public:
    explicit RawClient(std::uint16_t port, bool v6 = false);
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    bool send(std::string_view bytes);
    /// Until `mark` was received: everything up to and with it. Empty when the connection ended
    /// before.
    std::string readUntil(std::string_view mark);
    RawReply read(bool headOnly = false);  ///< the next answer; interim answers are skipped.
                                           ///< `headOnly`: to a HEAD
    RawReply readAfter(std::string_view head,
                       bool headOnly = false);  ///< the rest, once its head was read
    std::string readBytes(std::size_t count);   ///< just so many; fewer when it ended before
    std::string readToEnd();                    ///< whatever comes until the other side ends
    [[nodiscard]] bool hasInput() const;        ///< something came, or the end
    bool waitForEnd();  ///< true once the other side ended; bytes before are dropped

    [[nodiscard]] bool wasReset() const noexcept { return reset_; }

    void finishSending();  ///< half close
    void close();          ///< orderly
    void abort();          ///< with a reset

private:
    bool fill();

    int socket_ = -1;
    bool reset_ = false;
    bool ended_ = false;
    std::string in_;
};

/// A POST with JSON and a bearer key, Content-Length set.
std::string post(std::string_view target, std::string_view body, std::string_view key = {},
                 const Fields& more = {});
std::string get(std::string_view target, std::string_view key = {}, const Fields& more = {});
/// One call on a connection of its own.
RawReply exchange(std::uint16_t port, std::string_view request);

}  // namespace gatehouse::tests
