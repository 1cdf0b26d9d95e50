#include <algorithm>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/chat/fold.h"
#include "proxy/core/dialect/codec_tools.h"
#include "proxy/core/dialect/openai_chat/openai_chat_wire.h"
#include "proxy/core/dialect/openai_responses/openai_responses_wire.h"
#include "proxy/core/dialect/rows.h"

namespace gatehouse::dialect {

namespace json = boost::json;
using chat::Delta;
using chat::Part;
using Kind = chat::Part::Kind;

namespace responses {
namespace {

// ---- reading

/// Contents of one item are parts of their own.
constexpr std::int64_t kContentsOfItem = 1000;

struct Event {
    Members& data;
    Reading& reading;
    std::vector<Delta>& out;

    [[nodiscard]] std::int64_t item() const
    {
        return data.integer("output_index").value_or(0) * kContentsOfItem;
    }

    [[nodiscard]] std::int64_t content() const
    {
        return item() + data.integer("content_index").value_or(0);
    }

    Delta& add(Delta::Kind kind) const
    {
        Delta& delta = out.emplace_back();
        delta.kind = kind;
        return delta;
    }

    std::size_t part(std::int64_t key, Kind kind, const std::string& id = {},
                     const std::string& name = {}) const
    {
        bool isNew = false;
        const std::size_t part = reading.partOf(0, key, kind, isNew);
        if (!isNew) return part;
        Delta& open = add(Delta::Kind::Open);
        open.part = part;
        open.partKind = kind;
        open.id = id;
        open.name = name;
        return part;
    }

    void append(std::int64_t key, Kind kind, std::string text) const
    {
        const std::size_t at = part(key, kind);
        if (text.empty()) return;
        if (!wasHeard(key)) reading.heard.push_back(key);
        Delta& delta = add(Delta::Kind::Append);
        delta.part = at;
        delta.partKind = kind;
        delta.text = std::move(text);
    }

