#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/chat/fold.h"
#include "proxy/core/dialect/codec_tools.h"
#include "proxy/core/dialect/json_writer.h"
#include "proxy/core/dialect/rows.h"

/// What a prompt's own endpoint speaks: variables in, {"output", "json", "model", "usage"} out. No
/// provider speaks it; inside, its calls have the shape of OpenAI's chat API.
namespace gatehouse::dialect {
namespace {

namespace json = boost::json;
using chat::Part;

std::string textOf(const chat::Reply& reply)
{
    std::string text;
    if (reply.choices.empty()) return text;
    for (const auto& part : reply.choices.front().parts) {
        if (part.kind == Part::Kind::Text || part.kind == Part::Kind::Refusal) text += part.text;
    }
    return text;
}

/// The answer, and where it is a JSON object or list that too, so that nobody parses it twice.
std::string answerOf(const chat::Reply& reply, const Writing& as)
{
    const std::string text = textOf(reply);
    std::string body;
    JsonWriter out(body);
    out.open('{');
    out.text("output", text);
    json::error_code trouble;
    const json::value value = json::parse(text, trouble);
    if (!trouble && value.is_structured()) out.raw("json", jsonText(value));
    out.text("model", as.model);
    out.open("usage", '{');
    if (reply.usage.input) out.integer("input_tokens", *reply.usage.input);
    if (reply.usage.output) out.integer("output_tokens", *reply.usage.output);
    out.close('}');
    out.close('}');
    return body;
}

std::string writeReply(const chat::Reply& reply, const Writing& as)
{
    return answerOf(reply, as);
}

void writeDelta(const chat::Delta& delta, Writing& writing, std::string& out)
{
    using Kind = chat::Delta::Kind;
    if (writing.finished || delta.choice != 0) return;
    if (delta.kind == Kind::Trouble) {
        writing.finished = true;
        appendEvent(out, "error", openaiErrorBody(delta.trouble, writing.id));
        return;
    }
    const std::string before = textOf(writing.reply);
    chat::fold(delta, writing.reply);
    const std::string after = textOf(writing.reply);
    if (after.size() == before.size()) return;
    std::string data;
    JsonWriter line(data);
    line.open('{');
    line.text("text", std::string_view(after).substr(before.size()));
    line.close('}');
    appendEvent(out, "delta", data);
}

void writeEnd(Writing& writing, std::string& out)
{
    if (writing.finished) return;
    writing.finished = true;
    appendEvent(out, "done", answerOf(writing.reply, writing));
}

Result<chat::Request> readRequest(std::string_view text, Notes& notes)
{
    return kOpenaiChatCodec.readRequest(text, notes);
}

Result<std::string> writeRequest(const chat::Request& request, const Destination& to, Notes& notes)
{
    return kOpenaiChatCodec.writeRequest(request, to, notes);
}

std::string path(const chat::Request& request, const Destination& to)
{
    return kOpenaiChatCodec.path(request, to);
}

Result<chat::Reply> readReply(std::string_view text)
{
    return kOpenaiChatCodec.readReply(text);
}

void readEvent(std::string_view event, std::string_view data, Reading& reading,
               std::vector<chat::Delta>& out)
{
    kOpenaiChatCodec.readEvent(event, data, reading, out);
}

Result<RequestFacts> readFacts(std::string_view text)
{
    return kOpenaiChat.readRequest(text);
}

void readReplyFacts(std::string_view text, ReplyFacts& facts)
{
    kOpenaiChat.readReply(text, facts);
}

void readEventFacts(std::string_view event, std::string_view data, ReplyFacts& facts)
{
    kOpenaiChat.readEvent(event, data, facts);
}

}  // namespace

const Dialect kPromptCall{"prompt_call",  "openai",           readFacts,       readReplyFacts,
                          readEventFacts, canonicalInclusive, openaiErrorBody, openaiErrorEvent};
const Codec kPromptCallCodec{"prompt_call", readRequest,         writeRequest, path,
                             readReply,     writeReply,          readEvent,    writeDelta,
                             writeEnd,      "text/event-stream", "prompt-"};

}  // namespace gatehouse::dialect
