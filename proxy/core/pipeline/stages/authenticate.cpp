#include "proxy/core/pipeline/stages/authenticate.h"

#include <algorithm>
#include <array>
#include <string>

#include "proxy/core/base/text.h"
#include "proxy/core/http/url.h"
#include "proxy/core/identity/issuer.h"
#include "proxy/core/pipeline/stages/refuse.h"
#include "proxy/core/pipeline/stages/socket.h"
#include "proxy/core/pipeline/stages/token_caller.h"

namespace gatehouse::pipeline::stages {
namespace {

constexpr std::array<http::FieldName, 6> kPlaces = {
    "cf-aig-authorization", "authorization", "x-api-key",
    "x-goog-api-key",       "api-key",       "xi-api-key"};
/// Gemini's, and what Cloudflare's realtime address for it has.
constexpr std::array<std::string_view, 2> kQueryPlaces = {"key", "api_key"};
/// Our keys begin so: one that is not known is a mistake, never a provider's key to be passed on.
constexpr std::string_view kOurs = "gh_";

/// What stands behind the word for the kind of key. Some vendors have words of their own.
std::string_view withoutScheme(std::string_view value) noexcept
{
    constexpr std::array<std::string_view, 3> kSchemes = {"bearer ", "token ", "key "};
    if (value.empty()) return value;  // as most places are
    for (const auto scheme : kSchemes) {
        if (startsWithNoCase(value, scheme)) return trim(value.substr(scheme.size()));
    }
    return value;
}

/// Asks the index, or remembers: the memo holds what this very connection has shown before under
/// this config.
const KeyEntry* look(const Exchange& x, const Snapshot& snapshot, std::string_view value)
{
    KeyMemo* memo = x.arrival.memo;
    if (memo != nullptr && memo->generation == snapshot.generation &&
        memo->keysVersion == snapshot.keysVersion() && memo->value == value) {
        return memo->entry;
    }
    const KeyEntry* found = snapshot.key(value);
    if (memo != nullptr && found != nullptr) {
        memo->value = value;
        memo->entry = found;
        memo->generation = snapshot.generation;
        memo->keysVersion = snapshot.keysVersion();
    }
    return found;
}

/// Whose token it is; nullptr: nobody's. `isOurs`: see identity::Issuers::of.
const identity::Issuer* issuerOf(const Snapshot& snapshot, std::string_view value, bool isOurs)
{
    return snapshot.issuers && !value.starts_with(kOurs) ? snapshot.issuers->of(value, isOurs)
                                                         : nullptr;
}

Step refuseKey(Exchange& x, std::string_view message, std::string_view hint)
{
    constexpr int kUnauthorized = 2009;
    auto step = refuse(x, fail(ErrorKind::Unauthorized, std::string(message), std::string(hint)));
    x.reply.cloudflareCode = kUnauthorized;
    return step;
}

Step refuseUnknown(Exchange& x)
{
    return refuseKey(x, "this gateway key is not known here",
                     "make a key on the Providers page, or check that the right one is set");
}

}  // namespace

std::string withoutKeys(std::string_view query)
{
    std::string left(query);
    if (query.find("key=") == std::string_view::npos) return left;
    for (const auto name : kQueryPlaces) left = http::withoutQuery(left, name);
    return left;
}

bool isCredential(const http::Headers::Field& field) noexcept
{
    static constexpr http::NameSet<8> kNames({kPlaces[0].text, kPlaces[1].text, kPlaces[2].text,
                                              kPlaces[3].text, kPlaces[4].text, kPlaces[5].text,
                                              "proxy-authorization", "cookie"});
    static_assert(kPlaces.size() == 6);
    return kNames.has(field.name, field.hash);
}

namespace {

Step findCaller(Exchange& x, const Env& env)
{
    const auto& server = env.snapshot.config.server;
    const KeyEntry* found = nullptr;
    bool ours = false;
    std::string token;
    const identity::Issuer* issuer = nullptr;
    const auto offer = [&](std::string_view value, bool mayPass) {
        if (value.empty() || found != nullptr) return;
        found = env.snapshot.hasKeys() ? look(x, env.snapshot, value) : nullptr;
        if (found != nullptr) return;
        ours = ours || value.starts_with(kOurs);
        if (const auto* of = issuerOf(env.snapshot, value, !mayPass)) {
            if (issuer == nullptr) token = value;
            if (issuer == nullptr) issuer = of;
            return;  // it is for us, and goes to no provider
        }
        if (mayPass && x.caller.credential.empty()) x.caller.credential = value;
    };
    for (const auto& place : kPlaces) {
        offer(withoutScheme(x.arrival.head.headers.get(place)), &place != &kPlaces.front());
    }
    for (std::string_view list = x.arrival.head.headers.get("sec-websocket-protocol");
         !list.empty();) {
        const std::string_view one = trim(takeUntil(list, ','));
        offer(keyInProtocol(one), !one.starts_with("cf-aig-"));
    }
    const auto query = http::splitTarget(x.arrival.head.target).query;
    if (query.find("key=") != std::string_view::npos) {
        for (const auto name : kQueryPlaces) {
            if (const auto key = http::queryValue(query, name)) offer(*key, true);
        }
    }
    if (found != nullptr) {
        // A gateway key in the first place may come with a provider key in another: collect that
        // one too.
        for (std::size_t i = 1; i < kPlaces.size() && x.caller.credential.empty(); ++i) {
            const auto value = withoutScheme(x.arrival.head.headers.get(kPlaces[i]));
            if (!value.empty() && look(x, env.snapshot, value) == nullptr &&
                issuerOf(env.snapshot, value, false) == nullptr)
                x.caller.credential = value;
        }
        if (!found->enabled) {
            return refuse(x, fail(ErrorKind::Forbidden, "this gateway key is switched off",
                                  "ask for a new one"));
        }
        if (found->expiresAt != 0 && found->expiresAt <= env.now.wall) {
            return refuse(
                x, fail(ErrorKind::Forbidden, "this gateway key has expired", "ask for a new one"));
        }
        x.caller.keyId = found->id;
        x.caller.label = found->label;
        x.caller.entry = found;
        return Pass{};
    }
    if (issuer != nullptr) return byToken(x, env, token, *issuer);
    if (ours) return refuseUnknown(x);
    const GatewayRules* rules = env.snapshot.gateway(x.parse.gateway);
    // A body that is still on its way has no gateway yet: the line asks again.
    const bool isStrict = x.parse.dialect != nullptr && rules != nullptr && rules->authentication;
    if (server.openOnLoopback && x.arrival.loopback && !isStrict) return Pass{};
    if (x.caller.credential.empty()) {
        return refuseKey(x, "a gateway key is needed",
                         "send it as Authorization: Bearer, x-api-key, x-goog-api-key or "
                         "cf-aig-authorization");
    }
    return refuseUnknown(x);
}

}  // namespace

Step authenticate(Exchange& x, const Env& env)
{
    if (x.arrival.stepOf) x.caller = x.arrival.stepOf->caller;
    if (x.arrival.isOwn) return Pass{};
    auto step = findCaller(x, env);
    // What stands in those places at Cloudflare's REST host speaks to the gateway alone.
    if (x.parse.wire == Wire::Rest) x.caller.credential.clear();
    return step;
}

}  // namespace gatehouse::pipeline::stages
