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
}

void event(std::string_view /*event*/, const json::value& data, Turns& turns)
{
    const auto type = textOf(memberOf(&data, "type"));
    const std::string key = jsonOf(memberOf(&data, "index"));
    const auto* message = memberOf(memberOf(&data, "delta"), "message");
    if (type == "content-start" || type == "content-delta") {
        const auto* content = memberOf(message, "content");
        const auto text = textOf(memberOf(content, "text"));
        const auto thinking = textOf(memberOf(content, "thinking"));
        if (!text.empty()) turns.open(cat("text ", key), "assistant", "text").text += text;
        if (!thinking.empty())
            turns.open(cat("thinking ", key), "assistant", "thinking").text += thinking;
    } else if (type == "tool-plan-delta") {
        turns.open("plan", "assistant", "thinking").text += textOf(memberOf(message, "tool_plan"));
    } else if (type == "tool-call-start" || type == "tool-call-delta") {
        const auto* call = memberOf(message, "tool_calls");
        const auto* function = memberOf(call, "function");
        Turn& turn = turns.open(cat("call ", key), "assistant", "tool_call");
        if (turn.name.empty()) turn.name = textOf(memberOf(function, "name"));
        if (turn.id.empty()) turn.id = textOf(memberOf(call, "id"));
        turn.text += textOf(memberOf(function, "arguments"));
    }
}

}  // namespace

const Script kCohereScript{request, reply, event};

}  // namespace gatehouse::dialect
