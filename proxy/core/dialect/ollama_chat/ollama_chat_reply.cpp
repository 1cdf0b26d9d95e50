#include "proxy/core/base/text.h"
#include "proxy/core/chat/fold.h"
#include "proxy/core/dialect/ollama_chat/ollama_chat_wire.h"

namespace gatehouse::dialect::ollama {

namespace json = boost::json;
using chat::Part;

namespace {

constexpr std::int64_t kDay = 86400;

std::string padded(std::int64_t value, std::size_t width)
{
    std::string text = number(value);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

}  // namespace

/// Source  Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": civil_from_days.
std::string timeOf(std::int64_t seconds)
{
    const std::int64_t inDay = ((seconds % kDay) + kDay) % kDay;
    const std::int64_t days = (seconds - inDay) / kDay + 719468;
    const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const std::int64_t ofEra = days - era * 146097;
    const std::int64_t year = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146096) / 365;
    const std::int64_t ofYear = ofEra - (365 * year + year / 4 - year / 100);
    const std::int64_t shifted = (5 * ofYear + 2) / 153;
    const std::int64_t month = shifted < 10 ? shifted + 3 : shifted - 9;
    return cat(padded(year + era * 400 + (month <= 2 ? 1 : 0), 4), "-", padded(month, 2), "-",
               padded(ofYear - (153 * shifted + 2) / 5 + 1, 2), "T", padded(inDay / 3600, 2), ":",
               padded(inDay / 60 % 60, 2), ":", padded(inDay % 60, 2), "Z");
}

Part callOf(const json::value& value)
{
    Members call(value, {});
    const auto& inner = call.object("function");
    Members function(inner, {});
    Part part;
    part.kind = Part::Kind::ToolCall;
    part.id = call.text("id");
    part.name = function.text("name");
    const auto* arguments = function.get("arguments");
    if (arguments == nullptr) return part;
    if (arguments->is_string()) {
        part.text = arguments->get_string();
    } else if (const auto* object = arguments->if_object(); object == nullptr || !object->empty()) {
        part.text = jsonText(*arguments);
    }
    return part;
}

void writeCall(JsonWriter& out, const Part& call)
{
    out.open('{');
    out.open("function", '{');
    out.text("name", call.name);
    out.json("arguments", argumentsOf(call.text));
    out.close('}');
    out.close('}');
}

void writeEnding(JsonWriter& out, const chat::Reply& reply)
{
    const bool isCut =
        !reply.choices.empty() && reply.choices.front().finish == chat::Finish::Length;
    out.flag("done", true);
    out.text("done_reason", isCut ? "length" : "stop");
    if (reply.usage.input) out.integer("prompt_eval_count", *reply.usage.input);
    if (reply.usage.output) out.integer("eval_count", *reply.usage.output);
}

Result<chat::Reply> readReply(std::string_view text)
{
    auto body = parsedBody(text, ErrorKind::BadUpstream);
    if (!body) return std::move(body).error();
    if (!body->get_object().contains("message"))
        return fail(ErrorKind::BadUpstream, "the provider's answer has no message",
                    "try again; if it stays so, look at the model server's log");
    Reading reading;
    std::vector<chat::Delta> deltas;
    readEvent({}, text, reading, deltas);
    chat::Reply reply;
    for (const auto& delta : deltas) chat::fold(delta, reply);
    if (reply.choices.empty()) reply.choices.emplace_back();
    return reply;
}

std::string writeReply(const chat::Reply& reply, const Writing& as)
{
    static const chat::Choice kNothing;
    const auto& choice = reply.choices.empty() ? kNothing : reply.choices.front();
    std::string thought;
    std::string content;
    std::string calls;
    JsonWriter list(calls);
    for (const auto& part : choice.parts) {
        if (part.kind == Part::Kind::Thinking) thought += part.text;
        if (part.kind == Part::Kind::Text || part.kind == Part::Kind::Refusal) content += part.text;
        if (part.kind == Part::Kind::ToolCall) writeCall(list, part);
    }
    std::string body;
    JsonWriter out(body);
    out.open('{');
    out.text("model", as.model);
    out.text("created_at", timeOf(as.created));
    out.open("message", '{');
    out.text("role", "assistant");
    out.text("content", content);
    out.textIf("thinking", thought);
    if (!calls.empty()) out.raw("tool_calls", cat("[", calls, "]"));
    out.close('}');
    writeEnding(out, reply);
    out.close('}');
    return body;
}

}  // namespace gatehouse::dialect::ollama
