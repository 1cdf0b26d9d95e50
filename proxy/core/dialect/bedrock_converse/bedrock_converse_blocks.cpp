#include <algorithm>
#include <array>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"
#include "proxy/core/dialect/bedrock_converse/bedrock_converse_wire.h"

namespace gatehouse::dialect::bedrock {

namespace json = boost::json;
using chat::Part;

namespace {

constexpr std::size_t kLongestId = 64;
constexpr std::string_view kBinary = "base64:";  ///< closed thoughts that are no text

struct Format {
    std::string_view block;  ///< "image", "document", "video", "audio"
    std::string_view name;
    std::string_view mime;
};

/// The first of a type is the one that is written.
constexpr auto kFormats = std::to_array<Format>(
    {{"image", "png", "image/png"},
     {"image", "jpeg", "image/jpeg"},
     {"image", "jpeg", "image/jpg"},
     {"image", "gif", "image/gif"},
     {"image", "webp", "image/webp"},
     {"document", "pdf", "application/pdf"},
     {"document", "txt", "text/plain"},
     {"document", "md", "text/markdown"},
     {"document", "csv", "text/csv"},
     {"document", "html", "text/html"},
     {"document", "doc", "application/msword"},
     {"document", "docx",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
     {"document", "xls", "application/vnd.ms-excel"},
     {"document", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
     {"document", "txt", "application/json"},
     {"document", "txt", "application/xml"},
     {"video", "mp4", "video/mp4"},
     {"video", "mov", "video/quicktime"},
     {"video", "webm", "video/webm"},
     {"video", "mkv", "video/x-matroska"},
     {"video", "mpeg", "video/mpeg"},
     {"audio", "mp3", "audio/mpeg"},
     {"audio", "mp3", "audio/mp3"},
     {"audio", "wav", "audio/wav"},
     {"audio", "flac", "audio/flac"},
     {"audio", "ogg", "audio/ogg"}});

std::string mimeOf(std::string_view block, std::string_view format)
{
    for (const auto& row : kFormats) {
        if (row.block == block && row.name == format) return std::string(row.mime);
    }
    return cat(block == "document" ? "application" : block, "/", format);
}

const Format* formatOf(const chat::Media& media)
{
    const std::string mime = lower(media.mime.substr(0, media.mime.find(';')));
    for (const auto& row : kFormats) {
        if (row.mime == mime) return &row;
    }
    static constexpr Format kPlain{"document", "txt", "text/"};
    return mime.starts_with(kPlain.mime) ? &kPlain : nullptr;
}

bool isBlank(std::string_view text) noexcept
{
    return text.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos;
}

/// Letters, digits, single spaces, hyphens, brackets of two kinds; and none of `known`.
std::string documentName(std::string_view wanted, const std::vector<std::string>& known)
{
    constexpr std::string_view kAlso = " -()[]";
    std::string out;
    for (const char c : wanted.substr(0, 150)) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                             (c >= '0' && c <= '9') || kAlso.find(c) != std::string_view::npos;
        const char kept = isPlain ? c : '-';
        if (kept == ' ' && out.ends_with(' ')) continue;
        out += kept;
    }
    if (isBlank(out)) out = "document";
    std::string name = out;
    for (std::int64_t next = 2; std::ranges::find(known, name) != known.end(); ++next)
        name = cat(out, " (", number(next), ")");
    return name;
}

void readMedia(Members& block, std::string_view kind, Part& part, Notes& notes)
{
    part.kind = Part::Kind::Media;
    const auto& inner = block.object(kind);
    Members members(inner, block.pathOf(kind));
    auto& media = part.media;
    media.kind = kind == "document" ? "file" : kind;
    media.name = members.text("name");
    media.mime = mimeOf(kind, members.text("format"));
    const auto& where = members.object("source");
    Members source(where, members.pathOf("source"));
    media.data = source.text("bytes");
    if (const auto text = source.text("text"); !text.empty()) {
        media.mime = "text/plain";
        media.data = base64(text);
    }
    if (const auto& pieces = source.list("content"); !pieces.empty()) {
        std::string text;
        for (const auto& each : pieces)
            text += cat(text.empty() ? "" : "\n", Members(each, {}).text("text"));
        media.mime = "text/plain";
        media.data = base64(text);
    }
    const auto& bucket = source.object("s3Location");
    Members location(bucket, source.pathOf("s3Location"));
    media.url = location.text("uri");
    location.leaveRest(notes);
    source.leaveRest(notes);
    members.leaveRest(notes);
}

void readReasoning(Members& block, Part& part, Notes& notes)
{
    part.kind = Part::Kind::Thinking;
    const auto& inner = block.object("reasoningContent");
    Members members(inner, block.pathOf("reasoningContent"));
    const auto& text = members.object("reasoningText");
    Members thought(text, members.pathOf("reasoningText"));
    part.text = thought.text("text");
    part.signer = kSigner;
    if (const auto signature = thought.text("signature"); !signature.empty())
        unpackSignature(signature, kSigner, part);
    if (const auto closed = members.text("redactedContent"); !closed.empty()) {
        part.isRedacted = true;
        unpackSignature(closedOf(closed), kSigner, part);
    }
    thought.leaveRest(notes);
    members.leaveRest(notes);
}

void readToolUse(Members& block, Part& part, Notes& notes)
{
    part.kind = Part::Kind::ToolCall;
    const auto& inner = block.object("toolUse");
    Members members(inner, block.pathOf("toolUse"));
    part.id = members.text("toolUseId");
    part.name = members.text("name");
    members.ignore("type");
    const auto* input = members.get("input");
    const bool isEmpty = input == nullptr || (input->is_object() && input->get_object().empty());
    if (!isEmpty) part.text = jsonText(*input);
    members.leaveRest(notes);
}

void readToolResult(Members& block, Part& part, Notes& notes)
{
    part.kind = Part::Kind::ToolResult;
    const auto& inner = block.object("toolResult");
    Members members(inner, block.pathOf("toolResult"));
    part.id = members.text("toolUseId");
    part.isError = members.text("status") == "error";
    members.ignore("type");
    readBlocks(members.list("content"), members.pathOf("content"), part.content, notes);
    members.leaveRest(notes);
}

void readCitations(Members& block, Part& part, Notes& notes)
{
    const auto& inner = block.object("citationsContent");
    Members members(inner, block.pathOf("citationsContent"));
    for (const auto& each : members.list("content")) part.text += Members(each, {}).text("text");
    for (const auto& each : members.list("citations")) {
        Members citation(each, {});
        auto& made = part.citations.emplace_back();
        made.title = citation.text("title");
        made.url = citation.text("source");
        for (const auto& piece : citation.list("sourceContent"))
            made.quote += Members(piece, {}).text("text");
    }
    members.leaveRest(notes);
}

/// False: nothing that means something elsewhere.
bool readBlock(Members& block, Part& part, Notes& notes)
{
    for (const std::string_view kind : {"image", "document", "video", "audio"}) {
        if (block.get(kind) == nullptr) continue;
        readMedia(block, kind, part, notes);
        return true;
    }
    if (block.get("text") != nullptr) {
        part.text = block.text("text");
    } else if (const auto* value = block.get("json"); value != nullptr) {
        part.text = jsonText(*value);
    } else if (block.get("toolUse") != nullptr) {
        readToolUse(block, part, notes);
    } else if (block.get("toolResult") != nullptr) {
        readToolResult(block, part, notes);
    } else if (block.get("reasoningContent") != nullptr) {
        readReasoning(block, part, notes);
    } else if (block.get("citationsContent") != nullptr) {
        readCitations(block, part, notes);
    } else if (block.get("guardContent") != nullptr) {
        const auto& guard = block.object("guardContent");
        const auto* text = guard.if_contains("text");
        if (text == nullptr) return false;
        part.text = Members(*text, {}).text("text");
    } else {
        return false;
    }
    return true;
}

Result<void> writeMedia(JsonWriter& out, const Part& part, std::vector<std::string>& documents)
{
    const auto& media = part.media;
    const Format* format = formatOf(media);
    const bool isS3 = media.url.starts_with("s3://");
    if (format == nullptr || (media.data.empty() && !isS3)) {
        return fail(ErrorKind::CannotExpress,
                    cat("Bedrock cannot carry ", media.kind,
                        media.mime.empty() ? std::string() : cat(" (", media.mime, ")"),
                        media.data.empty() ? " given by its address" : ""),
                    "send the content itself, in base64, in a format that Converse knows");
    }
    out.open('{');
    out.open(format->block, '{');
    out.text("format", format->name);
    if (format->block == "document") {
        documents.push_back(documentName(media.name, documents));
        out.text("name", documents.back());
    }
    out.open("source", '{');
    if (isS3) {
        out.open("s3Location", '{');
        out.text("uri", media.url);
        out.close('}');
    } else {
        out.text("bytes", media.data);
    }
    out.close('}');
    out.close('}');
    out.close('}');
    return {};
}

void writeText(JsonWriter& out, std::string_view text)
{
    out.open('{');
    out.text("text", text);
    out.close('}');
}

void writeThought(JsonWriter& out, const Part& part)
{
    out.open('{');
    out.open("reasoningContent", '{');
    if (part.isRedacted) {
        out.text("redactedContent", base64Of(packedSignature(part, kSigner)));
    } else {
        out.open("reasoningText", '{');
        out.text("text", part.text);
        out.textIf("signature", packedSignature(part, kSigner));
        out.close('}');
    }
    out.close('}');
    out.close('}');
}

Result<void> writeToolResult(JsonWriter& out, const Part& part, std::vector<std::string>& documents,
                             Notes& notes)
{
    std::string blocks;
    JsonWriter content(blocks);
    for (const auto& each : part.content) GH_TRY(writeAskedBlock(content, each, documents, notes));
    if (blocks.empty()) writeText(content, "(empty)");  // a blank one is refused
    out.open('{');
    out.open("toolResult", '{');
    out.text("toolUseId", idOf(part.id));
    out.raw("content", cat("[", blocks, "]"));
    if (part.isError) out.text("status", "error");
    out.close('}');
    out.close('}');
    return {};
}

}  // namespace

void readBlocks(const json::array& blocks, const std::string& path, std::vector<Part>& parts,
                Notes& notes)
{
    std::size_t index = 0;
    for (const auto& value : blocks) {
        Members block(value, at(path, index++));
        if (const auto* point = block.get("cachePoint"); point != nullptr) {
            const auto ttl = Members(*point, {}).text("ttl");
            if (!parts.empty()) parts.back().cache = ttl == "1h" ? "1h" : "5m";
            continue;
        }
        Part part;
        if (readBlock(block, part, notes)) parts.push_back(std::move(part));
        block.leaveRest(notes);
    }
}

Result<void> writeAskedBlock(JsonWriter& out, const Part& part, std::vector<std::string>& documents,
                             Notes& notes)
{
    switch (part.kind) {
        case Part::Kind::Text:
        case Part::Kind::Refusal:
            if (isBlank(part.text)) return {};
            if (!part.citations.empty()) notes.leaveOut("citations of earlier answers");
            writeText(out, part.text);
            return {};
        case Part::Kind::Thinking:
            if (part.signer == kSigner && !part.signature.empty()) writeThought(out, part);
            return {};
        case Part::Kind::ToolCall:
            out.open('{');
            out.open("toolUse", '{');
            writeToolUse(out, part, idOf(part.id));
            out.close('}');
            out.close('}');
            return {};
        case Part::Kind::ToolResult:
            return writeToolResult(out, part, documents, notes);
        case Part::Kind::Media:
            return writeMedia(out, part, documents);
    }
    return {};
}

void writeCachePoint(JsonWriter& out, std::string_view cache)
{
    if (cache.empty()) return;
    out.raw(cache == "1h" ? R"({"cachePoint":{"type":"default","ttl":"1h"}})"
                          : R"({"cachePoint":{"type":"default"}})");
}

void writeToolUse(JsonWriter& out, const Part& call, std::string_view id)
{
    out.text("toolUseId", id);
    out.text("name", call.name);
    out.json("input", argumentsOf(call.text));
}

void writeAnswerBlock(JsonWriter& out, const Part& part)
{
    if (part.kind == Part::Kind::Thinking) return writeThought(out, part);
    if (part.kind == Part::Kind::ToolCall) {
        if (!part.signature.empty()) {  // the proof of a call has no place of its own there
            Part proof = part;
            proof.isRedacted = true;
            writeThought(out, proof);
        }
        out.open('{');
        out.open("toolUse", '{');
        writeToolUse(out, part, part.id);
        out.close('}');
        out.close('}');
        return;
    }
    if (part.kind == Part::Kind::Media)
        return writeText(
            out, cat("[", part.media.mime.empty() ? part.media.kind : part.media.mime, "]"));
    writeText(out, part.text);
}

std::string idOf(std::string_view id)
{
    constexpr std::size_t kHead = 31;
    std::string out(id.empty() ? std::string_view("tooluse_0") : id);
    for (char& c : out) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                             (c >= '0' && c <= '9') || c == '_' || c == '-';
        if (!isPlain) c = '_';
    }
    if (out.size() <= kLongestId) return out;
    return cat(out.substr(0, kHead), "_", hex(sha256(id)).substr(0, kLongestId - kHead - 1));
}

std::string closedOf(std::string_view base64Text)
{
    std::string bytes;
    if (fromBase64(base64Text, bytes) && isUtf8(bytes)) return bytes;
    return cat(kBinary, base64Text);
}

std::string base64Of(std::string_view closed)
{
    if (closed.starts_with(kBinary)) return std::string(closed.substr(kBinary.size()));
    return base64(closed);
}

}  // namespace gatehouse::dialect::bedrock
