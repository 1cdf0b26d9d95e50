#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/codec_tools.h"
#include "proxy/core/dialect/embedding_codec.h"
#include "proxy/core/dialect/rows.h"

namespace gatehouse::dialect {

namespace json = boost::json;

namespace {

/// /api/embed has "input" and may have several, the older /api/embeddings has "prompt" and one.
Result<chat::EmbeddingRequest> readRequest(std::string_view text, Notes& notes)
{
    auto body = parsedBody(text);
    if (!body) return std::move(body).error();
    Members root(*body, {});
    chat::EmbeddingRequest request;
    request.model = root.text("model");
    request.isSingle = root.get("prompt") != nullptr;
    const std::string_view name = request.isSingle ? "prompt" : "input";
    auto inputs = textsOf(root.get(name), name);
    if (!inputs) return std::move(inputs).error();
    request.inputs = std::move(*inputs);
    request.dimensions = root.integer("dimensions");
    request.truncate = root.flag("truncate");
    root.ignore("keep_alive");  // how long its server holds the model: means nothing elsewhere
    root.leaveRest(notes);
    return request;
}

std::string writeRequest(const chat::EmbeddingRequest& request, const Destination& to, Notes& notes)
{
    json::array list;
    for (const auto& input : request.inputs) list.emplace_back(input);
    json::object body;
    body["model"] = to.model;
    body["input"] = std::move(list);
    if (request.dimensions) body["dimensions"] = *request.dimensions;
    if (request.truncate) body["truncate"] = *request.truncate;
    if (!request.purpose.empty()) notes.leaveOut(cat("purpose ", request.purpose));
    return jsonText(body);
}

std::string path(const Destination&)
{
    return "/api/embed";
}

Result<chat::EmbeddingReply> readReply(std::string_view text)
{
    auto body = parsedBody(text, ErrorKind::BadUpstream);
    if (!body) return std::move(body).error();
    Members root(*body, {});
    chat::EmbeddingReply reply;
    reply.model = root.text("model");
    for (const auto& one : root.list("embeddings")) {
        auto vector = vectorOf(one);
        if (!vector) return std::move(vector).error();
        reply.vectors.push_back(std::move(*vector));
    }
    if (reply.vectors.empty()) return noVectors();
    reply.usage.input = root.integer("prompt_eval_count");
    return reply;
}

std::string writeReply(const chat::EmbeddingReply& reply, const chat::EmbeddingRequest& asked,
                       std::string_view /*id*/)
{
    if (asked.isSingle && !reply.vectors.empty())
        return jsonText(json::object{{"embedding", jsonOf(reply.vectors.front())}});
    json::array list;
    for (const auto& vector : reply.vectors) list.emplace_back(jsonOf(vector));
    json::object body;
    body["model"] = asked.model;
    body["embeddings"] = std::move(list);
    body["total_duration"] = 0;
    body["load_duration"] = 0;
    body["prompt_eval_count"] = reply.usage.input.value_or(0);
    return jsonText(body);
}

}  // namespace

const EmbeddingCodec kOllamaEmbedCodec{"ollama_embed", readRequest, writeRequest,
                                       path,           readReply,   writeReply};

}  // namespace gatehouse::dialect
