#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/codec_tools.h"
#include "proxy/core/dialect/embedding_codec.h"
#include "proxy/core/dialect/gemini_generate/gemini_generate_wire.h"
#include "proxy/core/dialect/rows.h"
#include "proxy/core/http/url.h"

/// Vertex AI asks models for embeddings as it asks any model for predictions; the newest of them
/// are asked as at home, one text a call.
///
/// Source  Vertex AI, text embeddings API; recorded calls.
namespace gatehouse::dialect {

namespace json = boost::json;

namespace {

bool isAskedAsAtHome(std::string_view model) noexcept
{
    return model.find("gemini-embedding-2") != std::string_view::npos;
}

Result<chat::EmbeddingRequest> readRequest(std::string_view text, Notes& notes)
{
    auto body = parsedBody(text);
    if (!body) return std::move(body).error();
    Members root(*body, {});
    chat::EmbeddingRequest request;
    const auto& instances = root.list("instances");
    for (std::size_t i = 0; i < instances.size(); ++i) {
        Members one(instances[i], at("instances", i));
        std::string content = one.text("content");
        if (content.empty()) {
            return fail(ErrorKind::CannotExpress,
                        cat("\"", one.pathOf("content"),
                            "\" is no text, and only text can be "
                            "embedded by a model of another vendor"),
                        "send instances with \"content\"");
        }
        request.inputs.push_back(std::move(content));
        if (const auto purpose = gemini::purposeOf(one.text("task_type")); !purpose.empty())
            request.purpose = purpose;
        one.leaveRest(notes);
    }
    if (request.inputs.empty())
        return fail(ErrorKind::BadRequest, "\"instances\" is empty", "send at least one");
    Members parameters(root.object("parameters"), "parameters");
    request.dimensions = parameters.integer("outputDimensionality");
    request.truncate = parameters.flag("autoTruncate");
    parameters.leaveRest(notes);
    root.leaveRest(notes);
    return request;
}

/// One text, as Gemini's own API has it.
std::string writeAsAtHome(const chat::EmbeddingRequest& request, Notes& notes)
{
    json::object body;
    body["content"] =
        json::object{{"parts", json::array{json::object{{"text", request.inputs.front()}}}}};
    if (const auto task = gemini::taskTypeOf(request.purpose); !task.empty())
        body["taskType"] = json::string_view(task);
    if (request.dimensions) body["outputDimensionality"] = *request.dimensions;
    if (request.truncate == false) notes.leaveOut("truncate");
    return jsonText(body);
}

std::string writeRequest(const chat::EmbeddingRequest& request, const Destination& to, Notes& notes)
{
    if (isAskedAsAtHome(to.model)) return writeAsAtHome(request, notes);
    const auto task = gemini::taskTypeOf(request.purpose);
    json::array instances;
    for (const auto& input : request.inputs) {
        json::object one{{"content", input}};
        if (!task.empty()) one["task_type"] = json::string_view(task);
        instances.emplace_back(std::move(one));
    }
    json::object body{{"instances", std::move(instances)}};
    json::object parameters;
    if (request.dimensions) parameters["outputDimensionality"] = *request.dimensions;
    if (request.truncate) parameters["autoTruncate"] = *request.truncate;
    if (!parameters.empty()) body["parameters"] = std::move(parameters);
    return jsonText(body);
}

std::string path(const Destination& to)
{
    return cat("/models/", http::escapeSegment(to.model),
               isAskedAsAtHome(to.model) ? ":embedContent" : ":predict");
}

Result<chat::EmbeddingReply> readReply(std::string_view text)
{
    auto body = parsedBody(text, ErrorKind::BadUpstream);
    if (!body) return std::move(body).error();
    Members root(*body, {});
    if (root.get("predictions") == nullptr) return kGeminiEmbedCodec.readReply(text);
    chat::EmbeddingReply reply;
    for (const auto& one : root.list("predictions")) {
        Members prediction(one, {});
        Members embeddings(prediction.object("embeddings"), {});
        const auto* values = embeddings.get("values");
        if (values == nullptr) return noVectors();
        auto vector = vectorOf(*values);
        if (!vector) return std::move(vector).error();
        reply.vectors.push_back(std::move(*vector));
        if (const auto count = Members(embeddings.object("statistics"), {}).integer("token_count"))
            reply.usage.input = reply.usage.input.value_or(0) + *count;
    }
    if (reply.vectors.empty()) return noVectors();
    return reply;
}

/// The tokens are told of all texts together; here each text has its own count, so the first has
/// them all.
std::string writeReply(const chat::EmbeddingReply& reply, const chat::EmbeddingRequest& /*asked*/,
                       std::string_view /*id*/)
{
    json::array predictions;
    for (const auto& vector : reply.vectors) {
        const std::int64_t tokens = predictions.empty() ? reply.usage.input.value_or(0) : 0;
        json::object embeddings{
            {"statistics", json::object{{"token_count", tokens}, {"truncated", false}}},
            {"values", jsonOf(vector)}};
        predictions.emplace_back(json::object{{"embeddings", std::move(embeddings)}});
    }
    return jsonText(json::object{{"predictions", std::move(predictions)}});
}

std::size_t mostInputs(const Destination& to) noexcept
{
    return isAskedAsAtHome(to.model) ? 1 : kAnyInputs;
}

}  // namespace

const EmbeddingCodec kVertexEmbedCodec{"vertex_embed", readRequest, writeRequest, path,
                                       readReply,      writeReply,  mostInputs};

}  // namespace gatehouse::dialect
