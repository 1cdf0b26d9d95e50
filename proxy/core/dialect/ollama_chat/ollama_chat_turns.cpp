#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/turns.h"

namespace gatehouse::dialect {

namespace json = boost::json;

namespace {

void request(const json::value& body, Turns& turns)
{
    kOpenaiChatScript.request(body, turns);
}

void reply(const json::value& body, Turns& turns)
{
    if (const auto* message = memberOf(&body, "message"))
        readOpenaiMessage(*message, "assistant", turns);
    turns.text("assistant", "thinking", textOf(memberOf(&body, "thinking")));
    turns.text("assistant", "text", textOf(memberOf(&body, "response")));  // /api/generate
}

/// A line of a stream looks like a whole answer with a piece of the text; tool calls come whole.
void event(std::string_view /*event*/, const json::value& data, Turns& turns)
{
    const auto* message = memberOf(&data, "message");
    const auto append = [&turns](std::string_view kind, std::string_view text) {
        if (!text.empty()) turns.open(std::string(kind), "assistant", kind).text += text;
    };
    append("thinking", textOf(memberOf(message, "thinking")));
    append("thinking", textOf(memberOf(&data, "thinking")));
    append("text", textOf(memberOf(message, "content")));
    append("text", textOf(memberOf(&data, "response")));
    for (const auto& call : listOf(memberOf(message, "tool_calls"))) {
        const auto* function = memberOf(&call, "function");
        turns.add({"assistant",
                   "tool_call",
                   jsonOf(memberOf(function, "arguments")),
                   std::string(textOf(memberOf(function, "name"))),
                   {}});
    }
}

}  // namespace

const Script kOllamaScript{request, reply, event};

}  // namespace gatehouse::dialect
