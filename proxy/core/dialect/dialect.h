#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/chat/trouble.h"
#include "proxy/core/chat/usage.h"

namespace gatehouse::dialect {

/// What the edge must know of a request body; found on demand, the body is not rebuilt.
struct RequestFacts {
    std::string model;
    bool stream = false;
    bool includeUsage = false;  ///< stream_options.include_usage is true
    bool hasStreamOptions = false;
    std::size_t modelAt = 0;  ///< offset of the model's JSON string, quotes included; 0 = not found
    std::size_t modelSize = 0;        ///< bytes, quotes included
    std::size_t streamOptionsAt = 0;  ///< offset of the value of stream_options
    std::size_t streamOptionsSize = 0;
    std::size_t objectEnd = 0;  ///< offset of the closing brace of the root object
};

/// What an answer told about itself so far. Later values win.
struct ReplyFacts {
    chat::Usage usage;
    std::string model;
    std::string finishReason;
    std::string errorCode;  ///< the provider's own word
    std::string errorText;
    bool ended = false;   ///< the dialect's own end mark was seen ([DONE], message_stop,
                          ///< response.completed …)
    bool failed = false;  ///< an error event stood in the stream
    bool usageOnly =
        false;  ///< the last event holds nothing but usage (OpenAI's extra chunk: empty choices)
};

/// A wire API as a row of functions. Stateless. Bodies are UTF-8 JSON texts.
///
/// `facts.usage` is merged as the provider counts; canonical() makes it inclusive, once, at the
/// end.
struct Dialect {
    std::string_view
        id;  ///< "openai_chat", "openai_responses", "openai_embeddings", "anthropic_messages", …
    std::string_view family;  ///< whose error shape it has: "openai", "anthropic", "gemini",
                              ///< "cohere", "ollama", "bedrock"
    Result<RequestFacts> (*readRequest)(std::string_view json);
    void (*readReply)(std::string_view json, ReplyFacts& facts);  ///< a whole answer, not streamed
    void (*readEvent)(std::string_view event, std::string_view data,
                      ReplyFacts& facts);  ///< one event of a stream
    void (*canonical)(chat::Usage& usage) noexcept;
    std::string (*errorBody)(const chat::Trouble& error, std::string_view requestId);  ///< JSON
    std::string (*errorEvent)(const chat::Trouble& error,
                              std::string_view requestId);  ///< bytes to end an open stream with
};

const Dialect& byId(std::string_view id) noexcept;  ///< "verbatim" for an unknown id

/// What a path asks for, whoever serves it.
enum class Operation : std::uint8_t { Chat, Embed, Models, Model, CountTokens, Verbatim };
std::string_view name(Operation operation) noexcept;

struct Recognised {
    const Dialect* dialect = nullptr;
    Operation operation = Operation::Verbatim;
    std::string model;    ///< named in the path (Gemini), unescaped
    bool stream = false;  ///< the path says so (:streamGenerateContent)
};

/// `path` is below the version: "/chat/completions", "/messages",
/// "/models/gemini-2.5-flash:generateContent". `family` is the provider's native family, used where
/// the path alone does not tell ("/models").
Recognised recognise(std::string_view method, std::string_view path, std::string_view family);

/// The path with another model in place of the one it names: "/models/M:verb", "/model/M/verb".
std::string withModel(std::string_view path, std::string_view model);

/// The readable text of an exchange for search and preview: the last user message, and the answer's
/// text. Used by the writer thread and the window, not by the io threads. `reply` is a whole JSON
/// answer or a raw event stream.
struct Words {
    std::string prompt;  ///< all user and system text
    std::string last;    ///< the last user message
    std::string reply;   ///< answer text; reasoning and tool arguments after it
};

Words wordsOf(std::string_view dialect, std::string_view requestBody, std::string_view replyBody,
              bool streamed);

/// The last user message, or the answer's text where there is none: at most `most` bytes of UTF-8.
std::string lastWordsOf(std::string_view dialect, std::string_view requestBody,
                        std::string_view replyBody, bool streamed, std::size_t most);

/// A conversation for display. Roles are the dialect's own words.
struct Turn {
    std::string role;  ///< "system", "user", "assistant", "tool"
    std::string kind;  ///< "text", "thinking", "tool_call", "tool_result", "image", "audio",
                       ///< "file", "refusal"
    std::string text;  ///< text, arguments JSON, or a short description of binary content
    std::string name;  ///< tool name
    std::string id;    ///< tool call id
    std::string
        data{};  ///< base64 of a picture that came with the call; empty: an address, or none
};

std::vector<Turn> conversationOf(std::string_view dialect, std::string_view requestBody,
                                 std::string_view replyBody, bool streamed);

}  // namespace gatehouse::dialect
