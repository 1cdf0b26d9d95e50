#include "proxy/core/pipeline/stages/prompt.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/json_text.h"
#include "proxy/core/base/text.h"
#include "proxy/core/dialect/codec_tools.h"
#include "proxy/core/pipeline/body.h"
#include "proxy/core/pipeline/stages/refuse.h"
#include "proxy/core/pipeline/trip.h"
#include "proxy/core/policy/balance.h"
#include "proxy/core/prompt/openapi.h"
#include "proxy/core/prompt/values.h"

namespace gatehouse::pipeline::stages {
namespace {

namespace json = boost::json;
using dialect::Weave;

constexpr http::FieldName kPromptField(kPromptHeader);
constexpr http::FieldName kVariablesField(kVariablesHeader);

/// The prompt that a call names, and what it gives to it.
struct Wanted {
    std::string reference;
    std::optional<json::object> values;
    std::optional<std::string> body;  ///< without what was said to us
    bool namesModel = false;          ///< by its model: that of the prompt is the one to call
};

Result<json::object> objectOf(std::string_view text, std::string_view what)
{
    json::error_code trouble;
    json::value value = json::parse(text, trouble);
    if (!trouble && value.is_object()) return std::move(value.get_object());
    return fail(ErrorKind::BadRequest, cat(what, " is no JSON object"),
                "send {\"variable\": \"value\"}");
}

/// The model as the client means it: a name of the user's own may stand for a prompt.
std::string_view modelOf(const Exchange& x, const Snapshot& snapshot)
{
    const auto alias = snapshot.models.find(x.parse.facts.model);
    return alias == snapshot.models.end() ? std::string_view(x.parse.facts.model)
                                          : std::string_view(alias->second);
}

/// {"prompt": {"id": "support", "version": "staging", "variables": {…}}}: in Responses that is
/// OpenAI's own way to name a prompt of its store; of those none is ours.
Result<void> readMember(const Exchange& x, const Snapshot& snapshot, Wanted& wanted)
{
    const std::string& text = bodyOf(x);
    if (text.find("\"prompt\"") == std::string::npos) return {};
    json::error_code trouble;
    json::value body = json::parse(text, trouble);
    if (trouble || !body.is_object()) return {};
    const auto* member = body.get_object().if_contains("prompt");
    if (member == nullptr || !member->is_object()) return {};
    const auto& named = member->get_object();
    std::string id = textAt(named, "id");
    if (wanted.reference.empty()) {
        if (snapshot.prompts.find(prompt::readReference(id).name) == nullptr) return {};
        if (const auto* version = named.if_contains("version");
            version != nullptr && !version->is_null()) {
            id += cat("@", version->is_string() ? std::string(version->get_string())
                                                : dialect::jsonText(*version));
        }
        wanted.reference = std::move(id);
    }
    if (const auto* values = named.if_contains("variables"); values != nullptr) {
        if (!values->is_object())
            return fail(ErrorKind::BadRequest, "prompt.variables is no object",
                        "send {\"variable\": \"value\"}");
        wanted.values = values->get_object();
    }
    body.get_object().erase("prompt");
    wanted.body = dialect::jsonText(body);
    return {};
}

Result<void> readHeader(const Exchange& x, Wanted& wanted)
{
    const auto text = x.arrival.head.headers.get(kVariablesField);
    if (text.empty()) return {};
    auto values = objectOf(text, kVariablesHeader);
    if (!values) return std::move(values).error();
    wanted.values = std::move(*values);
    return {};
}

Result<Wanted> wantedBy(const Exchange& x, const Snapshot& snapshot)
{
    Wanted wanted;
    const auto model = modelOf(x, snapshot);
    if (model.starts_with(config::kPromptPrefix)) {
        wanted.reference = model.substr(config::kPromptPrefix.size());
        wanted.namesModel = true;
    } else {
        wanted.reference = trim(x.arrival.head.headers.get(kPromptField));
    }
    GH_TRY(readHeader(x, wanted));
    if (!snapshot.prompts.all().empty()) GH_TRY(readMember(x, snapshot, wanted));
    return wanted;
}

/// The call that the endpoint of a prompt stands for.
Result<Wanted> wantedAt(const Exchange& x)
{
    Wanted wanted;
    const std::string& text = bodyOf(x);
    auto values = objectOf(text.empty() ? std::string_view("{}") : text, "the body");
    if (!values) return std::move(values).error();
    wanted.reference = x.parse.prompt->config->name;
    wanted.values = std::move(*values);
    wanted.namesModel = true;
    wanted.body = x.parse.facts.stream ? R"({"messages":[],"stream":true})" : R"({"messages":[]})";
    return wanted;
}

Error withoutModel(const prompt::Chosen& chosen)
{
    return fail(ErrorKind::BadRequest,
                cat("the prompt ", chosen.prompt->config->name, ", version ", number(chosen.number),
                    ", names no model"),
                cat("give it one on the Prompts page, or name the prompt in ", kPromptHeader,
                    " and a model in the call"));
}

/// Puts the chosen version into the body.
Result<void> expand(Exchange& x, const prompt::Chosen& chosen, Wanted wanted, policy::Facts& facts)
{
    const auto& version = *chosen.version;
    if (wanted.namesModel && version.base.model.empty()) return withoutModel(chosen);
    const std::string& body = wanted.body ? *wanted.body : bodyOf(x);
    prompt::Given given;
    given.values = wanted.values ? &*wanted.values : nullptr;
    given.facts = &facts;
    const auto isGiven = [&](const prompt::Variable& each) {
        return each.isInput && given.values != nullptr && given.values->contains(each.name);
    };
    const bool takesInput =
        version.takesInput() && std::ranges::none_of(version.variables, isGiven);
    if (takesInput) {
        std::string last = dialect::wordsOf(x.parse.dialect->id, body, {}, false).last;
        if (!last.empty()) given.input = std::move(last);
    }
    auto values = prompt::valuesOf(version, given);
    if (!values) return std::move(values).error();
    auto woven = dialect::weave(x.parse.dialect->id, body, prompt::render(version, *values),
                                given.input ? Weave::Replace : Weave::Begin,
                                wanted.namesModel ? version.base.model : std::string());
    if (!woven) return std::move(woven).error();
    GH_TRY(replaceBody(x, std::move(*woven)));
    if (wanted.namesModel) x.parse.facts.model = version.base.model;  // the path may name it
    x.prompt = {chosen.prompt->config->name, chosen.number, chosen.label};
    return {};
}

bool isMeant(const InjectionEntry& rule, const Exchange& x, policy::Facts& facts)
{
    const std::string_view gateway =
        x.parse.gateway.empty() ? config::kDefaultGateway : x.parse.gateway;
    return (rule.gateway.empty() || rule.gateway == gateway) &&
           (!rule.when || rule.when->holds(facts));
}

/// Puts the chosen version into the system text.
Result<void> addSystem(Exchange& x, const prompt::Chosen& chosen, const Wanted& wanted, Weave how,
                       policy::Facts& facts)
{
    prompt::Given given;
    given.values = wanted.values ? &*wanted.values : nullptr;
    given.facts = &facts;
    auto values = prompt::valuesOf(*chosen.version, given);
    if (!values) return std::move(values).error();
    auto woven = dialect::weave(x.parse.dialect->id, bodyOf(x),
                                prompt::render(*chosen.version, *values), how);
    if (!woven) return std::move(woven).error();
    return replaceBody(x, std::move(*woven));
}

/// One rule, done to the call.
Result<void> inject(Exchange& x, const InjectionEntry& rule, policy::Facts& facts, const Env& env)
{
    const auto reference = prompt::readReference(rule.prompt);
    if (rule.isRequired) {
        if (x.prompt.name == reference.name) return {};
        return fail(
            ErrorKind::Forbidden,
            cat("calls like this one must use the prompt ", rule.prompt, " (rule ", rule.name, ")"),
            cat("call the model ", config::kPromptPrefix, rule.prompt));
    }
    auto chosen = env.snapshot.prompts.choose(reference, policy::spread(x.id, 0), &facts);
    if (!chosen) return std::move(chosen).error();
    return addSystem(x, *chosen, {}, rule.how, facts);
}

void note(Exchange& x, const Env& env, std::string line)
{
    x.course.trace.push_back({"prompt", std::move(line), env.now.sinceStart, 0});
}

Step describe(Exchange& x, const Env& env)
{
    const auto chosen = env.snapshot.prompts.choose(
        prompt::readReference(x.parse.prompt->config->name), policy::spread(x.id, 0), nullptr);
    if (!chosen) return refuse(x, chosen.error());
    x.reply.set = true;
    x.reply.local = true;
    x.reply.status = 200;
    x.reply.contentType = "application/json";
    x.reply.body = prompt::openApiOf(*chosen);
    return Answer{};
}

}  // namespace

Step expandPrompt(Exchange& x, const Env& env)
{
    const auto& snapshot = env.snapshot;
    if (x.parse.operation != dialect::Operation::Chat || x.arrival.isOwn) return Pass{};
    if (x.parse.prompt != nullptr && x.arrival.head.method == "GET") return describe(x, env);
    auto wanted = x.parse.prompt != nullptr ? wantedAt(x) : wantedBy(x, snapshot);
    if (!wanted) return refuse(x, std::move(wanted).error());
    if (!wanted->reference.empty()) {
        auto facts = factsOf(x);
        const std::string reference = wanted->reference;
        auto chosen = snapshot.prompts.choose(prompt::readReference(reference),
                                              policy::spread(x.id, 0), &facts);
        if (!chosen) return refuse(x, std::move(chosen).error());
        if (const auto* key = x.caller.entry;
            key != nullptr && !identity::isAllowed(key->prompts, chosen->prompt->config->name))
            return refuse(x, fail(ErrorKind::Forbidden,
                                  cat("'", x.caller.label, "' may not use the prompt ",
                                      chosen->prompt->config->name),
                                  "ask whoever gave the key out, or use one that it was given "
                                  "for"));
        if (auto done = expand(x, *chosen, std::move(*wanted), facts); !done)
            return refuse(x, std::move(done).error());
        note(x, env,
             cat(x.prompt.name, ", version ", number(x.prompt.version),
                 x.prompt.label.empty() ? std::string() : cat(" (", x.prompt.label, ")")));
    }
    for (const auto& rule : snapshot.injections) {
        auto facts = factsOf(x);  // the rule before may have changed the body
        if (!isMeant(rule, x, facts)) continue;
        if (auto done = inject(x, rule, facts, env); !done)
            return refuse(x, std::move(done).error());
        note(x, env, cat("rule ", rule.name, ": ", rule.prompt));
    }
    return Pass{};
}

Result<void> addPrompt(Exchange& x, std::string_view reference, Weave how, policy::Facts& facts,
                       const Env& env)
{
    auto chosen = env.snapshot.prompts.choose(prompt::readReference(reference),
                                              policy::spread(x.id, 0), &facts);
    if (!chosen) return std::move(chosen).error();
    Wanted wanted;
    GH_TRY(readHeader(x, wanted));
    if (how == Weave::Begin) return expand(x, *chosen, std::move(wanted), facts);
    GH_TRY(addSystem(x, *chosen, wanted, how, facts));
    x.prompt = {chosen->prompt->config->name, chosen->number, chosen->label};
    return {};
}

}  // namespace gatehouse::pipeline::stages
