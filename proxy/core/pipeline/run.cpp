#include "proxy/core/pipeline/run.h"

#include <algorithm>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"
#include "proxy/core/chat/trouble.h"
#include "proxy/core/dialect/json_cursor.h"

namespace gatehouse::pipeline {
namespace {

using dialect::isKey;
using dialect::JsonCursor;

constexpr std::string_view kHint =
    R"(send {"model": "openai/gpt-4.1-mini", "input": {"messages": [{"role": "user", "content": "hi"}]}})";

/// What the names of an input tell of the API that it is for.
struct Input {
    std::string_view text;
    bool isResponses = false;  ///< "input" with anything, or "instructions"
    bool isChat = false;       ///< "messages"
    bool wantsStream = false;
};

Input lookInto(std::string_view text)
{
    Input input{.text = text};
    JsonCursor json(text);
    if (!json.enterObject()) return input;
    for (std::string_view key; json.nextKey(key);) {
        input.isChat = input.isChat || isKey(key, "messages");
        input.isResponses = input.isResponses || isKey(key, "input") || isKey(key, "instructions");
        if (isKey(key, "stream")) {
            json.take(input.wantsStream);
        } else {
            json.skip();
        }
    }
    return input;
}

/// An embedding's input is a text or texts as well: its model tells them apart.
std::string_view pathOf(std::string_view model, const Input& input)
{
    if (input.isChat) return model.starts_with("anthropic/") ? "/messages" : "/chat/completions";
    if (input.isResponses && model.find("embed") == std::string_view::npos) return "/responses";
    return input.isResponses ? "/embeddings" : "/chat/completions";
}

/// What it is in JSON: itself, or a string.
void appendJson(std::string& out, std::string_view text)
{
    JsonCursor json(text);
    const bool isJson = json.peek() != 0 && json.skip() && json.atEnd() && !json.failed();
    if (isJson) {
        out += text;
    } else {
        appendJsonString(out, toUtf8(text));
    }
}

void appendTarget(std::string& out, const Exchange& x)
{
    if (x.route.targets.empty()) return;
    const auto& target = *x.route.target();
    out += R"(,"provider":)";
    appendJsonString(out, target.upstream->chosen.id);
    out += R"(,"model":)";
    appendJsonString(out, target.model);
}

std::string failed(const Exchange& x, int code, std::string_view message)
{
    std::string out = R"({"state":"Failed","result":null)";
    appendTarget(out, x);
    out += cat(R"(,"error":{"code":)", number(code), R"(,"message":)");
    appendJsonString(out, toUtf8(message));
    out += "}}";
    return out;
}

}  // namespace

Result<RunCall> readRun(std::string_view body)
{
    std::string model;
    std::string provider;
    Input input;
    JsonCursor json(body);
    if (json.enterObject()) {
        for (std::string_view key; json.nextKey(key);) {
            if (isKey(key, "model")) {
                json.take(model);
            } else if (isKey(key, "provider")) {
                json.take(provider);
            } else if (isKey(key, "input") && json.peek() == '{') {
                const auto from = json.at();
                if (json.skip()) input = lookInto(body.substr(from, json.at() - from));
            } else {
                json.skip();
            }
        }
    }
    if (json.failed() || !json.atEnd() || model.empty() || input.text.empty()) {
        return fail(ErrorKind::BadRequest, "a run has a model and an input, which is an object",
                    std::string(kHint));
    }
    if (input.wantsStream) {
        return fail(ErrorKind::BadRequest, "a run is answered whole: it does not stream",
                    "call /v1/chat/completions for a stream");
    }
    if (!provider.empty() && !model.starts_with(cat(provider, "/")))
        model = cat(provider, "/", model);
    RunCall call{std::string(pathOf(model, input)), R"({"model":)"};
    appendJsonString(call.body, model);
    std::string_view rest = input.text.substr(1);
    const auto first = rest.find_first_not_of(" \t\r\n");
    if (rest[first] != '}') call.body += ',';
    call.body += rest;
    return call;
}

std::string runAnswer(const Exchange& x, std::string_view answer)
{
    const int status = x.collect.head.status;
    if (status >= 400) {
        dialect::ReplyFacts facts;
        x.parse.dialect->readReply(answer, facts);
        return failed(x, status, facts.errorText.empty() ? cutUtf8(answer, 500) : facts.errorText);
    }
    std::string out = R"({"state":"Completed","result":)";
    out.reserve(answer.size() + 160);
    if (x.collect.text || x.bridge) {
        appendJson(out, answer);
    } else {
        appendJsonString(out, cat("data:", x.collect.head.headers.get("content-type"), ";base64,",
                                  base64(answer)));
    }
    appendTarget(out, x);
    out += '}';
    return out;
}

std::string runError(const Exchange& x)
{
    constexpr int kNoModel = 7003;
    const int code = x.reply.error.kind == ErrorKind::NotFound ? kNoModel
                     : x.reply.cloudflareCode != 0             ? x.reply.cloudflareCode
                                                               : x.reply.status;
    return failed(x, code, chat::Trouble(x.reply.error).message);
}

}  // namespace gatehouse::pipeline
