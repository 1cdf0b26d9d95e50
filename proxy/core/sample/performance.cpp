#include "proxy/core/sample/performance.h"

#include "proxy/core/base/text.h"
#include "proxy/core/http/encoder.h"

namespace gatehouse::sample {

namespace {

using Act = Steer::Act;

constexpr Millis kSlowStart{2000};
constexpr std::size_t kWordsBeforeHang = 3;

/// 20 to 40 ms, 30 in the mean, the same each time.
Millis pauseOf(std::size_t word) noexcept
{
    return Millis(20 + static_cast<Millis::rep>((word * 7) % 21));
}

std::string head(int status, std::string_view contentType, std::string_view lengthField,
                 std::string_view length)
{
    std::string out;
    http::appendStatusLine(out, status, "");
    http::appendField(out, "content-type", contentType);
    http::appendField(out, lengthField, length);
    http::appendField(out, "x-gatehouse-sample", "1");
    if (status == 429) http::appendField(out, "retry-after", "1");
    if (lengthField == "transfer-encoding") http::appendField(out, "cache-control", "no-cache");
    http::appendHeadEnd(out);
    return out;
}

std::string wholeMessage(int status, std::string_view body)
{
    std::string out = head(status, "application/json", "content-length",
                           number(static_cast<std::int64_t>(body.size())));
    out += body;
    return out;
}

void appendChunk(std::string& out, std::string_view data)
{
    http::appendChunkStart(out, data.size());
    out += data;
    out += http::kChunkEnd;
}

Error errorOf(int status)
{
    struct Row {
        int status;
        ErrorKind kind;
        std::string_view message;
    };

    static constexpr Row kRows[] = {
        {400, ErrorKind::BadRequest,
         "The sample finds fault with this request, as its model name asks."},
        {401, ErrorKind::Unauthorized,
         "The sample does not accept this key, as its model name asks."},
        {403, ErrorKind::Forbidden, "The sample forbids this, as its model name asks."},
        {404, ErrorKind::NotFound, "The sample knows no such model, as its model name asks."},
        {429, ErrorKind::TooManyRequests,
         "The sample has had too many requests, as its model name asks."},
        {500, ErrorKind::Internal, "The sample has failed, as its model name asks."},
        {503, ErrorKind::Unavailable, "The sample is away, as its model name asks."},
        {529, ErrorKind::Unavailable, "The sample is overloaded, as its model name asks."},
    };
    for (const auto& row : kRows) {
        if (row.status == status)
            return fail(row.kind, std::string(row.message),
                        "Choose the model \"sample\" for an answer.");
    }
    return fail(ErrorKind::Internal, "The sample has failed.",
                "Choose the model \"sample\" for an answer.");
}

std::string errorText(int status, const dialect::Dialect& dialect)
{
    // No kind of error of the gateway has 529; only one vendor uses it and has a word of its own
    // for it.
    if (status == 529 && dialect.family == "anthropic") {
        return R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"req_sample"})";
    }
    return dialect.errorBody(errorOf(status), "req_sample");
}

}  // namespace

std::vector<Move> performJson(int status, std::string_view body)
{
    return {Move{Millis(0), wholeMessage(status, body)}};
}

std::vector<Move> performError(int status, const dialect::Dialect& dialect)
{
    return performJson(status, errorText(status, dialect));
}

std::vector<Move> performWhole(const Steer& steer, const dialect::Dialect& dialect,
                               std::string_view body)
{
    const Millis start = steer.slow ? kSlowStart : Millis(0);
    if (steer.act == Act::ErrorMidStream) return performError(500, dialect);
    if (steer.act == Act::Hang) return {Move{Millis(0), {}, false, true}};
    if (steer.act != Act::Cut) return {Move{start, wholeMessage(200, body)}};
    std::string part = wholeMessage(200, body);
    part.resize(part.size() - body.size() / 2);
    return {Move{start, std::move(part)}, Move{Millis(0), {}, true}};
}

Error midStreamError()
{
    return fail(ErrorKind::Internal, "The sample broke off in mid-stream, as its model name asks.");
}

std::vector<Move> performStream(const Steer& steer, std::string_view contentType,
                                const std::vector<Frame>& frames, std::string_view broken)
{
    std::size_t all = 0;
    for (const auto& frame : frames) all += frame.speaks ? 1 : 0;
    const bool breaks = steer.act == Act::Cut || steer.act == Act::ErrorMidStream;
    const std::size_t last = breaks                   ? all / 2
                             : steer.act == Act::Hang ? kWordsBeforeHang
                                                      : all;  // spoken until then

    std::vector<Move> moves{
        Move{Millis(0), head(200, contentType, "transfer-encoding", "chunked")}};
    Millis next = steer.slow ? kSlowStart : Millis(0);
    std::size_t spoken = 0;
    bool whole = true;
    for (const auto& frame : frames) {
        if (frame.speaks && spoken >= last && last < all) {
            whole = false;
            break;
        }
        if (frame.speaks) {
            if (!steer.fast && spoken > 0) next += pauseOf(spoken);
            ++spoken;
        }
        // What needs no pause rides along: one write instead of many.
        if (moves.size() > 1 && next == Millis(0)) {
            appendChunk(moves.back().bytes, frame.bytes);
        } else {
            moves.push_back(Move{next, {}});
            appendChunk(moves.back().bytes, frame.bytes);
        }
        next = Millis(0);
    }
    if (steer.act == Act::Hang) {
        moves.push_back(Move{Millis(0), {}, false, true});
    } else if (steer.act == Act::Cut) {
        moves.push_back(Move{pauseOf(spoken), {}, true});
    } else {
        std::string end;
        if (steer.act == Act::ErrorMidStream || !whole) appendChunk(end, broken);
        end += http::kLastChunk;
        moves.back().bytes += end;
    }
    return moves;
}

}  // namespace gatehouse::sample
