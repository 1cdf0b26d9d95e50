#include "proxy/core/base/text.h"
#include "proxy/core/chat/fold.h"
#include "proxy/core/dialect/bedrock_converse/bedrock_converse_wire.h"

namespace gatehouse::dialect::bedrock {

using chat::Delta;
using chat::Part;

namespace {

constexpr std::size_t kProof = static_cast<std::size_t>(-1);  ///< a block that no part stands for

/// Blocks carry a number, so pieces of several may mix; all but calls end when another begins.
class Teller {
public:
    Teller(Writing& writing, std::string& out) : writing_(writing), out_(out) {}

    void start();
    void step(const Delta& delta);
    void end();
    void trouble(const chat::Trouble& trouble);

private:
    template <class Write>
    void event(std::string_view name, Write&& write);
    template <class Write>
    void piece(std::size_t place, Write&& write);

    [[nodiscard]] std::size_t placeOf(std::size_t part) const;

    std::vector<Part>& parts() { return writing_.reply.choices[0].parts; }

    std::size_t begin(std::size_t part);
    std::size_t add(std::size_t part);
    void close(std::size_t place);
    void sign(std::size_t part, const Part& signature);

    Writing& writing_;
    std::string& out_;
};

template <class Write>
void Teller::event(std::string_view name, Write&& write)
{
    std::string data;
    JsonWriter json(data);
    json.open('{');
    write(json);
    json.close('}');
    appendEvent(out_, name, data);
}

template <class Write>
void Teller::piece(std::size_t place, Write&& write)
{
    event("contentBlockDelta", [&](JsonWriter& json) {
        json.integer("contentBlockIndex", static_cast<std::int64_t>(place));
        json.open("delta", '{');
        write(json);
        json.close('}');
    });
}

std::size_t Teller::placeOf(std::size_t part) const
{
    std::size_t at = 0;
    while (at < writing_.places.size() && writing_.places[at].second != part) ++at;
    return at;
}

void Teller::start()
{
    if (writing_.started) return;
    writing_.started = true;
    event("messageStart", [](JsonWriter& json) { json.text("role", "assistant"); });
}

void Teller::close(std::size_t place)
{
    if (writing_.closed[place]) return;
    writing_.closed[place] = true;
    event("contentBlockStop", [&](JsonWriter& json) {
        json.integer("contentBlockIndex", static_cast<std::int64_t>(place));
    });
}

std::size_t Teller::add(std::size_t part)
{
    for (std::size_t at = 0; at < writing_.places.size(); ++at) {
        const auto known = writing_.places[at].second;
        if (known == kProof || parts()[known].kind != Part::Kind::ToolCall) close(at);
    }
    writing_.places.emplace_back(0, part);
    writing_.closed.push_back(false);
    return writing_.places.size() - 1;
}

/// The block of a part; it is begun where the client has not heard of it.
std::size_t Teller::begin(std::size_t part)
{
    const std::size_t known = placeOf(part);
    if (known < writing_.places.size()) return known;
    auto& made = parts()[part];
    if (made.kind != Part::Kind::ToolCall) return add(part);
    if (!made.signature.empty()) {  // the proof of a call has no place of its own there
        Part proof = made;
        proof.isRedacted = true;
        sign(kProof, proof);
    }
    const std::size_t place = add(part);
    event("contentBlockStart", [&](JsonWriter& json) {
        json.integer("contentBlockIndex", static_cast<std::int64_t>(place));
        json.open("start", '{');
        json.open("toolUse", '{');
        json.text("toolUseId", made.id);
        json.text("name", made.name);
        json.close('}');
        json.close('}');
    });
    return place;
}

void Teller::sign(std::size_t part, const Part& signature)
{
    const std::size_t place = part == kProof ? add(kProof) : begin(part);
    piece(place, [&](JsonWriter& json) {
        json.open("reasoningContent", '{');
        if (signature.isRedacted) {
            json.text("redactedContent", base64Of(packedSignature(signature, kSigner)));
        } else {
            json.text("signature", packedSignature(signature, kSigner));
        }
        json.close('}');
    });
}

void Teller::step(const Delta& delta)
{
    start();
    const std::size_t known = placeOf(delta.part);
    const bool isHeard = known < writing_.places.size();
    if (isHeard && writing_.closed[known]) return;
    if (delta.kind == Delta::Kind::Cite) return;  // its form wants places in a document
    if (delta.kind == Delta::Kind::Close) {
        const bool isFolded = !writing_.reply.choices.empty() && delta.part < parts().size();
        const bool isCall = isFolded && parts()[delta.part].kind == Part::Kind::ToolCall;
        if (isHeard || isCall) close(begin(delta.part));
        return;
    }
    Delta kept = delta;
    if (delta.kind == Delta::Kind::Append) kept.text.clear();  // that it was, not what was said
    chat::fold(kept, writing_.reply);
    auto& part = parts()[delta.part];
    if (delta.kind == Delta::Kind::Sign) {
        // The proof of a call goes before it, with its first piece.
        if (part.kind == Part::Kind::ToolCall) return;
        sign(delta.part, part);
        part.signature.clear();
        return;
    }
    const std::string text =
        delta.kind == Delta::Kind::Open && part.kind == Part::Kind::Media
            ? cat("[", part.media.mime.empty() ? part.media.kind : part.media.mime, "]")
            : delta.text;
    if (text.empty() || part.isRedacted) return;
    piece(begin(delta.part), [&](JsonWriter& json) {
        if (part.kind == Part::Kind::ToolCall) {
            json.open("toolUse", '{');
            json.text("input", text);
            json.close('}');
        } else if (part.kind == Part::Kind::Thinking) {
            json.open("reasoningContent", '{');
            json.text("text", text);
            json.close('}');
        } else {
            json.text("text", text);
        }
    });
}

void Teller::end()
{
    if (writing_.finished) return;
    writing_.finished = true;
    start();
    if (!writing_.reply.choices.empty()) {
        for (std::size_t at = 0; at < parts().size(); ++at) {
            if (parts()[at].kind == Part::Kind::ToolCall) begin(at);
        }
    }
    for (std::size_t at = 0; at < writing_.places.size(); ++at) close(at);
    static const chat::Choice kNothing;
    const auto& choices = writing_.reply.choices;
    const auto& choice = choices.empty() ? kNothing : choices.front();
    event("messageStop", [&](JsonWriter& json) {
        json.text("stopReason", stopReasonOf(choice.finish, choice.stopSequence));
    });
    event("metadata", [&](JsonWriter& json) {
        writeUsage(json, writing_.reply.usage);
        json.raw("metrics", R"({"latencyMs":0})");
    });
}

void Teller::trouble(const chat::Trouble& trouble)
{
    writing_.finished = true;
    event(streamExceptionOf(trouble.status),
          [&](JsonWriter& json) { json.text("message", trouble.message); });
}

}  // namespace

void writeDelta(const Delta& delta, Writing& writing, std::string& out)
{
    tellStep<Teller>(delta, writing, out);
}

void writeEnd(Writing& writing, std::string& out)
{
    Teller(writing, out).end();
}

}  // namespace gatehouse::dialect::bedrock
