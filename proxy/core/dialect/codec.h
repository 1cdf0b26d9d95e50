#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/chat/reply.h"
#include "proxy/core/chat/request.h"

namespace gatehouse::dialect {

/// What a translation could not carry, by the client's own names: "logit_bias", "tools[2]
/// (web_search)". Goes into a response header and into the record, so that nothing is lost
/// silently.
struct Notes {
    std::vector<std::string> leftOut;

    void leaveOut(std::string name)
    {
        for (const auto& known : leftOut) {
            if (known == name) return;
        }
        leftOut.push_back(std::move(name));
    }
};

/// What a writer of requests has to know of where its text goes. Zero: unknown.
struct Destination {
    std::string model;           ///< as the provider calls it
    std::int64_t maxOutput = 0;  ///< tokens
    bool isReasoning = false;    ///< the model thinks before it answers
    bool isKnown = false;  ///< the catalogue has a card: what it does not tell, the model cannot do
    bool usageOnRequest =
        false;  ///< OpenAI chat: a stream counts tokens only with stream_options.include_usage
    bool completionTokens =
        false;  ///< OpenAI chat: the limit is called max_completion_tokens, not max_tokens
};

/// A reader's memory of one stream. Each dialect uses what it needs; `parts` maps its own numbering
/// to the hub's.
struct Reading {
    struct Open {
        std::size_t choice = 0;
        std::int64_t key = 0;  ///< the dialect's own number: block, tool call, output item
        chat::Part::Kind kind = chat::Part::Kind::Text;
        std::size_t part = 0;  ///< the hub's
    };

    std::vector<Open> open;
    std::vector<std::size_t> partCount;  ///< of each choice
    std::vector<std::int64_t> heard;     ///< keys of parts whose text came step by step
    chat::Usage usage;                   ///< merged as the provider counts
    bool started = false;
    bool sawTool = false;

    /// The hub's number of the part with this key, or a new one. `isNew` tells whether it was begun
    /// now.
    std::size_t partOf(std::size_t choice, std::int64_t key, chat::Part::Kind kind, bool& isNew);
};

/// A writer's memory of one stream.
struct Writing {
    std::string
        id;  ///< of the answer, in the style of the dialect; made from the request's when none came
    std::string model;  ///< what the client is told
    std::int64_t created = 0;
    bool wantsUsage = true;             ///< of the request
    bool isArray = false;               ///< Gemini without alt=sse: one JSON array
    std::vector<std::string> freeform;  ///< tools that take a text as it is
    chat::Reply reply;                  ///< folded as far as the dialect needs it
    bool started = false;
    bool finished = false;
    std::int64_t sequence = 0;  ///< of events, chunks or items
    std::vector<std::pair<std::size_t, std::size_t>>
        places;                ///< (choice, part) in the order the client heard of them
    std::vector<bool> closed;  ///< for each of `places`
};

/// A wire API that can be translated, both as what clients speak and as what providers speak.
/// Stateless; symmetric.
///
/// Shape    bodies are UTF-8 JSON texts; events are what stands in `event:` and `data:` of a
/// server-sent event (for
///          newline-delimited JSON: "" and the line). writeDelta and writeEnd append bytes ready
///          for the wire.
/// Errors   BadRequest from readRequest names the member by path; CannotExpress from writeRequest
/// says what the
///          provider's API has no word for; BadUpstream from readReply.
struct Codec {
    std::string_view dialect;
    Result<chat::Request> (*readRequest)(std::string_view json, Notes& notes);
    Result<std::string> (*writeRequest)(const chat::Request& request, const Destination& to,
                                        Notes& notes);
    std::string (*path)(const chat::Request& request,
                        const Destination& to);  ///< below the version, with its query
    Result<chat::Reply> (*readReply)(std::string_view json);
    std::string (*writeReply)(const chat::Reply& reply, const Writing& as);
    void (*readEvent)(std::string_view event, std::string_view data, Reading& reading,
                      std::vector<chat::Delta>& out);
    void (*writeDelta)(const chat::Delta& delta, Writing& writing, std::string& out);
    void (*writeEnd)(Writing& writing,
                     std::string& out);  ///< once, after the last delta of a whole stream
    std::string_view streamType;         ///< content type of a stream
    std::string_view idPrefix{};         ///< of the ids of its answers: "msg_"
};

/// Null for a dialect that cannot be translated (embeddings, verbatim, …).
const Codec* codecOf(std::string_view dialect) noexcept;

}  // namespace gatehouse::dialect
