#include <algorithm>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/codec_tools.h"
#include "proxy/core/dialect/openai_chat/openai_chat_wire.h"
#include "proxy/core/dialect/openai_responses/openai_responses_wire.h"
#include "proxy/core/dialect/rows.h"

namespace gatehouse::dialect::responses {

namespace json = boost::json;
using chat::Part;
using Kind = chat::Part::Kind;

namespace {

void readMessage(Members& item, std::vector<Part>& parts)
{
    for (const auto& value : item.list("content")) {
        Members content(value, "");
        Part& part = parts.emplace_back();
        if (content.text("type") == "refusal") {
            part.kind = Kind::Refusal;
            part.text = content.text("refusal");
            continue;
        }
        part.text = content.text("text");
        openai::readAnnotations(content.list("annotations"), part.citations);
    }
}

void readItem(const json::value& value, std::vector<Part>& parts)
{
    Members item(value, "");
    const std::string type = item.text("type");
    if (type == "message") readMessage(item, parts);
    if (type == "reasoning") {
        Part thought = thoughtOf(value);
        if (!thought.text.empty() || !thought.signature.empty())
            parts.push_back(std::move(thought));
    }
    if (type != "function_call" && type != "custom_tool_call") return;
    Part& call = parts.emplace_back();
    call.kind = Kind::ToolCall;
    call.id = item.text("call_id");
    call.name = item.text("name");
    call.text = type == "function_call" ? item.text("arguments")
                                        : jsonText({{"input", item.text("input")}});
}

}  // namespace

Part thoughtOf(const json::value& value)
{
    Members item(value, "");
    Part part;
    part.kind = Kind::Thinking;
    for (const std::string_view name : {"summary", "content"}) {
        for (const auto& one : item.list(name)) {
            if (!part.text.empty()) part.text += "\n\n";
            part.text += Members(one, "").text("text");
        }
        if (!part.text.empty()) break;
    }
    const std::string sealed = item.text("encrypted_content");
    if (sealed.empty()) return part;
    unpackSignature(sealed, kResponses, part);
    if (part.signer == kResponses) part.signature = cat(item.text("id"), "|", sealed);
    part.isRedacted = part.text.empty();
    return part;
}

std::string freeformInput(std::string_view arguments)
{
    const auto value = argumentsOf(arguments);
    const auto* input = value.as_object().if_contains("input");
    return input != nullptr && input->is_string() ? std::string(input->get_string())
                                                  : std::string(arguments);
}

chat::Usage usageOf(std::string_view text)
{
    ReplyFacts facts;
    kOpenaiResponses.readReply(text, facts);
    kOpenaiResponses.canonical(facts.usage);
    return facts.usage;
}

json::object usageObject(const chat::Usage& usage)
{
    const std::int64_t input = usage.input.value_or(0);
    const std::int64_t output = usage.output.value_or(0);
    return {{"input_tokens", input},
            {"input_tokens_details", {{"cached_tokens", usage.cacheRead.value_or(0)}}},
            {"output_tokens", output},
            {"output_tokens_details", {{"reasoning_tokens", usage.reasoning.value_or(0)}}},
            {"total_tokens", input + output}};
}

chat::Finish finishOf(const json::object& response, bool calledTools)
{
    Members members(response, "");
    if (members.text("status") == "incomplete") {
        const std::string reason = Members(members.object("incomplete_details"), "").text("reason");
        return reason == "content_filter" ? chat::Finish::ContentFilter : chat::Finish::Length;
    }
    return calledTools ? chat::Finish::ToolCalls : chat::Finish::Stop;
}

std::string itemId(const Writing& as, Kind kind, std::size_t number_)
{
    std::string_view tail = as.id;
    if (tail.starts_with("resp_")) tail.remove_prefix(5);
    const std::string_view prefix = kind == Kind::Thinking   ? "rs_"
                                    : kind == Kind::ToolCall ? "fc_"
                                                             : "msg_";
    return cat(prefix, tail, "_", number(static_cast<std::int64_t>(number_)));
}

json::object itemOf(const Part& part, const std::string& id, const Writing& as, bool isDone)
{
    const char* status = isDone ? "completed" : "in_progress";
    if (part.kind == Kind::ToolCall) {
        if (std::ranges::find(as.freeform, part.name) != as.freeform.end()) {
            return {
                {"id", id},          {"type", "custom_tool_call"},
                {"status", status},  {"call_id", part.id},
                {"name", part.name}, {"input", isDone ? freeformInput(part.text) : std::string()}};
        }
        const std::string arguments = part.text.empty() ? "{}" : part.text;
        return {{"id", id},           {"type", "function_call"},
                {"status", status},   {"arguments", isDone ? arguments : std::string()},
                {"call_id", part.id}, {"name", part.name}};
    }
    if (part.kind == Kind::Thinking) {
        json::array summary;
        if (isDone && !part.text.empty())
            summary.push_back({{"type", "summary_text"}, {"text", part.text}});
        json::object item{{"id", id}, {"type", "reasoning"}, {"summary", std::move(summary)}};
        if (isDone && !part.signature.empty()) {
            item["encrypted_content"] = packedSignature(part, kResponses);
            if (const auto bar = part.signature.find('|');
                part.signer == kResponses && bar != std::string::npos) {
                item["id"] = part.signature.substr(0, bar);
                item["encrypted_content"] = part.signature.substr(bar + 1);
            }
        }
        return item;
    }
    json::array content;
    if (isDone && part.kind == Kind::Refusal)
        content.push_back({{"type", "refusal"}, {"refusal", part.text}});
    if (isDone && part.kind == Kind::Text) {
        content.push_back({{"type", "output_text"},
                           {"text", part.text},
                           {"annotations", openai::annotationsOf(part.citations, false)},
                           {"logprobs", json::array()}});
    }
    return {{"id", id},
            {"type", "message"},
            {"status", status},
            {"role", "assistant"},
            {"content", std::move(content)}};
}

std::string_view statusOf(const chat::Reply& reply) noexcept
{
    if (reply.choices.empty()) return "completed";
    const auto finish = reply.choices.front().finish;
    return finish == chat::Finish::Length || finish == chat::Finish::ContentFilter ? "incomplete"
                                                                                   : "completed";
}

json::object responseOf(const chat::Reply& reply, const Writing& as, std::string_view status)
{
    json::array output;
    if (status != "in_progress" && !reply.choices.empty()) {
        std::size_t at = 0;
        for (const auto& part : reply.choices.front().parts) {
            if (part.kind != Kind::Media && part.kind != Kind::ToolResult)
                output.push_back(itemOf(part, itemId(as, part.kind, at), as, true));
            ++at;
        }
    }
    json::object root{{"id", as.id},
                      {"object", "response"},
                      {"created_at", reply.created != 0 ? reply.created : as.created},
                      {"status", json::string_view(status.data(), status.size())},
                      {"background", false},
                      {"error", nullptr},
                      {"incomplete_details", nullptr},
                      {"instructions", nullptr},
                      {"max_output_tokens", nullptr},
                      {"model", reply.model.empty() ? as.model : reply.model},
                      {"output", std::move(output)},
                      {"parallel_tool_calls", true},
                      {"previous_response_id", nullptr},
                      {"reasoning", {{"effort", nullptr}, {"summary", nullptr}}},
                      {"store", false},
                      {"temperature", nullptr},
                      {"text", {{"format", {{"type", "text"}}}}},
                      {"tool_choice", "auto"},
                      {"tools", json::array()},
                      {"top_p", nullptr},
                      {"truncation", "disabled"},
                      {"usage", nullptr},
                      {"metadata", json::object()}};
    if (status == "incomplete") {
        const bool isFiltered = reply.choices.front().finish == chat::Finish::ContentFilter;
        root["incomplete_details"] = {
            {"reason", isFiltered ? "content_filter" : "max_output_tokens"}};
    }
    if (status != "in_progress" && reply.usage.known()) root["usage"] = usageObject(reply.usage);
    return root;
}

Result<chat::Reply> readReply(std::string_view text)
{
    auto body = parsedBody(text, ErrorKind::BadUpstream);
    if (!body) return std::move(body).error();
    Members root(*body, "");
    if (root.get("output") == nullptr) {
        return fail(ErrorKind::BadUpstream, "the provider's answer has no output",
                    "check that the provider's address is that of a responses API");
    }
    if (root.text("status") == "failed") {
        const auto trouble = openai::troubleOf(json::value(root.object("error")));
        return fail(ErrorKind::BadUpstream,
                    trouble.message.empty() ? "the provider failed" : trouble.message);
    }
    chat::Reply reply;
    reply.id = root.text("id");
    reply.model = root.text("model");
    reply.created = root.integer("created_at").value_or(0);
    reply.serviceTier = root.text("service_tier");
    auto& choice = reply.choices.emplace_back();
    for (const auto& item : root.list("output")) readItem(item, choice.parts);
    const bool calledTools = std::ranges::any_of(
        choice.parts, [](const Part& part) { return part.kind == Kind::ToolCall; });
    choice.finish = finishOf(body->get_object(), calledTools);
    reply.usage = usageOf(text);
    return reply;
}

std::string writeReply(const chat::Reply& reply, const Writing& as)
{
    return jsonText(responseOf(reply, as, statusOf(reply)));
}

}  // namespace gatehouse::dialect::responses
