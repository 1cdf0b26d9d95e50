#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "proxy/core/base/units.h"

namespace gatehouse::sample {

/// What the model's name asks for; the table is in docs/sample-provider.md.
struct Steer {
    enum class Act : std::uint8_t {
        Plain,
        Echo,
        Long,
        Reason,
        Tool,
        Tools,
        Refuse,
        Length,
        Cut,
        Hang,
        Empty,
        ErrorMidStream,
        Judge
    };
    Act act = Act::Plain;
    bool fast = false;
    bool slow = false;
    int status = 0;  ///< an error to answer with
};

Steer steerOf(std::string_view model);

/// Every name that steers, without the prefix "sample/"; the plain one first.
const std::vector<std::string_view>& steeringNames();

struct Tool {
    std::string name;
    boost::json::value schema;
};

/// A chat request of any dialect, cut down to what the sample needs.
struct Ask {
    std::string model;
    Steer steer;
    bool stream = false;
    bool includeUsage = false;  ///< OpenAI chat: stream_options.include_usage
    std::string prompt;         ///< the last user text
    std::string lastWords;      ///< of an OpenAI chat: the last text of anybody
    std::string toolResult;     ///< set when the last thing said is a tool's answer
    bool afterTool = false;
    std::vector<Tool> tools;
    bool mustCall = false;  ///< the tool choice forces a call
    bool mayCall = true;
    std::string forcedTool;
    bool wantsThinking = false;
    bool wantsJson = false;
    boost::json::value schema;   ///< of the answer, or null
    std::int64_t maxTokens = 0;  ///< 0 none
    std::int64_t inputTokens = 0;
    std::uint64_t seed = 0;  ///< from the body and the time: makes ids
    WallMicros now = 0;
};

struct Call {
    std::string id;
    std::string name;
    std::string arguments;  ///< JSON
};

/// What is said, whoever carries it.
struct Answer {
    enum class End : std::uint8_t { Stop, Length, Tool, Refusal };
    std::string thinking;
    std::string text;
    std::vector<Call> calls;
    End end = End::Stop;
    std::int64_t thinkingTokens = 0;
    std::int64_t outputTokens = 0;  ///< thinking included
};

Answer answerTo(const Ask& ask);

std::int64_t tokensOf(std::string_view text) noexcept;   ///< 4 characters a token, rounded up
std::int64_t tokensOf(const boost::json::value& value);  ///< all texts in it, binary data left out
std::vector<std::string_view> wordsOf(
    std::string_view text);  ///< with the space after them; joined they are the text
std::string idOf(std::string_view prefix, std::uint64_t seed);  ///< prefix and 24 hex digits
std::uint64_t hashOf(std::string_view bytes, std::uint64_t seed = 0) noexcept;

/// A value that fits a JSON schema as far as the usual words go (type, enum, const, properties,
/// items, anyOf).
boost::json::value instanceOf(const boost::json::value& schema, std::string_view name = {},
                              int depth = 0);

}  // namespace gatehouse::sample
