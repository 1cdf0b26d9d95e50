#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"
#include "proxy/core/http/sse.h"
#include "proxy/core/sample/voices.h"

namespace gatehouse::sample {

namespace json = boost::json;

namespace {

std::string_view stopOf(const Answer& answer)
{
    switch (answer.end) {
        case Answer::End::Stop:
            return "end_turn";
        case Answer::End::Length:
            return "max_tokens";
        case Answer::End::Tool:
            return "tool_use";
        case Answer::End::Refusal:
            return "refusal";
    }
    return "end_turn";
}

std::string signatureOf(const Ask& ask)
{
    return base64(idOf("gatehouse-sample-", ask.seed + 31));
}

json::object usageOf(const Ask& ask, std::int64_t output)
{
    return {{"input_tokens", ask.inputTokens},
            {"cache_creation_input_tokens", 0},
            {"cache_read_input_tokens", 0},
            {"output_tokens", output},
            {"service_tier", "standard"}};
}

json::object messageOf(const Ask& ask)
{
    return {{"id", idOf("msg_", ask.seed)}, {"type", "message"},        {"role", "assistant"},
            {"model", ask.model},           {"content", json::array()}, {"stop_reason", nullptr},
            {"stop_sequence", nullptr}};
}

json::object toolUse(const Call& call, json::value input)
{
    return {{"type", "tool_use"},
            {"id", cat("tool", std::string_view(call.id).substr(4))},
            {"name", call.name},
            {"input", std::move(input)}};
}

class Events {
public:
    void add(std::string_view type, json::object data, bool speaks = false)
    {
        json::object whole{{"type", type}};
        for (auto& [key, value] : data) whole[key] = std::move(value);
        Frame frame{{}, speaks};
        http::appendSse(frame.bytes, type, json::serialize(whole));
        frames_.push_back(std::move(frame));
    }

    void begin(json::object block)
    {
        add("content_block_start", {{"index", index_}, {"content_block", std::move(block)}});
    }

    void delta(json::object delta, bool speaks = true)
    {
        add("content_block_delta", {{"index", index_}, {"delta", std::move(delta)}}, speaks);
    }

    void end() { add("content_block_stop", {{"index", index_++}}); }

    std::vector<Frame> take() { return std::move(frames_); }

private:
    std::int64_t index_ = 0;
    std::vector<Frame> frames_;
};

void readTools(const json::object& body, Ask& ask)
{
    if (const auto* tools = find(body, "tools"); tools != nullptr && tools->is_array()) {
        ask.inputTokens += tokensOf(*tools);
        for (const auto& tool : tools->as_array()) {
            const auto* schema = find(&tool, "input_schema");  // the provider's own tools have none
            if (schema != nullptr)
                ask.tools.push_back({std::string(textOf(find(&tool, "name"))), *schema});
        }
    }
    const auto* choice = find(body, "tool_choice");
    const auto type = textOf(find(choice, "type"));
    ask.mayCall = type != "none";
    ask.mustCall = type == "any" || type == "tool";
    ask.forcedTool = textOf(find(choice, "name"));
}

}  // namespace

Ask readAnthropic(const json::object& body)
{
    Ask ask;
    ask.model = textOf(find(body, "model"));
    ask.stream = isTrue(find(body, "stream"));
    if (const auto* system = find(body, "system")) ask.inputTokens += tokensOf(*system);
    if (const auto* messages = find(body, "messages");
        messages != nullptr && messages->is_array()) {
        ask.inputTokens += tokensOf(*messages);
        for (const auto& message : messages->as_array()) {
            if (textOf(find(&message, "role")) != "user") continue;
            const auto* content = find(&message, "content");
            if (std::string text = textsOf(content); !text.empty()) ask.prompt = std::move(text);
            ask.afterTool = false;
            const auto* blocks = content != nullptr ? content->if_array() : nullptr;
            if (blocks == nullptr) continue;
            for (const auto& block : *blocks) {
                if (textOf(find(&block, "type")) != "tool_result") continue;
                ask.afterTool = true;
                ask.toolResult = textsOf(find(&block, "content"));
            }
        }
    }
    readTools(body, ask);
    const auto thinking = textOf(find(find(body, "thinking"), "type"));
    ask.wantsThinking = thinking == "enabled" || thinking == "adaptive";
    const auto* format = find(find(body, "output_config"), "format");
    if (format == nullptr) format = find(body, "output_format");
    if (const auto* schema = find(format, "schema")) {
        ask.wantsJson = true;
        ask.schema = *schema;
    }
    ask.maxTokens = numberOf(find(body, "max_tokens"));
    return ask;
}

std::string wholeAnthropic(const Ask& ask, const Answer& answer)
{
    json::object out = messageOf(ask);
    json::array content;
    if (!answer.thinking.empty()) {
        content.push_back(json::object{
            {"type", "thinking"}, {"thinking", answer.thinking}, {"signature", signatureOf(ask)}});
    }
    if (answer.calls.empty() && !answer.text.empty())
        content.push_back(json::object{{"type", "text"}, {"text", answer.text}});
    for (const auto& call : answer.calls) {
        boost::system::error_code error;
        content.push_back(toolUse(call, json::parse(call.arguments, error)));
    }
    out["content"] = std::move(content);
    out["stop_reason"] = stopOf(answer);
    out["usage"] = usageOf(ask, answer.outputTokens);
    return json::serialize(out);
}

std::vector<Frame> framesAnthropic(const Ask& ask, const Answer& answer)
{
    Events events;
    json::object message = messageOf(ask);
    message["usage"] = usageOf(ask, 1);
    events.add("message_start", {{"message", std::move(message)}});
    if (!answer.thinking.empty()) {
        events.begin({{"type", "thinking"}, {"thinking", ""}, {"signature", ""}});
        events.add("ping", {});
        for (const auto word : wordsOf(answer.thinking))
            events.delta({{"type", "thinking_delta"}, {"thinking", word}});
        events.delta({{"type", "signature_delta"}, {"signature", signatureOf(ask)}}, false);
        events.end();
    }
    if (answer.calls.empty() && !answer.text.empty()) {
        events.begin({{"type", "text"}, {"text", ""}});
        if (answer.thinking.empty()) events.add("ping", {});
        for (const auto word : wordsOf(answer.text))
            events.delta({{"type", "text_delta"}, {"text", word}});
        events.end();
    }
    for (const auto& call : answer.calls) {
        events.begin(toolUse(call, json::object()));
        events.delta({{"type", "input_json_delta"}, {"partial_json", ""}});
        constexpr std::size_t kPiece = 12;
        for (std::string_view rest = call.arguments; !rest.empty();) {
            const std::string_view piece = cutUtf8(rest, kPiece);
            rest.remove_prefix(piece.size());
            events.delta({{"type", "input_json_delta"}, {"partial_json", piece}});
        }
        events.end();
    }
    events.add("message_delta",
               {{"delta", {{"stop_reason", stopOf(answer)}, {"stop_sequence", nullptr}}},
                {"usage", usageOf(ask, answer.outputTokens)}});
    events.add("message_stop", {});
    return events.take();
}

}  // namespace gatehouse::sample
