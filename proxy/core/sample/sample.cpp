#include "proxy/core/sample/sample.h"

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/dialect.h"
#include "proxy/core/dialect/turns.h"
#include "proxy/core/http/url.h"
#include "proxy/core/sample/performance.h"
#include "proxy/core/sample/voices.h"

namespace gatehouse::sample {

namespace json = boost::json;

namespace {

using dialect::Operation;

/// How a dialect is read and spoken.
struct Voice {
    std::string_view dialect;
    Ask (*read)(const json::object& body);
    std::string (*whole)(const Ask& ask, const Answer& answer);
    std::vector<Frame> (*frames)(const Ask& ask, const Answer& answer);
};

constexpr Voice kVoices[] = {
    {"openai_chat", readOpenaiChat, wholeOpenaiChat, framesOpenaiChat},
    {"openai_completions", readCompletions, wholeCompletions, framesCompletions},
    {"openai_responses", readResponses, wholeResponses, framesResponses},
    {"anthropic_messages", readAnthropic, wholeAnthropic, framesAnthropic},
    {"anthropic_count_tokens", readAnthropic, wholeAnthropic, framesAnthropic},
    {"gemini_generate", readGemini, wholeGemini, framesGemini},
};

const Voice* voiceOf(std::string_view dialect) noexcept
{
    for (const auto& voice : kVoices) {
        if (voice.dialect == dialect) return &voice;
    }
    return nullptr;
}

/// "/v1/chat/completions" → "/chat/completions"; the version, if any, tells Gemini's clients from
/// the others.
std::string_view belowVersion(std::string_view path, std::string_view& version) noexcept
{
    if (path.size() < 3 || path[1] != 'v' || path[2] < '0' || path[2] > '9') return path;
    const auto end = path.find('/', 1);
    version = path.substr(1, end == std::string_view::npos ? end : end - 1);
    return end == std::string_view::npos ? std::string_view("/") : path.substr(end);
}

std::string_view familyOf(const http::RequestHead& request, std::string_view version)
{
    if (request.headers.has("anthropic-version")) return "anthropic";
    const bool isGemini =
        request.headers.has("x-goog-api-key") || request.headers.has("x-goog-api-client");
    return isGemini || version == "v1beta" ? "gemini" : "openai";
}

std::vector<Move> refuse(const dialect::Dialect& dialect, ErrorKind kind, std::string message,
                         std::string hint)
{
    const Error error = fail(kind, std::move(message), std::move(hint));
    return performJson(error.status(), dialect.errorBody(error, "req_sample"));
}

std::vector<Move> chat(const Voice& voice, const dialect::Recognised& asked,
                       const json::object& body, bool asEvents, std::uint64_t seed, WallMicros now)
{
    Ask ask = voice.read(body);
    if (!asked.model.empty()) ask.model = asked.model;
    ask.stream = ask.stream || asked.stream;
    ask.steer = steerOf(ask.model);
    ask.seed = seed;
    ask.now = now;
    if (ask.steer.status != 0) return performError(ask.steer.status, *asked.dialect);
    if (asked.operation == Operation::CountTokens) {
        const bool isGemini = asked.dialect->family == "gemini";
        return performJson(200, json::serialize(json::object{
                                    {isGemini ? "totalTokens" : "input_tokens", ask.inputTokens}}));
    }
    const Answer answer = answerTo(ask);
    if (!ask.stream) return performWhole(ask.steer, *asked.dialect, voice.whole(ask, answer));
    const Error error = midStreamError();
    if (asked.dialect->family == "gemini" && !asEvents) {
        return performStream(ask.steer, "application/json", framesGeminiArray(ask, answer),
                             cat(",\r\n", asked.dialect->errorBody(error, ""), "\n]"));
    }
    return performStream(ask.steer, "text/event-stream", voice.frames(ask, answer),
                         asked.dialect->errorEvent(error, "req_sample"));
}

/// The steer of an embedding: errors only.
int statusFor(const dialect::Recognised& asked, const json::object& body)
{
    return steerOf(asked.model.empty() ? textOf(find(body, "model"))
                                       : std::string_view(asked.model))
        .status;
}

}  // namespace

std::vector<Move> play(const http::RequestHead& request, std::string_view body, WallMicros now)
{
    const auto target = http::splitTarget(request.target);
    std::string_view version;
    const std::string_view path = belowVersion(target.path, version);
    const std::string_view family = familyOf(request, version);
    const auto asked = dialect::recognise(request.method, path, family);

    if (asked.operation == Operation::Models)
        return performJson(200, modelsOf(asked.dialect->family, now));
    if (asked.operation == Operation::Model)
        return performJson(200, modelOf(asked.dialect->family, asked.model, now));

    const Voice* voice = voiceOf(asked.dialect->id);
    const bool embeds =
        asked.dialect->id == "openai_embeddings" || asked.dialect->id == "gemini_embed";
    if (voice == nullptr && !embeds) {
        return refuse(*asked.dialect, ErrorKind::NotFound,
                      cat("The sample provider has nothing at ", path, "."),
                      "It speaks OpenAI chat, completions, responses and embeddings, Anthropic "
                      "messages, and Gemini generate and embed.");
    }
    const json::value parsed = dialect::parsedJson(body);
    if (!parsed.is_object()) {
        return refuse(*asked.dialect, ErrorKind::BadRequest,
                      "The request body is not a JSON object.",
                      "Send the parameters as one JSON object.");
    }
    const json::object& object = parsed.as_object();
    if (embeds) {
        if (const int status = statusFor(asked, object); status != 0)
            return performError(status, *asked.dialect);
        const bool isGemini = asked.dialect->family == "gemini";
        return performJson(200, isGemini
                                    ? embeddingsGemini(object, path.ends_with("batchEmbedContents"))
                                    : embeddingsOpenai(object));
    }
    const bool asEvents = http::queryValue(target.query, "alt") == "sse";
    return chat(*voice, asked, object, asEvents, hashOf(body, static_cast<std::uint64_t>(now)),
                now);
}

}  // namespace gatehouse::sample
