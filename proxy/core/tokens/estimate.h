#pragma once

#include <cstdint>
#include <string_view>

namespace gatehouse::tokens {

/// How many tokens something has, as far as that can be told without asking the model's maker.
struct Estimate {
    std::int64_t tokens = 0;
    /// The text was counted in the model's own vocabulary. What a maker adds around it (the frame
    /// of a message, a tool, a picture) is an estimate also then. False: calibrated.
    bool isCounted = false;
};

/// The tokens of a text as `model` would count them.
///
/// Units  at most kMostText bytes are counted; what is behind them is taken to be like them.
Estimate estimateText(std::string_view text, std::string_view model);

/// The input tokens of a call.
///
/// Shape   `body` is the JSON of any dialect that is known here: chat, responses, messages,
///         generateContent, Converse, embeddings. What is no JSON has the tokens of its text.
/// Units   as above; about 40 ns a byte of text
/// Thread  any; pure
Estimate estimateInput(std::string_view body, std::string_view model);

constexpr std::size_t kMostText = 256 * 1024;

}  // namespace gatehouse::tokens
