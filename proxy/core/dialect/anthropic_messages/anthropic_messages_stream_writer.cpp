#include "proxy/core/base/text.h"
#include "proxy/core/chat/fold.h"
#include "proxy/core/dialect/anthropic_messages/anthropic_messages_wire.h"
#include "proxy/core/dialect/json_cursor.h"

namespace gatehouse::dialect::anthropic {

using chat::Delta;
using chat::Part;

namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::size_t kProof =
    kNone - 1;  ///< the place of a block that no part of its own stands for

/// Blocks follow one another without overlap, while the hub's parts may mix. Of the part whose
/// block is open, pieces go out as they come; of others they wait in `writing.reply`: there the
/// text of a call is all of it, that of other parts what was not sent yet.
class StreamWriter {
public:
    StreamWriter(Writing& writing, std::string& out) : writing_(writing), out_(out) {}

    void start();
    void step(const Delta& delta);
    void end();
    void trouble(const chat::Trouble& trouble);

private:
    template <class Write>
    void event(std::string_view name, Write&& write);
    template <class Write>
    void blockDelta(std::string_view type, Write&& write);

    [[nodiscard]] std::size_t current() const
    {
        return writing_.closed.empty() || writing_.closed.back() ? kNone
                                                                 : writing_.places.back().second;
    }

    [[nodiscard]] bool wasHeard(std::size_t part) const;
    [[nodiscard]] bool mayClose();

    std::vector<Part>& parts() { return writing_.reply.choices[0].parts; }

    void close();
    void begin(std::size_t part, const std::string& block);
    void whole(std::size_t part, const std::string& block);
    void tellHeld(std::size_t before);
    void tell(std::size_t part);
    void tellSignature(Part& part);
    void tellCitations(Part& part);
    void next();
    void live(const Delta& delta, Part& part);

