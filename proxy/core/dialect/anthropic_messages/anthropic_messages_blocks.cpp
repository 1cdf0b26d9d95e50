#include <algorithm>
#include <array>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"
#include "proxy/core/dialect/anthropic_messages/anthropic_messages_wire.h"
#include "proxy/core/dialect/json_cursor.h"
#include "proxy/core/dialect/reply_facts.h"

namespace gatehouse::dialect::anthropic {

namespace json = boost::json;
using chat::Part;

namespace {

bool isBlank(std::string_view text) noexcept
{
    return text.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos;
}

chat::Media mediaOf(Members& block, std::string_view kind, Notes& notes)
{
    chat::Media media;
    media.kind = kind;
    media.name = block.text("title");
    const auto* value = block.get("source");
    if (value == nullptr) return media;
    Members source(*value, block.pathOf("source"));
    const std::string type = source.text("type");
    media.mime = source.text("media_type");
    media.url = source.text("url");
    media.fileId = source.text("file_id");
    if (type == "text") {
        media.data = base64(source.text("data"));
    } else if (type == "content") {  // a document of blocks: its texts
        std::string text = source.text("content");
        for (const auto& each : source.list("content")) {
            if (!text.empty()) text += '\n';
            text += Members(each, {}).text("text");
        }
        media.mime = "text/plain";
        media.data = base64(text);
    } else {
        media.data = source.text("data");
    }
    source.leaveRest(notes);
    return media;
}

void readText(Members& block, Part& part, Notes& /*notes*/)
{
    part.text = block.text("text");
    for (const auto& citation : block.list("citations"))
        part.citations.push_back(citationOf(citation));
}

void readThinking(Members& block, Part& part, Notes& /*notes*/)
{
    part.kind = Part::Kind::Thinking;
    part.text = block.text("thinking");
    const std::string signature = block.text("signature");
    if (!signature.empty()) unpackSignature(signature, kSigner, part);
}

void readRedacted(Members& block, Part& part, Notes& /*notes*/)
{
    part.kind = Part::Kind::Thinking;
    part.isRedacted = true;
    unpackSignature(block.text("data"), kSigner, part);
}

void readToolUse(Members& block, Part& part, Notes& /*notes*/)
{
    part.kind = Part::Kind::ToolCall;
    part.id = block.text("id");
    part.name = block.text("name");
    block.ignore("caller");
    const auto& input = block.object("input");
    if (!input.empty()) part.text = jsonText(input);
}

void readToolResult(Members& block, Part& part, Notes& notes)
{
    part.kind = Part::Kind::ToolResult;
    part.id = block.text("tool_use_id");
    part.isError = block.flag("is_error").value_or(false);
    const auto* content = block.get("content");
    if (content == nullptr) return;
    if (content->is_string()) {
        part.content.emplace_back().text = content->get_string();
        return;
    }
    std::size_t at = 0;
    for (const auto& each : block.list("content"))
        part.content.push_back(partOf(
            each, cat(block.pathOf("content"), "[", number(static_cast<int>(at++)), "]"), notes));
}

void readImage(Members& block, Part& part, Notes& notes)
{
    part.kind = Part::Kind::Media;
    part.media = mediaOf(block, "image", notes);
}

void readDocument(Members& block, Part& part, Notes& notes)
{
    part.kind = Part::Kind::Media;
    part.media = mediaOf(block, "file", notes);
}

/// A passage that the client found: its words count, whoever reads them.
void readSearchResult(Members& block, Part& part, Notes& /*notes*/)
{
    part.text = cat(block.text("title"), "\n", block.text("source"));
    for (const auto& each : block.list("content"))
        part.text += cat("\n", Members(each, {}).text("text"));
    block.ignore("citations");
}

struct Reader {
    std::string_view type;
    void (*read)(Members& block, Part& part, Notes& notes);
};

constexpr auto kReaders = std::to_array<Reader>({{"text", readText},
                                                 {"thinking", readThinking},
                                                 {"redacted_thinking", readRedacted},
                                                 {"tool_use", readToolUse},
                                                 {"tool_result", readToolResult},
                                                 {"image", readImage},
                                                 {"document", readDocument},
                                                 {"search_result", readSearchResult}});

constexpr std::array<std::string_view, 4> kImageTypes{"image/jpeg", "image/png", "image/gif",
                                                      "image/webp"};

bool isPlainText(std::string_view mime) noexcept
{
    return startsWithNoCase(mime, "text/") || equalsNoCase(mime, "application/json") ||
           equalsNoCase(mime, "application/xml");
}

/// The source of media, or false for what the service does not take.
bool writeSource(JsonWriter& out, const chat::Media& media)
{
    const bool isImage = media.kind == "image";
    const std::string mime = equalsNoCase(media.mime, "image/jpg") ? "image/jpeg" : media.mime;
    if (!isImage && media.kind != "file") return false;
    std::string source;
    JsonWriter inner(source);
    inner.open('{');
    if (media.fileId.starts_with("file_")) {
        inner.text("type", "file");
        inner.text("file_id", media.fileId);
    } else if (startsWithNoCase(media.url, "http")) {
        inner.text("type", "url");
        inner.text("url", media.url);
    } else if (std::string plain;
               !isImage && isPlainText(mime) && fromBase64(media.data, plain) && isUtf8(plain)) {
        inner.text("type", "text");
        inner.text("media_type", "text/plain");
        inner.text("data", plain);
    } else if (!media.data.empty() &&
               (isImage ? std::ranges::find(kImageTypes, mime) != kImageTypes.end()
                        : mime == "application/pdf")) {
        inner.text("type", "base64");
        inner.text("media_type", mime);
        inner.text("data", media.data);
    } else {
        return false;
    }
    inner.close('}');
    out.raw("source", source);
    return true;
}

bool writeMedia(JsonWriter& out, const Part& part, Notes& notes)
{
    std::string block;
    JsonWriter inner(block);
    inner.open('{');
    inner.text("type", part.media.kind == "image" ? "image" : "document");
    if (!writeSource(inner, part.media)) {
        notes.leaveOut(describe(part.media));
        return false;
    }
    if (part.media.kind != "image") inner.textIf("title", part.media.name);
    writeCache(inner, part.cache);
    inner.close('}');
    out.raw(block);
    return true;
}

bool writeHeld(JsonWriter& out, const Part& part)
{
    if (part.signer != kSigner || part.signature.empty()) return false;
    if (part.signature.starts_with('{')) {
        const std::string block = releasedBlock(part.signature);
        if (block.empty()) return false;
        out.raw(block);
        return true;
    }
    out.open('{');
    out.text("type", part.isRedacted ? "redacted_thinking" : "thinking");
    if (!part.isRedacted) out.text("thinking", part.text);
    out.text(part.isRedacted ? "data" : "signature", part.signature);
    out.close('}');
    return true;
}

bool writeText(JsonWriter& out, const Part& part, Notes& notes)
{
    if (isBlank(part.text)) return false;
    if (!part.citations.empty()) notes.leaveOut("citations of earlier answers");
    out.open('{');
    out.text("type", "text");
    out.text("text", part.text);
    writeCache(out, part.cache);
    out.close('}');
    return true;
}

void writeToolUse(JsonWriter& out, const Part& part, std::string_view id)
{
    out.open('{');
    out.text("type", "tool_use");
    out.text("id", id);
    out.text("name", part.name);
    out.json("input", argumentsOf(part.text));
    writeCache(out, part.cache);
    out.close('}');
}

void writeToolResult(JsonWriter& out, const Part& part, Notes& notes)
{
    out.open('{');
    out.text("type", "tool_result");
    out.text("tool_use_id", idOf(part.id));
    const auto& content = part.content;
    if (content.size() == 1 && content[0].kind == Part::Kind::Text && content[0].cache.empty()) {
        out.text("content", content[0].text);
    } else if (!content.empty()) {
        out.open("content", '[');
        for (const auto& each : content) writeAskedBlock(out, each, notes);
        out.close(']');
    }
    if (part.isError) out.flag("is_error", true);
    writeCache(out, part.cache);
    out.close('}');
}

}  // namespace

std::string describe(const chat::Media& media)
{
    return media.mime.empty() ? media.kind : cat(media.kind, " (", media.mime, ")");
}

Part partOf(const json::value& value, const std::string& path, Notes& notes)
{
    Members block(value, path);
    const std::string type = block.text("type");
    Part part;
    for (const auto& reader : kReaders) {
        if (reader.type != type) continue;
        part.cache = cacheOf(block.get("cache_control"));
        reader.read(block, part, notes);
        block.leaveRest(notes);
        return part;
    }
    part.kind = Part::Kind::Thinking;
    part.isRedacted = true;
    part.signer = kSigner;
    part.signature = heldBlock(value);
    return part;
}

std::string heldBlock(const json::value& block)
{
    const auto* object = block.if_object();
    if (object == nullptr) return {};
    std::string out;
    JsonWriter writer(out);
    writer.open('{');
    const json::object* input = nullptr;
    for (const auto& [key, value] : *object) {
        if (key == "input" && value.is_object()) {
            input = &value.get_object();
        } else {
            std::string name;
            appendJsonString(name, key);
            writer.json(std::string_view(name).substr(1, name.size() - 2), value);
        }
    }
    writer.close('}');
    if (input != nullptr && !input->empty()) appendJson(out, *input);
    return out;
}

std::string releasedBlock(std::string_view held)
{
    JsonCursor cursor(held);
    if (cursor.peek() != '{' || !cursor.skip()) return {};
    std::string_view head = trim(held.substr(0, cursor.at()));
    const std::string_view input = held.substr(cursor.at());
    JsonCursor behind(input);
    const bool hasInput = behind.peek() != 0;
    if (hasInput && (behind.peek() != '{' || !behind.skip() || !behind.atEnd())) return {};
    const bool isCall = rootText(head, "type").ends_with("tool_use");
    if (!hasInput && !isCall) return std::string(head);
    head.remove_suffix(1);
    return cat(head, head.size() > 1 ? "," : "", "\"input\":", hasInput ? input : "{}", "}");
}

std::string cacheOf(const json::value* mark)
{
    if (mark == nullptr || !mark->is_object()) return {};
    const std::string ttl = Members(*mark, {}).text("ttl");
    return ttl == "1h" ? ttl : "5m";
}

void writeCache(JsonWriter& out, std::string_view cache)
{
    if (cache.empty()) return;
    out.raw("cache_control",
            cache == "1h" ? R"({"type":"ephemeral","ttl":"1h"})" : R"({"type":"ephemeral"})");
}

chat::Citation citationOf(const json::value& value)
{
    Members members(value, {});
    chat::Citation citation;
    citation.url = members.text("url");
    if (citation.url.empty()) citation.url = members.text("source");
    citation.title = members.text("title");
    if (citation.title.empty()) citation.title = members.text("document_title");
    citation.quote = members.text("cited_text");
    return citation;
}

void writeCitation(JsonWriter& out, const chat::Citation& citation)
{
    out.open('{');
    out.text("type", "web_search_result_location");
    out.text("url", citation.url);
    out.text("title", citation.title);
    out.text("cited_text", citation.quote);
    out.text("encrypted_index", "");
    out.close('}');
}

std::string idOf(std::string_view id)
{
    std::string out(id.empty() ? std::string_view("toolu_0") : id);
    for (char& c : out) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                             (c >= '0' && c <= '9') || c == '_' || c == '-';
        if (!isPlain) c = '_';
    }
    return out;
}

