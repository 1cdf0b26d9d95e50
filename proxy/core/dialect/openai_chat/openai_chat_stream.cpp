#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/codec_tools.h"
#include "proxy/core/dialect/openai_chat/openai_chat_wire.h"
#include "proxy/core/dialect/rows.h"

namespace gatehouse::dialect {

namespace json = boost::json;
using chat::Delta;
using chat::Part;
using Kind = chat::Part::Kind;

namespace {

using openai::kChat;

constexpr std::size_t kMostChoices = 128;

// ---- reading

Delta& add(std::vector<Delta>& out, Delta::Kind kind, std::size_t choice)
{
    Delta& delta = out.emplace_back();
    delta.kind = kind;
    delta.choice = choice;
    return delta;
}

/// The part with this key; begun when it is new.
std::size_t partFor(Reading& reading, std::vector<Delta>& out, std::size_t choice, std::int64_t key,
                    const Part& as)
{
    bool isNew = false;
    const std::size_t part = reading.partOf(choice, key, as.kind, isNew);
    if (!isNew) return part;
    Delta& open = add(out, Delta::Kind::Open, choice);
    open.part = part;
    open.partKind = as.kind;
    open.id = as.id;
    open.name = as.name;
    open.isRedacted = as.isRedacted;
    open.media = as.media;
    return part;
}

void append(Reading& reading, std::vector<Delta>& out, std::size_t choice, std::int64_t key,
            const Part& as, std::string text)
{
    if (text.empty()) return;
    const std::size_t part = partFor(reading, out, choice, key, as);
    Delta& delta = add(out, Delta::Kind::Append, choice);
    delta.part = part;
    delta.partKind = as.kind;
    delta.text = std::move(text);
}

void sign(std::vector<Delta>& out, std::size_t choice, std::size_t part, const Part& signed_)
{
    Delta& delta = add(out, Delta::Kind::Sign, choice);
    delta.part = part;
    delta.partKind = signed_.kind;
    delta.text = signed_.signature;
    delta.signer = signed_.signer;
}

void readThoughts(const json::object& message, Reading& reading, std::vector<Delta>& out,
                  std::size_t choice)
{
    std::vector<Part> thoughts;
    openai::readThoughts(message, thoughts);
    for (auto& thought : thoughts) {
        // Ciphertexts are parts of their own; what else comes belongs to one train of thought.
        const std::int64_t key =
            thought.isRedacted ? 1 + static_cast<std::int64_t>(reading.open.size()) : 0;
        const std::size_t part = partFor(reading, out, choice, key, thought);
        append(reading, out, choice, key, thought, std::move(thought.text));
        if (!thought.signature.empty()) sign(out, choice, part, thought);
    }
}

void readCall(const json::value& item, Reading& reading, std::vector<Delta>& out,
              std::size_t choice)
{
    Members call(item, "");
    Members function(call.object("function"), "");
    Part as;
    as.kind = Kind::ToolCall;
    as.id = call.text("id");
    as.name = function.text("name");
    // Some servers send whole calls without an index, told apart by their ids alone.
    const auto index = call.integer("index");
    const std::int64_t key = index.value_or(static_cast<std::int64_t>(reading.open.size()));
    const std::size_t part = partFor(reading, out, choice, key, as);
    append(reading, out, choice, key, as, function.text("arguments"));
    if (item.is_object()) as.signature = openai::signatureOf(item.get_object());
    as.signer = "gemini_generate";
    if (!as.signature.empty()) sign(out, choice, part, as);
    reading.sawTool = true;
}

void readContent(const json::value* content, Reading& reading, std::vector<Delta>& out,
                 std::size_t choice)
{
    if (content == nullptr) return;
    if (content->is_string())
        append(reading, out, choice, 0, Part{}, std::string(content->get_string()));
    if (!content->is_array()) return;
    for (const auto& item : content->get_array()) {  // Mistral
        Members one(item, "");
        Part as;
        std::string text = one.text("text");
        if (one.text("type") == "thinking") {
            as.kind = Kind::Thinking;
            for (const auto& inner : one.list("thinking")) text += Members(inner, "").text("text");
        }
        append(reading, out, choice, 0, as, std::move(text));
    }
}

void readDelta(const json::object& object, Reading& reading, std::vector<Delta>& out,
               std::size_t choice)
{
    Members delta(object, "");
    readThoughts(object, reading, out, choice);
    readContent(delta.get("content"), reading, out, choice);
    Part refusal;
    refusal.kind = Kind::Refusal;
    append(reading, out, choice, 0, refusal, delta.text("refusal"));
    for (const auto& item : delta.list("images")) {
        Notes unused;
        Part image;
        if (openai::readPart(item, "", image, unused))
            partFor(reading, out, choice, static_cast<std::int64_t>(reading.open.size()), image);
    }
    std::vector<chat::Citation> citations;
    openai::readAnnotations(delta.list("annotations"), citations);
    for (auto& citation : citations) {
        const std::size_t part = partFor(reading, out, choice, 0, Part{});
        Delta& cite = add(out, Delta::Kind::Cite, choice);
        cite.part = part;
        cite.citation = std::move(citation);
    }
    for (const auto& item : delta.list("tool_calls")) readCall(item, reading, out, choice);
}

void readChoice(const json::value& item, Reading& reading, std::vector<Delta>& out)
{
    Members members(item, "");
    const auto choice = static_cast<std::size_t>(members.integer("index").value_or(0));
    if (choice >= kMostChoices) return;
    readDelta(members.object("delta"), reading, out, choice);
    if (const auto* logprobs = members.get("logprobs"))
        add(out, Delta::Kind::Logprobs, choice).logprobs = *logprobs;
    const auto finish = openai::finishOf(members.text("finish_reason"));
    if (finish == chat::Finish::None) return;
    add(out, Delta::Kind::Finish, choice).finish =
        reading.sawTool && finish == chat::Finish::Stop ? chat::Finish::ToolCalls : finish;
}

void readUsage(std::string_view event, std::string_view data, Reading& reading,
               std::vector<Delta>& out)
{
    ReplyFacts facts;
    facts.model = "known";  // else each event would be looked into for it
    kOpenaiChat.readEvent(event, data, facts);
    if (!facts.usage.known()) return;
    reading.usage.merge(facts.usage);
    Delta& usage = add(out, Delta::Kind::Usage, 0);
    usage.usage = reading.usage;
    kOpenaiChat.canonical(usage.usage);
}

void readEvent(std::string_view event, std::string_view data, Reading& reading,
               std::vector<Delta>& out)
{
    if (data.empty() || data == "[DONE]") return;
    auto body = parsedBody(data, ErrorKind::BadUpstream);
    if (!body) return;
    Members root(*body, "");
    if (!reading.started) {
        reading.started = true;
        Delta& start = add(out, Delta::Kind::Start, 0);
        start.id = root.text("id");
        start.model = root.text("model");
        start.created = root.integer("created").value_or(0);
        start.serviceTier = root.text("service_tier");
    }
    for (const auto& item : root.list("choices")) readChoice(item, reading, out);
    readUsage(event, data, reading, out);
    if (const auto* error = root.get("error"); error != nullptr || event == "error") {
        Delta& delta = add(out, Delta::Kind::Trouble, 0);
        delta.trouble = openai::troubleOf(error != nullptr ? *error : *body);
    }
}

// ---- writing

void appendChunk(Writing& writing, std::string& out, std::size_t choice, std::string_view delta,
                 std::string_view finish = "null", std::string_view logprobs = "null")
{
    out += "data: {\"id\":";
    appendJsonString(out, writing.id);
    out += cat(",\"object\":\"chat.completion.chunk\",\"created\":", number(writing.created),
               ",\"model\":");
    appendJsonString(out, writing.model);
    out +=
        cat(",\"choices\":[{\"index\":", number(static_cast<std::int64_t>(choice)),
            ",\"delta\":", delta, ",\"logprobs\":", logprobs, ",\"finish_reason\":", finish, "}]");
    out += writing.wantsUsage ? ",\"usage\":null}\n\n" : "}\n\n";
}

/// The first chunk of a choice says who speaks.
void begin(Writing& writing, std::string& out, std::size_t choice)
{
    if (writing.closed.size() <= choice) writing.closed.resize(choice + 1);
    if (writing.closed[choice]) return;
    writing.closed[choice] = true;
    appendChunk(writing, out, choice, "{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}");
}

/// Tool calls have numbers of their own, in the order they began.
std::string callIndex(Writing& writing, const Delta& delta)
{
    std::int64_t index = 0;
    for (const auto& [choice, part] : writing.places) {
        if (choice != delta.choice) continue;
        if (part == delta.part) return number(index);
        ++index;
    }
    writing.places.emplace_back(delta.choice, delta.part);
    return number(index);
}

void writeOpen(const Delta& delta, Writing& writing, std::string& out)
{
    if (delta.partKind == Kind::ToolCall) {
        std::string text =
            cat("{\"tool_calls\":[{\"index\":", callIndex(writing, delta), ",\"id\":");
        appendJsonString(text, delta.id);
        text += ",\"type\":\"function\",\"function\":{\"name\":";
        appendJsonString(text, delta.name);
        text += ",\"arguments\":\"\"}}]}";
        appendChunk(writing, out, delta.choice, text);
    }
    if (delta.partKind == Kind::Media && delta.media.kind == "image") {
        std::string text = "{\"images\":[{\"type\":\"image_url\",\"image_url\":{\"url\":";
        appendJsonString(text, urlOf(delta.media));
        appendChunk(writing, out, delta.choice, text + "}}]}");
    }
}

void writeAppend(const Delta& delta, Writing& writing, std::string& out)
{
    std::string text;
    if (delta.partKind == Kind::ToolCall) {
        text = cat("{\"tool_calls\":[{\"index\":", callIndex(writing, delta),
                   ",\"function\":{\"arguments\":");
        appendJsonString(text, delta.text);
        text += "}}]}";
    } else {
        text = delta.partKind == Kind::Thinking  ? "{\"reasoning_content\":"
               : delta.partKind == Kind::Refusal ? "{\"refusal\":"
                                                 : "{\"content\":";
        appendJsonString(text, delta.text);
        text += '}';
    }
    appendChunk(writing, out, delta.choice, text);
}

void writeSign(const Delta& delta, Writing& writing, std::string& out)
{
    Part part;
    part.kind = delta.partKind;
    part.signature = delta.text;
    part.signer = delta.signer;
    part.isRedacted = delta.isRedacted;
    if (delta.partKind == Kind::ToolCall) {
        appendChunk(writing, out, delta.choice,
                    cat("{\"tool_calls\":[{\"index\":", callIndex(writing, delta),
                        ",\"extra_content\":", jsonText(openai::extraContent(part)), "}]}"));
    } else if (delta.partKind == Kind::Thinking) {
        appendChunk(writing, out, delta.choice,
                    cat("{\"reasoning_details\":[", jsonText(openai::detailOf(part)), "]}"));
    }
}

void writeDelta(const Delta& delta, Writing& writing, std::string& out)
{
    if (writing.finished) return;
    if (delta.kind == Delta::Kind::Start) {
        if (!delta.id.empty()) writing.id = delta.id;
        if (!delta.model.empty()) writing.model = delta.model;
        if (delta.created != 0) writing.created = delta.created;
        return;
    }
    if (delta.kind == Delta::Kind::Usage) {
        writing.reply.usage = delta.usage;
        return;
    }
    if (delta.kind == Delta::Kind::Trouble) {
        writing.finished = true;
        std::string error = "{\"message\":";
        appendJsonString(error, delta.trouble.message);
        error += cat(",\"type\":\"",
                     delta.trouble.status < 500 ? "invalid_request_error" : "server_error",
                     "\",\"param\":null,\"code\":");
        appendJsonString(error, delta.trouble.code);
        out += cat("data: {\"error\":", error, "}}\n\n");
        return;
    }
    begin(writing, out, delta.choice);
    switch (delta.kind) {
        case Delta::Kind::Open:
            writeOpen(delta, writing, out);
            break;
        case Delta::Kind::Append:
            writeAppend(delta, writing, out);
            break;
        case Delta::Kind::Sign:
            writeSign(delta, writing, out);
            break;
        case Delta::Kind::Cite:
            appendChunk(writing, out, delta.choice,
                        cat("{\"annotations\":",
                            jsonText(openai::annotationsOf({delta.citation}, true)), "}"));
            break;
        case Delta::Kind::Logprobs:
            appendChunk(writing, out, delta.choice, "{}", "null", jsonText(delta.logprobs));
            break;
        case Delta::Kind::Finish:
            appendChunk(writing, out, delta.choice, "{}",
                        cat("\"", openai::finishWord(delta.finish), "\""));
            break;
        default:
            break;
    }
}

void writeEnd(Writing& writing, std::string& out)
{
    if (std::exchange(writing.finished, true)) return;
    if (writing.wantsUsage && writing.reply.usage.known()) {
        json::object chunk{
            {"id", writing.id},           {"object", "chat.completion.chunk"},
            {"created", writing.created}, {"model", writing.model},
            {"choices", json::array()},   {"usage", openai::usageObject(writing.reply.usage)}};
        out += cat("data: ", jsonText(chunk), "\n\n");
    }
    out += "data: [DONE]\n\n";
}

std::string path(const chat::Request&, const Destination&)
{
    return "/chat/completions";
}

}  // namespace

const Codec kOpenaiChatCodec{kChat,
                             openai::readRequest,
                             openai::writeRequest,
                             path,
                             openai::readReply,
                             openai::writeReply,
                             readEvent,
                             writeDelta,
                             writeEnd,
                             "text/event-stream",
                             "chatcmpl-"};

}  // namespace gatehouse::dialect
