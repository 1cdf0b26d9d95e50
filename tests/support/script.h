#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gatehouse::tests {

using Fields = std::vector<std::pair<std::string, std::string>>;

/// What a fake provider does for one request, step by step.
///
/// Shape   made by the functions below, then refined: sse({a, b}, true).reset() sends two gated
/// events and breaks off.
///         The connection stays open for the next request unless the script ends it.
struct Script {
    enum class Kind : std::uint8_t {
        Send,   ///< hand out `bytes` in one write
        Await,  ///< wait until the test releases the gate once more
        Hang,   ///< say nothing until the client leaves or the fake ends
        Reset,  ///< break the connection: the client sees a TCP reset
        Close,  ///< end the connection orderly, wherever the answer is
    };

    struct Step {
        Kind kind;
        std::string bytes;
    };

    std::vector<Step> steps;

    Script& send(std::string bytes) { return add(Kind::Send, std::move(bytes)); }

    Script& await() { return add(Kind::Await); }

    Script& hang() { return add(Kind::Hang); }

    Script& reset() { return add(Kind::Reset); }

    Script& close() { return add(Kind::Close); }

    Script& chunk(std::string_view bytes);  ///< one chunk of the chunked coding

    Script& lastChunk() { return send("0\r\n\r\n"); }

private:
    Script& add(Kind kind, std::string bytes = {})
    {
        steps.push_back({kind, std::move(bytes)});
        return *this;
    }
};

/// The head of an answer, blank line included; the framing fields are the caller's.
std::string headOf(int status, const Fields& fields);

/// JSON (unless `fields` names another type) with Content-Length.
Script answer(int status, std::string_view body, Fields fields = {});
Script chunked(int status, const std::vector<std::string>& pieces, Fields fields = {});
Script untilClose(int status, std::string_view body, Fields fields = {});
/// A chunked event stream, one chunk an event. Events are whole blocks ("data: x\n\n"). With
/// `gated` the head comes at once and every event waits for the gate. Without the end when the
/// caller goes on (`open`).
Script sse(const std::vector<std::string>& events, bool gated = false, bool open = false);
Script hang();
Script reset();
/// Content-Length says more than comes; then the connection ends.
Script cut(int status, std::string_view body, std::size_t missing = 100);
/// Nothing, not even the head, before the gate is released.
Script slowHead(const Script& then);
/// Interim answers (100, 103) in front of `then`.
Script interim(const std::vector<int>& statuses, const Script& then);

/// A gzip file of stored blocks: valid for every reader, and not smaller.
std::string gzipOf(std::string_view bytes);

}  // namespace gatehouse::tests