bool writeAskedBlock(JsonWriter& out, const Part& part, Notes& notes)
{
    switch (part.kind) {
        case Part::Kind::Text:
        case Part::Kind::Refusal:
            return writeText(out, part, notes);
        case Part::Kind::Thinking:
            return writeHeld(out, part);
        case Part::Kind::ToolCall:
            writeToolUse(out, part, idOf(part.id));
            return true;
        case Part::Kind::ToolResult:
            writeToolResult(out, part, notes);
            return true;
        case Part::Kind::Media:
            return writeMedia(out, part, notes);
    }
    return false;
}

void writeAnswerBlock(JsonWriter& out, const Part& part)
{
    if (part.kind == Part::Kind::Thinking && part.signer == kSigner && writeHeld(out, part)) return;
    if (part.kind == Part::Kind::ToolCall) {
        if (!part.signature.empty()) {
            out.open('{');
            out.text("type", "redacted_thinking");
            out.text("data", packedSignature(part, kSigner));
            out.close('}');
        }
        return writeToolUse(out, part, part.id);
    }
    out.open('{');
    if (part.kind == Part::Kind::Thinking && part.isRedacted) {
        out.text("type", "redacted_thinking");
        out.text("data", packedSignature(part, kSigner));
    } else if (part.kind == Part::Kind::Thinking) {
        out.text("type", "thinking");
        out.text("thinking", part.text);
        out.text("signature", packedSignature(part, kSigner));
    } else {
        out.text("type", "text");
        out.text("text",
                 part.kind == Part::Kind::Media ? cat("[", describe(part.media), "]") : part.text);
        if (!part.citations.empty()) {
            out.open("citations", '[');
            for (const auto& citation : part.citations) writeCitation(out, citation);
            out.close(']');
        }
    }
    out.close('}');
}

}  // namespace gatehouse::dialect::anthropic
