#include <algorithm>
#include <array>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/gemini_generate/gemini_generate_wire.h"
#include "proxy/core/dialect/rows.h"
#include "proxy/core/dialect/turns.h"

namespace gatehouse::dialect {

namespace json = boost::json;
using chat::Delta;
using chat::Part;

namespace gemini {

namespace {

constexpr std::size_t kEventRoom = 4096;
constexpr std::size_t kMostChoices = 64;
constexpr auto kClosed = Part::Kind::ToolResult;  ///< a part that nothing goes on in

/// Reads one answer or a piece of one: pieces are answers with less in them.
class ChunkReader {
public:
    ChunkReader(Reading& reading, std::vector<Delta>& out) : reading_(reading), out_(out) {}

    void read(std::string_view data, const json::value& root);

private:
    Delta& add(Delta::Kind kind, std::size_t part = 0, Part::Kind partKind = Part::Kind::Text);
    std::size_t begin(Part::Kind kind);
    void usage(std::string_view data);
    void candidate(const json::value& value);
    void part(Part part);
    void text(Part& part);
    void call(Part& part);
    void grounding(const json::value& value);
    void logprobs(const json::value& result);
    void trouble(const json::value& error);

    [[nodiscard]] const Reading::Open* last(Part::Kind kind) const;

    Reading& reading_;
    std::vector<Delta>& out_;
    std::size_t choice_ = 0;
    std::string_view id_;
};

Delta& ChunkReader::add(Delta::Kind kind, std::size_t part, Part::Kind partKind)
{
    auto& delta = out_.emplace_back();
    delta.kind = kind;
    delta.choice = choice_;
    delta.part = part;
    delta.partKind = partKind;
    return delta;
}

/// Parts have no number: each that is begun is the next.
std::size_t ChunkReader::begin(Part::Kind kind)
{
    const auto key = static_cast<std::int64_t>(reading_.open.size());
    bool isNew = false;
    return reading_.partOf(choice_, key, kind, isNew);
}

/// The newest part of the choice, or of this kind.
const Reading::Open* ChunkReader::last(Part::Kind kind) const
{
    for (auto open = reading_.open.rbegin(); open != reading_.open.rend(); ++open) {
        if (open->choice == choice_ && open->kind == kind) return &*open;
    }
    return nullptr;
}

void ChunkReader::usage(std::string_view data)
{
    ReplyFacts facts;
    facts.usage = reading_.usage;
    kGeminiGenerate.readReply(data, facts);
    if (facts.usage == reading_.usage) return;
    reading_.usage = facts.usage;
    kGeminiGenerate.canonical(facts.usage);
    add(Delta::Kind::Usage).usage = facts.usage;
}

/// Pieces of one text follow each other; anything between begins a new one.
void ChunkReader::text(Part& part)
{
    const auto& all = reading_.open;
    const auto newest = std::find_if(all.rbegin(), all.rend(),
                                     [&](const auto& one) { return one.choice == choice_; });
    const auto newestKind = newest == all.rend() ? kClosed : newest->kind;
    // A proof behind a thought is the thought's.
    const bool isOfThought = isProof(part) && newestKind == Part::Kind::Thinking;
    const bool goesOn = isOfThought || (newestKind == part.kind && !part.isRedacted);
    const std::size_t at = goesOn ? newest->part : begin(part.isRedacted ? kClosed : part.kind);
    if (!goesOn) add(Delta::Kind::Open, at, part.kind).isRedacted = part.isRedacted;
    if (!part.text.empty()) add(Delta::Kind::Append, at, part.kind).text = std::move(part.text);
    if (part.signature.empty()) return;
    auto& sign = add(Delta::Kind::Sign, at, part.kind);
    sign.text = std::move(part.signature);
    sign.signer = std::move(part.signer);
    if (part.isRedacted) add(Delta::Kind::Close, at, part.kind);
}

void ChunkReader::call(Part& part)
{
    if (part.name.empty()) return;
    reading_.sawTool = true;
    const std::size_t at = begin(part.kind);
    auto& open = add(Delta::Kind::Open, at, part.kind);
    open.name = std::move(part.name);
    open.id = part.id.empty() ? cat("call_", id_.empty() ? "0" : id_, "_",
                                    number(static_cast<std::int64_t>(at)))
                              : std::move(part.id);
    if (!part.signature.empty()) {
        auto& sign = add(Delta::Kind::Sign, at, part.kind);
        sign.text = std::move(part.signature);
        sign.signer = std::move(part.signer);
    }
    if (!part.text.empty()) add(Delta::Kind::Append, at, part.kind).text = std::move(part.text);
    add(Delta::Kind::Close, at, part.kind);
}

void ChunkReader::part(Part part)
{
    if (part.kind == Part::Kind::Text || part.kind == Part::Kind::Thinking) {
        text(part);
    } else if (part.kind == Part::Kind::ToolCall) {
        call(part);
    } else if (part.kind == Part::Kind::Media) {
        const std::size_t at = begin(part.kind);
        add(Delta::Kind::Open, at, part.kind).media = std::move(part.media);
        add(Delta::Kind::Close, at, part.kind);
    }
}

void ChunkReader::grounding(const json::value& value)
{
    const auto* text = last(Part::Kind::Text);
    if (text == nullptr) return;
    const auto& chunks = listOf(memberOf(&value, "groundingChunks"));
    const auto cite = [&](std::size_t index, std::string_view quote) {
        if (index >= chunks.size()) return;
        const auto* web = memberOf(&chunks[index], "web");
        if (web == nullptr) web = memberOf(&chunks[index], "retrievedContext");
        auto& delta = add(Delta::Kind::Cite, text->part);
        delta.citation.url = dialect::textOf(memberOf(web, "uri"));
        delta.citation.title = dialect::textOf(memberOf(web, "title"));
        delta.citation.quote = quote;
    };
    const auto& supports = listOf(memberOf(&value, "groundingSupports"));
    for (const auto& support : supports) {
        const auto quote = dialect::textOf(memberOf(memberOf(&support, "segment"), "text"));
        for (const auto& index : listOf(memberOf(&support, "groundingChunkIndices"))) {
            if (index.is_int64() && index.get_int64() >= 0)
                cite(static_cast<std::size_t>(index.get_int64()), quote);
        }
    }
    if (supports.empty()) {
        for (std::size_t index = 0; index < chunks.size(); ++index) cite(index, {});
    }
}

json::object tokenOf(const json::value& from)
{
    const auto* probability = memberOf(&from, "logProbability");
    return {{"token", json::value(dialect::textOf(memberOf(&from, "token")))},
            {"logprob", probability == nullptr ? json::value(0) : *probability},
            {"bytes", nullptr}};
}

void ChunkReader::logprobs(const json::value& result)
{
    const auto& chosen = listOf(memberOf(&result, "chosenCandidates"));
    const auto& tops = listOf(memberOf(&result, "topCandidates"));
    if (chosen.empty()) return;
    json::array content;
    for (std::size_t at = 0; at < chosen.size(); ++at) {
        json::object token = tokenOf(chosen[at]);
        json::array others;
        if (at < tops.size()) {
            for (const auto& other : listOf(memberOf(&tops[at], "candidates")))
                others.push_back(tokenOf(other));
        }
        token["top_logprobs"] = std::move(others);
        content.push_back(std::move(token));
    }
    add(Delta::Kind::Logprobs).logprobs = json::object{{"content", std::move(content)}};
}

void ChunkReader::candidate(const json::value& value)
{
    const auto* index = memberOf(&value, "index");
    const bool isFirst = index == nullptr || !index->is_int64() || index->get_int64() < 0;
    choice_ = isFirst ? 0 : static_cast<std::size_t>(index->get_int64());
    if (choice_ >= kMostChoices) return;
    Notes unread;
    std::vector<Part> parts;
    for (const auto& each : listOf(memberOf(memberOf(&value, "content"), "parts")))
        readPart(each, {}, parts, unread);
    for (auto& each : parts) part(std::move(each));
    if (const auto* found = memberOf(&value, "groundingMetadata")) grounding(*found);
    if (const auto* found = memberOf(&value, "logprobsResult")) logprobs(*found);
    const auto reason = dialect::textOf(memberOf(&value, "finishReason"));
    if (reason.empty()) return;
    add(Delta::Kind::Finish).finish = finishOf(reason, reading_.sawTool);
}

void ChunkReader::trouble(const json::value& error)
{
    auto& delta = add(Delta::Kind::Trouble);
    const auto* code = memberOf(&error, "code");
    if (code != nullptr && code->is_int64() && code->get_int64() >= 400 && code->get_int64() < 600)
        delta.trouble.status = static_cast<int>(code->get_int64());
    delta.trouble.code = dialect::textOf(memberOf(&error, "status"));
    delta.trouble.message = dialect::textOf(memberOf(&error, "message"));
}

void ChunkReader::read(std::string_view data, const json::value& root)
{
    if (const auto* error = memberOf(&root, "error")) return trouble(*error);
    const auto* counts = memberOf(&root, "usageMetadata");
    if (counts != nullptr) usage(data);
    id_ = dialect::textOf(memberOf(&root, "responseId"));
    if (!reading_.started) {
        reading_.started = true;
        auto& start = add(Delta::Kind::Start);
        start.id = id_;
        start.model = dialect::textOf(memberOf(&root, "modelVersion"));
        start.serviceTier = dialect::textOf(memberOf(counts, "serviceTier"));
    }
    const auto& candidates = listOf(memberOf(&root, "candidates"));
    for (const auto& each : candidates) candidate(each);
    const auto blocked =
        dialect::textOf(memberOf(memberOf(&root, "promptFeedback"), "blockReason"));
    if (!blocked.empty() && candidates.empty())
        add(Delta::Kind::Finish).finish = chat::Finish::ContentFilter;
}

}  // namespace

void readEvent(std::string_view /*event*/, std::string_view data, Reading& reading,
               std::vector<Delta>& out)
{
    std::array<unsigned char, kEventRoom> room;
    json::monotonic_resource memory(room.data(), room.size());
    json::error_code code;
    const json::value root = json::parse({data.data(), data.size()}, code, &memory);
    if (code || !root.is_object()) return;
    ChunkReader(reading, out).read(data, root);
}

}  // namespace gemini

const Codec kGeminiGenerateCodec{gemini::kSigner,    gemini::readRequest, gemini::writeRequest,
                                 gemini::path,       gemini::readReply,   gemini::writeReply,
                                 gemini::readEvent,  gemini::writeDelta,  gemini::writeEnd,
                                 "text/event-stream"};

}  // namespace gatehouse::dialect
