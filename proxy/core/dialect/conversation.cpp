#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/turns.h"
#include "proxy/core/http/sse.h"

namespace gatehouse::dialect {

namespace json = boost::json;

namespace {

const Script& scriptOf(std::string_view dialect)
{
    const Dialect& row = byId(dialect);
    if (row.id == "openai_responses") return kResponsesScript;
    if (row.family == "anthropic") return kAnthropicScript;
    if (row.family == "gemini") return kGeminiScript;
    if (row.family == "cohere") return kCohereScript;
    if (row.family == "ollama") return kOllamaScript;
    if (row.id == "bedrock_converse") return kBedrockScript;
    if (row.id == "bedrock_invoke") return kAnthropicScript;  // what it is used for most
    return kOpenaiChatScript;
}

void readEvents(const Script& script, std::string_view body, Turns& turns)
{
    http::SseReader reader;
    reader.push(body);
    reader.push("\n\n");  // what was cut off in the last event is still worth reading
    while (const auto event = reader.next())
        script.event(event->event, parsedJson(event->data), turns);
}

/// An answer to a streaming request may still be one JSON text (an error, Gemini's array), or JSON
/// lines (Ollama).
void readReply(const Script& script, std::string_view body, bool streamed, Turns& turns)
{
    const auto first = body.find_first_not_of(" \r\n\t");
    if (first == std::string_view::npos) return;
    const bool isJson = body[first] == '{' || body[first] == '[';
    if (!isJson) return readEvents(script, body, turns);
    const json::value whole = parsedJson(body);
    if (!whole.is_null()) {
        script.reply(whole, turns);
        if (streamed && turns.empty()) script.event("", whole, turns);  // a stream of one line
        return;
    }
    for (std::string_view rest = body; !rest.empty();)
        script.event("", parsedJson(takeUntil(rest, '\n')), turns);
}

bool isInput(const Turn& turn)
{
    return turn.kind == "text" && turn.role != "assistant" && turn.role != "model" &&
           turn.role != "tool";
}

void append(std::string& out, std::string_view text)
{
    if (!out.empty() && !text.empty()) out += '\n';
    out += text;
}

}  // namespace

std::vector<Turn> conversationOf(std::string_view dialect, std::string_view requestBody,
                                 std::string_view replyBody, bool streamed)
{
    const Script& script = scriptOf(dialect);
    Turns turns;
    turns.keepMedia();
    script.request(parsedJson(requestBody), turns);
    std::vector<Turn> out = turns.take();
    readReply(script, replyBody, streamed, turns);
    for (auto& turn : turns.take()) out.push_back(std::move(turn));
    return out;
}

Words wordsOf(std::string_view dialect, std::string_view requestBody, std::string_view replyBody,
              bool streamed)
{
    const Script& script = scriptOf(dialect);
    Words words;
    Turns turns;
    script.request(parsedJson(requestBody), turns);
    bool follows = false;  // several texts in a row are one message
    for (const auto& turn : turns.take()) {
        const bool isUser = turn.role == "user" && turn.kind == "text";
        if (isInput(turn)) append(words.prompt, turn.text);
        if (isUser && !follows) words.last.clear();
        if (isUser) append(words.last, turn.text);
        follows = isUser;
    }
    readReply(script, replyBody, streamed, turns);
    const std::vector<Turn> reply = turns.take();
    for (const auto& turn : reply) {
        if (turn.kind == "text" || turn.kind == "refusal") append(words.reply, turn.text);
    }
    for (const auto& turn : reply) {
        if (turn.kind != "text" && turn.kind != "refusal") append(words.reply, turn.text);
    }
    return words;
}

}  // namespace gatehouse::dialect