    [[nodiscard]] bool wasHeard(std::int64_t key) const
    {
        return std::ranges::find(reading.heard, key) != reading.heard.end();
    }
};

void readStart(const Event& event)
{
    if (std::exchange(event.reading.started, true)) return;
    Members response(event.data.object("response"), "");
    Delta& start = event.add(Delta::Kind::Start);
    start.id = response.text("id");
    start.model = response.text("model");
    start.created = response.integer("created_at").value_or(0);
    start.serviceTier = response.text("service_tier");
}

void readAdded(const Event& event)
{
    Members item(event.data.object("item"), "");
    const std::string type = item.text("type");
    if (type != "function_call" && type != "custom_tool_call") return;
    event.reading.sawTool = true;
    event.part(event.item(), Kind::ToolCall, item.text("call_id"), item.text("name"));
}

/// What the steps have not brought: arguments of servers that send calls whole, freeform input,
/// ciphertexts.
void readDone(const Event& event)
{
    const auto& object = event.data.object("item");
    Members item(object, "");
    const std::string type = item.text("type");
    const std::int64_t key = event.item();
    if (type == "function_call" || type == "custom_tool_call") {
        readAdded(event);
        const bool isFreeform = type == "custom_tool_call";
        if (!event.wasHeard(key)) {
            event.append(
                key, Kind::ToolCall,
                isFreeform ? jsonText({{"input", item.text("input")}}) : item.text("arguments"));
        }
        Delta& close = event.add(Delta::Kind::Close);
        close.part = event.part(key, Kind::ToolCall);
        close.partKind = Kind::ToolCall;
    }
    if (type == "message") {
        const auto& contents = item.list("content");
        for (std::size_t i = 0; i < contents.size(); ++i) {
            Members content(contents[i], "");
            const bool isRefusal = content.text("type") == "refusal";
            const std::int64_t at = key + static_cast<std::int64_t>(i);
            if (!event.wasHeard(at))
                event.append(at, isRefusal ? Kind::Refusal : Kind::Text,
                             content.text(isRefusal ? "refusal" : "text"));
        }
    }
    if (type != "reasoning") return;
    const json::value value = object;
    const Part thought = thoughtOf(value);
    if (!event.wasHeard(key) && !thought.text.empty())
        event.append(key, Kind::Thinking, thought.text);
    if (thought.signature.empty()) return;
    bool isNew = false;
    const std::size_t part = event.reading.partOf(0, key, Kind::Thinking, isNew);
    if (isNew) {
        Delta& open = event.add(Delta::Kind::Open);
        open.part = part;
        open.partKind = Kind::Thinking;
        open.isRedacted = true;
    }
    Delta& sign = event.add(Delta::Kind::Sign);
    sign.part = part;
    sign.partKind = Kind::Thinking;
    sign.text = thought.signature;
    sign.signer = thought.signer;
    sign.isRedacted = isNew;
}

void readEnd(const Event& event)
{
    const auto& response = event.data.object("response");
    event.add(Delta::Kind::Finish).finish = finishOf(response, event.reading.sawTool);
    event.add(Delta::Kind::Usage).usage = usageOf(jsonText(response));
}

void readTrouble(const Event& event, bool isBare)
{
    Members response(event.data.object("response"), "");
    const json::value error =
        isBare ? json::value(event.data.object("error")) : json::value(response.object("error"));
    Delta& delta = event.add(Delta::Kind::Trouble);
    delta.trouble = openai::troubleOf(error);
    if (!delta.trouble.message.empty() || !isBare) return;
    delta.trouble.message = event.data.text("message");
    delta.trouble.code = event.data.text("code");
}

}  // namespace

void readEvent(std::string_view event, std::string_view data, Reading& reading,
               std::vector<Delta>& out)
{
    if (data.empty() || data == "[DONE]") return;
    auto body = parsedBody(data, ErrorKind::BadUpstream);
    if (!body) return;
    Members root(*body, "");
    std::string type = root.text("type");
    if (type.empty()) type = event;
    const Event one{root, reading, out};
    if (type == "response.output_text.delta") {
        one.append(one.content(), Kind::Text, root.text("delta"));
    } else if (type == "response.refusal.delta") {
        one.append(one.content(), Kind::Refusal, root.text("delta"));
    } else if (type == "response.reasoning_summary_text.delta" ||
               type == "response.reasoning_text.delta") {
        one.append(one.item(), Kind::Thinking, root.text("delta"));
    } else if (type == "response.reasoning_summary_part.added") {
        if (root.integer("summary_index").value_or(0) > 0)
            one.append(one.item(), Kind::Thinking, "\n\n");
    } else if (type == "response.function_call_arguments.delta") {
        one.append(one.item(), Kind::ToolCall, root.text("delta"));
    } else if (type == "response.output_text.annotation.added") {
        std::vector<chat::Citation> citations;
        openai::readAnnotations({json::value(root.object("annotation"))}, citations);
        for (auto& citation : citations) {
            const std::size_t part = one.part(one.content(), Kind::Text);
            Delta& cite = one.add(Delta::Kind::Cite);
            cite.part = part;
            cite.citation = std::move(citation);
        }
    } else if (type == "response.created" || type == "response.in_progress") {
        readStart(one);
    } else if (type == "response.output_item.added") {
        readAdded(one);
    } else if (type == "response.output_item.done") {
        readDone(one);
    } else if (type == "response.completed" || type == "response.incomplete") {
        readStart(one);
        readEnd(one);
    } else if (type == "response.failed" || type == "error") {
        readTrouble(one, type == "error");
    }
}

// ---- writing

namespace {

void send(Writing& writing, std::string& out, std::string_view type, json::object data)
{
    json::object event{{"type", json::string_view(type.data(), type.size())},
                       {"sequence_number", writing.sequence++}};
    for (auto& [key, value] : data) event.emplace(key, std::move(value));
    appendEvent(out, type, jsonText(event));
}

Part& partAt(Writing& writing, std::size_t part)
{
    if (writing.reply.choices.empty()) writing.reply.choices.emplace_back();
    auto& parts = writing.reply.choices.front().parts;
    if (parts.size() <= part) parts.resize(part + 1);
    return parts[part];
}

void begin(Writing& writing, std::string& out)
{
    if (std::exchange(writing.started, true)) return;
    const auto response = responseOf(writing.reply, writing, "in_progress");
    send(writing, out, "response.created", {{"response", response}});
    send(writing, out, "response.in_progress", {{"response", response}});
}

struct Place {
    std::string id;
    std::size_t index;
};

json::object within(const Place& place, const char* inner)
{
    return {{"item_id", place.id}, {"output_index", place.index}, {inner, 0}};
}

template <class Value>
json::object with(json::object base, const char* key, Value&& value)
{
    base[key] = std::forward<Value>(value);
    return base;
}

json::object emptyContent(Kind kind)
{
    if (kind == Kind::Refusal) return {{"type", "refusal"}, {"refusal", ""}};
    return {{"type", "output_text"},
            {"text", ""},
            {"annotations", json::array()},
            {"logprobs", json::array()}};
}

bool isFreeform(const Writing& writing, const Part& part)
{
    return part.kind == Kind::ToolCall &&
           std::ranges::find(writing.freeform, part.name) != writing.freeform.end();
}

void closePart(Writing& writing, std::string& out, std::size_t at)
{
    if (writing.closed[at]) return;
    writing.closed[at] = true;
    const Part& part = partAt(writing, writing.places[at].second);
    const Place place{itemId(writing, part.kind, writing.places[at].second), at};
    const json::object item = itemOf(part, place.id, writing, true);
    if (part.kind == Kind::Text) {
        const auto& content = item.at("content").as_array().front();
        send(writing, out, "response.output_text.done",
             with(with(within(place, "content_index"), "text", part.text), "logprobs",
                  json::array()));
        send(writing, out, "response.content_part.done",
             with(within(place, "content_index"), "part", content));
    } else if (part.kind == Kind::Refusal) {
        const auto& content = item.at("content").as_array().front();
        send(writing, out, "response.refusal.done",
             with(within(place, "content_index"), "refusal", part.text));
        send(writing, out, "response.content_part.done",
             with(within(place, "content_index"), "part", content));
    } else if (part.kind == Kind::Thinking && !part.text.empty()) {
        send(writing, out, "response.reasoning_summary_text.done",
             with(within(place, "summary_index"), "text", part.text));
        send(writing, out, "response.reasoning_summary_part.done",
             with(within(place, "summary_index"), "part",
                  json::object{{"type", "summary_text"}, {"text", part.text}}));
    } else if (isFreeform(writing, part)) {
        const std::string input = freeformInput(part.text);
        send(writing, out, "response.custom_tool_call_input.delta",
             {{"item_id", place.id}, {"output_index", at}, {"delta", input}});
        send(writing, out, "response.custom_tool_call_input.done",
             {{"item_id", place.id}, {"output_index", at}, {"input", input}});
    } else if (part.kind == Kind::ToolCall) {
        send(writing, out, "response.function_call_arguments.done",
             {{"item_id", place.id}, {"output_index", at}, {"arguments", item.at("arguments")}});
    }
    send(writing, out, "response.output_item.done", {{"output_index", at}, {"item", item}});
}

/// Calls may run side by side; of texts and thoughts one ends before the next begins.
std::size_t openPart(Writing& writing, std::string& out, std::size_t number, Kind kind)
{
    for (std::size_t at = 0; at < writing.places.size(); ++at) {
        if (writing.places[at].second == number) return at;
        if (kind != Kind::ToolCall ||
            partAt(writing, writing.places[at].second).kind != Kind::ToolCall)
            closePart(writing, out, at);
    }
    const std::size_t at = writing.places.size();
    writing.places.emplace_back(0, number);
    writing.closed.push_back(false);
    const Part& part = partAt(writing, number);
    const Place place{itemId(writing, kind, number), at};
    send(writing, out, "response.output_item.added",
         {{"output_index", at}, {"item", itemOf(part, place.id, writing, false)}});
    if (kind == Kind::Text || kind == Kind::Refusal) {
        send(writing, out, "response.content_part.added",
             with(within(place, "content_index"), "part", emptyContent(kind)));
    } else if (kind == Kind::Thinking && !part.isRedacted) {
        send(writing, out, "response.reasoning_summary_part.added",
             with(within(place, "summary_index"), "part",
                  json::object{{"type", "summary_text"}, {"text", ""}}));
    }
    return at;
}

void writeAppend(const Delta& delta, Writing& writing, std::string& out)
{
    const Part& part = partAt(writing, delta.part);
    const std::size_t at = openPart(writing, out, delta.part, part.kind);
    const Place place{itemId(writing, part.kind, delta.part), at};
    switch (part.kind) {
        case Kind::Text:
            send(writing, out, "response.output_text.delta",
                 with(with(within(place, "content_index"), "delta", delta.text), "logprobs",
                      json::array()));
            break;
        case Kind::Refusal:
            send(writing, out, "response.refusal.delta",
                 with(within(place, "content_index"), "delta", delta.text));
            break;
        case Kind::Thinking:
            send(writing, out, "response.reasoning_summary_text.delta",
                 with(within(place, "summary_index"), "delta", delta.text));
            break;
        case Kind::ToolCall:
            if (isFreeform(writing, part)) break;  // its text is known only at its end
            send(writing, out, "response.function_call_arguments.delta",
                 {{"item_id", place.id}, {"output_index", at}, {"delta", delta.text}});
            break;
        default:
            break;
    }
}

void writeTrouble(const Delta& delta, Writing& writing, std::string& out)
{
    writing.finished = true;
    begin(writing, out);
    json::object response = responseOf(writing.reply, writing, "in_progress");
    response["status"] = "failed";
    const std::string code = delta.trouble.code.empty() ? "server_error" : delta.trouble.code;
    response["error"] = {{"code", code}, {"message", delta.trouble.message}};
    send(writing, out, "response.failed", {{"response", std::move(response)}});
    send(writing, out, "error",
         {{"code", code}, {"message", delta.trouble.message}, {"param", nullptr}});
}

}  // namespace

void writeDelta(const Delta& delta, Writing& writing, std::string& out)
{
    if (writing.finished || delta.choice > 0) return;  // there is but one choice
    if (delta.kind == Delta::Kind::Trouble) {
        writeTrouble(delta, writing, out);
        return;
    }
    chat::fold(delta, writing.reply);
    begin(writing, out);
    const bool isShown = delta.partKind != Kind::Media && delta.partKind != Kind::ToolResult;
    if (delta.kind == Delta::Kind::Open && isShown)
        openPart(writing, out, delta.part, delta.partKind);
    if (delta.kind == Delta::Kind::Append) writeAppend(delta, writing, out);
    if (delta.kind == Delta::Kind::Cite) {
        const std::size_t at = openPart(writing, out, delta.part, Kind::Text);
        const Place place{itemId(writing, Kind::Text, delta.part), at};
        const auto count = partAt(writing, delta.part).citations.size();
        send(writing, out, "response.output_text.annotation.added",
             with(with(within(place, "content_index"), "annotation_index", count - 1), "annotation",
                  openai::annotationsOf({delta.citation}, false).front()));
    }
    if (delta.kind != Delta::Kind::Close) return;
    for (std::size_t at = 0; at < writing.places.size(); ++at) {
        // A thought may still be signed after its text has ended.
        if (writing.places[at].second == delta.part && delta.partKind == Kind::ToolCall)
            closePart(writing, out, at);
    }
}

void writeEnd(Writing& writing, std::string& out)
{
    if (std::exchange(writing.finished, true)) return;
    begin(writing, out);
    for (std::size_t at = 0; at < writing.places.size(); ++at) closePart(writing, out, at);
    const auto status = statusOf(writing.reply);
    send(writing, out, cat("response.", status),
         {{"response", responseOf(writing.reply, writing, status)}});
}

}  // namespace responses

namespace {

std::string path(const chat::Request&, const Destination&)
{
    return "/responses";
}

}  // namespace

const Codec kOpenaiResponsesCodec{responses::kResponses,
                                  responses::readRequest,
                                  responses::writeRequest,
                                  path,
                                  responses::readReply,
                                  responses::writeReply,
                                  responses::readEvent,
                                  responses::writeDelta,
                                  responses::writeEnd,
                                  "text/event-stream",
                                  "resp_"};

}  // namespace gatehouse::dialect