    Writing& writing_;
    std::string& out_;
};

template <class Write>
void StreamWriter::event(std::string_view name, Write&& write)
{
    out_ += cat("event: ", name, "\ndata: ");
    JsonWriter json(out_);
    json.open('{');
    json.text("type", name);
    write(json);
    json.close('}');
    out_ += "\n\n";
}

template <class Write>
void StreamWriter::blockDelta(std::string_view type, Write&& write)
{
    event("content_block_delta", [&](JsonWriter& json) {
        json.integer("index", static_cast<std::int64_t>(writing_.places.size()) - 1);
        json.open("delta", '{');
        json.text("type", type);
        write(json);
        json.close('}');
    });
}

bool StreamWriter::wasHeard(std::size_t part) const
{
    for (const auto& place : writing_.places) {
        if (place.second == part) return true;
    }
    return false;
}

/// A call must be told to its end first: its pieces can go nowhere else.
bool StreamWriter::mayClose()
{
    const std::size_t part = current();
    if (part == kNone || parts()[part].kind != Part::Kind::ToolCall) return true;
    JsonCursor cursor(parts()[part].text);
    return cursor.peek() == '{' && cursor.skip() && cursor.atEnd();
}

void StreamWriter::start()
{
    if (writing_.started) return;
    writing_.started = true;
    event("message_start", [&](JsonWriter& json) {
        json.open("message", '{');
        json.text("id", writing_.id);
        json.text("type", "message");
        json.text("role", "assistant");
        json.text("model", writing_.model);
        json.raw("content", "[]");
        json.null("stop_reason");
        json.null("stop_sequence");
        writeUsage(json, writing_.reply.usage, writing_.reply.serviceTier);
        json.close('}');
    });
}

void StreamWriter::close()
{
    if (current() == kNone) return;
    event("content_block_stop", [&](JsonWriter& json) {
        json.integer("index", static_cast<std::int64_t>(writing_.places.size()) - 1);
    });
    writing_.closed.back() = true;
}

void StreamWriter::begin(std::size_t part, const std::string& block)
{
    close();
    writing_.places.emplace_back(0, part);
    writing_.closed.push_back(false);
    event("content_block_start", [&](JsonWriter& json) {
        json.integer("index", static_cast<std::int64_t>(writing_.places.size()) - 1);
        json.raw("content_block", block);
    });
}

void StreamWriter::whole(std::size_t part, const std::string& block)
{
    begin(part, block);
    close();
}

void StreamWriter::tellSignature(Part& part)
{
    if (part.signature.empty()) return;
    blockDelta("signature_delta",
               [&](JsonWriter& json) { json.text("signature", packedSignature(part, kSigner)); });
    part.signature.clear();
}

void StreamWriter::tellCitations(Part& part)
{
    for (const auto& citation : part.citations) {
        blockDelta("citations_delta", [&](JsonWriter& json) {
            std::string value;
            JsonWriter inner(value);
            writeCitation(inner, citation);
            json.raw("citation", value);
        });
    }
    part.citations.clear();
}

/// Redacted thoughts stand where they were thought.
void StreamWriter::tellHeld(std::size_t before)
{
    for (std::size_t at = 0; at < before; ++at) {
        const auto& part = parts()[at];
        if (!part.isRedacted || part.signature.empty() || wasHeard(at)) continue;
        std::string block;
        JsonWriter json(block);
        writeAnswerBlock(json, part);
        whole(at, block);
    }
}

/// Begins the block of a part, and says what is known of it.
void StreamWriter::tell(std::size_t at)
{
    tellHeld(at);
    auto& part = parts()[at];
    if (part.isRedacted) return tellHeld(at + 1);
    std::string block;
    JsonWriter json(block);
    if (part.kind == Part::Kind::ToolCall) {
        if (!part.signature.empty()) {
            json.open('{');
            json.text("type", "redacted_thinking");
            json.text("data", packedSignature(part, kSigner));
            json.close('}');
            whole(kProof, block);
            block.clear();
        }
        json.open('{');
        json.text("type", "tool_use");
        json.text("id", part.id);
        json.text("name", part.name);
        json.raw("input", "{}");
        json.close('}');
        begin(at, block);
        if (!part.text.empty())
            blockDelta("input_json_delta",
                       [&](JsonWriter& inner) { inner.text("partial_json", part.text); });
        return;
    }
    const bool isThought = part.kind == Part::Kind::Thinking;
    begin(at, isThought ? R"({"type":"thinking","thinking":"","signature":""})"
                        : R"({"type":"text","text":""})");
    if (!part.text.empty()) {
        blockDelta(isThought ? "thinking_delta" : "text_delta", [&](JsonWriter& inner) {
            inner.text(isThought ? "thinking" : "text", part.text);
        });
    }
    part.text.clear();
    tellCitations(part);
    if (isThought) tellSignature(part);
}

/// A piece of the part whose block is open.
void StreamWriter::live(const Delta& delta, Part& part)
{
    if (delta.kind == Delta::Kind::Close) return close();
    if (delta.kind == Delta::Kind::Append && !delta.text.empty()) {
        if (part.kind == Part::Kind::ToolCall) {
            part.text += delta.text;
            blockDelta("input_json_delta",
                       [&](JsonWriter& json) { json.text("partial_json", delta.text); });
        } else {
            const bool isThought = part.kind == Part::Kind::Thinking;
            blockDelta(isThought ? "thinking_delta" : "text_delta", [&](JsonWriter& json) {
                json.text(isThought ? "thinking" : "text", delta.text);
            });
        }
        return;
    }
    chat::fold(delta, writing_.reply);
    if (part.kind == Part::Kind::Text) tellCitations(part);
    if (part.kind == Part::Kind::Thinking) tellSignature(part);
}

/// After a block ended: what waited for it.
void StreamWriter::next()
{
    for (std::size_t at = 0; at < parts().size() && current() == kNone; ++at) {
        const auto& part = parts()[at];
        const bool isCall = part.kind == Part::Kind::ToolCall;
        const bool waits = !part.isRedacted && !part.text.empty() && !(isCall && wasHeard(at));
        if (waits) tell(at);
    }
}

void StreamWriter::step(const Delta& delta)
{
    start();
    const std::size_t at = delta.part;
    if (at == current() && delta.kind != Delta::Kind::Open) {
        live(delta, parts()[at]);
        if (delta.kind == Delta::Kind::Close) next();
        return;
    }
    const bool isOver = delta.kind == Delta::Kind::Close;
    if (isOver && (writing_.reply.choices.empty() || at >= parts().size())) return;
    chat::fold(delta, writing_.reply);
    auto& part = parts()[at];
    if (delta.kind == Delta::Kind::Open && part.kind == Part::Kind::Media)
        part.text = cat("[", describe(part.media), "]");
    const bool isCall = part.kind == Part::Kind::ToolCall;
    if (isCall && wasHeard(at)) return;
    // A signature may still come between the beginning of a call and its first piece.
    const bool isDue =
        part.isRedacted ? isOver
        : isCall        ? isOver || !part.text.empty()
                        : !part.text.empty() || !part.signature.empty() || !part.citations.empty();
    if (!isDue || !mayClose()) return;
    if (part.isRedacted && wasHeard(at)) return;
    tell(at);
    if (isOver) {
        close();
        next();
    }
}

void StreamWriter::end()
{
    if (writing_.finished) return;
    writing_.finished = true;
    start();
    if (!writing_.reply.choices.empty()) {
        for (std::size_t at = 0; at < parts().size(); ++at) {
            const auto& part = parts()[at];
            const bool isCall = part.kind == Part::Kind::ToolCall;
            const bool isLeft =
                isCall || part.isRedacted ? !wasHeard(at) : at != current() && !part.text.empty();
            if (isLeft) tell(at);
        }
    }
    close();
    static const chat::Choice kNothing;
    const auto& choice = writing_.reply.choices.empty() ? kNothing : writing_.reply.choices.front();
    event("message_delta", [&](JsonWriter& json) {
        json.open("delta", '{');
        json.text("stop_reason", stopReasonOf(choice.finish, choice.stopSequence));
        if (choice.stopSequence.empty()) {
            json.null("stop_sequence");
        } else {
            json.text("stop_sequence", choice.stopSequence);
        }
        json.close('}');
        writeUsage(json, writing_.reply.usage, {});
    });
    event("message_stop", [](JsonWriter&) {});
}

void StreamWriter::trouble(const chat::Trouble& trouble)
{
    writing_.finished = true;
    event("error", [&](JsonWriter& json) {
        json.open("error", '{');
        json.text("type", errorTypeOf(trouble.status));
        json.text("message", trouble.message);
        json.close('}');
    });
}

}  // namespace

void writeDelta(const Delta& delta, Writing& writing, std::string& out)
{
    tellStep<StreamWriter>(delta, writing, out);
}

void writeEnd(Writing& writing, std::string& out)
{
    StreamWriter(writing, out).end();
}

}  // namespace gatehouse::dialect::anthropic
