#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/codec_tools.h"
#include "proxy/core/dialect/embedding_codec.h"
#include "proxy/core/dialect/rows.h"

namespace gatehouse::dialect {

namespace json = boost::json;

namespace {

struct Purpose {
    std::string_view hub;
    std::string_view cohere;
};

constexpr Purpose kPurposes[] = {
    {"document", "search_document"},
    {"query", "search_query"},
    {"classification", "classification"},
    {"clustering", "clustering"},
};

Result<void> readForms(const json::array& types, chat::EmbeddingRequest& request)
{
    bool hasFloat = types.empty();
    for (const auto& type : types) {
        const auto* name = type.if_string();
        const std::string_view word =
            name == nullptr ? std::string_view() : std::string_view(*name);
        if (word == "float") {
            hasFloat = true;
        } else if (word == "base64") {
            request.isBase64 = true;
        } else {
            return fail(ErrorKind::CannotExpress,
                        cat("vectors as ", word, " are made by Cohere's models alone"),
                        "ask for \"float\" or \"base64\"");
        }
    }
    if (hasFloat && request.isBase64) {
        return fail(ErrorKind::CannotExpress,
                    "vectors in two forms at once are made by Cohere alone",
                    "ask for \"float\" or \"base64\"");
    }
    return {};
}

Result<chat::EmbeddingRequest> readRequest(std::string_view text, Notes& notes)
{
    auto body = parsedBody(text);
    if (!body) return std::move(body).error();
    Members root(*body, {});
    chat::EmbeddingRequest request;
    request.model = root.text("model");
    if (root.get("texts") == nullptr &&
        (root.get("images") != nullptr || root.get("inputs") != nullptr)) {
        return fail(ErrorKind::CannotExpress,
                    "only text can be embedded by a model of another vendor", "send \"texts\"");
    }
    auto inputs = textsOf(root.get("texts"), "texts");
    if (!inputs) return std::move(inputs).error();
    request.inputs = std::move(*inputs);
    request.dimensions = root.integer("output_dimension");
    const std::string purpose = root.text("input_type");
    for (const auto& row : kPurposes) {
        if (row.cohere == purpose) request.purpose = row.hub;
    }
    if (const std::string cut = root.text("truncate"); !cut.empty())
        request.truncate = cut != "NONE";
    GH_TRY(readForms(root.list("embedding_types"), request));
    root.leaveRest(notes);
    return request;
}

std::string writeRequest(const chat::EmbeddingRequest& request, const Destination& to, Notes& notes)
{
    json::object body;
    body["model"] = to.model;
    json::array texts;
    for (const auto& input : request.inputs) texts.emplace_back(input);
    body["texts"] = std::move(texts);
    // Its models want to be told; what is stored is the usual case.
    body["input_type"] = "search_document";
    bool isKnown = request.purpose.empty();
    for (const auto& row : kPurposes) {
        if (row.hub != request.purpose) continue;
        body["input_type"] = json::string_view(row.cohere);
        isKnown = true;
    }
    if (!isKnown) notes.leaveOut(cat("purpose ", request.purpose));
    body["embedding_types"] = json::array{"float"};
    if (request.dimensions) body["output_dimension"] = *request.dimensions;
    if (request.truncate) body["truncate"] = *request.truncate ? "END" : "NONE";
    return jsonText(body);
}

std::string path(const Destination&)
{
    return "/embed";
}

Result<chat::EmbeddingReply> readReply(std::string_view text)
{
    auto body = parsedBody(text, ErrorKind::BadUpstream);
    if (!body) return std::move(body).error();
    Members root(*body, {});
    chat::EmbeddingReply reply;
    for (const auto& one : Members(root.object("embeddings"), {}).list("float")) {
        auto vector = vectorOf(one);
        if (!vector) return std::move(vector).error();
        reply.vectors.push_back(std::move(*vector));
    }
    if (reply.vectors.empty()) return noVectors();
    Members meta(root.object("meta"), {});
    reply.usage.input = Members(meta.object("billed_units"), {}).integer("input_tokens");
    return reply;
}

std::string writeReply(const chat::EmbeddingReply& reply, const chat::EmbeddingRequest& asked,
                       std::string_view id)
{
    json::array vectors;
    for (const auto& vector : reply.vectors) {
        if (asked.isBase64) {
            vectors.emplace_back(packedVector(vector));
        } else {
            vectors.emplace_back(jsonOf(vector));
        }
    }
    json::array texts;
    for (const auto& input : asked.inputs) texts.emplace_back(input);
    json::object body;
    body["id"] = json::string_view(id);
    body["embeddings"] = json::object{{asked.isBase64 ? "base64" : "float", std::move(vectors)}};
    body["texts"] = std::move(texts);
    body["meta"] = json::object{
        {"api_version", json::object{{"version", "2"}}},
        {"billed_units", json::object{{"input_tokens", reply.usage.input.value_or(0)}}}};
    body["response_type"] = "embeddings_by_type";
    return jsonText(body);
}

}  // namespace

const EmbeddingCodec kCohereEmbedCodec{"cohere_embed", readRequest, writeRequest,
                                       path,           readReply,   writeReply};

}  // namespace gatehouse::dialect
