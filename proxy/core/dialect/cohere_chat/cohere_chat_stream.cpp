#include <array>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/chat/fold.h"
#include "proxy/core/dialect/cohere_chat/cohere_chat_wire.h"
#include "proxy/core/dialect/rows.h"
#include "proxy/core/dialect/turns.h"

namespace gatehouse::dialect {

namespace json = boost::json;
using chat::Delta;
using chat::Part;

namespace cohere {

namespace {

constexpr std::size_t kEventRoom = 4096;
constexpr std::int64_t kPlan = -1;  ///< the key of the plan, which has no number

/// Steps of the part with this key: it is opened by the first.
class Steps {
public:
    Steps(Reading& reading, std::vector<Delta>& out) : reading_(reading), out_(out) {}

    Delta& add(Delta::Kind kind, std::int64_t key, Part::Kind partKind, const Part* begun = nullptr)
    {
        bool isNew = false;
        const std::size_t part = reading_.partOf(0, key, partKind, isNew);
        if (isNew) {
            auto& open = step(Delta::Kind::Open, part, partKind);
            if (begun != nullptr) open.id = begun->id;
            if (begun != nullptr) open.name = begun->name;
        }
        return step(kind, part, partKind);
    }

    void append(std::int64_t key, Part::Kind kind, std::string_view text)
    {
        if (!text.empty()) add(Delta::Kind::Append, key, kind).text = text;
    }

private:
    Delta& step(Delta::Kind kind, std::size_t part, Part::Kind partKind)
    {
        auto& delta = out_.emplace_back();
        delta.kind = kind;
        delta.part = part;
        delta.partKind = partKind;
        return delta;
    }

    Reading& reading_;
    std::vector<Delta>& out_;
};

void readContent(const json::value* content, std::int64_t index, Steps& steps)
{
    steps.append(index, Part::Kind::Thinking, textOf(memberOf(content, "thinking")));
    steps.append(index, Part::Kind::Text, textOf(memberOf(content, "text")));
}

void readEnd(std::string_view data, const json::value* delta, Reading& reading,
             std::vector<Delta>& out)
{
    const auto reason = textOf(memberOf(delta, "finish_reason"));
    const auto error = textOf(memberOf(delta, "error"));
    if (!error.empty()) {
        auto& trouble = out.emplace_back();
        trouble.kind = Delta::Kind::Trouble;
        trouble.trouble.code = reason;
        trouble.trouble.message = error;
        return;
    }
    ReplyFacts facts;
    kCohereChat.readEvent("message-end", data, facts);
    reading.usage = facts.usage;
    kCohereChat.canonical(facts.usage);
    if (facts.usage.known()) {
        auto& usage = out.emplace_back();
        usage.kind = Delta::Kind::Usage;
        usage.usage = facts.usage;
    }
    auto& finish = out.emplace_back();
    finish.kind = Delta::Kind::Finish;
    finish.finish = finishOf(reason);
}

/// Tells the client of a part. Its events carry a number: contents and calls are counted apart.
class Teller {
public:
    Teller(Writing& writing, std::string& out) : writing_(writing), out_(out) {}

    void start();
    void step(const Delta& delta);
    void end();
    void trouble(const chat::Trouble& trouble);

private:
    template <class Write>
    void event(std::string_view type, Write&& write);
    template <class Write>
    void message(std::string_view type, std::int64_t index, Write&& write);

    [[nodiscard]] std::size_t placeOf(std::size_t part) const;
    [[nodiscard]] std::int64_t indexOf(std::size_t place) const;
    [[nodiscard]] bool isCall(std::size_t place) const;

    std::size_t begin(const Delta& delta);
    void close(std::size_t place);

