#include "proxy/core/pipeline/stages/cache_key.h"

#include "proxy/core/base/text.h"
#include "proxy/core/cache/book.h"
#include "proxy/core/pipeline/body.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/trip.h"

namespace gatehouse::pipeline::stages {
namespace {

void addPart(std::string& text, std::string_view part)
{
    text += number(static_cast<std::int64_t>(part.size()));
    text += ':';
    text += part;
}

/// Whose answers these are: callers of different identity never share any, unless the config says
/// so.
std::string ownerOf(const Exchange& x, std::string_view scope)
{
    if (scope == "all") return {};
    if (const auto* key = x.caller.entry) {
        if (scope == "user" && !key->user.empty()) return cat("user ", key->user);
        if (scope == "tenant" && !key->tenant.empty()) return cat("tenant ", key->tenant);
    }
    if (!x.caller.credential.empty()) return cat("own ", hex(sha256(x.caller.credential)));
    return cat("key ", x.caller.keyId);
}

/// Who would answer, and where.
void addTarget(std::string& text, const Exchange& x, const Snapshot& snapshot)
{
    const auto& target = *x.route.target();
    addPart(text, target.upstream->chosen.id);
    const auto* rules = snapshot.gateway(x.parse.gateway);
    if (snapshot.config.cache.forgetOnUpdate || (rules != nullptr && rules->forgetsOnUpdate)) {
        addPart(text, cat(target.upstream->origin, target.upstream->base.path));
        for (const auto& header : target.upstream->chosen.headers)
            addPart(text, cat(header.name, ":", header.value));
    }
    addPart(text, target.model);
}

std::string partsOf(const Exchange& x, const Env& env, policy::Facts& facts, std::string_view mark,
                    std::string_view body)
{
    static constexpr http::FieldName kTelling[] = {http::FieldName("anthropic-version"),
                                                   http::FieldName("anthropic-beta"),
                                                   http::FieldName("openai-beta")};
    const auto& snapshot = env.snapshot;
    const auto& config = snapshot.config.cache;
    std::string text;
    text.reserve(body.size() + 512);
    addPart(text, ownerOf(x, config.scope));
    addPart(text, facts.gateway);
    addPart(text, x.parse.dialect->id);
    addPart(text, x.parse.facts.stream ? "stream" : "");
    for (const auto& field : snapshot.cache->by()) addPart(text, facts.text(field));
    if (!x.options.cacheKey.empty()) {
        addPart(text, "named");
        addPart(text, x.options.cacheKey);
        return text;
    }
    if (mark.empty())
        addTarget(text, x, snapshot);
    else
        addPart(text, mark);
    // What a route puts into heads is known only to its config.
    if (x.route.trip && !x.route.trip->entry.transforms.empty())
        addPart(text, cat(x.route.trip->entry.id, " ", snapshot.generationText));
    addPart(text, x.parse.path);
    addPart(text, x.parse.query);
    for (const auto& name : kTelling) addPart(text, x.arrival.head.headers.get(name));
    const auto whole = text.size();
    if (!cache::appendCanonical(text, body, snapshot.cache->ignored())) {
        text.resize(whole);
        text += body;
    }
    return text;
}

}  // namespace

Digest keyOf(const Exchange& x, const Env& env, policy::Facts& facts, std::string_view mark)
{
    return sha256(partsOf(x, env, facts, mark, bodyOf(x)));
}

Digest scopeOf(const Exchange& x, const Env& env, policy::Facts& facts, std::string_view mark,
               const dialect::Question& question)
{
    // Nothing that a caller writes begins so: each part begins with its length.
    return sha256(
        cat("asked ", partsOf(x, env, facts, mark, dialect::withoutQuestion(bodyOf(x), question))));
}

}  // namespace gatehouse::pipeline::stages
