#include <array>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/anthropic_messages/anthropic_messages_wire.h"
#include "proxy/core/dialect/rows.h"
#include "proxy/core/dialect/turns.h"

namespace gatehouse::dialect {

namespace json = boost::json;
using chat::Delta;
using chat::Part;

namespace anthropic {

namespace {

constexpr std::size_t kEventRoom = 4096;
constexpr std::int64_t kRefusal = -1;     ///< the key of what no block holds
constexpr std::int64_t kFirstWhole = -2;  ///< and of the blocks that stand in the head, downwards

Delta deltaOf(Delta::Kind kind, std::size_t part = 0, Part::Kind partKind = Part::Kind::Text)
{
    Delta delta;
    delta.kind = kind;
    delta.part = part;
    delta.partKind = partKind;
    return delta;
}

/// The part of the block with this number; begun as `kind` where the service did not tell.
Reading::Open openAt(Reading& reading, std::int64_t index, Part::Kind kind)
{
    for (const auto& one : reading.open) {
        if (one.key == index) return one;
    }
    bool isNew = false;
    reading.partOf(0, index, kind, isNew);
    return reading.open.back();
}

void readUsage(std::string_view event, std::string_view data, Reading& reading,
               std::vector<Delta>& out)
{
    ReplyFacts facts;
    facts.usage = reading.usage;
    kAnthropicMessages.readEvent(event, data, facts);
    if (facts.usage == reading.usage) return;
    reading.usage = facts.usage;
    kAnthropicMessages.canonical(facts.usage);
    auto& delta = out.emplace_back(deltaOf(Delta::Kind::Usage));
    delta.usage = facts.usage;
}

/// What a block holds when it begins; `isWhole`: nothing will follow.
void beginBlock(const json::value& block, std::int64_t index, bool isWhole, Reading& reading,
                std::vector<Delta>& out)
{
    Notes unread;
    Part part = partOf(block, {}, unread);
    const std::size_t known = reading.open.size();
    const std::size_t at = openAt(reading, index, part.kind).part;
    if (reading.open.size() == known) return;
    Delta open = deltaOf(Delta::Kind::Open, at, part.kind);
    open.id = std::move(part.id);
    open.name = std::move(part.name);
    open.isRedacted = part.isRedacted;
    out.push_back(std::move(open));
    if (!part.text.empty()) {
        out.push_back(deltaOf(Delta::Kind::Append, at, part.kind));
        out.back().text = std::move(part.text);
    }
    for (auto& citation : part.citations) {
        out.push_back(deltaOf(Delta::Kind::Cite, at, part.kind));
        out.back().citation = std::move(citation);
    }
    // A compaction comes whole with its delta.
    const bool isHeldBack = !isWhole && textOf(memberOf(&block, "type")) == "compaction";
    if (!part.signature.empty() && !isHeldBack) {
        out.push_back(deltaOf(Delta::Kind::Sign, at, part.kind));
        out.back().text = std::move(part.signature);
        out.back().signer = std::move(part.signer);
    }
    if (isWhole) out.push_back(deltaOf(Delta::Kind::Close, at, part.kind));
}

void readStart(std::string_view data, const json::value& root, Reading& reading,
               std::vector<Delta>& out)
{
    const auto* message = memberOf(&root, "message");
    if (reading.started) reading.open.clear();  // the service began anew: blocks count from 0
    reading.started = true;
    readUsage("message_start", data, reading, out);
    auto& start = out.emplace_back(deltaOf(Delta::Kind::Start));
    start.id = textOf(memberOf(message, "id"));
    start.model = textOf(memberOf(message, "model"));
    start.serviceTier = textOf(memberOf(memberOf(message, "usage"), "service_tier"));
    std::int64_t key = kFirstWhole;
    for (const auto& block : listOf(memberOf(message, "content")))
        beginBlock(block, key--, true, reading, out);
}

void sign(std::string_view text, Delta at, std::vector<Delta>& out)
{
    if (text.empty()) return;
    Part part;
    unpackSignature(text, kSigner, part);
    at.kind = Delta::Kind::Sign;
    at.text = std::move(part.signature);
    at.signer = std::move(part.signer);
    out.push_back(std::move(at));
}

void readDelta(const json::value& root, std::int64_t index, Reading& reading,
               std::vector<Delta>& out)
{
    const auto* delta = memberOf(&root, "delta");
    const auto type = textOf(memberOf(delta, "type"));
    const auto step = [&](Part::Kind kind) {
        const auto open = openAt(reading, index, kind);
        return deltaOf(Delta::Kind::Append, open.part, open.kind);
    };
    const auto append = [&](Part::Kind kind, std::string_view text) {
        if (text.empty()) return;
        Delta at = step(kind);
        at.text = text;
        // The input of the service's own tools is a piece of a held block.
        if (kind == Part::Kind::ToolCall && at.partKind == Part::Kind::Thinking) {
            at.kind = Delta::Kind::Sign;
            at.signer = kSigner;
        }
        out.push_back(std::move(at));
    };
    if (type == "text_delta") {
        append(Part::Kind::Text, textOf(memberOf(delta, "text")));
    } else if (type == "thinking_delta") {
        append(Part::Kind::Thinking, textOf(memberOf(delta, "thinking")));
    } else if (type == "input_json_delta") {
        append(Part::Kind::ToolCall, textOf(memberOf(delta, "partial_json")));
    } else if (type == "signature_delta") {
        sign(textOf(memberOf(delta, "signature")), step(Part::Kind::Thinking), out);
    } else if (type == "citations_delta") {
        Delta at = step(Part::Kind::Text);
        at.kind = Delta::Kind::Cite;
        if (const auto* citation = memberOf(delta, "citation")) at.citation = citationOf(*citation);
        out.push_back(std::move(at));
    } else if (type == "compaction_delta") {
        json::object block = delta->get_object();
        block["type"] = "compaction";
        sign(heldBlock(block), step(Part::Kind::Thinking), out);
    }
}

void readFinish(std::string_view data, const json::value& root, Reading& reading,
                std::vector<Delta>& out)
{
    readUsage("message_delta", data, reading, out);
    const auto* delta = memberOf(&root, "delta");
    const auto why = textOf(memberOf(memberOf(delta, "stop_details"), "explanation"));
    if (!why.empty()) {
        bool isNew = false;
        const std::size_t part = reading.partOf(0, kRefusal, Part::Kind::Refusal, isNew);
        if (isNew) {
            out.push_back(deltaOf(Delta::Kind::Open, part, Part::Kind::Refusal));
            out.push_back(deltaOf(Delta::Kind::Append, part, Part::Kind::Refusal));
            out.back().text = why;
        }
    }
    const auto reason = textOf(memberOf(delta, "stop_reason"));
    if (reason.empty()) return;
    auto& finish = out.emplace_back(deltaOf(Delta::Kind::Finish));
    finish.finish = finishOf(reason);
    finish.text = textOf(memberOf(delta, "stop_sequence"));
}

void readTrouble(const json::value& root, std::vector<Delta>& out)
{
    const auto* error = memberOf(&root, "error");
    auto& delta = out.emplace_back(deltaOf(Delta::Kind::Trouble));
    delta.trouble.code = textOf(memberOf(error, "type"));
    delta.trouble.message = textOf(memberOf(error, "message"));
    delta.trouble.status = statusOf(delta.trouble.code);
}

}  // namespace

void readEvent(std::string_view event, std::string_view data, Reading& reading,
               std::vector<Delta>& out)
{
    if (event == "ping") return;
    std::array<unsigned char, kEventRoom> room;
    json::monotonic_resource memory(room.data(), room.size());
    json::error_code code;
    const json::value root = json::parse({data.data(), data.size()}, code, &memory);
    if (code) return;
    const auto type = textOf(memberOf(&root, "type"));
    const auto* number = memberOf(&root, "index");
    const std::int64_t index = number != nullptr && number->is_int64() ? number->get_int64() : 0;
    if (type == "content_block_delta") {
        readDelta(root, index, reading, out);
    } else if (type == "content_block_start") {
        if (const auto* block = memberOf(&root, "content_block"))
            beginBlock(*block, index, false, reading, out);
    } else if (type == "content_block_stop") {
        const auto open = openAt(reading, index, Part::Kind::Text);
        out.push_back(deltaOf(Delta::Kind::Close, open.part, open.kind));
    } else if (type == "message_start") {
        readStart(data, root, reading, out);
    } else if (type == "message_delta") {
        readFinish(data, root, reading, out);
    } else if (type == "error" || event == "error") {
        readTrouble(root, out);
    }
}

}  // namespace anthropic

const Codec kAnthropicMessagesCodec{anthropic::kSigner,
                                    anthropic::readRequest,
                                    anthropic::writeRequest,
                                    anthropic::path,
                                    anthropic::readReply,
                                    anthropic::writeReply,
                                    anthropic::readEvent,
                                    anthropic::writeDelta,
                                    anthropic::writeEnd,
                                    "text/event-stream; charset=utf-8",
                                    "msg_"};

}  // namespace gatehouse::dialect
