#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

/// The hub: what a chat call means, whatever wire API it came in or goes out by. N readers and M
/// writers meet here (dialect/codec.h), so that no pair of dialects has code of its own.
namespace gatehouse::chat {

enum class Role : std::uint8_t { System, Developer, User, Assistant, Tool };

/// Binary content, carried or pointed at. Exactly one of `data`, `url` and `fileId` is set.
struct Media {
    std::string kind;    ///< "image", "audio", "video", "file"
    std::string mime;    ///< "image/png"; may be empty beside `url` and `fileId`
    std::string data;    ///< base64
    std::string url;     ///< http, https or gs
    std::string fileId;  ///< of the provider's own store: means nothing elsewhere
    std::string name;    ///< file name
    std::string detail;  ///< "low", "high", "auto" or empty
};

/// A source that an answer names.
struct Citation {
    std::string url;
    std::string title;
    std::string quote;
    std::int64_t start = -1;  ///< of the part's text, in code points; -1 unknown
    std::int64_t end = -1;
};

/// A piece of a message.
struct Part {
    enum class Kind : std::uint8_t { Text, Thinking, ToolCall, ToolResult, Media, Refusal };

    Kind kind = Kind::Text;
    std::string
        text;  ///< Text, Thinking, Refusal: UTF-8; ToolCall: its arguments, a JSON text ("" is {})
    std::string id;    ///< ToolCall, ToolResult: what pairs them
    std::string name;  ///< ToolCall, ToolResult: the tool
    /// Thinking, ToolCall: an opaque proof that the provider wants back unchanged in the next turn.
    std::string signature;
    std::string signer;  ///< dialect id of who signed: nobody else is shown it as theirs
    bool isRedacted =
        false;             ///< Thinking that only its signer can read: `signature` is all there is
    bool isError = false;  ///< ToolResult: the tool failed
    chat::Media media{};   ///< Media
    std::vector<Part> content{};  ///< ToolResult: Text and Media
    std::vector<Citation> citations{};
    std::string
        cache{};  ///< the prompt up to here is worth keeping at the provider: "", "5m", "1h"
};

struct Message {
    Role role = Role::User;
    std::vector<Part> parts;
    std::string name{};  ///< of the speaker, where several share a role
};

struct Tool {
    std::string name;
    std::string description;
    boost::json::value parameters;  ///< JSON schema; null: takes nothing
    std::optional<bool> strict;
    std::string cache{};
    /// It takes one text as it is, not JSON (custom tools of Responses). Elsewhere that text goes
    /// as
    /// {"input": text}.
    bool isFreeform = false;
    /// A tool that the provider runs itself (web search, code), as it stood in the client's
    /// dialect; the fields above but `name` (its type) are empty then.
    boost::json::object builtIn{};
};

enum class ToolChoice : std::uint8_t { Default, Auto, None, Any, Named };
enum class Format : std::uint8_t { Text, Json, Schema };

/// Unset means that the client did not say, and that the provider's own default counts.
struct Request {
    std::string model;
    bool stream = false;
    bool wantsUsage = true;  ///< OpenAI chat: the usage chunk of a stream was asked for
    std::vector<Message>
        messages;  ///< system and developer messages among them, in the client's order
    std::vector<Tool> tools;
    ToolChoice toolChoice = ToolChoice::Default;
    std::string toolNamed;
    std::optional<bool> parallelTools;

    std::optional<std::int64_t> maxTokens, topK, seed, candidates, topLogprobs;
    std::optional<double> temperature, topP, frequencyPenalty, presencePenalty;
    std::vector<std::string> stop;
    std::optional<bool> logprobs;

    Format format = Format::Text;
    std::string formatName, formatDescription;
    boost::json::value schema;
    std::optional<bool> formatStrict;

    std::string
        effort;  ///< "none", "minimal", "low", "medium", "high", "xhigh", "max"; empty: not said
    std::optional<std::int64_t> thinkingBudget;  ///< tokens; 0 off, -1 as many as the model likes
    std::optional<bool> showThinking;  ///< thoughts or their summary are wanted in the answer

    std::string user;  ///< whom the client serves, as it calls them
    boost::json::object metadata;
    std::string serviceTier;
    std::string cacheKey;  ///< groups calls of one prefix
};

}  // namespace gatehouse::chat
