#include "proxy/core/pipeline/stages/parse.h"

#include <algorithm>
#include <array>
#include <string>

#include "proxy/core/base/text.h"
#include "proxy/core/http/coding.h"
#include "proxy/core/http/url.h"
#include "proxy/core/http/websocket.h"
#include "proxy/core/pipeline/body.h"
#include "proxy/core/pipeline/place.h"
#include "proxy/core/pipeline/run.h"
#include "proxy/core/pipeline/stages/authenticate.h"
#include "proxy/core/pipeline/stages/refuse.h"
#include "proxy/core/provider/named_host.h"
#include "proxy/core/provider/target.h"

namespace gatehouse::pipeline::stages {
namespace {

/// Whose client sends such a head, where the path alone does not tell.
std::string_view familyOf(const http::Headers& headers, std::string_view query) noexcept
{
    if (headers.has("anthropic-version")) return "anthropic";
    if (headers.has("x-goog-api-key") || query.starts_with("key=") ||
        query.find("&key=") != std::string_view::npos) {
        return "gemini";
    }
    return "openai";
}

std::string_view familyOfNative(std::string_view dialect) noexcept
{
    return dialect::byId(dialect).family;
}

Step unknownProvider(Exchange& x, std::string_view provider)
{
    constexpr int kInvalidProvider = 2008;
    auto step =
        refuse(x, fail(ErrorKind::BadRequest,
                       cat("'", cutUtf8(provider, 100), "' is no provider that is known here"),
                       "set it up on the Providers page, or name another behind the gateway's id"));
    x.reply.cloudflareCode = kInvalidProvider;
    return step;
}

Step unknownPath(Exchange& x)
{
    return refuse(x, fail(ErrorKind::NotFound,
                          cat("nothing is served at '", cutUtf8(x.arrival.head.target, 200), "'"),
                          "try /v1/chat/completions, /v1/responses, /v1/messages, "
                          "/v1beta/models/MODEL:generateContent "
                          "or /PROVIDER/… with the provider's own path"));
}

bool needsJson(dialect::Operation operation) noexcept
{
    return operation == dialect::Operation::Chat || operation == dialect::Operation::Embed ||
           operation == dialect::Operation::CountTokens;
}

bool looksLikeJson(const http::Headers& headers) noexcept
{
    const auto type = headers.get("content-type");
    return type.empty() || startsWithNoCase(type, "application/json") ||
           type.find("+json") != std::string_view::npos || startsWithNoCase(type, "text/plain");
}

/// Below what a provider's address is asked for the calls that have a path of their own here.
struct OwnPath {
    std::string_view dialect;
    std::string_view version;
    std::string_view path;
};

constexpr OwnPath kOwnPaths[] = {
    {"openai_chat", "v1", "/chat/completions"}, {"openai_responses", "v1", "/responses"},
    {"anthropic_messages", "v1", "/messages"},  {"cohere_chat", "v2", "/chat"},
    {"ollama_chat", "", "/api/chat"},
};

Step readBody(Exchange& x, const Env& env);

/// A call to the path of a route is a call of its dialect.
Step openRoute(Exchange& x, const RouteEntry& entry, std::string_view query, const Env& env)
{
    auto& parsed = x.parse;
    const auto* own = std::ranges::find(kOwnPaths, entry.dialect, &OwnPath::dialect);
    if (own == std::end(kOwnPaths)) own = kOwnPaths;
    parsed.dialect = &dialect::byId(own->dialect);
    parsed.family = parsed.dialect->family;
    if (!entry.enabled) {
        return refuse(
            x, fail(ErrorKind::NotImplemented, cat("the route ", entry.name, " is switched off"),
                    "switch it on, on the Routes page"));
    }
    if (x.arrival.head.method != "POST") {
        return refuse(x, fail(ErrorKind::MethodNotAllowed, "this path takes POST alone",
                              cat("send it the body of a call in ", own->dialect)));
    }
    parsed.route = &entry;
    parsed.gateway = entry.gateway;
    parsed.operation = dialect::Operation::Chat;
    parsed.version = own->version;
    parsed.path = own->path;
    parsed.query = withoutKeys(query);
    return readBody(x, env);
}

/// Takes the body's content coding off, where it has one.
Step decode(Exchange& x, const Env& env)
{
    const auto coding = x.arrival.head.headers.get("content-encoding");
    if (coding.empty() || equalsNoCase(coding, "identity")) return Pass{};
    auto plain = http::decoded(x.arrival.body, coding,
                               static_cast<std::size_t>(env.snapshot.config.server.maxBody));
    if (!plain) {
        return refuse(x, fail(ErrorKind::BadRequest, cat("the body is not valid ", coding),
                              plain.error().hint));
    }
    x.parse.plainBody = std::move(*plain);
    return Pass{};
}

Step readBody(Exchange& x, const Env& env)
{
    auto& parsed = x.parse;
    if (!parsed.isRun) {
        if (auto step = decode(x, env); step.turnsRound()) return step;
    }
    const std::string& body = bodyOf(x);
    const bool must = needsJson(parsed.operation);
    if (body.empty() || x.arrival.head.method == "GET" ||
        !(must || looksLikeJson(x.arrival.head.headers)))
        return Pass{};
    auto facts = parsed.dialect->readRequest(body);
    if (facts) {
        parsed.facts = std::move(*facts);
    } else if (must) {
        return refuse(x, std::move(facts).error());
    }
    return Pass{};
}

/// The endpoint of a prompt: the values of its variables come in, and no call of any dialect.
Step openPrompt(Exchange& x, const prompt::Prompt& prompt, const Env& env)
{
    auto& parsed = x.parse;
    const auto& head = x.arrival.head;
    parsed.dialect = &dialect::byId("prompt_call");
    parsed.family = parsed.dialect->family;
    if (head.method != "POST" && head.method != "GET") {
        return refuse(x, fail(ErrorKind::MethodNotAllowed, "this path takes GET and POST",
                              "POST the values of its variables; GET tells which they are"));
    }
    parsed.prompt = &prompt;
    parsed.operation = dialect::Operation::Chat;
    parsed.version = "v1";
    parsed.path = "/chat/completions";
    parsed.facts.stream =
        head.headers.get("accept").find("text/event-stream") != std::string_view::npos;
    return decode(x, env);
}

/// A run is looked at as the call that it stands for.
Step openRun(Exchange& x, const Env& env)
{
    auto& parsed = x.parse;
    if (auto step = decode(x, env); step.turnsRound()) return step;
    auto call = readRun(bodyOf(x));
    parsed.dialect = &dialect::byId("openai_chat");
    if (!call) return refuse(x, std::move(call).error());
    parsed.path = std::move(call->path);
    parsed.plainBody = std::move(call->body);
    return Pass{};
}

/// Where Cloudflare's realtime addresses name a provider and nothing else, its endpoint is meant.
/// The model stands in the query.
void openSocket(Exchange& x, std::string_view query)
{
    auto& parsed = x.parse;
    parsed.isSocket = true;
    if (const auto model = http::queryValue(query, "model")) parsed.facts.model = *model;
    if (parsed.path != "/") return;
    if (parsed.family == "openai") parsed.path = "/realtime";
    if (parsed.family == "gemini")
        parsed.path =
            "/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent";
}

/// Workers AI's own models stand behind /run.
bool isNativeModel(std::string_view path) noexcept
{
    return path.starts_with("/@cf/") || path.starts_with("/@hf/");
}

/// Whether a path names a host, or only looks so: "/v1/chat/completions" is no resource of Azure.
bool isMeant(std::string_view method, std::string_view whole, const provider::Wanted& wanted)
{
    if (!wanted.place->isTenants) return true;
    const auto isKnown = [method](std::string_view path) {
        return dialect::recognise(method, provider::splitVersion(path).rest, {}).dialect->id !=
               "verbatim";
    };
    return !isKnown(whole) && isKnown(wanted.rest);
}

}  // namespace

Step parse(Exchange& x, const Env& env)
{
    const auto& head = x.arrival.head;
    auto& parsed = x.parse;
    const auto [path, query] = http::splitTarget(head.target);
    if (const auto* entry = env.snapshot.routeAt(path)) return openRoute(x, *entry, query, env);
    if (const auto* prompt = env.snapshot.prompts.at(path)) return openPrompt(x, *prompt, env);
    const Place place = placeOf(path, env.snapshot);
    parsed.gateway =
        place.gateway.empty() ? trim(head.headers.get("cf-aig-gateway-id")) : place.gateway;
    parsed.wire = place.wire;
    if (place.isUnknown) return unknownProvider(x, place.provider);
    const Upstream* named = place.provider.empty() ? nullptr : env.snapshot.find(place.provider);
    std::string_view rest = place.rest;
    std::string deployment;
    auto wanted = named == nullptr ? std::nullopt : provider::placeOf(named->row, rest);
    if (wanted && isMeant(head.method, rest, *wanted)) {
        rest = wanted->rest;
        parsed.place = std::move(wanted->baseUrl);
        parsed.region = std::move(wanted->region);
        parsed.isTenants = wanted->place->isTenants;
        deployment = std::move(wanted->deployment);
    }
    const auto split = provider::splitVersion(rest);
    parsed.provider = place.provider;
    parsed.version = split.version;
    parsed.path = split.rest.empty() ? std::string("/") : std::string(split.rest);
    parsed.query = withoutKeys(query);
    parsed.isRun = place.isRun;
    if (place.isRun) {
        if (auto step = openRun(x, env); step.turnsRound()) return step;
    }
    if (isNativeModel(parsed.path)) parsed.path.insert(0, "/run");
    parsed.family =
        named != nullptr ? familyOfNative(named->row.dialect) : familyOf(head.headers, query);

    auto recognised = dialect::recognise(head.method, parsed.path, parsed.family);
    parsed.dialect = recognised.dialect;
    parsed.operation = recognised.operation;
    if (named == nullptr) {
        if (recognised.operation != dialect::Operation::Models &&
            recognised.operation != dialect::Operation::Model &&
            recognised.operation != dialect::Operation::Verbatim) {
            parsed.family = recognised.dialect->family;  // the path tells
        }
        const bool versioned = !split.version.empty() || parsed.isRun;
        if (recognised.operation == dialect::Operation::Verbatim && !versioned)
            return unknownPath(x);
        if (recognised.operation == dialect::Operation::Verbatim)
            parsed.dialect = &dialect::byId("verbatim");
    }
    if (head.headers.has("upgrade")) {
        if (!http::asksForWebSocket(head)) {
            return refuse(x, fail(ErrorKind::NotImplemented,
                                  "the only protocol to switch to is WebSocket, version 13",
                                  "use the HTTP form of the call, or a WebSocket client"));
        }
        openSocket(x, query);
    }
    parsed.pathModel = std::move(recognised.model);
    auto step = readBody(x, env);
    if (!parsed.pathModel.empty()) parsed.facts.model = parsed.pathModel;
    if (parsed.facts.model.empty()) parsed.facts.model = std::move(deployment);
    parsed.facts.stream = parsed.facts.stream || recognised.stream;
    return step;
}

}  // namespace gatehouse::pipeline::stages