    Writing& writing_;
    std::string& out_;
};

template <class Write>
void Teller::event(std::string_view type, Write&& write)
{
    out_ += cat("event: ", type, "\ndata: ");
    JsonWriter json(out_);
    json.open('{');
    json.text("type", type);
    write(json);
    json.close('}');
    out_ += "\n\n";
}

template <class Write>
void Teller::message(std::string_view type, std::int64_t index, Write&& write)
{
    event(type, [&](JsonWriter& json) {
        json.integer("index", index);
        json.open("delta", '{');
        json.open("message", '{');
        write(json);
        json.close('}');
        json.close('}');
    });
}

std::size_t Teller::placeOf(std::size_t part) const
{
    std::size_t at = 0;
    while (at < writing_.places.size() && writing_.places[at].second != part) ++at;
    return at;
}

bool Teller::isCall(std::size_t place) const
{
    return writing_.reply.choices[0].parts[writing_.places[place].second].kind ==
           Part::Kind::ToolCall;
}

std::int64_t Teller::indexOf(std::size_t place) const
{
    std::int64_t index = 0;
    for (std::size_t at = 0; at < place; ++at) index += isCall(at) == isCall(place) ? 1 : 0;
    return index;
}

void Teller::start()
{
    if (writing_.started) return;
    writing_.started = true;
    event("message-start", [&](JsonWriter& json) {
        json.text("id", writing_.id);
        json.raw("delta",
                 R"({"message":{"role":"assistant","content":[],"tool_plan":"","tool_calls":[],)"
                 R"("citations":[]}})");
    });
}

void Teller::close(std::size_t place)
{
    if (writing_.closed[place]) return;
    writing_.closed[place] = true;
    const auto index = indexOf(place);
    event(isCall(place) ? "tool-call-end" : "content-end",
          [&](JsonWriter& json) { json.integer("index", index); });
}

/// Contents follow one another; calls end when the dialect tells, or at the end.
std::size_t Teller::begin(const Delta& delta)
{
    const std::size_t known = placeOf(delta.part);
    if (known < writing_.places.size()) return known;
    for (std::size_t at = 0; at < known; ++at) {
        if (!isCall(at)) close(at);
    }
    writing_.places.emplace_back(0, delta.part);
    writing_.closed.push_back(false);
    const auto& part = writing_.reply.choices[0].parts[delta.part];
    if (part.kind == Part::Kind::ToolCall) {
        message("tool-call-start", indexOf(known), [&](JsonWriter& json) {
            std::string call;
            JsonWriter inner(call);
            writeCall(inner, part, "");
            json.raw("tool_calls", call);
        });
        return known;
    }
    const bool isThought = part.kind == Part::Kind::Thinking;
    message("content-start", indexOf(known), [&](JsonWriter& json) {
        json.raw("content", isThought ? R"({"type":"thinking","thinking":""})"
                                      : R"({"type":"text","text":""})");
    });
    return known;
}

void Teller::step(const Delta& delta)
{
    if (delta.kind == Delta::Kind::Sign) return;  // it has no word for one
    start();
    const std::size_t known = placeOf(delta.part);
    if (delta.kind == Delta::Kind::Close) {
        if (known < writing_.places.size()) close(known);
        return;
    }
    if (known == writing_.places.size()) {  // what was said is not kept, but that it was
        Delta begun = delta;
        begun.text.clear();
        if (delta.kind != Delta::Kind::Cite) chat::fold(begun, writing_.reply);
    }
    const bool isCallPart = delta.partKind == Part::Kind::ToolCall;
    if (delta.kind == Delta::Kind::Open && isCallPart) begin(delta);
    if (delta.kind == Delta::Kind::Append && !delta.text.empty()) {
        const std::size_t place = begin(delta);
        if (writing_.closed[place]) return;
        message(isCallPart ? "tool-call-delta" : "content-delta", indexOf(place),
                [&](JsonWriter& json) {
                    if (isCallPart) {
                        json.open("tool_calls", '{');
                        json.open("function", '{');
                        json.text("arguments", delta.text);
                        json.close('}');
                    } else {
                        json.open("content", '{');
                        json.text(delta.partKind == Part::Kind::Thinking ? "thinking" : "text",
                                  delta.text);
                    }
                    json.close('}');
                });
    }
    if (delta.kind == Delta::Kind::Cite) {
        message("citation-start", writing_.sequence++, [&](JsonWriter& json) {
            std::string citation;
            JsonWriter inner(citation);
            writeCitation(inner, delta.citation);
            json.raw("citations", citation);
        });
    }
}

void Teller::end()
{
    if (writing_.finished) return;
    writing_.finished = true;
    start();
    for (std::size_t at = 0; at < writing_.places.size(); ++at) close(at);
    static const chat::Choice kNothing;
    const auto& choices = writing_.reply.choices;
    const auto& choice = choices.empty() ? kNothing : choices.front();
    event("message-end", [&](JsonWriter& json) {
        json.text("id", writing_.id);
        json.open("delta", '{');
        json.text("finish_reason", reasonOf(choice.finish, choice.stopSequence));
        writeUsage(json, writing_.reply.usage);
        json.close('}');
    });
}

void Teller::trouble(const chat::Trouble& trouble)
{
    writing_.finished = true;
    event("message-end", [&](JsonWriter& json) {
        json.text("id", writing_.id);
        json.open("delta", '{');
        json.text("finish_reason", "ERROR");
        json.text("error", trouble.message);
        json.close('}');
    });
}

}  // namespace

void readEvent(std::string_view /*event*/, std::string_view data, Reading& reading,
               std::vector<Delta>& out)
{
    std::array<unsigned char, kEventRoom> room;
    json::monotonic_resource memory(room.data(), room.size());
    json::error_code code;
    const json::value root = json::parse({data.data(), data.size()}, code, &memory);
    if (code) return;
    const auto type = textOf(memberOf(&root, "type"));
    const auto* number = memberOf(&root, "index");
    const std::int64_t index = number != nullptr && number->is_int64() ? number->get_int64() : 0;
    const auto* delta = memberOf(&root, "delta");
    const auto* message = memberOf(delta, "message");
    Steps steps(reading, out);
    if (type == "content-delta" || type == "content-start") {
        readContent(memberOf(message, "content"), index, steps);
    } else if (type == "tool-plan-delta") {
        steps.append(kPlan, Part::Kind::Thinking, textOf(memberOf(message, "tool_plan")));
    } else if (type == "tool-call-start") {
        if (const auto* calls = memberOf(message, "tool_calls")) {
            const Part call = callOf(*calls);
            steps.add(Delta::Kind::Append, index, Part::Kind::ToolCall, &call).text = call.text;
        }
    } else if (type == "tool-call-delta") {
        const auto* function = memberOf(memberOf(message, "tool_calls"), "function");
        steps.append(index, Part::Kind::ToolCall, textOf(memberOf(function, "arguments")));
    } else if (type == "tool-call-end") {
        steps.add(Delta::Kind::Close, index, Part::Kind::ToolCall);
    } else if (type == "citation-start") {
        const auto* citation = memberOf(message, "citations");
        for (const auto& open : reading.open) {
            if (open.kind != Part::Kind::Text || citation == nullptr) continue;
            steps.add(Delta::Kind::Cite, open.key, open.kind).citation = citationOf(*citation);
            break;
        }
    } else if (type == "message-start") {
        auto& start = out.emplace_back();
        start.kind = Delta::Kind::Start;
        start.id = textOf(memberOf(&root, "id"));
    } else if (type == "message-end") {
        readEnd(data, delta, reading, out);
    }
}

void writeDelta(const Delta& delta, Writing& writing, std::string& out)
{
    tellStep<Teller>(delta, writing, out);
}

void writeEnd(Writing& writing, std::string& out)
{
    Teller(writing, out).end();
}

}  // namespace cohere

const Codec kCohereChatCodec{cohere::kSigner,    cohere::readRequest, cohere::writeRequest,
                             cohere::path,       cohere::readReply,   cohere::writeReply,
                             cohere::readEvent,  cohere::writeDelta,  cohere::writeEnd,
                             "text/event-stream"};

}  // namespace gatehouse::dialect
