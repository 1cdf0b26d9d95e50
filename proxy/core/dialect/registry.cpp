#include <array>
#include <string>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/rows.h"
#include "proxy/core/http/url.h"

namespace gatehouse::dialect {

namespace {

constexpr std::array kRows{
    &kOpenaiChat,           &kOpenaiCompletions, &kOpenaiResponses, &kOpenaiEmbeddings,
    &kOpenaiOther,          &kGeminiGenerate,    &kGeminiEmbed,     &kAnthropicMessages,
    &kAnthropicCountTokens, &kCohereChat,        &kCohereEmbed,     &kOllamaChat,
    &kOllamaEmbed,          &kBedrockConverse,   &kBedrockInvoke,   &kVertexAnthropic,
    &kBedrockEmbed,         &kVertexEmbed,       &kPromptCall,      &kVerbatim};

struct Path {
    std::string_view method;
    std::string_view path;
    const Dialect* dialect;
    Operation operation;
};

/// Whole paths; what is below a provider's version.
constexpr Path kPaths[] = {
    {"POST", "/chat/completions", &kOpenaiChat, Operation::Chat},
    {"POST", "/completions", &kOpenaiCompletions, Operation::Chat},
    {"POST", "/responses", &kOpenaiResponses, Operation::Chat},
    {"POST", "/embeddings", &kOpenaiEmbeddings, Operation::Embed},
    {"POST", "/messages", &kAnthropicMessages, Operation::Chat},
    {"POST", "/messages/count_tokens", &kAnthropicCountTokens, Operation::CountTokens},
    {"POST", "/chat", &kCohereChat, Operation::Chat},
    {"POST", "/embed", &kCohereEmbed, Operation::Embed},
    {"POST", "/api/chat", &kOllamaChat, Operation::Chat},
    {"POST", "/api/generate", &kOllamaChat, Operation::Chat},
    {"POST", "/api/embed", &kOllamaEmbed, Operation::Embed},
    {"POST", "/api/embeddings", &kOllamaEmbed, Operation::Embed},
    {"GET", "/api/tags", &kOllamaChat, Operation::Models},
};

struct Verb {
    std::string_view name;
    const Dialect* dialect;
    Operation operation;
    bool stream;
};

/// Gemini: /models/{model}:{verb}.
constexpr Verb kVerbs[] = {
    {"generateContent", &kGeminiGenerate, Operation::Chat, false},
    {"streamGenerateContent", &kGeminiGenerate, Operation::Chat, true},
    {"countTokens", &kGeminiGenerate, Operation::CountTokens, false},
    {"embedContent", &kGeminiEmbed, Operation::Embed, false},
    {"batchEmbedContents", &kGeminiEmbed, Operation::Embed, false},
    {"predict", &kVertexEmbed, Operation::Embed, false},
    {"rawPredict", &kVertexAnthropic, Operation::Chat, false},
    {"streamRawPredict", &kVertexAnthropic, Operation::Chat, true},
};

/// Bedrock: /model/{model}/{verb}.
constexpr Verb kBedrockVerbs[] = {
    {"converse", &kBedrockConverse, Operation::Chat, false},
    {"converse-stream", &kBedrockConverse, Operation::Chat, true},
    {"invoke", &kBedrockInvoke, Operation::Chat, false},
    {"invoke-with-response-stream", &kBedrockInvoke, Operation::Chat, true},
    {"count-tokens", &kBedrockInvoke, Operation::CountTokens, false},
};

constexpr std::string_view kOpenaiOtherFolders[] = {
    "/images",      "/audio",         "/files",  "/uploads",   "/batches", "/moderations",
    "/fine_tuning", "/vector_stores", "/rerank", "/responses", "/videos"};

constexpr std::string_view kRun = "/run/";

bool isBelow(std::string_view path, std::string_view folder) noexcept
{
    return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

const Dialect& ofFamily(std::string_view family) noexcept
{
    if (family == "anthropic" || family == "anthropic_messages") return kAnthropicMessages;
    if (family == "gemini" || family == "gemini_generate") return kGeminiGenerate;
    if (family == "cohere" || family == "cohere_chat") return kCohereChat;
    if (family == "bedrock" || family == "bedrock_converse") return kBedrockConverse;
    if (family == "ollama" || family == "ollama_chat") return kOllamaChat;
    return kOpenaiChat;
}

/// Makers' names for models that make embeddings have the word in them; paths do not tell.
bool isForVectors(std::string_view model) noexcept
{
    return model.find("embed") != std::string_view::npos;
}

/// A Gemini path whose last colon is followed by a known verb. The model may hold slashes and
/// colons itself.
bool recogniseVerb(std::string_view method, std::string_view path, Recognised& found)
{
    constexpr std::string_view kModels = "models/";
    const std::size_t models = path.find(kModels);
    const std::size_t colon = path.rfind(':');
    if (method != "POST" || models == std::string_view::npos || colon == std::string_view::npos)
        return false;
    // "/models/…", or Vertex: "/projects/P/locations/L/publishers/google/models/…", and
    // "/tunedModels/…" is another thing.
    if (models == 0 || path[models - 1] != '/' || colon <= models + kModels.size()) return false;
    for (const auto& verb : kVerbs) {
        if (path.substr(colon + 1) != verb.name) continue;
        // Of the makers whose models are asked so, one is known here.
        if (verb.dialect == &kVertexAnthropic && !path.substr(0, models).ends_with("anthropic/"))
            return false;
        const std::string_view model =
            path.substr(models + kModels.size(), colon - models - kModels.size());
        // Pictures and films are predicted, too.
        if (verb.dialect == &kVertexEmbed && !isForVectors(model)) return false;
        found = {verb.dialect, verb.operation, http::unescape(model), verb.stream};
        return true;
    }
    return false;
}

/// A Bedrock path: its model is one segment, whose slashes are escaped.
bool recogniseBedrock(std::string_view method, std::string_view path, Recognised& found)
{
    constexpr std::string_view kModel = "/model/";
    if (method != "POST" || !path.starts_with(kModel)) return false;
    path.remove_prefix(kModel.size());
    const std::size_t slash = path.find('/');
    if (slash == 0 || slash == std::string_view::npos) return false;
    for (const auto& verb : kBedrockVerbs) {
        if (path.substr(slash + 1) != verb.name) continue;
        found = {verb.dialect, verb.operation, http::unescape(path.substr(0, slash)), verb.stream};
        if (verb.name == "invoke" && isForVectors(found.model)) {
            found.dialect = &kBedrockEmbed;
            found.operation = Operation::Embed;
        }
        return true;
    }
    return false;
}

/// Workers AI: the model is all that stands behind its verb. What it takes and tells is each
/// model's own.
bool recogniseRun(std::string_view method, std::string_view path, Recognised& found)
{
    constexpr std::string_view kModel = "/run/@cf/";
    if (method != "POST" || !path.starts_with(kModel)) return false;
    found.dialect = &kVerbatim;
    found.model = http::unescape(path.substr(kRun.size()));
    return true;
}

bool recogniseModels(std::string_view method, std::string_view path, std::string_view family,
                     Recognised& found)
{
    constexpr std::string_view kModels = "/models";
    if ((method != "GET" && method != "HEAD") || !isBelow(path, kModels)) return false;
    found.dialect = &ofFamily(family);
    path.remove_prefix(kModels.size());
    if (path.size() <= 1) {
        found.operation = Operation::Models;
    } else {
        found.operation = Operation::Model;
        found.model = http::unescape(path.substr(1));
    }
    return true;
}

}  // namespace

const Dialect& byId(std::string_view id) noexcept
{
    for (const Dialect* row : kRows) {
        if (row->id == id) return *row;
    }
    return kVerbatim;
}

std::string_view name(Operation operation) noexcept
{
    switch (operation) {
        case Operation::Chat:
            return "chat";
        case Operation::Embed:
            return "embed";
        case Operation::Models:
            return "models";
        case Operation::Model:
            return "model";
        case Operation::CountTokens:
            return "count_tokens";
        case Operation::Verbatim:
            return "verbatim";
    }
    return "";
}

Recognised recognise(std::string_view method, std::string_view path, std::string_view family)
{
    if (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
    for (const auto& row : kPaths) {
        if (row.method == method && row.path == path)
            return {row.dialect, row.operation, {}, false};
    }
    Recognised found;
    if (recogniseVerb(method, path, found) || recogniseBedrock(method, path, found) ||
        recogniseRun(method, path, found) || recogniseModels(method, path, family, found))
        return found;
    found.dialect = &kVerbatim;
    for (const auto folder : kOpenaiOtherFolders) {
        if (!isBelow(path, folder)) continue;
        const bool isResponses =
            folder == "/responses";  // /responses/{id}: an answer read again, its usage was booked
        found.dialect = isResponses ? &kVerbatim : &kOpenaiOther;
        break;
    }
    return found;
}

std::string withModel(std::string_view path, std::string_view model)
{
    constexpr std::string_view kModel = "/model/";
    constexpr std::string_view kModels = "models/";
    if (path.starts_with(kRun)) return cat(kRun, model);
    if (path.starts_with(kModel)) {
        const auto end = path.find('/', kModel.size());
        return cat(kModel, http::escapeSegment(model),
                   end == std::string_view::npos ? std::string_view() : path.substr(end));
    }
    const auto models = path.find(kModels);
    const auto colon = path.rfind(':');
    return cat(models == std::string_view::npos ? std::string_view("/") : path.substr(0, models),
               kModels, http::escapeSegment(model),
               colon == std::string_view::npos ? std::string_view() : path.substr(colon));
}

}  // namespace gatehouse::dialect
