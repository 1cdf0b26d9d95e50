#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/codec_tools.h"
#include "proxy/core/dialect/openai_chat/openai_chat_wire.h"

namespace gatehouse::dialect::openai {

namespace json = boost::json;
using chat::Part;
using Kind = chat::Part::Kind;

namespace {

void readText(const json::value* content, std::vector<Part>& parts)
{
    if (content == nullptr) return;
    if (content->is_string()) {
        if (content->get_string().empty()) return;
        parts.emplace_back().text = content->get_string();
        return;
    }
    if (!content->is_array()) return;
    Notes unused;
    for (const auto& item : content->get_array()) {  // Mistral: thoughts and texts in one list
        Members one(item, "");
        if (one.text("type") == "thinking") {
            Part& part = parts.emplace_back();
            part.kind = Kind::Thinking;
            for (const auto& inner : one.list("thinking"))
                part.text += Members(inner, "").text("text");
            continue;
        }
        Part part;
        if (readPart(item, "", part, unused)) parts.push_back(std::move(part));
    }
}

void readCalls(const json::array& calls, std::vector<Part>& parts)
{
    for (const auto& item : calls) {
        Members call(item, "");
        Members function(call.object("function"), "");
        Part& part = parts.emplace_back();
        part.kind = Kind::ToolCall;
        part.id = call.text("id");
        part.name = function.text("name");
        part.text = function.text("arguments");
        if (const auto* arguments = function.get("arguments");
            arguments != nullptr && arguments->is_object())
            part.text = jsonText(*arguments);
        if (item.is_object()) part.signature = signatureOf(item.get_object());
        if (!part.signature.empty()) part.signer = "gemini_generate";
    }
}

void readImages(const json::array& images, std::vector<Part>& parts)
{
    Notes unused;
    for (const auto& item : images) {
        Part part;
        if (readPart(item, "", part, unused) && part.kind == Kind::Media)
            parts.push_back(std::move(part));
    }
}

chat::Choice choiceOf(Members choice)
{
    chat::Choice out;
    const auto& message = choice.object("message");
    Members members(message, "");
    readThoughts(message, out.parts);
    readText(members.get("content"), out.parts);
    const auto& annotations = members.list("annotations");
    for (auto& part : out.parts) {
        if (part.kind != Kind::Text || annotations.empty()) continue;
        readAnnotations(annotations, part.citations);
        break;
    }
    if (auto refusal = members.text("refusal"); !refusal.empty()) {
        Part& part = out.parts.emplace_back();
        part.kind = Kind::Refusal;
        part.text = std::move(refusal);
    }
    readImages(members.list("images"), out.parts);
    const std::size_t before = out.parts.size();
    readCalls(members.list("tool_calls"), out.parts);
    out.finish = finishOf(choice.text("finish_reason"));
    if (out.parts.size() > before && out.finish == chat::Finish::Stop)
        out.finish = chat::Finish::ToolCalls;
    if (const auto* logprobs = choice.get("logprobs")) out.logprobs = *logprobs;
    return out;
}

json::object messageOf(const chat::Choice& choice)
{
    json::object message{{"role", "assistant"}};
    std::string text, refusal, thoughts;
    json::array calls, details, images, annotations;
    bool hasText = false;
    for (const auto& part : choice.parts) {
        switch (part.kind) {
            case Kind::Text:
                hasText = true;
                text += part.text;
                for (auto& one : annotationsOf(part.citations, true))
                    annotations.push_back(std::move(one));
                break;
            case Kind::Refusal:
                refusal += part.text;
                break;
            case Kind::Thinking:
                thoughts += part.text;
                if (!part.signature.empty()) details.push_back(detailOf(part));
                break;
            case Kind::ToolCall:
                calls.push_back(callOf(part));
                break;
            case Kind::Media:
                if (part.media.kind == "image")
                    images.push_back(
                        {{"type", "image_url"}, {"image_url", {{"url", urlOf(part.media)}}}});
                break;
            case Kind::ToolResult:
                break;
        }
    }
    if (hasText || (calls.empty() && refusal.empty())) {
        message["content"] = std::move(text);
    } else {
        message["content"] = nullptr;
    }
    message["refusal"] = refusal.empty() ? json::value(nullptr) : json::value(std::move(refusal));
    if (!thoughts.empty()) message["reasoning_content"] = std::move(thoughts);
    if (!details.empty()) message["reasoning_details"] = std::move(details);
    if (!calls.empty()) message["tool_calls"] = std::move(calls);
    if (!images.empty()) message["images"] = std::move(images);
    if (!annotations.empty()) message["annotations"] = std::move(annotations);
    return message;
}

}  // namespace

json::object detailOf(const Part& part)
{
    const std::string signature = packedSignature(part, kChat);
    if (part.isRedacted) return {{"type", "reasoning.encrypted"}, {"data", signature}};
    return {{"type", "reasoning.text"}, {"text", part.text}, {"signature", signature}};
}

json::object callOf(const Part& part)
{
    json::object call{
        {"id", part.id},
        {"type", "function"},
        {"function",
         {{"name", part.name}, {"arguments", part.text.empty() ? std::string("{}") : part.text}}}};
    if (!part.signature.empty()) call["extra_content"] = extraContent(part);
    return call;
}

Result<chat::Reply> readReply(std::string_view text)
{
    auto body = parsedBody(text, ErrorKind::BadUpstream);
    if (!body) return std::move(body).error();
    Members root(*body, "");
    if (root.get("choices") == nullptr) {
        return fail(ErrorKind::BadUpstream, "the provider's answer has no choices",
                    "check that the provider's address is that of a chat completions API");
    }
    chat::Reply reply;
    reply.id = root.text("id");
    reply.model = root.text("model");
    reply.created = root.integer("created").value_or(0);
    reply.serviceTier = root.text("service_tier");
    for (const auto& item : root.list("choices")) {
        Members choice(item, "");
        const auto at = static_cast<std::size_t>(choice.integer("index").value_or(0));
        constexpr std::size_t kMostChoices = 128;
        if (at >= kMostChoices) continue;
        if (reply.choices.size() <= at) reply.choices.resize(at + 1);
        reply.choices[at] = choiceOf(choice);
    }
    reply.usage = usageOf(text);
    return reply;
}

std::string writeReply(const chat::Reply& reply, const Writing& as)
{
    json::array choices;
    for (std::size_t i = 0; i < reply.choices.size(); ++i) {
        const auto& choice = reply.choices[i];
        choices.push_back({{"index", i},
                           {"message", messageOf(choice)},
                           {"logprobs", choice.logprobs},
                           {"finish_reason", finishWord(choice.finish)}});
    }
    json::object root{{"id", reply.id.empty() ? as.id : reply.id},
                      {"object", "chat.completion"},
                      {"created", reply.created != 0 ? reply.created : as.created},
                      {"model", reply.model.empty() ? as.model : reply.model},
                      {"choices", std::move(choices)}};
    if (reply.usage.known()) root["usage"] = usageObject(reply.usage);
    if (!reply.serviceTier.empty()) root["service_tier"] = reply.serviceTier;
    return jsonText(root);
}

}  // namespace gatehouse::dialect::openai
