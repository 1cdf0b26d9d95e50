#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/http/sse.h"
#include "proxy/core/sample/voices.h"

namespace gatehouse::sample {

namespace json = boost::json;

namespace {

std::string_view finishOf(const Answer& answer)
{
    switch (answer.end) {
        case Answer::End::Length:
            return "length";
        case Answer::End::Tool:
            return "tool_calls";
        case Answer::End::Stop:
        case Answer::End::Refusal:
            break;
    }
    return "stop";
}

json::object usageOf(const Ask& ask, const Answer& answer)
{
    return {{"prompt_tokens", ask.inputTokens},
            {"completion_tokens", answer.outputTokens},
            {"total_tokens", ask.inputTokens + answer.outputTokens},
            {"prompt_tokens_details", {{"cached_tokens", 0}, {"audio_tokens", 0}}},
            {"completion_tokens_details",
             {{"reasoning_tokens", answer.thinkingTokens}, {"audio_tokens", 0}}}};
}

json::object envelope(const Ask& ask, std::string_view prefix, std::string_view object)
{
    return {{"id", idOf(prefix, ask.seed)},
            {"object", object},
            {"created", ask.now / 1'000'000},
            {"model", ask.model}};
}

json::object callOf(const Call& call)
{
    return {{"id", call.id},
            {"type", "function"},
            {"function", {{"name", call.name}, {"arguments", call.arguments}}}};
}

void readTools(const json::object& body, Ask& ask)
{
    if (const auto* tools = find(body, "tools"); tools != nullptr && tools->is_array()) {
        for (const auto& tool : tools->as_array()) {
            const auto* function = find(&tool, "function");
            const auto* schema = find(function, "parameters");
            const auto name = textOf(find(function, "name"));
            if (!name.empty())
                ask.tools.push_back(
                    {std::string(name), schema != nullptr ? *schema : json::value()});
        }
    }
    const auto* choice = find(body, "tool_choice");
    ask.mayCall = textOf(choice) != "none";
    ask.forcedTool = textOf(find(find(choice, "function"), "name"));
    ask.mustCall = textOf(choice) == "required" || !ask.forcedTool.empty();
}

/// A frame of a stream: one chunk with one choice.
class Chunks {
public:
    Chunks(const Ask& ask, std::string_view prefix, std::string_view object)
        : ask_(ask), envelope_(envelope(ask, prefix, object))
    {
    }

    void add(json::object choice, bool speaks)
    {
        choice["index"] = 0;
        if (!choice.contains("finish_reason")) choice["finish_reason"] = nullptr;
        json::object chunk = envelope_;
        chunk["choices"] = json::array{std::move(choice)};
        if (ask_.includeUsage) chunk["usage"] = nullptr;
        push(json::serialize(chunk), speaks);
    }

    void delta(json::object delta, bool speaks)
    {
        add({{"delta", std::move(delta)}, {"logprobs", nullptr}}, speaks);
    }

    std::vector<Frame> end(json::object usage)
    {
        if (ask_.includeUsage) {
            json::object chunk = envelope_;
            chunk["choices"] = json::array();
            chunk["usage"] = std::move(usage);
            push(json::serialize(chunk), false);
        }
        push("[DONE]", false);
        return std::move(frames_);
    }

private:
    void push(std::string_view data, bool speaks)
    {
        Frame frame{{}, speaks};
        http::appendSse(frame.bytes, "", data);
        frames_.push_back(std::move(frame));
    }

