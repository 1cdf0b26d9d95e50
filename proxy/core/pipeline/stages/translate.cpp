#include "proxy/core/pipeline/stages/translate.h"

#include <algorithm>
#include <array>
#include <string>

#include "proxy/core/base/text.h"
#include "proxy/core/http/encoder.h"
#include "proxy/core/http/url.h"
#include "proxy/core/pipeline/body.h"
#include "proxy/core/pipeline/stages/authenticate.h"
#include "proxy/core/pipeline/stages/bridge.h"
#include "proxy/core/pipeline/stages/socket.h"
#include "proxy/core/provider/sigv4.h"
#include "proxy/core/provider/target.h"

namespace gatehouse::pipeline::stages {
namespace {

struct Edit {
    std::size_t at;
    std::size_t size;
    std::string_view text;
};

/// Headers of the client that end here: they speak of this hop, of the browser, or to us.
bool staysHere(const http::Headers::Field& field) noexcept
{
    static constexpr http::NameSet<9> kNames({"host", "content-length", "expect", "origin",
                                              "referer", "accept-encoding", "cf-cache-ttl",
                                              "cf-skip-cache", "forwarded"});
    return http::isHopByHop(field) || isCredential(field) || kNames.has(field.name, field.hash) ||
           startsWithNoCase(field.name, "cf-aig-") ||
           startsWithNoCase(field.name, "x-gatehouse-") ||
           startsWithNoCase(field.name, "sec-fetch-") ||
           startsWithNoCase(field.name, "access-control-");
}

/// Asked at Cloudflare's gateway, a key of the client's own goes before a stored one.
bool prefersOwn(const Exchange& x, const Target& target) noexcept
{
    const bool isTranslated = target.dialect != nullptr && target.dialect != x.parse.dialect;
    return x.parse.wire == Wire::Gateway && !x.caller.credential.empty() && !isTranslated;
}

std::string pathFor(const Exchange& x, const Target& target)
{
    std::string path = x.parse.path;
    if (x.parse.pathModel.empty() || target.model == x.parse.pathModel) return path;
    return dialect::withModel(path, target.model);
}

/// Whether a field belongs to the client's own signature, which ours replaces.
bool isOfSignature(const http::Headers::Field& field) noexcept
{
    constexpr std::string_view kNames[] = {"x-amz-date", "x-amz-content-sha256",
                                           "x-amz-security-token"};
    return std::ranges::any_of(
        kNames, [&](std::string_view name) { return equalsNoCase(field.name, name); });
}

bool isSigned(const Target& target) noexcept
{
    return target.upstream->row.auth.scheme == provider::AuthScheme::SigV4 &&
           !target.upstream->keyAt(target.key).empty();
}

/// A credential signs the call; what is none is a token of the service.
void appendSignature(std::string& head, const Exchange& x, const Target& target,
                     std::string_view path, const Env& env)
{
    const auto& upstream = *target.upstream;
    const auto key = upstream.keyAt(target.key);
    const auto credential = provider::awsCredentialOf(key);
    if (!credential) {
        http::appendField(head, "Authorization", cat("Bearer ", key));
        return;
    }
    const std::string host = upstream.base.authority();
    provider::AwsCall call{x.arrival.head.method,  host, path, upstream.region,
                           upstream.row.auth.name, {}};
    if (!x.parse.region.empty()) call.region = x.parse.region;
    call.body.assign(x.out.body.begin(), x.out.body.end());
    for (const auto& [name, value] : provider::signedFields(call, *credential, env.now.wall))
        http::appendField(head, name, value);
}

/// The client's own credential passes in the very header it came in, to a provider that has no key
/// of its own.
void appendClientCredential(std::string& head, const Exchange& x)
{
    for (const auto field : x.arrival.head.headers) {
        if (!isCredential(field) || equalsNoCase(field.name, "cf-aig-authorization")) continue;
        if (field.value.ends_with(x.caller.credential)) http::appendField(head, field);
    }
}

void appendAuth(std::string& head, const Exchange& x, const Target& target)
{
    const auto& auth = target.upstream->row.auth;
    const auto ours =
        target.token.empty() ? target.upstream->keyAt(target.key) : target.token.reveal();
    if (auth.scheme == provider::AuthScheme::None && ours.empty()) return;
    const bool own = !ours.empty();
    // A client's key is for the vendor whose API it speaks: no other is shown it.
    if (!own && (x.bridge || x.caller.credential.empty())) return;
    const std::size_t before = head.size();
    if (!own) {
        appendClientCredential(head, x);
        if (head.size() != before) return;  // else it came as ?key=
    }
    const std::string_view key = own ? ours : std::string_view(x.caller.credential);
    switch (auth.scheme) {
        case provider::AuthScheme::Header:
            http::appendField(head, auth.name,
                              auth.prefix.empty() ? std::string(key) : cat(auth.prefix, key));
            break;
        case provider::AuthScheme::None:
        case provider::AuthScheme::SigV4:
        case provider::AuthScheme::Google:
        case provider::AuthScheme::Bearer:
            http::appendField(head, "Authorization", cat("Bearer ", key));
            break;
        case provider::AuthScheme::Query:
            break;  // stands in the target
    }
}

std::string targetOf(const Exchange& x, const Target& target, std::string& shown)
{
    const auto& upstream = *target.upstream;
    if (x.bridge) {
        const auto [path, query] = http::splitTarget(x.bridge->path);
        shown = provider::targetOf(upstream.row, cat(upstream.prefix, path), {}, query);
    } else {
        shown =
            provider::targetOf(upstream.row, pathFor(x, target), x.parse.version, x.parse.query);
    }
    if (upstream.row.auth.scheme != provider::AuthScheme::Query) return shown;
    const auto ours = upstream.keyAt(target.key);
    const auto clients = x.bridge ? std::string_view() : std::string_view(x.caller.credential);
    const auto key = ours.empty() ? clients : ours;
    if (key.empty()) return shown;
    return cat(shown, shown.find('?') == std::string::npos ? "?" : "&", upstream.row.auth.name, "=",
               http::escapeSegment(key));
}

bool asksForUsage(const Exchange& x, const Target& target) noexcept
{
    const auto id = x.parse.dialect->id;
    return (id == "openai_chat" || id == "openai_completions") && x.parse.facts.stream &&
           !x.parse.facts.includeUsage && target.upstream->row.usageOnRequest &&
           x.parse.facts.objectEnd > 0;
}

Edit usageEdit(const Exchange& x, std::string_view body)
{
    const auto& facts = x.parse.facts;
    if (!facts.hasStreamOptions)
        return {facts.objectEnd, 0, R"(,"stream_options":{"include_usage":true})"};
    const auto options = body.substr(facts.streamOptionsAt, facts.streamOptionsSize);
    const auto close = options.rfind('}');
    if (!options.starts_with('{') || close == std::string_view::npos) {
        return {facts.streamOptionsAt, facts.streamOptionsSize, R"({"include_usage":true})"};
    }
    // The last of two equal names counts, so the client's own "false" is overruled by what stands
    // behind it.
    const bool empty = options.find('"') == std::string_view::npos;
    return {facts.streamOptionsAt + close, 0,
            empty ? R"("include_usage":true)" : R"(,"include_usage":true)"};
}

void writeBody(Exchange& x, const Target& target)
{
    auto& out = x.out;
    if (x.bridge) {
        out.body.push_back(x.bridge->body);
        out.size = x.bridge->body.size();
        out.changed = true;
        return;
    }
    const auto& facts = x.parse.facts;
    const std::string_view body = bodyOf(x);
    std::array<Edit, 2> edits{};
    std::size_t count = 0;
    if (facts.modelSize > 0 && x.parse.pathModel.empty() && target.model != facts.model) {
        appendJsonString(out.modelText, target.model);
        edits[count++] = {facts.modelAt, facts.modelSize, out.modelText};
    }
    if (asksForUsage(x, target)) {
        edits[count++] = usageEdit(x, body);
        out.hidesUsage = true;
    }
    std::sort(edits.begin(), edits.begin() + static_cast<std::ptrdiff_t>(count),
              [](const Edit& a, const Edit& b) { return a.at < b.at; });
    std::size_t from = 0;
    for (std::size_t i = 0; i < count; ++i) {
        out.body.push_back(body.substr(from, edits[i].at - from));
        out.body.push_back(edits[i].text);
        from = edits[i].at + edits[i].size;
    }
    if (from < body.size()) out.body.push_back(body.substr(from));
    if (!x.arrival.rest.empty()) out.body.push_back(x.arrival.rest);
    for (const auto piece : out.body) out.size += piece.size();
    out.changed = count > 0 || !x.parse.plainBody.empty();
}

/// The fields that ask for the switch. Extensions would make messages that nobody here can read.
void appendSwitch(Exchange& x, const Target& target)
{
    auto& head = x.out.head;
    http::appendField(head, "Connection", "Upgrade");
    http::appendField(head, "Upgrade", "websocket");
    const auto ours = target.upstream->keyAt(target.key);
    const std::string protocols =
        protocolsWithout(x.arrival.head.headers.get("sec-websocket-protocol"),
                         ours.empty() ? std::string_view(x.caller.credential) : std::string_view());
    if (!protocols.empty()) http::appendField(head, "Sec-WebSocket-Protocol", protocols);
}

bool isOfSwitch(const http::Headers::Field& field) noexcept
{
    return equalsNoCase(field.name, "sec-websocket-protocol") ||
           equalsNoCase(field.name, "sec-websocket-extensions");
}

/// Writes a field that the route renames, and leaves out what it removes or replaces. False: the
/// route says nothing of it.
bool passByRoute(std::string& head, const Exchange& x, const http::Headers::Field& field)
{
    if (!x.route.trip) return false;
    for (const auto& change : x.route.trip->headers) {
        if (!equalsNoCase(change.name, field.name)) continue;
        if (!change.isAdded && !change.newName.empty())
            http::appendField(head, change.newName, field.value);
        return true;
    }
    return false;
}

void appendByRoute(std::string& head, const Exchange& x)
{
    if (!x.route.trip) return;
    for (const auto& change : x.route.trip->headers) {
        if (change.isAdded) http::appendField(head, change.newName, change.value);
    }
}

void writeHead(Exchange& x, const Target& target, const Env& env)
{
    auto& out = x.out;
    const auto& upstream = *target.upstream;
    const auto& client = x.arrival.head;
    std::string shown;
    const std::string wanted = targetOf(x, target, shown);
    out.url = upstream.row.sample
                  ? cat("sample:", shown)
                  : cat(upstream.base.scheme, "://", upstream.base.authority(), shown);
    out.head.reserve(1024);
    http::appendRequestLine(out.head, client.method, wanted);
    http::appendField(out.head, "Host", upstream.base.authority());
    for (const auto field : client.headers) {
        if (staysHere(field) || (x.parse.isSocket && isOfSwitch(field))) continue;
        if (isSigned(target) && isOfSignature(field)) continue;
        const bool isPlain = x.bridge != nullptr || !x.parse.plainBody.empty();
        if (isPlain && equalsNoCase(field.name, "content-encoding")) continue;
        if (x.bridge && (isOfVendor(field) || equalsNoCase(field.name, "content-type"))) continue;
        if (passByRoute(out.head, x, field)) continue;
        const bool overruled = std::ranges::any_of(
            upstream.chosen.headers,
            [&](const config::HeaderConfig& own) { return equalsNoCase(own.name, field.name); });
        if (!overruled) http::appendField(out.head, field);
    }
    appendByRoute(out.head, x);
    for (const auto& [name, value] : upstream.row.headers) {
        if (x.bridge || !client.headers.has(http::FieldName(name)))
            http::appendField(out.head, name, value);
    }
    for (const auto& own : upstream.chosen.headers)
        http::appendField(out.head, own.name, own.value);
    if (isSigned(target)) {
        appendSignature(out.head, x, target, wanted, env);
    } else {
        appendAuth(out.head, x, target);
    }
    if (x.bridge) http::appendField(out.head, "Content-Type", "application/json");
    // A stream is looked into event by event, so it is asked for without a coding; identity suits
    // every client.
    const auto accepted = client.headers.get("accept-encoding");
    if (x.parse.facts.stream) {
        http::appendField(out.head, "Accept-Encoding", "identity");
    } else if (!accepted.empty()) {
        http::appendField(out.head, "Accept-Encoding", accepted);
    }
    if (x.parse.isSocket) appendSwitch(x, target);
    const bool hasBody = out.size > 0 || client.method == "POST" || client.method == "PUT" ||
                         client.method == "PATCH";
    if (hasBody)
        http::appendField(out.head, "Content-Length", number(static_cast<std::int64_t>(out.size)));
    http::appendHeadEnd(out.head);
}

/// Cloudflare's accounts can pay for a provider that no key is stored of; here nobody does.
Result<void> checkCredential(const Exchange& x, const Target& target)
{
    const auto& upstream = *target.upstream;
    const bool hasKey =
        !upstream.keyAt(target.key).empty() || (!x.bridge && !x.caller.credential.empty());
    if (!x.options.noWholesale || hasKey ||
        upstream.row.auth.scheme == provider::AuthScheme::None) {
        return {};
    }
    return fail(ErrorKind::BadRequest, cat("there is no key for ", upstream.row.title),
                "store one on the Providers page, or send your own");
}

}  // namespace

Result<std::optional<std::size_t>> keyFor(const Exchange& x, const Target& target)
{
    const auto& keys = target.upstream->keys;
    if (prefersOwn(x, target)) return std::optional(keys.size());
    const std::string_view alias =
        x.options.keyAlias.empty() ? std::string_view(target.keyName) : x.options.keyAlias;
    if (alias.empty()) return std::optional<std::size_t>();
    const auto at = std::ranges::find(keys, alias, &UpstreamKey::name);
    if (at != keys.end()) return std::optional(static_cast<std::size_t>(at - keys.begin()));
    if (alias == "default" && !keys.empty()) return std::optional<std::size_t>(0);
    return fail(
        ErrorKind::BadRequest,
        cat(target.upstream->row.title, " has no stored key called '", cutUtf8(alias, 100), "'"),
        "name one of its keys in cf-aig-byok-alias, or leave the header out");
}

Result<void> translate(Exchange& x, const Target& target, const Env& env)
{
    x.out = Outgoing();
    GH_TRY(openBridge(x, target, env));
    GH_TRY(checkCredential(x, target));
    writeBody(x, target);
    writeHead(x, target, env);
    return {};
}

}  // namespace gatehouse::pipeline::stages
