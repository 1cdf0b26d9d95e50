#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/turns.h"

namespace gatehouse::dialect {

namespace json = boost::json;

namespace {

void readPart(const json::value& part, std::string_view role, Turns& turns)
{
    const auto type = textOf(memberOf(&part, "type"));
    if (type == "input_image") {
        const auto url = textOf(memberOf(&part, "image_url"));
        turns.mediaUrl(role, "image", url.empty() ? "image" : url);
    } else if (type == "input_file") {
        const auto name = textOf(memberOf(&part, "filename"));
        turns.text(role, "file", name.empty() ? "file" : name);
    } else if (type == "input_audio") {
        turns.text(role, "audio", "audio");
    } else if (type == "refusal") {
        turns.text(role, "refusal", textOf(memberOf(&part, "refusal")));
    } else {
        turns.text(role, "text", textOf(memberOf(&part, "text")));
    }
}

/// An item of "input" or "output".
void readItem(const json::value& item, Turns& turns)
{
    const auto type = textOf(memberOf(&item, "type"));
    if (type == "function_call" || type == "custom_tool_call") {
        const auto* arguments = memberOf(&item, type == "function_call" ? "arguments" : "input");
        turns.add({"assistant", "tool_call", jsonOf(arguments),
                   std::string(textOf(memberOf(&item, "name"))),
                   std::string(textOf(memberOf(&item, "call_id")))});
    } else if (type == "function_call_output" || type == "custom_tool_call_output") {
        turns.add({"tool",
                   "tool_result",
                   joinedText(memberOf(&item, "output")),
                   {},
                   std::string(textOf(memberOf(&item, "call_id")))});
    } else if (type == "reasoning") {
        turns.text("assistant", "thinking", joinedText(memberOf(&item, "summary")));
        turns.text("assistant", "thinking", joinedText(memberOf(&item, "content")));
    } else if (type.empty() || type == "message") {
        const auto role = textOf(memberOf(&item, "role"));
        const auto* content = memberOf(&item, "content");
        turns.text(role, "text", textOf(content));
        for (const auto& part : listOf(content)) readPart(part, role, turns);
    } else if (type.ends_with(
                   "_call")) {  // built-in tools: web_search_call, code_interpreter_call …
        turns.add({"assistant", "tool_call", jsonOf(memberOf(&item, "action")), std::string(type),
                   std::string(textOf(memberOf(&item, "id")))});
    }
}

void request(const json::value& body, Turns& turns)
{
    turns.text("system", "text", textOf(memberOf(&body, "instructions")));
    const auto* input = memberOf(&body, "input");
    turns.text("user", "text", textOf(input));
    for (const auto& item : listOf(input)) readItem(item, turns);
}

void reply(const json::value& body, Turns& turns)
{
    for (const auto& item : listOf(memberOf(&body, "output"))) readItem(item, turns);
}

void event(std::string_view /*event*/, const json::value& data, Turns& turns)
{
    const auto type = textOf(memberOf(&data, "type"));
    const std::string place = jsonOf(memberOf(&data, "output_index"));
    const auto append = [&](std::string_view kind, const std::string& key) {
        turns.open(key, "assistant", kind).text += textOf(memberOf(&data, "delta"));
    };
    if (type == "response.output_text.delta") {
        append("text", cat("text ", place, " ", jsonOf(memberOf(&data, "content_index"))));
    } else if (type == "response.refusal.delta") {
        append("refusal", cat("refusal ", place));
    } else if (type == "response.reasoning_summary_text.delta") {
        append("thinking", cat("summary ", place, " ", jsonOf(memberOf(&data, "summary_index"))));
    } else if (type == "response.reasoning_text.delta") {
        append("thinking", cat("thinking ", place));
    } else if (type == "response.function_call_arguments.delta" ||
               type == "response.custom_tool_call_input.delta") {
        append("tool_call", cat("call ", place));
    } else if (type == "response.output_item.added") {
        const auto* item = memberOf(&data, "item");
        const auto kind = textOf(memberOf(item, "type"));
        if (kind != "function_call" && kind != "custom_tool_call") return;
        Turn& turn = turns.open(cat("call ", place), "assistant", "tool_call");
        turn.name = textOf(memberOf(item, "name"));
        turn.id = textOf(memberOf(item, "call_id"));
    } else if ((type == "response.completed" || type == "response.incomplete") && turns.empty()) {
        if (const auto* response = memberOf(&data, "response")) reply(*response, turns);
    }
}

}  // namespace

const Script kResponsesScript{request, reply, event};

}  // namespace gatehouse::dialect