    const Ask& ask_;
    json::object envelope_;
    std::vector<Frame> frames_;
};

}  // namespace

Ask readOpenaiChat(const json::object& body)
{
    Ask ask;
    ask.model = textOf(find(body, "model"));
    ask.stream = isTrue(find(body, "stream"));
    ask.includeUsage = isTrue(find(find(body, "stream_options"), "include_usage"));
    if (const auto* messages = find(body, "messages");
        messages != nullptr && messages->is_array()) {
        for (const auto& message : messages->as_array()) {
            const auto role = textOf(find(&message, "role"));
            const auto* content = find(&message, "content");
            if (role == "user") ask.prompt = textsOf(content);
            ask.lastWords = textsOf(content);
            ask.afterTool = role == "tool" || role == "function";
            if (ask.afterTool) ask.toolResult = textsOf(content);
        }
        ask.inputTokens = tokensOf(*messages);
    }
    if (const auto* tools = find(body, "tools")) ask.inputTokens += tokensOf(*tools);
    readTools(body, ask);
    const auto* format = find(body, "response_format");
    const auto type = textOf(find(format, "type"));
    ask.wantsJson = type == "json_object" || type == "json_schema";
    if (const auto* schema = find(find(format, "json_schema"), "schema")) ask.schema = *schema;
    const auto* limit = find(body, "max_completion_tokens");
    ask.maxTokens = numberOf(limit != nullptr ? limit : find(body, "max_tokens"));
    return ask;
}

std::string wholeOpenaiChat(const Ask& ask, const Answer& answer)
{
    json::object message{{"role", "assistant"}};
    const bool refused = answer.end == Answer::End::Refusal;
    message["content"] =
        refused || !answer.calls.empty() ? json::value(nullptr) : json::value(answer.text);
    message["refusal"] = refused ? json::value(answer.text) : json::value(nullptr);
    if (!answer.thinking.empty()) message["reasoning_content"] = answer.thinking;
    if (!answer.calls.empty()) {
        json::array calls;
        for (const auto& call : answer.calls) calls.push_back(callOf(call));
        message["tool_calls"] = std::move(calls);
    }
    json::object out = envelope(ask, "chatcmpl-", "chat.completion");
    out["choices"] = json::array{json::object{{"index", 0},
                                              {"message", std::move(message)},
                                              {"logprobs", nullptr},
                                              {"finish_reason", finishOf(answer)}}};
    out["usage"] = usageOf(ask, answer);
    return json::serialize(out);
}

std::vector<Frame> framesOpenaiChat(const Ask& ask, const Answer& answer)
{
    Chunks chunks(ask, "chatcmpl-", "chat.completion.chunk");
    const bool refused = answer.end == Answer::End::Refusal;
    chunks.delta({{"role", "assistant"},
                  {"content", answer.calls.empty() ? json::value("") : json::value(nullptr)}},
                 false);
    for (const auto word : wordsOf(answer.thinking))
        chunks.delta({{"reasoning_content", word}}, true);
    if (answer.calls.empty()) {
        for (const auto word : wordsOf(answer.text))
            chunks.delta({{refused ? "refusal" : "content", word}}, true);
    }
    for (std::size_t i = 0; i < answer.calls.size(); ++i) {
        Call head = answer.calls[i];
        head.arguments.clear();
        json::object start = callOf(head);
        start["index"] = i;
        chunks.delta({{"tool_calls", json::array{std::move(start)}}}, true);
        constexpr std::size_t kPiece = 12;
        for (std::string_view rest = answer.calls[i].arguments; !rest.empty();) {
            const std::string_view piece = cutUtf8(rest, kPiece);
            rest.remove_prefix(piece.size());
            chunks.delta({{"tool_calls", json::array{json::object{
                                             {"index", i}, {"function", {{"arguments", piece}}}}}}},
                         true);
        }
    }
    chunks.add(
        {{"delta", json::object()}, {"logprobs", nullptr}, {"finish_reason", finishOf(answer)}},
        false);
    return chunks.end(usageOf(ask, answer));
}

Ask readCompletions(const json::object& body)
{
    Ask ask;
    ask.model = textOf(find(body, "model"));
    ask.stream = isTrue(find(body, "stream"));
    ask.includeUsage = isTrue(find(find(body, "stream_options"), "include_usage"));
    ask.prompt = textsOf(find(body, "prompt"));
    ask.inputTokens = tokensOf(std::string_view(ask.prompt));
    ask.maxTokens = numberOf(find(body, "max_tokens"));
    return ask;
}

std::string wholeCompletions(const Ask& ask, const Answer& answer)
{
    json::object out = envelope(ask, "cmpl-", "text_completion");
    out["choices"] = json::array{json::object{{"index", 0},
                                              {"text", answer.text},
                                              {"logprobs", nullptr},
                                              {"finish_reason", finishOf(answer)}}};
    out["usage"] = usageOf(ask, answer);
    return json::serialize(out);
}

std::vector<Frame> framesCompletions(const Ask& ask, const Answer& answer)
{
    Chunks chunks(ask, "cmpl-", "text_completion");
    for (const auto word : wordsOf(answer.text))
        chunks.add({{"text", word}, {"logprobs", nullptr}}, true);
    chunks.add({{"text", ""}, {"logprobs", nullptr}, {"finish_reason", finishOf(answer)}}, false);
    return chunks.end(usageOf(ask, answer));
}

}  // namespace gatehouse::sample
