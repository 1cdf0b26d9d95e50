#pragma once

#include "proxy/core/http/encoder.h"
#include "tests/fuzz/property.h"
#include "tests/support/decoder_trace.h"

namespace gatehouse::fuzz {

/// A head that came through can be written out and read again without a change.
inline void checkHeaders(const http::Headers& headers)
{
    std::string out;
    http::appendRequestLine(out, "GET", "/");
    for (const auto field : headers) {
        const std::size_t before = out.size();
        http::appendField(out, field.name, field.value);
        require(out.size() > before, "the encoder takes every field the decoder lets through");
        require(out.find_first_of("\r\n", before) == out.size() - 2, "a field is one line");
    }
}

inline void checkDecoder(http::Role role, std::string_view bytes)
{
    const auto whole = tests::traceOf(role, {std::string(bytes)});
    const auto cut = tests::traceOf(role, cutByContent(bytes));
    require(whole.text == cut.text, "the same events in every chunking");
    require(whole.body.size() <= bytes.size(), "a body is never longer than what came");
    require(whole.ends <= whole.heads, "no end without a head");
    tests::traceOf(role, {std::string(bytes)}, true);

    http::Decoder decoder(role);
    std::string_view input = bytes;
    for (;;) {
        const auto kind = decoder.next(input);
        if (kind == http::Decoder::Kind::NeedMore || kind == http::Decoder::Kind::Error) break;
        if (kind != http::Decoder::Kind::Head) continue;
        checkHeaders(role == http::Role::Request ? decoder.request().headers
                                                 : decoder.response().headers);
        if (role == http::Role::Response) continue;
        const auto& head = decoder.request();
        require(
            head.headers.get("transfer-encoding").empty() || !head.headers.has("content-length"),
            "one framing only");
        require(
            head.target.starts_with('/') && head.target.find_first_of(" \r\n") == std::string::npos,
            "the target is one word");
    }
}

}  // namespace gatehouse::fuzz
