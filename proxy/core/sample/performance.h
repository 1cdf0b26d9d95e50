#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/dialect/dialect.h"
#include "proxy/core/sample/ask.h"
#include "proxy/core/sample/sample.h"

namespace gatehouse::sample {

/// One event of a stream, framed for its dialect.
struct Frame {
    std::string bytes;
    bool speaks = false;  ///< a piece of the answer: a pause stands before it
};

/// A whole answer with its length. An act of the steer (cut, hang, slow) is played on it.
std::vector<Move> performWhole(const Steer& steer, const dialect::Dialect& dialect,
                               std::string_view body);

/// A chunked stream of frames at a human pace, about 35 words a second. `broken` ends a stream that
/// fails on its way.
std::vector<Move> performStream(const Steer& steer, std::string_view contentType,
                                const std::vector<Frame>& frames, std::string_view broken);

/// The error that model "error-mid-stream" meets.
Error midStreamError();

/// A plain JSON answer without acts (model lists, counts, vectors).
std::vector<Move> performJson(int status, std::string_view body);

/// An error in the dialect's shape; 429 says when to come again.
std::vector<Move> performError(int status, const dialect::Dialect& dialect);

}  // namespace gatehouse::sample
