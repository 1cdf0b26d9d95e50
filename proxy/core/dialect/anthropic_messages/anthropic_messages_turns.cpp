#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/turns.h"

namespace gatehouse::dialect {

namespace json = boost::json;

namespace {

void readSource(const json::value& block, std::string_view role, std::string_view kind,
                Turns& turns)
{
    const auto* source = memberOf(&block, "source");
    const auto title = textOf(memberOf(&block, "title"));
    const auto url = textOf(memberOf(source, "url"));
    if (!title.empty() || !url.empty()) return turns.text(role, kind, title.empty() ? url : title);
    turns.media(role, kind, textOf(memberOf(source, "media_type")),
                textOf(memberOf(source, "data")));
}

void readBlock(const json::value& block, std::string_view role, Turns& turns)
{
    const auto type = textOf(memberOf(&block, "type"));
    if (type == "text") {
        turns.text(role, "text", textOf(memberOf(&block, "text")));
    } else if (type == "thinking") {
        turns.text(role, "thinking", textOf(memberOf(&block, "thinking")));
    } else if (type == "redacted_thinking") {
        turns.text(role, "thinking", "(redacted)");
    } else if (type == "image") {
        readSource(block, role, "image", turns);
    } else if (type == "document") {
        readSource(block, role, "file", turns);
    } else if (type.ends_with("tool_use")) {
        turns.add({std::string(role), "tool_call", jsonOf(memberOf(&block, "input")),
                   std::string(textOf(memberOf(&block, "name"))),
                   std::string(textOf(memberOf(&block, "id")))});
    } else if (type.ends_with("tool_result")) {
        const auto* content = memberOf(&block, "content");
        std::string text = joinedText(content);
        if (text.empty() && !listOf(content).empty()) text = jsonOf(content);
        turns.add({std::string(role),
                   "tool_result",
                   std::move(text),
                   {},
                   std::string(textOf(memberOf(&block, "tool_use_id")))});
    }
}

void request(const json::value& body, Turns& turns)
{
    const auto* system = memberOf(&body, "system");
    turns.text("system", "text", joinedText(system));
    for (const auto& message : listOf(memberOf(&body, "messages"))) {
        const auto role = textOf(memberOf(&message, "role"));
        const auto* content = memberOf(&message, "content");
        turns.text(role, "text", textOf(content));
        for (const auto& block : listOf(content)) readBlock(block, role, turns);
    }
}

void reply(const json::value& body, Turns& turns)
{
    for (const auto& block : listOf(memberOf(&body, "content")))
        readBlock(block, "assistant", turns);
}

void begin(const json::value& block, const std::string& key, Turns& turns)
{
    const auto type = textOf(memberOf(&block, "type"));
    if (type.ends_with("tool_use")) {
        Turn& turn = turns.open(key, "assistant", "tool_call");
        turn.name = textOf(memberOf(&block, "name"));
        turn.id = textOf(memberOf(&block, "id"));
    } else if (type == "text" || type == "thinking") {
        turns.open(key, "assistant", type).text = textOf(memberOf(&block, type));
    } else {
        readBlock(block, "assistant",
                  turns);  // whole at its start: results of the provider's tools
    }
}

void event(std::string_view /*event*/, const json::value& data, Turns& turns)
{
    const auto type = textOf(memberOf(&data, "type"));
    const std::string key = jsonOf(memberOf(&data, "index"));
    if (type == "content_block_start") {
        if (const auto* block = memberOf(&data, "content_block")) begin(*block, key, turns);
        return;
    }
    if (type != "content_block_delta") return;
    const auto* delta = memberOf(&data, "delta");
    const auto kind = textOf(memberOf(delta, "type"));
    if (kind == "text_delta") {
        turns.open(key, "assistant", "text").text += textOf(memberOf(delta, "text"));
    } else if (kind == "thinking_delta") {
        turns.open(key, "assistant", "thinking").text += textOf(memberOf(delta, "thinking"));
    } else if (kind == "input_json_delta") {
        turns.open(key, "assistant", "tool_call").text += textOf(memberOf(delta, "partial_json"));
    }
}

}  // namespace

const Script kAnthropicScript{request, reply, event};

}  // namespace gatehouse::dialect
