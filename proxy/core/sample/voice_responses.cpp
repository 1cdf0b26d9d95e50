#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/http/sse.h"
#include "proxy/core/sample/voices.h"

namespace gatehouse::sample {

namespace json = boost::json;

namespace {

json::object usageOf(const Ask& ask, const Answer& answer)
{
    return {{"input_tokens", ask.inputTokens},
            {"input_tokens_details", {{"cached_tokens", 0}}},
            {"output_tokens", answer.outputTokens},
            {"output_tokens_details", {{"reasoning_tokens", answer.thinkingTokens}}},
            {"total_tokens", ask.inputTokens + answer.outputTokens}};
}

json::object partOf(const Answer& answer, std::string_view text)
{
    if (answer.end == Answer::End::Refusal) return {{"type", "refusal"}, {"refusal", text}};
    return {{"type", "output_text"},
            {"text", text},
            {"annotations", json::array()},
            {"logprobs", json::array()}};
}

json::object messageOf(const Ask& ask, const Answer& answer, bool done)
{
    json::array content;
    if (done) content.push_back(partOf(answer, answer.text));
    const bool cut = answer.end == Answer::End::Length;
    return {{"id", idOf("msg_", ask.seed + 11)},
            {"type", "message"},
            {"status", !done ? "in_progress"
                       : cut ? "incomplete"
                             : "completed"},
            {"role", "assistant"},
            {"content", std::move(content)}};
}

json::object reasoningOf(const Ask& ask, const Answer& answer, bool done)
{
    json::array summary;
    if (done) summary.push_back(json::object{{"type", "summary_text"}, {"text", answer.thinking}});
    return {
        {"id", idOf("rs_", ask.seed + 12)}, {"type", "reasoning"}, {"summary", std::move(summary)}};
}

json::object callOf(const Ask& ask, const Call& call, std::size_t i, bool done)
{
    return {{"id", idOf("fc_", ask.seed + 20 + i)},
            {"type", "function_call"},
            {"status", done ? "completed" : "in_progress"},
            {"arguments", done ? call.arguments : ""},
            {"call_id", call.id},
            {"name", call.name}};
}

json::array outputOf(const Ask& ask, const Answer& answer)
{
    json::array output;
    if (!answer.thinking.empty()) output.push_back(reasoningOf(ask, answer, true));
    for (std::size_t i = 0; i < answer.calls.size(); ++i)
        output.push_back(callOf(ask, answer.calls[i], i, true));
    if (answer.calls.empty()) output.push_back(messageOf(ask, answer, true));
    return output;
}

json::object responseOf(const Ask& ask, const Answer& answer, bool done)
{
    const bool cut = answer.end == Answer::End::Length;
    json::object out{
        {"id", idOf("resp_", ask.seed)},
        {"object", "response"},
        {"created_at", ask.now / 1'000'000},
        {"status", !done ? "in_progress"
                   : cut ? "incomplete"
                         : "completed"},
        {"background", false},
        {"error", nullptr},
        {"incomplete_details",
         done && cut ? json::value{{"reason", "max_output_tokens"}} : json::value(nullptr)},
        {"instructions", nullptr},
        {"max_output_tokens",
         ask.maxTokens > 0 ? json::value(ask.maxTokens) : json::value(nullptr)},
        {"model", ask.model},
        {"output", done ? outputOf(ask, answer) : json::array()},
        {"parallel_tool_calls", true},
        {"previous_response_id", nullptr},
        {"reasoning", {{"effort", nullptr}, {"summary", nullptr}}},
        {"store", false},
        {"temperature", 1.0},
        {"text", {{"format", {{"type", "text"}}}}},
        {"tool_choice", "auto"},
        {"tools", json::array()},
        {"top_p", 1.0},
        {"truncation", "disabled"},
        {"metadata", json::object()}};
    out["usage"] = done ? json::value(usageOf(ask, answer)) : json::value(nullptr);
    return out;
}

/// Numbers the events of a stream.
class Events {
public:
    void add(std::string_view type, json::object data, bool speaks = false)
    {
        json::object whole{{"type", type}, {"sequence_number", number_++}};
        for (auto& [key, value] : data) whole[key] = std::move(value);
        Frame frame{{}, speaks};
        http::appendSse(frame.bytes, type, json::serialize(whole));
        frames_.push_back(std::move(frame));
    }

