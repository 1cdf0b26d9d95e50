#include <array>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/bedrock_converse/bedrock_converse_wire.h"
#include "proxy/core/dialect/rows.h"
#include "proxy/core/dialect/turns.h"

namespace gatehouse::dialect {

namespace json = boost::json;
using chat::Delta;
using chat::Part;

namespace bedrock {

namespace {

constexpr std::size_t kEventRoom = 4096;

/// Steps of the blocks of a stream. A block that holds text is begun by its first piece.
class Steps {
public:
    Steps(Reading& reading, std::vector<Delta>& out) : reading_(reading), out_(out) {}

    /// The kind of the part that has this number already; `kind` where there is none.
    Delta& add(Delta::Kind what, std::int64_t key, Part::Kind kind, const Delta* begun = nullptr)
    {
        for (const auto& one : reading_.open) {
            if (one.key == key) return step(what, one.part, one.kind);
        }
        bool isNew = false;
        const std::size_t part = reading_.partOf(0, key, kind, isNew);
        auto& open = step(Delta::Kind::Open, part, kind);
        if (begun != nullptr) {
            open.id = begun->id;
            open.name = begun->name;
            open.isRedacted = begun->isRedacted;
            if (what == Delta::Kind::Open) return open;
        }
        return step(what, part, kind);
    }

    void append(std::int64_t key, Part::Kind kind, std::string_view text)
    {
        if (!text.empty()) add(Delta::Kind::Append, key, kind).text = text;
    }

    void sign(std::int64_t key, const std::string& text, bool isRedacted)
    {
        Part part;
        unpackSignature(text, kSigner, part);
        Delta begun;
        begun.isRedacted = isRedacted;
        auto& delta = add(Delta::Kind::Sign, key, Part::Kind::Thinking, &begun);
        delta.text = std::move(part.signature);
        delta.signer = std::move(part.signer);
    }

    void close(std::int64_t key)
    {
        for (const auto& one : reading_.open) {
            if (one.key == key) step(Delta::Kind::Close, one.part, one.kind);
        }
    }

private:
    Delta& step(Delta::Kind what, std::size_t part, Part::Kind kind)
    {
        auto& delta = out_.emplace_back();
        delta.kind = what;
        delta.part = part;
        delta.partKind = kind;
        return delta;
    }

    Reading& reading_;
    std::vector<Delta>& out_;
};

bool isPassedOver(const Reading& reading, std::int64_t index) noexcept
{
    for (const auto key : reading.heard) {
        if (key == index) return true;
    }
    return false;
}

void readStart(const json::value& root, std::int64_t index, Reading& reading, Steps& steps)
{
    const auto* start = memberOf(&root, "start");
    const auto* call = memberOf(start, "toolUse");
    // What the service's own tools do is not the client's to answer.
    const bool isOwn = textOf(memberOf(call, "type")) == "server_tool_use";
    if (isOwn || memberOf(start, "toolResult") != nullptr) {
        reading.heard.push_back(index);
    } else if (call != nullptr) {
        Delta begun;
        begun.id = textOf(memberOf(call, "toolUseId"));
        begun.name = textOf(memberOf(call, "name"));
        steps.add(Delta::Kind::Open, index, Part::Kind::ToolCall, &begun);
    }
}

void readDelta(const json::value& root, std::int64_t index, Steps& steps)
{
    const auto* delta = memberOf(&root, "delta");
    steps.append(index, Part::Kind::Text, textOf(memberOf(delta, "text")));
    if (const auto* call = memberOf(delta, "toolUse"))
        steps.append(index, Part::Kind::ToolCall, textOf(memberOf(call, "input")));
    if (const auto* thought = memberOf(delta, "reasoningContent")) {
        steps.append(index, Part::Kind::Thinking, textOf(memberOf(thought, "text")));
        const auto signature = textOf(memberOf(thought, "signature"));
        if (!signature.empty()) steps.sign(index, std::string(signature), false);
        const auto closed = textOf(memberOf(thought, "redactedContent"));
        if (!closed.empty()) steps.sign(index, closedOf(closed), true);
    }
    if (const auto* citation = memberOf(delta, "citation")) {
        auto& cite = steps.add(Delta::Kind::Cite, index, Part::Kind::Text).citation;
        cite.title = textOf(memberOf(citation, "title"));
        cite.url = textOf(memberOf(citation, "source"));
        for (const auto& piece : listOf(memberOf(citation, "sourceContent")))
            cite.quote += textOf(memberOf(&piece, "text"));
    }
}

void readMetadata(std::string_view event, std::string_view data, Reading& reading,
                  std::vector<Delta>& out)
{
    ReplyFacts facts;
    kBedrockConverse.readEvent(event, data, facts);
    if (!facts.usage.known()) return;
    reading.usage = facts.usage;
    kBedrockConverse.canonical(facts.usage);
    auto& usage = out.emplace_back();
    usage.kind = Delta::Kind::Usage;
    usage.usage = facts.usage;
}

void readException(std::string_view event, const json::value& root, std::vector<Delta>& out)
{
    auto& delta = out.emplace_back();
    delta.kind = Delta::Kind::Trouble;
    delta.trouble.code = event;
    delta.trouble.message = textOf(memberOf(&root, "message"));
    if (delta.trouble.message.empty())
        delta.trouble.message = textOf(memberOf(&root, "originalMessage"));
    const auto* status = memberOf(&root, "originalStatusCode");
    delta.trouble.status = status != nullptr && status->is_int64() && status->get_int64() >= 400 &&
                                   status->get_int64() < 600
                               ? static_cast<int>(status->get_int64())
                               : statusOf(event);
}

}  // namespace

void readEvent(std::string_view event, std::string_view data, Reading& reading,
               std::vector<Delta>& out)
{
    std::array<unsigned char, kEventRoom> room;
    json::monotonic_resource memory(room.data(), room.size());
    json::error_code code;
    const json::value whole = json::parse({data.data(), data.size()}, code, &memory);
    if (code || !whole.is_object()) return;
    const json::value* root = &whole;
    if (event.empty() || event == "message") {  // {"contentBlockDelta":{…}}
        if (whole.get_object().empty()) return;
        event = whole.get_object().begin()->key();
        root = &whole.get_object().begin()->value();
    }
    const auto* number = memberOf(root, "contentBlockIndex");
    const std::int64_t index = number != nullptr && number->is_int64() ? number->get_int64() : 0;
    Steps steps(reading, out);
    if (event == "contentBlockDelta") {
        if (!isPassedOver(reading, index)) readDelta(*root, index, steps);
    } else if (event == "contentBlockStart") {
        readStart(*root, index, reading, steps);
    } else if (event == "contentBlockStop") {
        steps.close(index);
    } else if (event == "messageStart") {
        out.emplace_back().kind = Delta::Kind::Start;
    } else if (event == "messageStop") {
        auto& finish = out.emplace_back();
        finish.kind = Delta::Kind::Finish;
        finish.finish = finishOf(textOf(memberOf(root, "stopReason")));
    } else if (event == "metadata") {
        readMetadata(root == &whole ? event : std::string_view(), data, reading, out);
    } else if (event.ends_with("Exception")) {
        readException(event, *root, out);
    }
}

}  // namespace bedrock

const Codec kBedrockConverseCodec{bedrock::kSigner,      bedrock::readRequest,
                                  bedrock::writeRequest, bedrock::path,
                                  bedrock::readReply,    bedrock::writeReply,
                                  bedrock::readEvent,    bedrock::writeDelta,
                                  bedrock::writeEnd,     "application/vnd.amazon.eventstream"};

}  // namespace gatehouse::dialect
