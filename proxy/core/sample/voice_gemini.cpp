#include <boost/json.hpp>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"
#include "proxy/core/sample/voices.h"

namespace gatehouse::sample {

namespace json = boost::json;

namespace {

/// REST takes both spellings: "generationConfig" and "generation_config".
const json::value* either(const json::value* value, std::string_view camel, std::string_view snake)
{
    const auto* found = find(value, camel);
    return found != nullptr ? found : find(value, snake);
}

std::string_view finishOf(const Answer& answer)
{
    if (answer.end == Answer::End::Length) return "MAX_TOKENS";
    return answer.end == Answer::End::Refusal ? "SAFETY" : "STOP";
}

json::object usageOf(const Ask& ask, const Answer& answer, bool whole)
{
    const std::int64_t text = answer.outputTokens - answer.thinkingTokens;
    json::object out{{"promptTokenCount", ask.inputTokens}};
    if (whole) out["candidatesTokenCount"] = text;
    out["totalTokenCount"] = ask.inputTokens + (whole ? answer.outputTokens : 0);
    out["promptTokensDetails"] =
        json::array{json::object{{"modality", "TEXT"}, {"tokenCount", ask.inputTokens}}};
    if (whole && answer.thinkingTokens > 0) out["thoughtsTokenCount"] = answer.thinkingTokens;
    return out;
}

json::object chunkOf(const Ask& ask, const Answer& answer, json::array parts, bool last)
{
    json::object candidate{{"content", {{"parts", std::move(parts)}, {"role", "model"}}}};
    if (last) candidate["finishReason"] = finishOf(answer);
    candidate["index"] = 0;
    return {{"candidates", json::array{std::move(candidate)}},
            {"usageMetadata", usageOf(ask, answer, last)},
            {"modelVersion", ask.model},
            {"responseId", idOf("", ask.seed)}};
}

json::object callOf(const Ask& ask, const Call& call)
{
    boost::system::error_code error;
    return {{"functionCall", {{"name", call.name}, {"args", json::parse(call.arguments, error)}}},
            {"thoughtSignature", base64(idOf("gatehouse-sample-", ask.seed + 31))}};
}

/// The chunks of a stream; the last one ends the answer.
std::vector<json::object> chunksOf(const Ask& ask, const Answer& answer)
{
    std::vector<json::object> chunks;
    for (const auto word : wordsOf(answer.thinking)) {
        chunks.push_back(
            chunkOf(ask, answer, {json::object{{"text", word}, {"thought", true}}}, false));
    }
    if (answer.calls.empty() && answer.end != Answer::End::Refusal) {
        for (const auto word : wordsOf(answer.text))
            chunks.push_back(chunkOf(ask, answer, {json::object{{"text", word}}}, false));
    }
    for (const auto& call : answer.calls)
        chunks.push_back(chunkOf(ask, answer, {callOf(ask, call)}, false));
    chunks.push_back(chunkOf(ask, answer, {json::object{{"text", ""}}}, true));
    return chunks;
}

void readContents(const json::value& contents, Ask& ask)
{
    ask.inputTokens += tokensOf(contents);
    const auto* list = contents.if_array();
    if (list == nullptr) return;
    for (const auto& content : *list) {
        if (textOf(find(&content, "role")) == "model") continue;
        const auto* parts = find(&content, "parts");
        if (std::string text = textsOf(parts); !text.empty()) ask.prompt = std::move(text);
        ask.afterTool = false;
        const auto* items = parts != nullptr ? parts->if_array() : nullptr;
        if (items == nullptr) continue;
        for (const auto& part : *items) {
            const auto* result = either(either(&part, "functionResponse", "function_response"),
                                        "response", "response");
            if (result == nullptr) continue;
            ask.afterTool = true;
            ask.toolResult = json::serialize(*result);
        }
    }
}

void readTools(const json::value& root, Ask& ask)
{
    const auto* tools = find(&root, "tools");
    if (tools == nullptr || !tools->is_array()) return;
    ask.inputTokens += tokensOf(*tools);
    for (const auto& tool : tools->as_array()) {
        const auto* list = either(&tool, "functionDeclarations", "function_declarations");
        if (list == nullptr || !list->is_array()) continue;
        for (const auto& function : list->as_array()) {
            const auto* schema =
                either(&function, "parametersJsonSchema", "parameters_json_schema");
            if (schema == nullptr) schema = find(&function, "parameters");
            ask.tools.push_back({std::string(textOf(find(&function, "name"))),
                                 schema != nullptr ? *schema : json::value()});
        }
    }
    const auto* config = either(either(&root, "toolConfig", "tool_config"), "functionCallingConfig",
                                "function_calling_config");
    const auto mode = textOf(find(config, "mode"));
    ask.mustCall = mode == "ANY";
    ask.mayCall = mode != "NONE";
    const auto* allowed = either(config, "allowedFunctionNames", "allowed_function_names");
    if (allowed != nullptr && allowed->is_array() && !allowed->as_array().empty())
        ask.forcedTool = textOf(&allowed->as_array().front());
}

}  // namespace

Ask readGemini(const json::object& body)
{
    Ask ask;
    const json::value root(body);
    if (const auto* system = either(&root, "systemInstruction", "system_instruction"))
        ask.inputTokens += tokensOf(*system);
    if (const auto* contents = find(&root, "contents")) readContents(*contents, ask);
    readTools(root, ask);
    const auto* config = either(&root, "generationConfig", "generation_config");
    ask.maxTokens = numberOf(either(config, "maxOutputTokens", "max_output_tokens"));
    ask.wantsThinking = isTrue(either(either(config, "thinkingConfig", "thinking_config"),
                                      "includeThoughts", "include_thoughts"));
    ask.wantsJson =
        textOf(either(config, "responseMimeType", "response_mime_type")) == "application/json";
    const auto* schema = either(config, "responseJsonSchema", "response_json_schema");
    if (schema == nullptr) schema = either(config, "responseSchema", "response_schema");
    if (schema != nullptr) ask.schema = *schema;
    return ask;
}

std::string wholeGemini(const Ask& ask, const Answer& answer)
{
    json::array parts;
    if (!answer.thinking.empty())
        parts.push_back(json::object{{"text", answer.thinking}, {"thought", true}});
    for (const auto& call : answer.calls) parts.push_back(callOf(ask, call));
    if (answer.calls.empty() && answer.end != Answer::End::Refusal)
        parts.push_back(json::object{{"text", answer.text}});
    return json::serialize(chunkOf(ask, answer, std::move(parts), true));
}

std::vector<Frame> framesGemini(const Ask& ask, const Answer& answer)
{
    std::vector<Frame> frames;
    for (const auto& chunk : chunksOf(ask, answer)) {
        frames.push_back({cat("data: ", json::serialize(chunk), "\r\n\r\n"), true});
    }
    frames.back().speaks = false;
    return frames;
}

std::vector<Frame> framesGeminiArray(const Ask& ask, const Answer& answer)
{
    std::vector<Frame> frames;
    for (const auto& chunk : chunksOf(ask, answer)) {
        frames.push_back({cat(frames.empty() ? "[" : ",\r\n", json::serialize(chunk)), true});
    }
    frames.back().bytes += "\n]";
    frames.back().speaks = false;
    return frames;
}

}  // namespace gatehouse::sample
