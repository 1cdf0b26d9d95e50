#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/turns.h"

namespace gatehouse::dialect {

namespace json = boost::json;

namespace {

void readMedia(const json::value& block, std::string_view role, Turns& turns)
{
    for (const std::string_view kind : {"image", "document", "video", "audio"}) {
        const auto* media = memberOf(&block, kind);
        if (media == nullptr) continue;
        const auto name = textOf(memberOf(media, "name"));
        const std::string_view shown = kind == "document" || kind == "video" ? "file" : kind;
        if (!name.empty()) return turns.text(role, shown, name);
        turns.media(role, shown, cat(kind, "/", textOf(memberOf(media, "format"))),
                    textOf(memberOf(memberOf(media, "source"), "bytes")));
    }
}

std::string resultText(const json::value* content)
{
    std::string out;
    for (const auto& each : listOf(content)) {
        const auto* value = memberOf(&each, "json");
        const std::string text =
            value == nullptr ? std::string(textOf(memberOf(&each, "text"))) : jsonOf(value);
        if (!text.empty()) out += cat(out.empty() ? "" : "\n", text);
    }
    return out;
}

void readBlock(const json::value& block, std::string_view role, Turns& turns)
{
    turns.text(role, "text", textOf(memberOf(&block, "text")));
    if (const auto* thought = memberOf(&block, "reasoningContent")) {
        const bool isClosed = memberOf(thought, "redactedContent") != nullptr;
        turns.text(
            role, "thinking",
            isClosed ? "(redacted)" : textOf(memberOf(memberOf(thought, "reasoningText"), "text")));
    }
    if (const auto* call = memberOf(&block, "toolUse")) {
        turns.add({std::string(role), "tool_call", jsonOf(memberOf(call, "input")),
                   std::string(textOf(memberOf(call, "name"))),
                   std::string(textOf(memberOf(call, "toolUseId")))});
    }
    if (const auto* result = memberOf(&block, "toolResult")) {
        turns.add({std::string(role),
                   "tool_result",
                   resultText(memberOf(result, "content")),
                   {},
                   std::string(textOf(memberOf(result, "toolUseId")))});
    }
    if (const auto* cited = memberOf(&block, "citationsContent"))
        turns.text(role, "text", joinedText(memberOf(cited, "content")));
    readMedia(block, role, turns);
}

void request(const json::value& body, Turns& turns)
{
    turns.text("system", "text", joinedText(memberOf(&body, "system")));
    for (const auto& message : listOf(memberOf(&body, "messages"))) {
        const auto role = textOf(memberOf(&message, "role"));
        for (const auto& block : listOf(memberOf(&message, "content")))
            readBlock(block, role, turns);
    }
}

void reply(const json::value& body, Turns& turns)
{
    const auto* message = memberOf(memberOf(&body, "output"), "message");
    for (const auto& block : listOf(memberOf(message, "content")))
        readBlock(block, "assistant", turns);
}

void readDelta(const json::value& data, Turns& turns)
{
    const std::string key = jsonOf(memberOf(&data, "contentBlockIndex"));
    const auto* delta = memberOf(&data, "delta");
    const auto add = [&](std::string_view kind, std::string_view text) {
        if (!text.empty()) turns.open(key, "assistant", kind).text += text;
    };
    add("text", textOf(memberOf(delta, "text")));
    add("thinking", textOf(memberOf(memberOf(delta, "reasoningContent"), "text")));
    add("tool_call", textOf(memberOf(memberOf(delta, "toolUse"), "input")));
}

void event(std::string_view event, const json::value& data, Turns& turns)
{
    if (event == "contentBlockDelta") return readDelta(data, turns);
    if (event == "contentBlockStart") {
        const auto* call = memberOf(memberOf(&data, "start"), "toolUse");
        if (call == nullptr) return;
        Turn& turn =
            turns.open(jsonOf(memberOf(&data, "contentBlockIndex")), "assistant", "tool_call");
        turn.name = textOf(memberOf(call, "name"));
        turn.id = textOf(memberOf(call, "toolUseId"));
        return;
    }
    if (!data.is_object() || data.get_object().size() != 1) return;
    const auto& only = *data.get_object().begin();  // {"contentBlockDelta":{…}}
    if (std::string_view(only.key()).starts_with("contentBlock"))
        kBedrockScript.event(only.key(), only.value(), turns);
}

}  // namespace

const Script kBedrockScript{request, reply, event};

}  // namespace gatehouse::dialect
