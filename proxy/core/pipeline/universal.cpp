#include "proxy/core/pipeline/universal.h"

#include <algorithm>
#include <array>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/json_cursor.h"
#include "proxy/core/http/grammar.h"
#include "proxy/core/http/url.h"
#include "proxy/core/pipeline/place.h"

namespace gatehouse::pipeline {
namespace {

using dialect::isKey;
using dialect::JsonCursor;

constexpr std::size_t kMostSteps = 32;
constexpr std::string_view kHint =
    R"(send [{"provider": "openai", "endpoint": "chat/completions", "headers": {}, "query": {}}])";

/// What the steps say of themselves, or what belongs to the request that holds them.
bool isOfMessage(std::string_view name) noexcept
{
    constexpr std::array<std::string_view, 9> kNames = {
        "host",       "content-length", "content-type", "content-encoding", "transfer-encoding",
        "connection", "expect",         "trailer",      "upgrade"};
    return std::ranges::any_of(kNames,
                               [name](std::string_view one) { return equalsNoCase(one, name); });
}

struct Config {
    std::string_view key;
    std::string_view header;
};

constexpr std::array<Config, 4> kConfig = {{{"requestTimeout", "cf-aig-request-timeout"},
                                            {"maxAttempts", "cf-aig-max-attempts"},
                                            {"retryDelay", "cf-aig-retry-delay"},
                                            {"backoff", "cf-aig-backoff"}}};

/// One step while it is read.
struct Draft {
    std::string provider;
    std::string endpoint;
    std::string authorization;
    std::vector<std::pair<std::string, std::string>> headers;
    std::vector<std::pair<std::string_view, std::string>> config;
    std::string_view query;
};

/// The value before the cursor as a header has it: a string without quotes, anything else as it
/// stands there.
std::string takeScalar(JsonCursor& json, std::string_view text)
{
    std::string value;
    if (json.peek() == '"') {
        json.take(value);
        return value;
    }
    json.peek();
    const auto from = json.at();
    json.skip();
    return json.failed() ? value : std::string(text.substr(from, json.at() - from));
}

void readHeaders(JsonCursor& json, std::string_view text, Draft& draft)
{
    if (json.peek() != '{') {
        json.skip();
        return;
    }
    json.enterObject();
    for (std::string_view key; json.nextKey(key);) {
        std::string name = dialect::unescapeJson(key);
        draft.headers.emplace_back(std::move(name), takeScalar(json, text));
    }
}

void readConfig(JsonCursor& json, std::string_view text, Draft& draft)
{
    if (json.peek() != '{') {
        json.skip();
        return;
    }
    json.enterObject();
    for (std::string_view key; json.nextKey(key);) {
        const auto row =
            std::ranges::find_if(kConfig, [key](const Config& one) { return isKey(key, one.key); });
        if (row == kConfig.end()) {
            json.skip();
        } else {
            draft.config.emplace_back(row->header, takeScalar(json, text));
        }
    }
}

bool readStep(JsonCursor& json, std::string_view text, Draft& draft)
{
    if (!json.enterObject()) return false;
    for (std::string_view key; json.nextKey(key);) {
        if (isKey(key, "provider")) {
            json.take(draft.provider);
        } else if (isKey(key, "endpoint")) {
            json.take(draft.endpoint);
        } else if (isKey(key, "authorization")) {
            json.take(draft.authorization);
        } else if (isKey(key, "headers")) {
            readHeaders(json, text, draft);
        } else if (isKey(key, "config")) {
            readConfig(json, text, draft);
        } else if (isKey(key, "query")) {
            json.peek();
            const auto from = json.at();
            if (json.skip()) draft.query = text.substr(from, json.at() - from);
        } else {
            json.skip();
        }
    }
    return !json.failed();
}

Error wrong(std::size_t step, std::string_view what)
{
    return fail(
        ErrorKind::BadRequest,
        cat("step ", number(static_cast<std::int64_t>(step)), " of the universal request ", what),
        std::string(kHint));
}

/// Last of the sources first: a step's own header, its config, the request's header.
Result<http::Headers> headersOf(const http::RequestHead& asked, const Draft& draft,
                                std::size_t step)
{
    http::Headers own;
    for (const auto& [name, value] : draft.headers) {
        if (!http::grammar::isToken(name) || !http::grammar::isFieldValue(value))
            return wrong(step, cat("has a header that is none: '", cutUtf8(toUtf8(name), 60), "'"));
        if (!isOfMessage(name)) own.set(name, value);
    }
    if (!draft.authorization.empty() && !own.has("authorization")) {
        if (!http::grammar::isFieldValue(draft.authorization))
            return wrong(step, "has an authorization that no header can carry");
        own.set("authorization", draft.authorization);
    }
    for (const auto& [name, value] : draft.config) {
        if (!http::grammar::isFieldValue(value)) return wrong(step, "has a config that is none");
        if (!own.has(http::FieldName(name))) own.set(name, value);
    }
    http::Headers headers;
    if (const auto host = asked.headers.find("host")) headers.add("Host", *host);
    for (const auto field : asked.headers) {
        if (!isOfMessage(field.name) && !own.has(http::FieldName(field.name)))
            headers.add(field.name, field.value);
    }
    headers.add("Content-Type", "application/json");
    for (const auto field : own) headers.add(field.name, field.value);
    return headers;
}

Result<UniversalStep> stepOf(const http::RequestHead& asked, const Draft& draft, std::size_t number)
{
    if (draft.provider.empty()) return wrong(number, "names no provider");
    const auto base = http::splitTarget(asked.target).path;
    const std::string_view endpoint = std::string_view(draft.endpoint);
    UniversalStep step;
    step.head.method = "POST";
    step.head.target = cat(base, base.ends_with('/') ? "" : "/", draft.provider,
                           endpoint.starts_with('/') ? "" : "/", endpoint);
    if (!http::grammar::isOriginForm(step.head.target))
        return wrong(number, "has a provider or an endpoint that no address can hold");
    step.head.minor = asked.minor;
    step.head.keepAlive = asked.keepAlive;
    auto headers = headersOf(asked, draft, number);
    if (!headers) return std::move(headers).error();
    step.head.headers = std::move(*headers);
    step.body = draft.query;
    step.head.length = static_cast<std::int64_t>(step.body.size());
    return step;
}

}  // namespace

bool isUniversal(const http::RequestHead& head, std::string_view body) noexcept
{
    constexpr std::string_view kVersion = "/v1/";
    std::string_view path = http::splitTarget(head.target).path;
    const auto first = body.find_first_not_of(" \t\r\n");
    if (head.method != "POST" || first == std::string_view::npos || body[first] != '[' ||
        !path.starts_with(kVersion)) {
        return false;
    }
    path.remove_prefix(kVersion.size());
    if (path.ends_with('/')) path.remove_suffix(1);
    const auto slash = path.find('/');
    return slash != 0 && !isOpenAiRoot(path.substr(0, slash)) && slash != std::string_view::npos &&
           slash + 1 < path.size() && path.find('/', slash + 1) == std::string_view::npos;
}

Result<std::vector<UniversalStep>> readUniversal(const http::RequestHead& asked,
                                                 std::string_view body)
{
    std::vector<UniversalStep> steps;
    JsonCursor json(body);
    if (json.enterArray()) {
        while (json.nextItem()) {
            if (steps.size() == kMostSteps)
                return fail(ErrorKind::BadRequest, "a universal request has at most 32 steps",
                            "leave some out");
            Draft draft;
            if (!readStep(json, body, draft)) break;
            auto step = stepOf(asked, draft, steps.size());
            if (!step) return std::move(step).error();
            steps.push_back(std::move(*step));
        }
    }
    if (json.failed() || !json.atEnd()) {
        return fail(ErrorKind::BadRequest, "the universal request is not valid JSON",
                    std::string(kHint));
    }
    if (steps.empty())
        return fail(ErrorKind::BadRequest, "the universal request has no steps",
                    std::string(kHint));
    return steps;
}

}  // namespace gatehouse::pipeline
