#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/codec_tools.h"
#include "proxy/core/dialect/embedding_codec.h"
#include "proxy/core/dialect/rows.h"

namespace gatehouse::dialect {

namespace json = boost::json;

namespace {

Result<chat::EmbeddingRequest> readRequest(std::string_view text, Notes& notes)
{
    auto body = parsedBody(text);
    if (!body) return std::move(body).error();
    Members root(*body, {});
    chat::EmbeddingRequest request;
    request.model = root.text("model");
    auto inputs = textsOf(root.get("input"), "input");
    if (!inputs) return std::move(inputs).error();
    request.inputs = std::move(*inputs);
    request.dimensions = root.integer("dimensions");
    request.isBase64 = root.text("encoding_format") == "base64";
    root.leaveRest(notes);  // "user", above all
    return request;
}

std::string writeRequest(const chat::EmbeddingRequest& request, const Destination& to, Notes& notes)
{
    json::object body;
    body["model"] = to.model;
    if (request.inputs.size() == 1) {
        body["input"] = request.inputs.front();
    } else {
        json::array list;
        for (const auto& input : request.inputs) list.emplace_back(input);
        body["input"] = std::move(list);
    }
    body["encoding_format"] = "float";
    if (request.dimensions) body["dimensions"] = *request.dimensions;
    if (!request.purpose.empty()) notes.leaveOut(cat("purpose ", request.purpose));
    if (request.truncate == true) notes.leaveOut("truncate");
    return jsonText(body);
}

std::string path(const Destination&)
{
    return "/embeddings";
}

Result<chat::EmbeddingReply> readReply(std::string_view text)
{
    auto body = parsedBody(text, ErrorKind::BadUpstream);
    if (!body) return std::move(body).error();
    Members root(*body, {});
    chat::EmbeddingReply reply;
    reply.model = root.text("model");
    for (const auto& one : root.list("data")) {
        Members item(one, {});
        const auto* value = item.get("embedding");
        if (value == nullptr) return noVectors();
        auto vector = value->is_string() ? unpackedVector(value->get_string()) : vectorOf(*value);
        if (!vector) return std::move(vector).error();
        // They come in order, but the order is what "index" says.
        const auto index = static_cast<std::size_t>(
            item.integer("index").value_or(static_cast<std::int64_t>(reply.vectors.size())));
        if (index >= root.list("data").size()) return noVectors();
        if (reply.vectors.size() <= index) reply.vectors.resize(index + 1);
        reply.vectors[index] = std::move(*vector);
    }
    if (reply.vectors.empty()) return noVectors();
    Members usage = Members(root.object("usage"), "usage");
    reply.usage.input = usage.integer("prompt_tokens");
    if (!reply.usage.input) reply.usage.input = usage.integer("total_tokens");
    return reply;
}

std::string writeReply(const chat::EmbeddingReply& reply, const chat::EmbeddingRequest& asked,
                       std::string_view /*id*/)
{
    json::array data;
    for (std::size_t i = 0; i < reply.vectors.size(); ++i) {
        json::object one;
        one["object"] = "embedding";
        one["index"] = i;
        if (asked.isBase64) {
            one["embedding"] = packedVector(reply.vectors[i]);
        } else {
            one["embedding"] = jsonOf(reply.vectors[i]);
        }
        data.emplace_back(std::move(one));
    }
    json::object body;
    body["object"] = "list";
    body["data"] = std::move(data);
    body["model"] = reply.model.empty() ? asked.model : reply.model;
    const std::int64_t tokens = reply.usage.input.value_or(0);
    body["usage"] = json::object{{"prompt_tokens", tokens}, {"total_tokens", tokens}};
    return jsonText(body);
}

}  // namespace

const EmbeddingCodec kOpenaiEmbeddingsCodec{"openai_embeddings", readRequest, writeRequest, path,
                                            readReply,           writeReply};

}  // namespace gatehouse::dialect
