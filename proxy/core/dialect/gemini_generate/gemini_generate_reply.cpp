#include <array>

#include <boost/json/parse.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/chat/fold.h"
#include "proxy/core/dialect/gemini_generate/gemini_generate_wire.h"
#include "proxy/core/dialect/rows.h"
#include "proxy/core/dialect/turns.h"

namespace gatehouse::dialect::gemini {

namespace json = boost::json;
using chat::Delta;
using chat::Finish;
using chat::Part;

namespace {

struct Reason {
    std::string_view word;
    Finish finish;
};

/// The first of a finish is the one that is written.
constexpr auto kReasons =
    std::to_array<Reason>({{"STOP", Finish::Stop},
                           {"STOP", Finish::ToolCalls},
                           {"STOP", Finish::Pause},
                           {"MAX_TOKENS", Finish::Length},
                           {"SAFETY", Finish::ContentFilter},
                           {"SAFETY", Finish::Refusal},
                           {"RECITATION", Finish::ContentFilter},
                           {"LANGUAGE", Finish::ContentFilter},
                           {"BLOCKLIST", Finish::ContentFilter},
                           {"PROHIBITED_CONTENT", Finish::ContentFilter},
                           {"SPII", Finish::ContentFilter},
                           {"IMAGE_SAFETY", Finish::ContentFilter},
                           {"IMAGE_PROHIBITED_CONTENT", Finish::ContentFilter},
                           {"MODEL_ARMOR", Finish::ContentFilter},
                           {"OTHER", Finish::Error},
                           {"MALFORMED_FUNCTION_CALL", Finish::Error},
                           {"UNEXPECTED_TOOL_CALL", Finish::Error},
                           {"TOO_MANY_TOOL_CALLS", Finish::Error}});

struct Status {
    int status;
    std::string_view word;
};

/// Source  google.rpc.Code and its mapping to HTTP.
constexpr auto kStatuses = std::to_array<Status>({{401, "UNAUTHENTICATED"},
                                                  {403, "PERMISSION_DENIED"},
                                                  {404, "NOT_FOUND"},
                                                  {408, "DEADLINE_EXCEEDED"},
                                                  {409, "ABORTED"},
                                                  {429, "RESOURCE_EXHAUSTED"},
                                                  {499, "CANCELLED"},
                                                  {501, "UNIMPLEMENTED"},
                                                  {502, "UNAVAILABLE"},
                                                  {503, "UNAVAILABLE"},
                                                  {504, "DEADLINE_EXCEEDED"}});

}  // namespace

Finish finishOf(std::string_view reason, bool sawTool) noexcept
{
    for (const auto& row : kReasons) {
        if (row.word != reason) continue;
        return row.finish == Finish::Stop && sawTool ? Finish::ToolCalls : row.finish;
    }
    return reason.empty() ? Finish::None : Finish::Stop;
}

std::string_view reasonOf(Finish finish) noexcept
{
    for (const auto& row : kReasons) {
        if (row.finish == finish) return row.word;
    }
    return {};
}

std::string_view statusWordOf(int status) noexcept
{
    for (const auto& row : kStatuses) {
        if (row.status == status) return row.word;
    }
    return status < 500 ? "INVALID_ARGUMENT" : "INTERNAL";
}

void writeUsage(JsonWriter& out, const chat::Usage& usage)
{
    if (!usage.known()) return;
    const auto thoughts = usage.reasoning.value_or(0);
    out.open("usageMetadata", '{');
    out.integer("promptTokenCount", usage.input.value_or(0));
    out.integer("candidatesTokenCount",
                std::max<std::int64_t>(0, usage.output.value_or(0) - thoughts));
    out.integer("totalTokenCount", usage.input.value_or(0) + usage.output.value_or(0));
    if (usage.cacheRead) out.integer("cachedContentTokenCount", *usage.cacheRead);
    if (usage.reasoning) out.integer("thoughtsTokenCount", thoughts);
    out.close('}');
}

void writeGrounding(JsonWriter& out, const chat::Choice& choice)
{
    std::string chunks;
    std::string supports;
    JsonWriter sources(chunks);
    JsonWriter places(supports);
    std::int64_t index = 0;
    for (const auto& part : choice.parts) {
        for (const auto& citation : part.citations) {
            sources.raw("{\"web\":{");
            sources.text("uri", citation.url);
            sources.text("title", citation.title);
            chunks += "}}";
            if (!citation.quote.empty()) {
                places.raw("{\"segment\":{");
                places.text("text", citation.quote);
                supports += cat("},\"groundingChunkIndices\":[", number(index), "]}");
            }
            ++index;
        }
    }
    if (chunks.empty()) return;
    out.open("groundingMetadata", '{');
    out.raw("groundingChunks", cat("[", chunks, "]"));
    if (!supports.empty()) out.raw("groundingSupports", cat("[", supports, "]"));
    out.close('}');
}

Result<chat::Reply> readReply(std::string_view text)
{
    auto body = parsedBody(text, ErrorKind::BadUpstream);
    if (!body) return std::move(body).error();
    const auto* root = body->if_object();
    if (!root->contains("candidates") && !root->contains("promptFeedback"))
        return fail(ErrorKind::BadUpstream, "the provider's answer has no candidates",
                    "try again; if it stays so, look at the provider's status page");
    Reading reading;
    std::vector<Delta> deltas;
    readEvent({}, text, reading, deltas);
    chat::Reply reply;
    for (const auto& delta : deltas) chat::fold(delta, reply);
    if (reply.choices.empty()) reply.choices.emplace_back();
    return reply;
}

std::string writeReply(const chat::Reply& reply, const Writing& as)
{
    std::string body;
    JsonWriter out(body);
    out.open('{');
    out.open("candidates", '[');
    std::int64_t index = 0;
    for (const auto& choice : reply.choices) {
        out.open('{');
        out.open("content", '{');
        out.open("parts", '[');
        for (const auto& part : choice.parts) {
            if (part.kind == Part::Kind::Text && part.text.empty()) continue;
            writePart(out, part, signatureOf(part));
        }
        out.close(']');
        out.text("role", "model");
        out.close('}');
        out.textIf("finishReason", reasonOf(choice.finish));
        out.integer("index", index++);
        writeGrounding(out, choice);
        out.close('}');
    }
    out.close(']');
    writeUsage(out, reply.usage);
    out.text("modelVersion", as.model);
    out.text("responseId", as.id);
    out.close('}');
    return body;
}

}  // namespace gatehouse::dialect::gemini
