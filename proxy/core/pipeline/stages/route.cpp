#include "proxy/core/pipeline/stages/route.h"

#include <algorithm>
#include <string>

#include "proxy/core/base/text.h"
#include "proxy/core/base/wildcard.h"
#include "proxy/core/dialect/embedding_codec.h"
#include "proxy/core/pipeline/model_list.h"
#include "proxy/core/pipeline/stages/count_tokens.h"
#include "proxy/core/pipeline/stages/limit.h"
#include "proxy/core/pipeline/stages/refuse.h"
#include "proxy/core/pipeline/trip.h"

namespace gatehouse::pipeline::stages {
namespace {

using dialect::Operation;

/// The dialect to speak to this provider: the client's own where it is understood there, else one
/// that the call can be translated into; null: none.
const dialect::Dialect* dialectFor(const Upstream& upstream, const Exchange& x) noexcept
{
    const auto* own = x.parse.dialect;
    const auto& row = upstream.row;
    // The sample answers in every dialect, but that of a prompt's endpoint is none of a provider.
    if (row.sample && x.parse.prompt != nullptr) return &dialect::byId("openai_chat");
    if (row.sample || x.parse.operation == Operation::Verbatim ||
        x.parse.operation == Operation::Models || x.parse.operation == Operation::Model ||
        std::ranges::find(row.dialects, own->id) != row.dialects.end()) {
        return own;
    }
    if (x.parse.operation == Operation::Chat && dialect::codecOf(own->id) != nullptr) {
        for (const auto& id : row.dialects) {
            if (dialect::codecOf(id) != nullptr) return &dialect::byId(id);
        }
    }
    const bool isKin = std::ranges::any_of(row.dialects, [&](const std::string& one) {
        return dialect::byId(one).family == own->family;
    });
    if (isKin) return own;
    if (x.parse.operation == Operation::Embed && dialect::embeddingCodecOf(own->id) != nullptr) {
        for (const auto& id : row.dialects) {
            if (dialect::embeddingCodecOf(id) != nullptr) return &dialect::byId(id);
        }
    }
    return nullptr;
}

/// The provider where the path wants it. An address of the user's own is the only one there is, but
/// where customers have addresses of their own: our key is for that of the settings alone.
const Upstream& placed(Exchange& x, const Upstream& upstream)
{
    const auto& wanted = x.parse.place;
    const bool isFixed = !upstream.chosen.baseUrl.empty() && !x.parse.isTenants;
    if (wanted.empty() || isFixed || wanted == upstream.row.baseUrl) return upstream;
    auto& made = x.route.elsewhere;
    made = upstream.at(wanted, x.parse.region);
    if (!made) return upstream;
    if (x.parse.isTenants && made->base.authority() != upstream.base.authority())
        made->keys.clear();
    return *made;
}

Step toUpstream(Exchange& x, const Upstream& named, std::string model)
{
    auto added = addTarget(x, placed(x, named), model);
    if (!added) return refuseOrCount(x, std::move(added).error(), model);
    return Pass{};
}

/// The name of a route in the name of a model; empty: it is none.
std::string_view routeIn(std::string_view model) noexcept
{
    if (model == kAutoModel) return kAutoRoute;
    return model.starts_with(config::kRoutePrefix) ? model.substr(config::kRoutePrefix.size())
                                                   : std::string_view();
}

/// The first provider set up for this dialect; for calls that are not understood, the family's main
/// dialect.
const Upstream* defaultFor(const Exchange& x, const Snapshot& snapshot)
{
    constexpr std::pair<std::string_view, std::string_view> kMain[] = {
        {"openai", "openai_chat"},     {"anthropic", "anthropic_messages"},
        {"gemini", "gemini_generate"}, {"cohere", "cohere_chat"},
        {"ollama", "ollama_chat"},     {"bedrock", "bedrock_converse"}};
    auto at = snapshot.defaultOfFamily.find(x.parse.dialect->id);
    if (at == snapshot.defaultOfFamily.end()) {
        const auto main = std::ranges::find(kMain, x.parse.family,
                                            &std::pair<std::string_view, std::string_view>::first);
        if (main != std::end(kMain)) at = snapshot.defaultOfFamily.find(main->second);
    }
    return at == snapshot.defaultOfFamily.end() ? nullptr : &snapshot.upstreams[at->second];
}

/// The first provider that was set up and has this model on its list.
const Upstream* knowerOf(const Exchange& x, const Snapshot& snapshot, std::string_view model)
{
    for (const auto& upstream : snapshot.upstreams) {
        if (!upstream.implicit && !upstream.row.sample && upstream.card(model) != nullptr &&
            dialectFor(upstream, x) != nullptr) {
            return &upstream;
        }
    }
    return nullptr;
}

Error notAllowed(const Exchange& x, std::string_view what)
{
    return fail(ErrorKind::Forbidden,
                cat(x.caller.token ? "the caller '" : "the gateway key '", x.caller.label,
                    "' may not call ", cutUtf8(what, 100)),
                "ask whoever gave the key out, or call what it was given for");
}

Step startTrip(Exchange& x, const RouteEntry& entry, const Env& env)
{
    const auto* key = x.caller.entry;
    if (key != nullptr && !identity::isAllowed(key->routes, entry.name))
        return refuse(x, notAllowed(x, cat("the route ", entry.name)));
    return beginTrip(x, entry, env);
}

Step toRoute(Exchange& x, std::string_view name, const Env& env)
{
    const auto* entry = env.snapshot.route(x.parse.gateway, name);
    if (entry == nullptr && x.parse.facts.model == kAutoModel) {
        return refuse(x, fail(ErrorKind::NotFound,
                              cat(kAutoModel,
                                  " is a route here, and none is "
                                  "called 'auto'"),
                              "draw one on the Routes page, such as cheap for simple questions"));
    }
    if (entry == nullptr) {
        return refuse(x,
                      fail(ErrorKind::NotFound, cat("there is no route '", cutUtf8(name, 100), "'"),
                           "draw it on the Routes page, or name another: dynamic/NAME"));
    }
    return startTrip(x, *entry, env);
}

/// Which models it may choose from is what the route draws; a wish that would be passed over is
/// refused.
bool wantsAnotherPool(const Exchange& x) noexcept
{
    constexpr http::FieldName kModels("cf-aig-allowed-models");
    constexpr http::FieldName kProviders("cf-aig-allowed-providers");
    const auto& headers = x.arrival.head.headers;
    return x.parse.facts.model == kAutoModel && (headers.has(kModels) || headers.has(kProviders));
}

Step byModel(Exchange& x, std::string model, const Env& env)
{
    if (wantsAnotherPool(x)) {
        return refuse(x, fail(ErrorKind::BadRequest,
                              cat("the models that ", kAutoModel,
                                  " chooses from are those of the route 'auto'"),
                              "leave cf-aig-allowed-models and cf-aig-allowed-providers out, or "
                              "change the route"));
    }
    auto found = findModel(x, env.snapshot, std::move(model));
    if (!found.route.empty() && x.arrival.stepOf) {
        return refuse(x, fail(ErrorKind::BadRequest, "a step of a route asks a model, not a route",
                              "choose a model of a provider for it"));
    }
    if (!found.route.empty()) return toRoute(x, found.route, env);
    if (found.upstream == nullptr) {
        return refuse(x,
                      fail(ErrorKind::NotFound,
                           cat("no provider is set up for ", x.parse.dialect->id, " calls"),
                           "add one on the Providers page, or name one: model \"provider/model\""));
    }
    return toUpstream(x, *found.upstream, std::move(found.model));
}

/// The route that leads this call, or would have if it had come so far.
const RouteEntry* leader(const Exchange& x, const Snapshot& snapshot) noexcept
{
    if (x.route.trip) return &x.route.trip->entry;
    if (x.parse.route != nullptr) return x.parse.route;
    if (!x.parse.provider.empty()) return nullptr;
    const auto alias = snapshot.models.find(x.parse.facts.model);
    const auto name = routeIn(alias == snapshot.models.end() ? x.parse.facts.model : alias->second);
    return name.empty() ? nullptr : snapshot.route(x.parse.gateway, name);
}

}  // namespace

Found findModel(const Exchange& x, const Snapshot& snapshot, std::string model)
{
    if (const auto alias = snapshot.models.find(model); alias != snapshot.models.end())
        model = alias->second;
    if (const auto name = routeIn(model); !name.empty())
        return {.upstream = nullptr, .model = {}, .route = std::string(name)};
    if (model.starts_with("@cf/")) {  // Workers AI calls its models so
        const Upstream* upstream = snapshot.find("workers-ai");
        if (upstream != nullptr && (!upstream->implicit || !x.caller.credential.empty()))
            return {upstream, std::move(model), {}};
    }
    if (const auto slash = model.find('/'); slash != std::string::npos) {
        const Upstream* upstream = snapshot.find(std::string_view(model).substr(0, slash));
        // Gemini paths say "models/NAME"; a provider that was not set up needs the client's own
        // key.
        if (upstream != nullptr && (!upstream->implicit || !x.caller.credential.empty()))
            return {upstream, upstream->row.sample ? model : model.substr(slash + 1), {}};
    }
    const Upstream* upstream = defaultFor(x, snapshot);
    // A model that the provider of this dialect has not, and another one has: any client reaches
    // it.
    if (upstream == nullptr || upstream->card(model) == nullptr) {
        if (const auto* knower = knowerOf(x, snapshot, model)) upstream = knower;
    }
    return {upstream, std::move(model), {}};
}

bool hidesBodies(const Exchange& x, const Snapshot& snapshot) noexcept
{
    if (x.route.trip) return !x.route.trip->entry.bodies;
    if (std::ranges::all_of(snapshot.routes, &RouteEntry::bodies)) return false;
    const auto* entry = leader(x, snapshot);
    return entry != nullptr && !entry->bodies;
}

bool hashesBodies(const Exchange& x, const Snapshot& snapshot) noexcept
{
    if (!snapshot.hashesBodies || snapshot.config.records.hashes) return snapshot.hashesBodies;
    const auto* entry = leader(x, snapshot);
    return entry != nullptr && entry->hashes;
}

Result<void> addTarget(Exchange& x, const Upstream& upstream, std::string model)
{
    if (const auto* key = x.caller.entry; key != nullptr && !key->models.empty()) {
        const std::string name = cat(upstream.chosen.id, "/", model);
        if (!identity::isAllowed(key->models, name)) return notAllowed(x, name);
    }
    if (upstream.base.host.empty() && !upstream.row.sample) {
        return fail(ErrorKind::NotFound, cat(upstream.row.title, " has no address here"),
                    cat("name it in the path, as /", upstream.chosen.id,
                        "/RESOURCE/DEPLOYMENT/…, or set its base URL on the Providers page"));
    }
    const auto* dialect = dialectFor(upstream, x);
    if (dialect == nullptr) {
        return fail(ErrorKind::CannotExpress,
                    cat(upstream.row.title, " does not speak ", x.parse.dialect->id,
                        ", the dialect of this call"),
                    cat("call it in its own dialect below /", upstream.chosen.id,
                        "/, or choose a model of another provider"));
    }
    const provider::ModelCard* card = upstream.card(model);
    x.route.targets.push_back({&upstream, dialect, std::move(model), card});
    return {};
}

Step planRoute(Exchange& x, const Env& env)
{
    const auto& snapshot = env.snapshot;
    if (x.route.trip && x.route.trip->asks != nullptr) return resumeTrip(x, env);
    if (x.limit && !x.limit->redirectTo.empty()) return byModel(x, x.limit->redirectTo, env);
    if (x.parse.route != nullptr) return startTrip(x, *x.parse.route, env);
    if (!x.parse.provider.empty()) {
        const Upstream* upstream = snapshot.find(x.parse.provider);
        return toUpstream(x, *upstream, x.parse.facts.model);
    }
    if (x.parse.operation == Operation::Models || x.parse.operation == Operation::Model) {
        answerModels(x, snapshot);
        return Answer{};
    }
    return byModel(x, x.parse.facts.model, env);
}

}  // namespace gatehouse::pipeline::stages
