#include "proxy/core/pipeline/stages/token_caller.h"

#include <algorithm>
#include <string>
#include <utility>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"
#include "proxy/core/identity/issuer.h"
#include "proxy/core/identity/token.h"
#include "proxy/core/pipeline/stages/refuse.h"
#include "proxy/core/state/shared.h"

namespace gatehouse::pipeline::stages {
namespace {

constexpr Millis kNextLook{5};
constexpr std::int64_t kLongestAsking = 5'000'000;            // µs
constexpr WallMicros kGoodFor = WallMicros{600} * 1'000'000;  // a signature that was checked
constexpr std::string_view kChallenge = R"(Bearer error="invalid_token")";

Step refuseToken(Exchange& x, Error error)
{
    constexpr int kUnauthorized = 2009;
    const bool isBad = error.kind == ErrorKind::Unauthorized;
    auto step = refuse(x, std::move(error));
    if (!isBad) return step;
    x.reply.cloudflareCode = kUnauthorized;
    x.reply.headers.emplace_back("www-authenticate", kChallenge);
    return step;
}

Step silent(Exchange& x, const identity::Issuer& issuer, std::string why)
{
    if (why.empty()) why = "it did not answer in time";
    return refuse(
        x, fail(ErrorKind::Unavailable,
                cat("nobody can tell whether this token of ", issuer.config.id, " is good: ", why),
                "try again; whoever runs this gateway sees the issuer's state in its "
                "log"));
}

Step await(Exchange& x, const Env& env, const identity::Issuer& issuer)
{
    if (x.caller.asksSince < 0) x.caller.asksSince = env.now.sinceStart;
    if (env.now.sinceStart - x.caller.asksSince >= kLongestAsking) return silent(x, issuer, {});
    return Wait{kNextLook};
}

Step admitCaller(Exchange& x, std::shared_ptr<const identity::TokenCaller> caller)
{
    x.caller.token = std::move(caller);
    x.caller.entry = &x.caller.token->entry;
    x.caller.keyId = x.caller.entry->id;
    x.caller.label = x.caller.entry->label;
    return Pass{};
}

Step ask(Exchange& x, const Env& env, const Digest& digest, std::string_view token,
         const identity::Issuer& issuer)
{
    if (!env.shared->tokens.wantVerdict(digest, issuer.mark, token))
        return silent(x, issuer, "too many are asked about now");
    return await(x, env, issuer);
}

}  // namespace

Step byToken(Exchange& x, const Env& env, std::string_view token, const identity::Issuer& issuer)
{
    if (env.shared == nullptr) return silent(x, issuer, "nobody is asked here");
    auto& book = env.shared->tokens;
    const WallMicros now = env.now.wall;
    const Digest digest = sha256(token);
    if (auto known = book.find(digest, issuer.mark, now)) {
        if (known->caller) return admitCaller(x, std::move(known->caller));
        return refuseToken(x, std::move(known->error));
    }
    if (issuer.isAsked()) return ask(x, env, digest, token, issuer);
    const auto fetched = issuer.keys ? nullptr : book.keys(issuer.mark);
    const auto* keys = issuer.keys ? &*issuer.keys : fetched.get();
    if (keys == nullptr) {
        if (book.wantKeys(issuer.mark, now)) return await(x, env, issuer);
        return silent(x, issuer, book.trouble(issuer.mark));
    }
    const auto jwt = identity::readJwt(token);
    if (!jwt)
        return refuseToken(x, fail(ErrorKind::Unauthorized, "this token is no JWT",
                                   "show the token as the issuer made it"));
    auto judged = identity::judge(*jwt, issuer, *keys, now);
    if (judged.lacksKey && issuer.fetches() && book.wantKeys(issuer.mark, now))
        return await(x, env, issuer);
    if (!judged.caller) return refuseToken(x, std::move(judged.error));
    const WallMicros until = std::min(judged.caller->entry.expiresAt, now + kGoodFor);
    book.keep(digest, issuer.mark, {.caller = judged.caller, .error = {}, .until = until});
    return admitCaller(x, std::move(judged.caller));
}

}  // namespace gatehouse::pipeline::stages