    std::vector<Frame> take() { return std::move(frames_); }

private:
    std::int64_t number_ = 0;
    std::vector<Frame> frames_;
};

void tellThinking(Events& events, const Ask& ask, const Answer& answer, std::int64_t index)
{
    const std::string id = idOf("rs_", ask.seed + 12);
    const json::object place{{"item_id", id}, {"output_index", index}, {"summary_index", 0}};
    const auto with = [&place](std::string_view key, json::value value) {
        json::object out = place;
        out[key] = std::move(value);
        return out;
    };
    events.add("response.output_item.added",
               {{"output_index", index}, {"item", reasoningOf(ask, answer, false)}});
    events.add("response.reasoning_summary_part.added",
               with("part", {{"type", "summary_text"}, {"text", ""}}));
    for (const auto word : wordsOf(answer.thinking)) {
        events.add("response.reasoning_summary_text.delta", with("delta", json::string(word)),
                   true);
    }
    events.add("response.reasoning_summary_text.done", with("text", json::string(answer.thinking)));
    events.add("response.reasoning_summary_part.done",
               with("part", {{"type", "summary_text"}, {"text", answer.thinking}}));
    events.add("response.output_item.done",
               {{"output_index", index}, {"item", reasoningOf(ask, answer, true)}});
}

void tellCall(Events& events, const Ask& ask, const Call& call, std::size_t i, std::int64_t index)
{
    const std::string id = idOf("fc_", ask.seed + 20 + i);
    events.add("response.output_item.added",
               {{"output_index", index}, {"item", callOf(ask, call, i, false)}}, true);
    constexpr std::size_t kPiece = 12;
    for (std::string_view rest = call.arguments; !rest.empty();) {
        const std::string_view piece = cutUtf8(rest, kPiece);
        rest.remove_prefix(piece.size());
        events.add("response.function_call_arguments.delta",
                   {{"item_id", id}, {"output_index", index}, {"delta", piece}}, true);
    }
    events.add("response.function_call_arguments.done", {{"item_id", id},
                                                         {"output_index", index},
                                                         {"name", call.name},
                                                         {"arguments", call.arguments}});
    events.add("response.output_item.done",
               {{"output_index", index}, {"item", callOf(ask, call, i, true)}});
}

void tellText(Events& events, const Ask& ask, const Answer& answer, std::int64_t index)
{
    const bool refused = answer.end == Answer::End::Refusal;
    const json::object place{
        {"item_id", idOf("msg_", ask.seed + 11)}, {"output_index", index}, {"content_index", 0}};
    const auto with = [&](std::string_view key, json::value value, bool logprobs = false) {
        json::object out = place;
        out[key] = std::move(value);
        if (logprobs && !refused) out["logprobs"] = json::array();
        return out;
    };
    events.add("response.output_item.added",
               {{"output_index", index}, {"item", messageOf(ask, answer, false)}});
    events.add("response.content_part.added", with("part", partOf(answer, "")));
    for (const auto word : wordsOf(answer.text)) {
        events.add(refused ? "response.refusal.delta" : "response.output_text.delta",
                   with("delta", json::string(word), true), true);
    }
    if (refused) {
        events.add("response.refusal.done", with("refusal", json::string(answer.text)));
    } else {
        events.add("response.output_text.done", with("text", json::string(answer.text), true));
    }
    events.add("response.content_part.done", with("part", partOf(answer, answer.text)));
    events.add("response.output_item.done",
               {{"output_index", index}, {"item", messageOf(ask, answer, true)}});
}

void readInput(const json::value& input, Ask& ask)
{
    ask.inputTokens = tokensOf(input);
    if (input.is_string()) ask.prompt = textOf(&input);
    const auto* items = input.if_array();
    if (items == nullptr) return;
    for (const auto& item : *items) {
        const auto type = textOf(find(&item, "type"));
        if (textOf(find(&item, "role")) == "user") ask.prompt = textsOf(find(&item, "content"));
        ask.afterTool = type == "function_call_output";
        if (ask.afterTool) ask.toolResult = textsOf(find(&item, "output"));
    }
}

}  // namespace

Ask readResponses(const json::object& body)
{
    Ask ask;
    ask.model = textOf(find(body, "model"));
    ask.stream = isTrue(find(body, "stream"));
    if (const auto* input = find(body, "input")) readInput(*input, ask);
    ask.inputTokens += tokensOf(textOf(find(body, "instructions")));
    if (const auto* tools = find(body, "tools"); tools != nullptr && tools->is_array()) {
        ask.inputTokens += tokensOf(*tools);
        for (const auto& tool : tools->as_array()) {
            const auto* schema = find(&tool, "parameters");
            if (textOf(find(&tool, "type")) != "function") continue;
            ask.tools.push_back({std::string(textOf(find(&tool, "name"))),
                                 schema != nullptr ? *schema : json::value()});
        }
    }
    const auto* choice = find(body, "tool_choice");
    ask.mayCall = textOf(choice) != "none";
    ask.forcedTool = textOf(find(choice, "name"));
    ask.mustCall = textOf(choice) == "required" || !ask.forcedTool.empty();
    const auto* format = find(find(body, "text"), "format");
    const auto type = textOf(find(format, "type"));
    ask.wantsJson = type == "json_object" || type == "json_schema";
    if (const auto* schema = find(format, "schema")) ask.schema = *schema;
    ask.maxTokens = numberOf(find(body, "max_output_tokens"));
    return ask;
}

std::string wholeResponses(const Ask& ask, const Answer& answer)
{
    return json::serialize(responseOf(ask, answer, true));
}

std::vector<Frame> framesResponses(const Ask& ask, const Answer& answer)
{
    Events events;
    events.add("response.created", {{"response", responseOf(ask, answer, false)}});
    events.add("response.in_progress", {{"response", responseOf(ask, answer, false)}});
    std::int64_t index = 0;
    if (!answer.thinking.empty()) tellThinking(events, ask, answer, index++);
    for (std::size_t i = 0; i < answer.calls.size(); ++i)
        tellCall(events, ask, answer.calls[i], i, index++);
    if (answer.calls.empty()) tellText(events, ask, answer, index);
    const bool cut = answer.end == Answer::End::Length;
    events.add(cut ? "response.incomplete" : "response.completed",
               {{"response", responseOf(ask, answer, true)}});
    return events.take();
}

}  // namespace gatehouse::sample
