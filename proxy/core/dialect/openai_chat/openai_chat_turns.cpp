#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/turns.h"

namespace gatehouse::dialect {

namespace json = boost::json;

namespace {

void readPart(const json::value& part, std::string_view role, Turns& turns)
{
    const auto type = textOf(memberOf(&part, "type"));
    if (part.is_string()) return turns.text(role, "text", textOf(&part));
    if (type == "image_url" || type == "image") {
        const auto* image = memberOf(&part, "image_url");
        const auto url =
            textOf(image != nullptr && image->is_object() ? memberOf(image, "url") : image);
        return turns.mediaUrl(role, "image", url.empty() ? "image" : url);
    }
    if (type == "input_audio") {
        const auto* audio = memberOf(&part, "input_audio");
        return turns.media(role, "audio", cat("audio/", textOf(memberOf(audio, "format"))),
                           textOf(memberOf(audio, "data")));
    }
    if (type == "file" || type == "document" || type == "video_url") {
        const auto name = textOf(memberOf(memberOf(&part, "file"), "filename"));
        return turns.text(role, "file", name.empty() ? type : name);
    }
    if (type == "refusal") return turns.text(role, "refusal", textOf(memberOf(&part, "refusal")));
    if (type == "thinking") {  // Mistral: a list of texts; Cohere: a text
        return turns.text(role, "thinking", joinedText(memberOf(&part, "thinking")));
    }
    turns.text(role, "text", textOf(memberOf(&part, "text")));
}

void readCalls(const json::value& message, std::string_view role, Turns& turns)
{
    for (const auto& call : listOf(memberOf(&message, "tool_calls"))) {
        const auto* function = memberOf(&call, "function");
        turns.add({std::string(role), "tool_call", jsonOf(memberOf(function, "arguments")),
                   std::string(textOf(memberOf(function, "name"))),
                   std::string(textOf(memberOf(&call, "id")))});
    }
    if (const auto* function = memberOf(&message, "function_call");
        function != nullptr && function->is_object()) {
        turns.add({std::string(role),
                   "tool_call",
                   jsonOf(memberOf(function, "arguments")),
                   std::string(textOf(memberOf(function, "name"))),
                   {}});
    }
}

/// Vendors call it differently: DeepSeek, OpenRouter and Groq, Ollama.
std::string_view thinkingOf(const json::value* message)
{
    for (const std::string_view key : {"reasoning_content", "reasoning", "thinking"}) {
        if (const auto text = textOf(memberOf(message, key)); !text.empty()) return text;
    }
    return {};
}

void request(const json::value& body, Turns& turns)
{
    for (const auto& message : listOf(memberOf(&body, "messages"))) {
        const auto role = textOf(memberOf(&message, "role"));
        readOpenaiMessage(message, role.empty() ? "user" : role, turns);
    }
    turns.text("system", "text", textOf(memberOf(&body, "system")));
    for (const std::string_view key : {"prompt", "input", "texts", "query"})
        turns.text("user", "text", joinedText(memberOf(&body, key)));
}

void reply(const json::value& body, Turns& turns)
{
    for (const auto& choice : listOf(memberOf(&body, "choices"))) {
        if (const auto* message = memberOf(&choice, "message"))
            readOpenaiMessage(*message, "assistant", turns);
        turns.text("assistant", "text", textOf(memberOf(&choice, "text")));
    }
    turns.text("assistant", "text", textOf(memberOf(&body, "text")));  // transcriptions
}

void appendContent(const json::value* content, const std::string& key, Turns& turns)
{
    if (const auto text = textOf(content); !text.empty())
        turns.open(cat("text ", key), "assistant", "text").text += text;
    for (const auto& part : listOf(content)) {
        const bool thinks = textOf(memberOf(&part, "type")) == "thinking";
        const std::string text = thinks ? joinedText(memberOf(&part, "thinking"))
                                        : std::string(textOf(memberOf(&part, "text")));
        if (!text.empty())
            turns
                .open(cat(thinks ? "thinking " : "text ", key), "assistant",
                      thinks ? "thinking" : "text")
                .text += text;
    }
}

void event(std::string_view /*event*/, const json::value& data, Turns& turns)
{
    for (const auto& choice : listOf(memberOf(&data, "choices"))) {
        const std::string key = jsonOf(memberOf(&choice, "index"));
        const auto* delta = memberOf(&choice, "delta");
        if (const auto text = thinkingOf(delta); !text.empty())
            turns.open(cat("thinking ", key), "assistant", "thinking").text += text;
        appendContent(memberOf(delta, "content"), key, turns);
        appendContent(memberOf(&choice, "text"), key, turns);
        if (const auto text = textOf(memberOf(delta, "refusal")); !text.empty())
            turns.open(cat("refusal ", key), "assistant", "refusal").text += text;
        for (const auto& call : listOf(memberOf(delta, "tool_calls"))) {
            const auto* function = memberOf(&call, "function");
            Turn& turn = turns.open(cat("call ", key, " ", jsonOf(memberOf(&call, "index"))),
                                    "assistant", "tool_call");
            if (turn.id.empty()) turn.id = textOf(memberOf(&call, "id"));
            if (turn.name.empty()) turn.name = textOf(memberOf(function, "name"));
            turn.text += textOf(memberOf(function, "arguments"));
        }
    }
}

}  // namespace

void readOpenaiMessage(const json::value& message, std::string_view role, Turns& turns)
{
    const auto* content = memberOf(&message, "content");
    if (role == "tool" || role == "function") {
        const auto id = textOf(memberOf(&message, "tool_call_id"));
        const auto name = memberOf(&message, "name") != nullptr
                              ? textOf(memberOf(&message, "name"))
                              : textOf(memberOf(&message, "tool_name"));
        turns.add({std::string(role), "tool_result", joinedText(content), std::string(name),
                   std::string(id)});
        return;
    }
    turns.text(role, "thinking", thinkingOf(&message));
    turns.text(role, "text", textOf(content));
    for (const auto& part : listOf(content)) readPart(part, role, turns);
    for (const auto& image : listOf(memberOf(&message, "images")))
        turns.media(role, "image", "image", textOf(&image));
    turns.text(role, "refusal", textOf(memberOf(&message, "refusal")));
    turns.text(role, "audio", textOf(memberOf(memberOf(&message, "audio"), "transcript")));
    turns.text(role, "thinking", textOf(memberOf(&message, "tool_plan")));  // Cohere
    readCalls(message, role, turns);
}

const Script kOpenaiChatScript{request, reply, event};

}  // namespace gatehouse::dialect
