#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/codec_tools.h"
#include "proxy/core/dialect/embedding_codec.h"
#include "proxy/core/dialect/rows.h"
#include "proxy/core/http/url.h"

/// Bedrock has one path for all models, and each maker's models a body of their own: Cohere's as at
/// home but for the model, Titan's one text, Nova's a task.
///
/// Source  Bedrock user guide, inference parameters of Titan, Nova and Cohere Embed; recorded
/// calls.
namespace gatehouse::dialect {

namespace json = boost::json;

namespace {

enum class Maker : std::uint8_t { Cohere, Titan, Nova };

Maker makerOf(std::string_view model) noexcept
{
    if (model.find("titan") != std::string_view::npos) return Maker::Titan;
    return model.find("nova") != std::string_view::npos ? Maker::Nova : Maker::Cohere;
}

struct Task {
    std::string_view hub;
    std::string_view nova;
};

/// The first of each word is what is written.
constexpr Task kTasks[] = {
    {"document", "GENERIC_INDEX"}, {"query", "GENERIC_RETRIEVAL"},
    {"query", "TEXT_RETRIEVAL"},   {"classification", "CLASSIFICATION"},
    {"clustering", "CLUSTERING"},
};

Error onlyText()
{
    return fail(ErrorKind::CannotExpress, "only text can be embedded by a model of another vendor",
                "send a text, and ask for vectors of floats");
}

Result<chat::EmbeddingRequest> readTitan(Members& root, Notes& notes)
{
    chat::EmbeddingRequest request;
    request.isSingle = true;
    request.inputs.push_back(root.text("inputText"));
    if (request.inputs.front().empty() || root.get("inputImage") != nullptr) return onlyText();
    for (const auto& form : root.list("embeddingTypes")) {
        if (!form.is_string() || form.get_string() != "float") return onlyText();
    }
    request.dimensions = root.integer("dimensions");
    if (root.flag("normalize") == false) notes.leaveOut("normalize");
    root.leaveRest(notes);
    return request;
}

Result<chat::EmbeddingRequest> readNova(Members& root, Notes& notes)
{
    chat::EmbeddingRequest request;
    request.isSingle = true;
    root.ignore("schemaVersion");
    Members one(root.object("singleEmbeddingParams"), "singleEmbeddingParams");
    Members words(one.object("text"), "singleEmbeddingParams.text");
    request.inputs.push_back(words.text("value"));
    if (root.text("taskType") != "SINGLE_EMBEDDING" || request.inputs.front().empty())
        return onlyText();
    const std::string task = one.text("embeddingPurpose");
    for (const auto& row : kTasks) {
        if (row.nova == task) request.purpose = row.hub;
    }
    request.dimensions = one.integer("embeddingDimension");
    if (const std::string cut = words.text("truncationMode"); !cut.empty())
        request.truncate = cut != "NONE";
    words.leaveRest(notes);
    one.leaveRest(notes);
    root.leaveRest(notes);
    return request;
}

Result<chat::EmbeddingRequest> readRequest(std::string_view text, Notes& notes)
{
    auto body = parsedBody(text);
    if (!body) return std::move(body).error();
    Members root(*body, {});
    if (root.get("inputText") != nullptr || root.get("inputImage") != nullptr)
        return readTitan(root, notes);
    if (root.get("taskType") != nullptr) return readNova(root, notes);
    return kCohereEmbedCodec.readRequest(text, notes);
}

std::string writeTitan(const chat::EmbeddingRequest& request, const Destination& to, Notes& notes)
{
    json::object body{{"inputText", request.inputs.front()}};
    // Those of the first version have vectors of one length.
    const bool hasLengths = to.model.find("titan-embed-text-v1") == std::string::npos;
    if (request.dimensions && hasLengths) {
        body["dimensions"] = *request.dimensions;
    } else if (request.dimensions) {
        notes.leaveOut("dimensions");
    }
    if (!request.purpose.empty()) notes.leaveOut(cat("purpose ", request.purpose));
    if (request.truncate == true) notes.leaveOut("truncate");
    return jsonText(body);
}

std::string writeNova(const chat::EmbeddingRequest& request, Notes& notes)
{
    const std::string_view purpose =
        request.purpose.empty() ? std::string_view("document") : request.purpose;
    std::string_view task;
    for (const auto& row : kTasks) {
        if (task.empty() && row.hub == purpose) task = row.nova;
    }
    if (task.empty()) {
        notes.leaveOut(cat("purpose ", purpose));
        task = kTasks[0].nova;
    }
    json::object one{{"embeddingPurpose", json::string_view(task)}};
    if (request.dimensions) one["embeddingDimension"] = *request.dimensions;
    one["text"] = json::object{{"truncationMode", request.truncate == true ? "END" : "NONE"},
                               {"value", request.inputs.front()}};
    return jsonText(
        json::object{{"taskType", "SINGLE_EMBEDDING"}, {"singleEmbeddingParams", std::move(one)}});
}

std::string writeRequest(const chat::EmbeddingRequest& request, const Destination& to, Notes& notes)
{
    switch (makerOf(to.model)) {
        case Maker::Titan:
            return writeTitan(request, to, notes);
        case Maker::Nova:
            return writeNova(request, notes);
        case Maker::Cohere:
            break;
    }
    auto body = json::parse(kCohereEmbedCodec.writeRequest(request, to, notes)).as_object();
    body.erase("model");
    return jsonText(body);
}

std::string path(const Destination& to)
{
    return cat("/model/", http::escapeSegment(to.model), "/invoke");
}

/// A vector as Titan has it, or inside an object as Nova has it.
Result<void> add(const json::value& value, chat::EmbeddingReply& reply)
{
    const auto* object = value.if_object();
    const auto* inner = object != nullptr ? object->if_contains("embedding") : &value;
    if (inner == nullptr) return noVectors();
    auto vector = vectorOf(*inner);
    if (!vector) return std::move(vector).error();
    reply.vectors.push_back(std::move(*vector));
    return {};
}

Result<chat::EmbeddingReply> readReply(std::string_view text)
{
    auto body = parsedBody(text, ErrorKind::BadUpstream);
    if (!body) return std::move(body).error();
    Members root(*body, {});
    chat::EmbeddingReply reply;
    reply.usage.input = root.integer("inputTextTokenCount");
    if (const auto* one = root.get("embedding")) {
        GH_TRY(add(*one, reply));
        return reply;
    }
    const auto* all = root.get("embeddings");
    if (all != nullptr && all->is_object()) return kCohereEmbedCodec.readReply(text);
    for (const auto& one : root.list("embeddings")) GH_TRY(add(one, reply));
    if (reply.vectors.empty()) return noVectors();
    return reply;
}

std::string writeReply(const chat::EmbeddingReply& reply, const chat::EmbeddingRequest& asked,
                       std::string_view id)
{
    if (!asked.isSingle || reply.vectors.empty())
        return kCohereEmbedCodec.writeReply(reply, asked, id);
    auto vector = jsonOf(reply.vectors.front());
    if (makerOf(asked.model) == Maker::Nova) {
        json::object one{{"embeddingType", "TEXT"}, {"embedding", std::move(vector)}};
        return jsonText(json::object{{"embeddings", json::array{std::move(one)}}});
    }
    return jsonText(json::object{{"embedding", std::move(vector)},
                                 {"inputTextTokenCount", reply.usage.input.value_or(0)}});
}

std::size_t mostInputs(const Destination& to) noexcept
{
    return makerOf(to.model) == Maker::Cohere ? kAnyInputs : 1;
}

}  // namespace

const EmbeddingCodec kBedrockEmbedCodec{"bedrock_embed", readRequest, writeRequest, path,
                                        readReply,       writeReply,  mostInputs};

}  // namespace gatehouse::dialect
