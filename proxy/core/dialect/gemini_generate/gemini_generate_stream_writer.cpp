#include "proxy/core/base/text.h"
#include "proxy/core/chat/fold.h"
#include "proxy/core/dialect/gemini_generate/gemini_generate_wire.h"

namespace gatehouse::dialect::gemini {

using chat::Delta;
using chat::Part;

namespace {

/// Texts go out as they come. Calls have no pieces here: they wait in `writing.reply` until they
/// are whole, as do proofs and citations.
class StreamWriter {
public:
    StreamWriter(Writing& writing, std::string& out) : writing_(writing), out_(out) {}

    void step(const Delta& delta);
    void end();
    void trouble(const chat::Trouble& trouble);

private:
    template <class Write>
    void chunk(Write&& write);
    void tell(std::size_t choice, const Part& part, const std::string& proof);
    void tellWhole(std::size_t choice, std::size_t part);

    [[nodiscard]] bool wasTold(std::size_t choice, std::size_t part) const;

    Writing& writing_;
    std::string& out_;
};

template <class Write>
void StreamWriter::chunk(Write&& write)
{
    out_ += !writing_.isArray ? "data: " : writing_.started ? ",\r\n" : "[";
    writing_.started = true;
    JsonWriter json(out_);
    json.open('{');
    write(json);
    json.close('}');
    if (!writing_.isArray) out_ += "\r\n\r\n";
}

bool StreamWriter::wasTold(std::size_t choice, std::size_t part) const
{
    for (const auto& place : writing_.places) {
        if (place.first == choice && place.second == part) return true;
    }
    return false;
}

void StreamWriter::tell(std::size_t choice, const Part& part, const std::string& proof)
{
    chunk([&](JsonWriter& json) {
        json.open("candidates", '[');
        json.open('{');
        json.open("content", '{');
        json.open("parts", '[');
        writePart(json, part, proof);
        json.close(']');
        json.text("role", "model");
        json.close('}');
        json.integer("index", static_cast<std::int64_t>(choice));
        json.close('}');
        json.close(']');
        json.text("modelVersion", writing_.model);
        json.text("responseId", writing_.id);
    });
}

void StreamWriter::tellWhole(std::size_t choice, std::size_t at)
{
    if (wasTold(choice, at)) return;
    const auto& part = writing_.reply.choices[choice].parts[at];
    writing_.places.emplace_back(choice, at);
    tell(choice, part, signatureOf(part));
}

void StreamWriter::step(const Delta& delta)
{
    const bool isText = delta.partKind == Part::Kind::Text ||
                        delta.partKind == Part::Kind::Refusal ||
                        delta.partKind == Part::Kind::Thinking;
    const auto& choices = writing_.reply.choices;
    const bool isKnown =
        delta.choice < choices.size() && delta.part < choices[delta.choice].parts.size();
    if (delta.kind == Delta::Kind::Append && isText) {
        if (delta.text.empty()) return;
        Part part;
        part.kind = delta.partKind;
        part.text = delta.text;
        tell(delta.choice, part, {});
        if (isKnown) return;
        Delta begun = delta;  // what was said is not kept, but that it was
        begun.text.clear();
        return chat::fold(begun, writing_.reply);
    }
    if (delta.kind == Delta::Kind::Close && !isKnown) return;
    chat::fold(delta, writing_.reply);
    const auto& part = choices[delta.choice].parts[delta.part];
    const bool isCall = part.kind == Part::Kind::ToolCall;
    const bool isOver = delta.kind == Delta::Kind::Close ||
                        (delta.kind == Delta::Kind::Sign && !part.isRedacted && !isCall) ||
                        (delta.kind == Delta::Kind::Open && part.kind == Part::Kind::Media);
    if (!isOver) return;
    const bool isThought = part.kind == Part::Kind::Thinking && !part.signature.empty();
    if (isThought || isCall || part.kind == Part::Kind::Media) tellWhole(delta.choice, delta.part);
}

void StreamWriter::end()
{
    if (writing_.finished) return;
    writing_.finished = true;
    auto& choices = writing_.reply.choices;
    if (choices.empty()) choices.emplace_back().finish = chat::Finish::Stop;
    for (std::size_t choice = 0; choice < choices.size(); ++choice) {
        for (std::size_t at = 0; at < choices[choice].parts.size(); ++at) {
            const auto& part = choices[choice].parts[at];
            const bool isThought = part.kind == Part::Kind::Thinking && !part.signature.empty();
            if (isThought || part.kind == Part::Kind::ToolCall) tellWhole(choice, at);
        }
    }
    chunk([&](JsonWriter& json) {
        json.open("candidates", '[');
        std::int64_t index = 0;
        for (const auto& choice : choices) {
            const auto reason = reasonOf(choice.finish);
            json.open('{');
            json.raw("content", R"({"parts":[{"text":""}],"role":"model"})");
            json.text("finishReason", reason.empty() ? "STOP" : reason);
            json.integer("index", index++);
            writeGrounding(json, choice);
            json.close('}');
        }
        json.close(']');
        writeUsage(json, writing_.reply.usage);
        json.text("modelVersion", writing_.model);
        json.text("responseId", writing_.id);
    });
    if (writing_.isArray) out_ += "]";
}

void StreamWriter::trouble(const chat::Trouble& trouble)
{
    writing_.finished = true;
    chunk([&](JsonWriter& json) {
        json.open("error", '{');
        json.integer("code", trouble.status);
        json.text("message", trouble.message);
        json.text("status", statusWordOf(trouble.status));
        json.close('}');
    });
    if (writing_.isArray) out_ += "]";
}

}  // namespace

void writeDelta(const Delta& delta, Writing& writing, std::string& out)
{
    if (writing.finished) return;
    StreamWriter writer(writing, out);
    switch (delta.kind) {
        case Delta::Kind::Start:
        case Delta::Kind::Usage:
        case Delta::Kind::Finish:
        case Delta::Kind::Logprobs:
            return chat::fold(delta, writing.reply);
        case Delta::Kind::Trouble:
            return writer.trouble(delta.trouble);
        case Delta::Kind::Open:
        case Delta::Kind::Append:
        case Delta::Kind::Sign:
        case Delta::Kind::Cite:
        case Delta::Kind::Close:
            return writer.step(delta);
    }
}

void writeEnd(Writing& writing, std::string& out)
{
    StreamWriter(writing, out).end();
}

}  // namespace gatehouse::dialect::gemini
