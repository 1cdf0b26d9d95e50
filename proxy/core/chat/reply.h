#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <boost/json/value.hpp>

#include "proxy/core/chat/request.h"
#include "proxy/core/chat/trouble.h"
#include "proxy/core/chat/usage.h"

namespace gatehouse::chat {

/// Why a choice ended. `None`: it has not, or was cut.
enum class Finish : std::uint8_t {
    None,
    Stop,
    Length,
    ToolCalls,
    ContentFilter,  ///< the provider stopped it
    Refusal,        ///< the model declined
    Pause,          ///< a long turn that the client is to continue (Anthropic pause_turn)
    Error,
};

struct Choice {
    std::vector<Part> parts;  ///< in the order they were begun
    Finish finish = Finish::None;
    std::string stopSequence;     ///< which of the request's ended it, when it did
    boost::json::value logprobs;  ///< in OpenAI chat's shape ({"content": […]}), or null
};

struct Reply {
    std::string id;
    std::string model;
    std::int64_t created = 0;  ///< seconds since 1970; 0 unknown
    std::vector<Choice> choices;
    Usage usage;  ///< canonical: inclusive counts
    std::string serviceTier;
};

/// A step of an answer that streams. Parts are numbered per choice in the order they begin, from 0;
/// a part is begun once, and what is appended belongs to it whichever came between.
struct Delta {
    enum class Kind : std::uint8_t {
        Start,   ///< id, model, created, serviceTier as far as known; may come again when more is
                 ///< known
        Open,    ///< choice, part, partKind; id and name of a tool call; media: whole
        Append,  ///< choice, part, text
        Sign,    ///< choice, part, text is the signature; redacted thinking comes as Open and Sign
        Cite,    ///< choice, part, citation
        Close,   ///< choice, part: nothing more will come. Not every dialect tells
        Finish,  ///< choice, finish, stopSequence in `text`
        Usage,   ///< usage so far, canonical; the last one counts
        Logprobs,  ///< choice, logprobs: {"content": […]} of the last text
        Trouble,   ///< trouble: the stream ends by it
    };

    Kind kind = Kind::Append;
    std::size_t choice = 0;
    std::size_t part = 0;
    Part::Kind partKind = Part::Kind::Text;
    std::string text{};
    std::string id{};
    std::string name{};
    std::string signer{};
    bool isRedacted = false;
    std::string model{};
    std::string serviceTier{};
    std::int64_t created = 0;
    chat::Finish finish = chat::Finish::None;
    chat::Usage usage{};
    chat::Media media{};
    Citation citation{};
    boost::json::value logprobs{};
    chat::Trouble trouble{};
};

}  // namespace gatehouse::chat
