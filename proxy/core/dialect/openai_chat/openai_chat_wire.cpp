#include "proxy/core/dialect/openai_chat/openai_chat_wire.h"

#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/codec_tools.h"
#include "proxy/core/dialect/rows.h"

namespace gatehouse::dialect::openai {

namespace json = boost::json;

namespace {

struct FinishRow {
    std::string_view word;
    chat::Finish finish;
};

/// The first row of a finish is how it is written.
constexpr FinishRow kFinishes[] = {{"stop", chat::Finish::Stop},
                                   {"length", chat::Finish::Length},
                                   {"tool_calls", chat::Finish::ToolCalls},
                                   {"content_filter", chat::Finish::ContentFilter},
                                   {"function_call", chat::Finish::ToolCalls},
                                   {"model_length", chat::Finish::Length},
                                   {"eos", chat::Finish::Stop},
                                   {"error", chat::Finish::Error},
                                   {"insufficient_system_resource", chat::Finish::Error}};

chat::Part thought(std::string text)
{
    chat::Part part;
    part.kind = chat::Part::Kind::Thinking;
    part.text = std::move(text);
    return part;
}

/// OpenRouter's list: texts with signatures, summaries, and ciphertexts.
void readDetails(const json::array& details, std::vector<chat::Part>& parts)
{
    for (const auto& item : details) {
        Members detail(item, "reasoning_details");
        const std::string type = detail.text("type");
        chat::Part part =
            thought(type == "reasoning.summary" ? detail.text("summary") : detail.text("text"));
        std::string signature = detail.text("signature");
        if (type == "reasoning.encrypted") {
            signature = detail.text("data");
            part.isRedacted = true;
        }
        if (!signature.empty()) unpackSignature(signature, kChat, part);
        if (!part.text.empty() || !part.signature.empty()) parts.push_back(std::move(part));
    }
}

}  // namespace

std::string audioFormat(std::string_view mime)
{
    const std::string_view type = mime.substr(mime.find('/') + 1);
    if (type == "mpeg" || type == "mpga") return "mp3";
    return std::string(type.starts_with("x-") ? type.substr(2) : type);
}

std::string mimeOfAudio(std::string_view format)
{
    return cat("audio/", format == "mp3" ? "mpeg" : format);
}

bool readPart(const json::value& value, const std::string& path, chat::Part& part, Notes& notes)
{
    using Kind = chat::Part::Kind;
    Members members(value, path);
    const std::string type = members.text("type");
    if (const auto* mark = members.get("cache_control")) {
        const std::string ttl = Members(*mark, "").text("ttl");
        part.cache = ttl.empty() ? "5m" : ttl;
    }
    if (type == "text" || type == "input_text" || type == "output_text") {
        part.kind = Kind::Text;
        part.text = members.text("text");
        members.ignore("annotations");
        members.ignore("logprobs");
    } else if (type == "refusal") {
        part.kind = Kind::Refusal;
        part.text = members.text("refusal");
    } else if (type == "image_url" || type == "input_image") {
        part.kind = Kind::Media;
        const auto* image = members.get("image_url");
        std::string detail = members.text("detail");
        std::string url = members.text("image_url");
        if (image != nullptr && image->is_object()) {
            Members inner(*image, members.pathOf("image_url"));
            url = inner.text("url");
            detail = inner.text("detail");
        }
        part.media = mediaOfUrl(url, "image");
        part.media.fileId = members.text("file_id");
        part.media.detail = detail;
    } else if (type == "input_audio") {
        part.kind = Kind::Media;
        Members audio(members.object("input_audio"), members.pathOf("input_audio"));
        part.media.kind = "audio";
        part.media.data = audio.text("data");
        part.media.mime = mimeOfAudio(audio.text("format"));
    } else if (type == "file" || type == "input_file") {
        part.kind = Kind::Media;
        Members file = members.inner("file");
        const std::string data = file.text("file_data");
        part.media = mediaOfUrl(data.empty() ? file.text("file_url") : data, "file");
        if (!data.empty() && part.media.data.empty()) {
            part.media.data = std::exchange(part.media.url, {});  // bare base64: always a PDF
            part.media.mime = "application/pdf";
        }
        part.media.fileId = file.text("file_id");
        part.media.name = file.text("filename");
        for (const std::string_view known :
             {"file", "file_data", "file_url", "file_id", "filename", "detail"})
            members.ignore(known);
    } else {
        return false;
    }
    members.leaveRest(notes);
    return true;
}

void readFormat(const json::object& format, chat::Request& request)
{
    Members members(format, "response_format");
    const std::string type = members.text("type");
    if (type == "json_object") request.format = chat::Format::Json;
    if (type != "json_schema") return;
    request.format = chat::Format::Schema;
    Members schema = members.inner("json_schema");
    request.formatName = schema.text("name");
    request.formatDescription = schema.text("description");
    request.formatStrict = schema.flag("strict");
    request.schema = schema.object("schema");
}

void readToolChoice(const json::value& value, chat::Request& request, Notes& notes)
{
    using chat::ToolChoice;
    if (value.is_string()) {
        const std::string_view word = value.get_string();
        request.toolChoice = word == "none"                        ? ToolChoice::None
                             : word == "required" || word == "any" ? ToolChoice::Any
                                                                   : ToolChoice::Auto;
        return;
    }
    Members choice(value, "tool_choice");
    const std::string type = choice.text("type");
    if (type == "allowed_tools") {
        notes.leaveOut("tool_choice.allowed_tools");
        Members allowed(choice.object("allowed_tools"), "");
        const std::string mode =
            choice.text("mode").empty() ? allowed.text("mode") : choice.text("mode");
        request.toolChoice = mode == "required" ? ToolChoice::Any : ToolChoice::Auto;
        return;
    }
    request.toolNamed = choice.inner("function").text("name");
    request.toolChoice = request.toolNamed.empty() ? ToolChoice::Any : ToolChoice::Named;
}

void readThoughts(const json::object& message, std::vector<chat::Part>& parts)
{
    Members members(message, "");
    const auto& details = members.list("reasoning_details");
    if (!details.empty()) {
        readDetails(details, parts);
        return;
    }
    for (const std::string_view name : {"reasoning_content", "reasoning"}) {
        std::string text = members.text(name);
        if (text.empty()) continue;
        parts.push_back(thought(std::move(text)));
        return;
    }
}

std::string signatureOf(const json::object& call)
{
    Members members(call, "");
    Members extra(members.object("extra_content"), "");
    return Members(extra.object("google"), "").text("thought_signature");
}

json::object extraContent(const chat::Part& call)
{
    return {{"google", {{"thought_signature", call.signature}}}};
}

chat::Finish finishOf(std::string_view word) noexcept
{
    for (const auto& row : kFinishes) {
        if (row.word == word) return row.finish;
    }
    return word.empty() ? chat::Finish::None : chat::Finish::Stop;
}

std::string_view finishWord(chat::Finish finish) noexcept
{
    for (const auto& row : kFinishes) {
        if (row.finish == finish && finish != chat::Finish::Error) return row.word;
    }
    return "stop";
}

chat::Usage usageOf(std::string_view text)
{
    ReplyFacts facts;
    kOpenaiChat.readReply(text, facts);
    kOpenaiChat.canonical(facts.usage);
    return facts.usage;
}

json::object usageObject(const chat::Usage& usage)
{
    const std::int64_t input = usage.input.value_or(0);
    const std::int64_t output = usage.output.value_or(0);
    json::object prompt{{"cached_tokens", usage.cacheRead.value_or(0)},
                        {"audio_tokens", usage.inputAudio.value_or(0)}};
    const std::int64_t written = usage.cacheWrite5m.value_or(0) + usage.cacheWrite1h.value_or(0);
    if (written > 0) prompt["cache_write_tokens"] = written;
    return {{"prompt_tokens", input},
            {"completion_tokens", output},
            {"total_tokens", input + output},
            {"prompt_tokens_details", std::move(prompt)},
            {"completion_tokens_details",
             {{"reasoning_tokens", usage.reasoning.value_or(0)},
              {"audio_tokens", usage.outputAudio.value_or(0)}}}};
}

void readAnnotations(const json::array& annotations, std::vector<chat::Citation>& out)
{
    for (const auto& item : annotations) {
        Members outer(item, "");
        if (outer.text("type") != "url_citation") continue;
        Members one = outer.inner("url_citation");
        auto& citation = out.emplace_back();
        citation.url = one.text("url");
        citation.title = one.text("title");
        citation.quote = one.text("content");
        citation.start = one.integer("start_index").value_or(-1);
        citation.end = one.integer("end_index").value_or(-1);
    }
}

json::array annotationsOf(const std::vector<chat::Citation>& citations, bool isNested)
{
    json::array out;
    for (const auto& citation : citations) {
        json::object one{{"url", citation.url},
                         {"title", citation.title},
                         {"start_index", std::max<std::int64_t>(0, citation.start)},
                         {"end_index", std::max<std::int64_t>(0, citation.end)}};
        if (isNested) {
            out.push_back({{"type", "url_citation"}, {"url_citation", std::move(one)}});
        } else {
            one["type"] = "url_citation";
            out.push_back(std::move(one));
        }
    }
    return out;
}

chat::Trouble troubleOf(const json::value& error)
{
    chat::Trouble trouble;
    if (error.is_string()) {
        trouble.message = error.get_string();
        return trouble;
    }
    Members members(error, "error");
    trouble.message = members.text("message");
    trouble.code = members.text("code");
    if (trouble.code.empty()) trouble.code = members.text("type");
    const auto status = members.integer("code").value_or(members.integer("status").value_or(0));
    if (status >= 400 && status < 600) trouble.status = static_cast<int>(status);
    if (trouble.code.find("rate_limit") != std::string::npos) trouble.status = 429;
    if (trouble.code == "invalid_request_error") trouble.status = 400;
    return trouble;
}

}  // namespace gatehouse::dialect::openai
