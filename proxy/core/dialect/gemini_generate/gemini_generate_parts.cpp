#include <array>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"
#include "proxy/core/dialect/gemini_generate/gemini_generate_wire.h"

namespace gatehouse::dialect::gemini {

namespace json = boost::json;
using chat::Part;

namespace {

constexpr std::string_view kPacked = "Z2F0ZWhvdXNl";  ///< "gatehouse" in base64

struct Extension {
    std::string_view end;
    std::string_view mime;
};

constexpr auto kExtensions = std::to_array<Extension>({{".png", "image/png"},
                                                       {".gif", "image/gif"},
                                                       {".webp", "image/webp"},
                                                       {".jpg", "image/jpeg"},
                                                       {".jpeg", "image/jpeg"},
                                                       {".pdf", "application/pdf"},
                                                       {".mp4", "video/mp4"},
                                                       {".mp3", "audio/mpeg"},
                                                       {".wav", "audio/wav"},
                                                       {".txt", "text/plain"}});

std::string mimeOf(const chat::Media& media)
{
    if (!media.mime.empty()) return media.mime;
    const std::string_view path = std::string_view(media.url).substr(0, media.url.find('?'));
    for (const auto& row : kExtensions) {
        if (path.ends_with(row.end)) return std::string(row.mime);
    }
    if (media.kind == "image") return "image/jpeg";
    return media.kind == "audio" ? "audio/wav" : "application/pdf";
}

/// Python's client writes bytes in the alphabet for addresses.
std::string plainAlphabet(std::string_view text)
{
    std::string out(text);
    for (char& c : out) c = c == '-' ? '+' : c == '_' ? '/' : c;
    out.resize((out.size() + 3) / 4 * 4, '=');
    return out;
}

void readCall(Members& call, Part& part)
{
    part.kind = Part::Kind::ToolCall;
    part.id = call.text("id");
    part.name = call.text("name");
    const auto& args = call.object("args");
    if (!args.empty()) part.text = jsonText(args);
}

/// A result is an object; a lone text in it is the result itself.
void readResponse(Members& response, Part& part, Notes& notes)
{
    part.kind = Part::Kind::ToolResult;
    part.id = response.text("id");
    part.name = response.text("name");
    const auto& value = response.object("response");
    const auto* lone = value.size() == 1 ? &value.begin()->value() : nullptr;
    const std::string_view key =
        lone != nullptr ? std::string_view(value.begin()->key()) : std::string_view();
    part.isError = key == "error";
    std::string text;
    if (lone != nullptr && (key == "output" || key == "result" || part.isError)) {
        text = lone->is_string() ? std::string(lone->get_string()) : jsonText(*lone);
    } else if (!value.empty()) {
        text = jsonText(value);
    }
    part.content.emplace_back().text = std::move(text);
    for (const auto& each : response.list("parts"))
        readPart(each, response.pathOf("parts"), part.content, notes);
}

bool readMedia(Members& members, Part& part)
{
    if (const auto* inlined = either(members, "inlineData")) {
        Members data(*inlined, {});
        part.media.mime = textOf(data, "mimeType");
        part.media.data = data.text("data");
        part.media.name = textOf(data, "displayName");
    } else if (const auto* linked = either(members, "fileData")) {
        Members data(*linked, {});
        part.media.mime = textOf(data, "mimeType");
        part.media.url = textOf(data, "fileUri");
    } else {
        return false;
    }
    part.kind = Part::Kind::Media;
    part.media.kind = kindOfMime(part.media.mime);
    return true;
}

/// Code that the service ran, and what it printed, as a reader would quote them.
bool readCode(Members& members, Part& part)
{
    if (const auto* code = either(members, "executableCode")) {
        Members run(*code, {});
        part.text = cat("```", lower(run.text("language")), "\n", run.text("code"), "\n```\n");
    } else if (const auto* result = either(members, "codeExecutionResult")) {
        Members run(*result, {});
        part.text = cat("```\n", run.text("output"), "\n```\n");
    } else {
        return false;
    }
    return true;
}

json::value responseOf(const Part& part)
{
    std::string text;
    for (const auto& each : part.content) {
        if (each.kind != Part::Kind::Text) continue;
        if (!text.empty()) text += '\n';
        text += each.text;
    }
    if (trim(text).starts_with('{')) {
        json::value object = argumentsOf(text);
        const auto* wrapped = object.get_object().if_contains("input");
        const bool isObject = wrapped == nullptr || *wrapped != json::value(text);
        if (isObject && part.isError) return json::object{{"error", std::move(object)}};
        if (isObject) return object;
    }
    return json::object{{part.isError ? "error" : "output", json::value(text)}};
}

void writeResult(JsonWriter& out, const Part& part)
{
    out.open('{');
    out.open("functionResponse", '{');
    out.textIf("id", part.id);
    out.text("name", part.name);
    out.json("response", responseOf(part));
    out.close('}');
    out.close('}');
}

}  // namespace

const json::value* either(Members& members, std::string_view camel)
{
    if (const auto* value = members.get(camel)) return value;
    std::string snake;
    for (const char c : camel) {
        if (c >= 'A' && c <= 'Z') {
            snake += '_';
            snake += static_cast<char>(c - 'A' + 'a');
        } else {
            snake += c;
        }
    }
    return snake.size() == camel.size() ? nullptr : members.get(snake);
}

std::string textOf(Members& members, std::string_view camel)
{
    const auto* value = either(members, camel);
    return value != nullptr && value->is_string() ? std::string(value->get_string())
                                                  : std::string();
}

void readSignature(std::string_view text, Part& part)
{
    if (text.empty() || text == kNoSignature || text == "context_engineering_is_the_way_to_go")
        return;
    std::string packed;
    if (text.starts_with(kPacked) && fromBase64(plainAlphabet(text), packed) &&
        packed.starts_with("gatehouse:") && isUtf8(packed))
        return unpackSignature(packed, kSigner, part);
    unpackSignature(text, kSigner, part);
}

std::string signatureOf(const Part& part)
{
    if (part.signature.empty() || part.signer == kSigner) return part.signature;
    return base64(packedSignature(part, kSigner));
}

void readPart(const json::value& value, const std::string& path, std::vector<Part>& out,
              Notes& notes)
{
    Members members(value, path);
    Part part;
    Part proof;
    readSignature(textOf(members, "thoughtSignature"), proof);
    if (const auto* call = either(members, "functionCall")) {
        Members inner(*call, members.pathOf("functionCall"));
        readCall(inner, part);
        inner.leaveRest(notes);
        std::swap(part.signature, proof.signature);
        part.signer = proof.signer;
    } else if (const auto* response = either(members, "functionResponse")) {
        Members inner(*response, members.pathOf("functionResponse"));
        readResponse(inner, part, notes);
        inner.leaveRest(notes);
    } else if (const auto* text = members.get("text")) {
        if (text->is_string()) part.text = text->get_string();
        if (members.flag("thought").value_or(false)) {
            part.kind = Part::Kind::Thinking;
            part.isRedacted = part.text.empty();
            part.signer = proof.signature.empty() ? std::string(kSigner) : proof.signer;
            std::swap(part.signature, proof.signature);
        }
    } else if (!readMedia(members, part) && !readCode(members, part)) {
        if (proof.signature.empty()) {
            part.kind = Part::Kind::Thinking;
            part.isRedacted = true;
            part.signer = kSigner;
            part.signature = jsonText(value);
            if (part.signature == "{}" || !value.is_object()) return;
            out.push_back(std::move(part));
            return;
        }
    }
    members.leaveRest(notes);
    const bool isEmpty = part.kind == Part::Kind::Text && part.text.empty();
    if (!isEmpty) out.push_back(std::move(part));
    if (proof.signature.empty()) return;
    proof.kind = Part::Kind::Thinking;
    proof.isRedacted = true;
    out.push_back(std::move(proof));
}

bool isProof(const Part& part) noexcept
{
    return part.kind == Part::Kind::Thinking && part.isRedacted && !part.signature.starts_with('{');
}

bool writeMedia(JsonWriter& out, const chat::Media& media)
{
    const bool isFile = media.data.empty();
    std::string url = media.url;
    if (isFile && url.empty() && media.fileId.starts_with("files/"))
        url = cat("https://generativelanguage.googleapis.com/v1beta/", media.fileId);
    if (isFile && url.empty()) return false;
    out.open('{');
    out.open(isFile ? "fileData" : "inlineData", '{');
    out.text("mimeType", mimeOf(media));
    out.text(isFile ? "fileUri" : "data", isFile ? url : media.data);
    out.close('}');
    out.close('}');
    return true;
}

void writePart(JsonWriter& out, const Part& part, const std::string& proof)
{
    if (part.kind == Part::Kind::ToolResult) return writeResult(out, part);
    if (part.kind == Part::Kind::Media) {
        writeMedia(out, part.media);
        return;
    }
    if (part.kind == Part::Kind::Thinking && part.isRedacted && part.signer == kSigner &&
        part.signature.starts_with('{'))
        return out.raw(part.signature);
    out.open('{');
    if (part.kind == Part::Kind::ToolCall) {
        out.open("functionCall", '{');
        out.textIf("id", part.id);
        out.text("name", part.name);
        out.json("args", argumentsOf(part.text));
        out.close('}');
    } else {
        out.text("text", part.text);
        if (part.kind == Part::Kind::Thinking) out.flag("thought", true);
    }
    out.textIf("thoughtSignature", proof);
    out.close('}');
}

void writeParts(JsonWriter& out, const std::vector<Part>& parts, bool skip, Notes& notes)
{
    for (std::size_t at = 0; at < parts.size(); ++at) {
        const auto& part = parts[at];
        const auto* next = at + 1 < parts.size() ? &parts[at + 1] : nullptr;
        const bool isCall = part.kind == Part::Kind::ToolCall;
        if (part.kind == Part::Kind::Thinking) {
            if (part.signer != kSigner) continue;
            if (part.isRedacted && part.signature.empty()) continue;
            // The proof of a call may have travelled on a thought of its own.
            const bool isOfCall = next != nullptr && next->kind == Part::Kind::ToolCall &&
                                  next->signature.empty() && !part.signature.starts_with('{');
            if (isOfCall && part.isRedacted) continue;
            writePart(out, part, isOfCall ? std::string() : part.signature);
            continue;
        }
        if (part.kind == Part::Kind::Text && part.text.empty()) continue;
        std::string proof = part.signer == kSigner ? part.signature : std::string();
        const auto* before = at > 0 ? &parts[at - 1] : nullptr;
        if (isCall && proof.empty() && before != nullptr && before->signer == kSigner &&
            before->kind == Part::Kind::Thinking && !before->signature.starts_with('{'))
            proof = before->signature;
        if (isCall && skip) {
            if (proof.empty()) proof = kNoSignature;
            skip = false;
        }
        std::string text;
        JsonWriter inner(text);
        if (part.kind == Part::Kind::Media) {
            if (!writeMedia(inner, part.media))
                notes.leaveOut(cat(part.media.kind, " (of another provider's store)"));
        } else {
            writePart(inner, part, proof);
        }
        if (!text.empty()) out.raw(text);
        for (const auto& each : part.content) {
            if (each.kind == Part::Kind::Media && !writeMedia(out, each.media))
                notes.leaveOut(cat(each.media.kind, " (of another provider's store)"));
        }
    }
}

}  // namespace gatehouse::dialect::gemini
