#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/turns.h"

namespace gatehouse::dialect {

namespace json = boost::json;

namespace {

/// REST takes camel and snake case.
const json::value* either(const json::value* value, std::string_view camel, std::string_view snake)
{
    const auto* found = memberOf(value, camel);
    return found != nullptr ? found : memberOf(value, snake);
}

std::string_view kindOf(std::string_view type)
{
    if (type.starts_with("image/")) return "image";
    return type.starts_with("audio/") ? "audio" : "file";
}

/// `streamed`: texts of the same kind are joined, as they are pieces.
void readPart(const json::value& part, std::string_view role, bool streamed, Turns& turns)
{
    if (const auto text = textOf(memberOf(&part, "text")); !text.empty()) {
        const auto* thought = memberOf(&part, "thought");
        const std::string_view kind =
            thought != nullptr && thought->is_bool() && thought->get_bool() ? "thinking" : "text";
        if (streamed) {
            turns.open(std::string(kind), role, kind).text += text;
        } else {
            turns.text(role, kind, text);
        }
    } else if (const auto* call = either(&part, "functionCall", "function_call")) {
        turns.add({std::string(role), "tool_call", jsonOf(memberOf(call, "args")),
                   std::string(textOf(memberOf(call, "name"))),
                   std::string(textOf(memberOf(call, "id")))});
    } else if (const auto* result = either(&part, "functionResponse", "function_response")) {
        turns.add({std::string(role), "tool_result", jsonOf(memberOf(result, "response")),
                   std::string(textOf(memberOf(result, "name"))),
                   std::string(textOf(memberOf(result, "id")))});
    } else if (const auto* data = either(&part, "inlineData", "inline_data")) {
        const auto type = textOf(either(data, "mimeType", "mime_type"));
        turns.media(role, kindOf(type), type, textOf(memberOf(data, "data")));
    } else if (const auto* file = either(&part, "fileData", "file_data")) {
        turns.text(role, kindOf(textOf(either(file, "mimeType", "mime_type"))),
                   textOf(either(file, "fileUri", "file_uri")));
    } else if (const auto* code = either(&part, "executableCode", "executable_code")) {
        turns.add({std::string(role),
                   "tool_call",
                   std::string(textOf(memberOf(code, "code"))),
                   "code",
                   {}});
    } else if (const auto* output = either(&part, "codeExecutionResult", "code_execution_result")) {
        turns.add({std::string(role),
                   "tool_result",
                   std::string(textOf(memberOf(output, "output"))),
                   "code",
                   {}});
    }
}

void readContent(const json::value* content, std::string_view usual, bool streamed, Turns& turns)
{
    const auto role = textOf(memberOf(content, "role"));
    for (const auto& part : listOf(memberOf(content, "parts")))
        readPart(part, role.empty() ? usual : role, streamed, turns);
}

void request(const json::value& body, Turns& turns)
{
    const auto* system = either(&body, "systemInstruction", "system_instruction");
    for (const auto& part : listOf(memberOf(system, "parts")))
        readPart(part, "system", false, turns);
    turns.text("user", "text", textOf(memberOf(&body, "contents")));
    for (const auto& content : listOf(memberOf(&body, "contents")))
        readContent(&content, "user", false, turns);
    readContent(memberOf(&body, "content"), "user", false, turns);  // embeddings
    for (const auto& each : listOf(memberOf(&body, "requests")))
        readContent(memberOf(&each, "content"), "user", false, turns);
}

void readChunk(const json::value& body, bool streamed, Turns& turns)
{
    for (const auto& candidate : listOf(memberOf(&body, "candidates")))
        readContent(memberOf(&candidate, "content"), "model", streamed, turns);
}

void reply(const json::value& body, Turns& turns)
{
    for (const auto& chunk : listOf(&body))
        readChunk(chunk, true, turns);  // streamGenerateContent without alt=sse
    readChunk(body, false, turns);
}

void event(std::string_view /*event*/, const json::value& data, Turns& turns)
{
    readChunk(data, true, turns);
}

}  // namespace

const Script kGeminiScript{request, reply, event};

}  // namespace gatehouse::dialect
