#pragma once

#include <string>
#include <string_view>

#include "proxy/core/base/text.h"
#include "proxy/core/http/decoder.h"
#include "tests/support/chunker.h"

namespace gatehouse::tests {

/// What a decoder said about some bytes. Body pieces are joined, so that the trace does not depend
/// on the chunking.
struct DecoderTrace {
    std::string text;  ///< one line per event
    int heads = 0;
    int ends = 0;
    bool isError = false;
    int status = 0;           ///< of the error
    bool isWhole = false;     ///< nothing is open at the end of the bytes
    bool isFinished = false;  ///< the end of the connection ends a message
    std::string body;         ///< of all messages

    [[nodiscard]] bool mayPass() const noexcept
    {
        return !isError && (isFinished || (ends > 0 && isWhole));
    }
};

inline std::string describe(const http::Headers& headers)
{
    std::string out;
    for (const auto field : headers) out += cat(" {", field.name, "=", field.value, "}");
    return out;
}

inline DecoderTrace traceOf(http::Role role, const Pieces& pieces, bool isBodiless = false,
                            const http::Limits& limits = {})
{
    using Kind = http::Decoder::Kind;
    http::Decoder decoder(role, limits);
    decoder.expectNoBody(isBodiless);
    DecoderTrace trace;
    bool isInBody = false;
    const auto event = [&](std::string_view line) {
        if (isInBody) trace.text += '\n';
        isInBody = false;
        trace.text += cat(line, "\n");
    };
    for (const auto& piece : pieces) {
        std::string_view input = piece;
        for (Kind kind = decoder.next(input); kind != Kind::NeedMore; kind = decoder.next(input)) {
            if (kind == Kind::Error) {
                if (!trace.isError) event("error");
                trace.isError = true;
                trace.status = decoder.error().status();
                break;
            }
            if (kind == Kind::Head && role == http::Role::Request) {
                const auto& head = decoder.request();
                ++trace.heads;
                event(cat("head ", head.method, " ", head.target, " 1.", number(head.minor),
                          " length=", number(head.length), head.keepAlive ? " keep" : " close",
                          head.expectContinue ? " expect" : "", describe(head.headers)));
            } else if (kind == Kind::Head) {
                const auto& head = decoder.response();
                ++trace.heads;
                event(cat("head ", number(head.status), " '", head.reason, "' 1.",
                          number(head.minor), " length=", number(head.length),
                          head.keepAlive ? " keep" : " close", describe(head.headers)));
            } else if (kind == Kind::Body) {
                if (!isInBody) trace.text += "body ";
                isInBody = true;
                trace.text += decoder.body();
                trace.body += decoder.body();
            } else {
                ++trace.ends;
                event("end");
            }
        }
        if (trace.isError) return trace;
    }
    trace.isWhole = decoder.wasIdle();
    trace.isFinished = decoder.finish();
    event(cat(trace.isWhole ? "idle" : "open", trace.isFinished ? " finished" : ""));
    return trace;
}

}  // namespace gatehouse::tests
