#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/units.h"
#include "proxy/core/http/message.h"

namespace gatehouse::sample {

/// One thing the sample provider does after a pause.
struct Move {
    Millis after{0};
    std::string bytes;  ///< HTTP/1.1 bytes to hand out
    bool cut = false;   ///< break the connection here
    bool hang = false;  ///< say nothing more
};

/// Everything the built-in provider answers to one request: whole HTTP/1.1 bytes, head included, in
/// moves.
///
/// Pure: the pauses are data; the shell plays them. Speaks OpenAI chat, completions, responses and
/// embeddings, Anthropic messages and count_tokens, Gemini generate, streamGenerate and embed, and
/// model lists of all three. The model steers it: "sample/NAME" or NAME; see
/// docs/sample-provider.md for the names (429, 500, 529, slow, cut, hang, tool, reason, long, …).
/// `now` only fills "created" fields.
std::vector<Move> play(const http::RequestHead& request, std::string_view body, WallMicros now);

}  // namespace gatehouse::sample
