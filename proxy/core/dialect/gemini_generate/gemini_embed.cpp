#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/codec_tools.h"
#include "proxy/core/dialect/embedding_codec.h"
#include "proxy/core/dialect/gemini_generate/gemini_generate_wire.h"
#include "proxy/core/dialect/rows.h"
#include "proxy/core/http/url.h"

namespace gatehouse::dialect {

namespace json = boost::json;

namespace gemini {

namespace {

struct Purpose {
    std::string_view hub;
    std::string_view gemini;
};

constexpr Purpose kPurposes[] = {
    {"query", "RETRIEVAL_QUERY"},          {"document", "RETRIEVAL_DOCUMENT"},
    {"classification", "CLASSIFICATION"},  {"clustering", "CLUSTERING"},
    {"similarity", "SEMANTIC_SIMILARITY"}, {"question", "QUESTION_ANSWERING"},
    {"fact", "FACT_VERIFICATION"},         {"code", "CODE_RETRIEVAL_QUERY"},
};

}  // namespace

std::string_view purposeOf(std::string_view taskType) noexcept
{
    for (const auto& row : kPurposes) {
        if (row.gemini == taskType) return row.hub;
    }
    return {};
}

std::string_view taskTypeOf(std::string_view purpose) noexcept
{
    for (const auto& row : kPurposes) {
        if (row.hub == purpose) return row.gemini;
    }
    return {};
}

}  // namespace gemini

namespace {

/// One request: its text goes to the inputs, its wishes into the request, where the last one
/// counts.
Result<void> readOne(Members one, chat::EmbeddingRequest& request, Notes& notes)
{
    Members content = one.inner("content");
    std::string text;
    for (const auto& part : content.list("parts")) {
        Members piece(part, one.pathOf("content"));
        const auto* words = piece.get("text");
        if (words == nullptr || !words->is_string()) {
            return fail(ErrorKind::CannotExpress,
                        "only text can be embedded by a model of another vendor",
                        "send parts with \"text\" alone");
        }
        if (!text.empty()) text += '\n';
        text += std::string_view(words->get_string());
    }
    if (text.empty()) {
        return fail(ErrorKind::BadRequest, "\"content\" has no text in it",
                    "send {\"parts\": [{\"text\": …}]}");
    }
    request.inputs.push_back(std::move(text));
    if (const auto purpose = gemini::purposeOf(one.text("taskType")); !purpose.empty())
        request.purpose = purpose;
    if (const auto size = one.integer("outputDimensionality")) request.dimensions = size;
    one.ignore("model");
    one.leaveRest(notes);
    return {};
}

Result<chat::EmbeddingRequest> readRequest(std::string_view text, Notes& notes)
{
    auto body = parsedBody(text);
    if (!body) return std::move(body).error();
    Members root(*body, {});
    chat::EmbeddingRequest request;
    if (root.get("requests") == nullptr) {
        request.isSingle = true;
        GH_TRY(readOne(root, request, notes));
        return request;
    }
    const auto& list = root.list("requests");
    for (std::size_t i = 0; i < list.size(); ++i)
        GH_TRY(readOne(Members(list[i], at("requests", i)), request, notes));
    if (request.inputs.empty())
        return fail(ErrorKind::BadRequest, "\"requests\" is empty", "send at least one");
    root.leaveRest(notes);
    return request;
}

std::string writeRequest(const chat::EmbeddingRequest& request, const Destination& to, Notes& notes)
{
    json::array list;
    for (const auto& input : request.inputs) {
        json::object one;
        one["model"] = cat("models/", to.model);
        one["content"] = json::object{{"parts", json::array{json::object{{"text", input}}}}};
        if (const auto task = gemini::taskTypeOf(request.purpose); !task.empty())
            one["taskType"] = json::string_view(task);
        if (request.dimensions) one["outputDimensionality"] = *request.dimensions;
        list.emplace_back(std::move(one));
    }
    if (request.truncate == false) notes.leaveOut("truncate");
    return jsonText(json::object{{"requests", std::move(list)}});
}

std::string path(const Destination& to)
{
    return cat("/models/", http::escapeSegment(to.model), ":batchEmbedContents");
}

Result<chat::EmbeddingReply> readReply(std::string_view text)
{
    auto body = parsedBody(text, ErrorKind::BadUpstream);
    if (!body) return std::move(body).error();
    Members root(*body, {});
    chat::EmbeddingReply reply;
    const auto add = [&reply](const json::value& value) -> Result<void> {
        Members one(value, {});
        const auto* values = one.get("values");
        if (values == nullptr) return noVectors();
        auto vector = vectorOf(*values);
        if (!vector) return std::move(vector).error();
        reply.vectors.push_back(std::move(*vector));
        return {};
    };
    if (const auto* single = root.get("embedding")) GH_TRY(add(*single));
    for (const auto& one : root.list("embeddings")) GH_TRY(add(one));
    if (reply.vectors.empty()) return noVectors();
    reply.usage.input = Members(root.object("usageMetadata"), {}).integer("promptTokenCount");
    return reply;
}

std::string writeReply(const chat::EmbeddingReply& reply, const chat::EmbeddingRequest& asked,
                       std::string_view /*id*/)
{
    json::array list;
    for (const auto& vector : reply.vectors)
        list.emplace_back(json::object{{"values", jsonOf(vector)}});
    if (asked.isSingle && !list.empty())
        return jsonText(json::object{{"embedding", std::move(list.front())}});
    return jsonText(json::object{{"embeddings", std::move(list)}});
}

}  // namespace

const EmbeddingCodec kGeminiEmbedCodec{"gemini_embed", readRequest, writeRequest,
                                       path,           readReply,   writeReply};

}  // namespace gatehouse::dialect
