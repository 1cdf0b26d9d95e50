#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <boost/json/parse.hpp>

#include "proxy/core/base/crypto.h"
#include "proxy/core/chat/fold.h"
#include "proxy/core/dialect/codec.h"
#include "proxy/core/dialect/codec_tools.h"
#include "proxy/core/http/aws_frames.h"
#include "proxy/core/http/sse.h"
#include "tests/support/quoted.h"

/// What the tests of codecs share.
namespace gatehouse::tests {

/// The JSON in one spelling, so that two of them can be compared.
inline std::string canonicalJson(const std::string& text)
{
    return dialect::jsonText(boost::json::parse(text));
}

struct Transcript {
    std::string name;
    std::string request;  ///< body, or empty
    std::string body;     ///< of the answer
    std::string url;
    int status = 0;
    bool isStream = false;
};

/// The events that AWS frames stand for, one after another.
inline std::string eventsOfFrames(std::string_view bytes)
{
    http::AwsFrameSplitter splitter;
    std::string out;
    for (std::string_view frame; splitter.next(bytes, frame);) out += http::sseOfFrame(frame);
    return out;
}

/// Recorded exchanges of a provider, beside the checkout; none where they are absent.
inline std::vector<Transcript> transcriptsOf(const std::string& provider)
{
    namespace fs = std::filesystem;
    std::vector<Transcript> out;
    const fs::path folder =
        fs::path(GATEHOUSE_SOURCE_DIR) / ".." / "shared" / "data" / "transcripts" / provider;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none)) {
        std::ifstream file(entry.path());
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        const auto json = boost::json::parse(text);
        const auto& response = json.at("response").as_object();
        Transcript one;
        one.name = entry.path().filename().string();
        one.status = static_cast<int>(response.at("status").as_int64());
        if (const auto* body = response.if_contains("body"); body != nullptr && body->is_string())
            one.body = body->as_string();
        if (const auto* coded = response.if_contains("body_b64"); coded && coded->is_string()) {
            std::string bytes;
            fromBase64(coded->as_string(), bytes);
            one.body = eventsOfFrames(bytes);
        }
        const auto& request = json.at("request").as_object();
        if (const auto* body = request.if_contains("body"); body != nullptr) {
            if (body->is_string()) one.request = body->as_string();
            if (body->is_object()) one.request = dialect::jsonText(*body);
        }
        if (const auto* url = request.if_contains("url"); url != nullptr && url->is_string())
            one.url = url->as_string();
        one.isStream = one.body.find("data:") != std::string::npos && one.body.front() != '{';
        out.push_back(std::move(one));
    }
    std::ranges::sort(out, {}, &Transcript::name);
    return out;
}

/// What a codec makes of a whole stream of server-sent events.
inline std::vector<chat::Delta> deltasOf(const dialect::Codec& codec, std::string_view stream)
{
    std::vector<chat::Delta> out;
    dialect::Reading reading;
    http::SseSplitter splitter;
    std::string_view event;
    std::string bytes(stream);
    bytes += "\n\n";
    std::string_view rest = bytes;
    while (splitter.next(rest, event)) {
        const auto view = http::viewOf(event);
        if (!view.data.empty()) codec.readEvent(view.event, view.data, reading, out);
    }
    return out;
}

inline chat::Reply folded(const std::vector<chat::Delta>& deltas)
{
    chat::Reply reply;
    for (const auto& delta : deltas) chat::fold(delta, reply);
    return reply;
}

/// The bytes of a stream that a codec writes.
inline std::string written(const dialect::Codec& codec, const std::vector<chat::Delta>& deltas,
                           dialect::Writing writing = {})
{
    std::string out;
    for (const auto& delta : deltas) codec.writeDelta(delta, writing, out);
    codec.writeEnd(writing, out);
    return out;
}

/// A reply as one text, to compare what two ways of reading it found.
inline std::string shown(const chat::Reply& reply)
{
    const auto count = [](const chat::Usage::Count& value) {
        return value ? std::to_string(*value) : std::string("?");
    };
    std::string out = "usage " + count(reply.usage.input) + "/" + count(reply.usage.cacheRead) +
                      "/" + count(reply.usage.output) + "/" + count(reply.usage.reasoning);
    for (const auto& choice : reply.choices) {
        out += "\n# finish " + std::to_string(static_cast<int>(choice.finish)) + " " +
               choice.stopSequence;
        for (const auto& part : choice.parts) {
            out += "\n" + std::to_string(static_cast<int>(part.kind)) + " " + part.id + " " +
                   part.name + " [" + part.text + "] " + part.signature +
                   (part.isRedacted ? " redacted" : "") + part.media.data + part.media.url;
            for (const auto& citation : part.citations) out += " <" + citation.url + ">";
        }
    }
    return out;
}

/// A request likewise.
inline std::string shown(const chat::Request& request)
{
    std::string out = request.model + (request.stream ? " stream" : "");
    const auto real = [&](const char* name, const std::optional<double>& value) {
        if (value) out += std::string(" ") + name + std::to_string(*value);
    };
    const auto whole = [&](const char* name, const std::optional<std::int64_t>& value) {
        if (value) out += std::string(" ") + name + std::to_string(*value);
    };
    whole("max=", request.maxTokens);
    whole("topk=", request.topK);
    whole("seed=", request.seed);
    whole("n=", request.candidates);
    whole("budget=", request.thinkingBudget);
    real("t=", request.temperature);
    real("p=", request.topP);
    real("fp=", request.frequencyPenalty);
    real("pp=", request.presencePenalty);
    for (const auto& stop : request.stop) out += " stop=" + stop;
    out += " format=" + std::to_string(static_cast<int>(request.format)) +
           dialect::jsonText(request.schema);
    out += " choice=" + std::to_string(static_cast<int>(request.toolChoice)) + request.toolNamed;
    out += " effort=" + request.effort + " user=" + request.user;
    for (const auto& tool : request.tools) {
        out += "\ntool " + tool.name + " " + tool.description + " " +
               dialect::jsonText(tool.parameters) + " " + tool.cache +
               dialect::jsonText(tool.builtIn);
    }
    for (const auto& message : request.messages) {
        out += "\n" + std::to_string(static_cast<int>(message.role)) + " " + message.name;
        const auto parts = [&](const auto& self, const std::vector<chat::Part>& all,
                               const std::string& indent) -> void {
            for (const auto& part : all) {
                out += indent + std::to_string(static_cast<int>(part.kind)) + " " + part.id + " " +
                       part.name + " [" + part.text + "] " + part.signature + " " + part.cache +
                       (part.isError ? " error" : "") + part.media.kind + part.media.mime +
                       part.media.data + part.media.url + part.media.fileId;
                self(self, part.content, indent + "  ");
            }
        };
        parts(parts, message.parts, "\n  ");
    }
    return out;
}

}  // namespace gatehouse::tests
