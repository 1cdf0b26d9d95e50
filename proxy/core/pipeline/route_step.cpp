#include "proxy/core/pipeline/route_step.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/chat/request.h"
#include "proxy/core/dialect/dialect.h"
#include "proxy/core/dialect/weave.h"
#include "proxy/core/pipeline/body.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/stages/route.h"

namespace gatehouse::pipeline {
namespace {

namespace json = boost::json;

constexpr std::int64_t kMicrosAMilli = 1'000;
constexpr std::string_view kSample = "sample/";

std::string conversationText(const Exchange& x)
{
    std::string text;
    for (const auto& turn : dialect::conversationOf(x.parse.dialect->id, bodyOf(x), {}, false)) {
        if (turn.text.empty()) continue;
        text += cat(text.empty() ? "" : "\n\n", turn.role, ": ", turn.text);
    }
    return text;
}

std::string questionOf(const Exchange& x)
{
    return dialect::wordsOf(x.parse.dialect->id, bodyOf(x), {}, false).last;
}

/// A text with all it speaks of.
Result<std::string> filled(const Exchange& x, const prompt::Template& text)
{
    const auto& trip = *x.route.trip;
    prompt::Values values;
    for (const auto& piece : text.pieces()) {
        if (!piece.isVariable || values.contains(piece.text)) continue;
        std::string value;
        if (piece.text == "question") {
            value = questionOf(x);
        } else if (piece.text == "original") {
            value = trip.original;
        } else if (piece.text == "conversation") {
            value = conversationText(x);
        } else if (piece.text == "answers") {
            value = trip.answers;
        } else {
            const auto said = trip.said.find(piece.text);
            if (said == trip.said.end())
                return fail(ErrorKind::NotFound, cat("the step ", piece.text, " has said nothing"),
                            "let it come before this one on every way");
            value = said->second;
        }
        values.emplace(piece.text, std::move(value));
    }
    return text.expand(values);
}

void appendMessage(std::string& body, std::string_view role, std::string_view text)
{
    if (text.empty()) return;
    if (body.back() != '[') body += ',';
    body += cat(R"({"role":")", role, R"(","content":)");
    appendJsonString(body, text);
    body += '}';
}

std::string bodyFor(const policy::TargetRule& target, const policy::StepRule& rule,
                    std::string_view system, std::string_view ask)
{
    const bool isWhole = target.provider == "sample" && target.model.starts_with(kSample);
    std::string body = R"({"model":)";
    appendJsonString(body, isWhole ? target.model : cat(target.provider, "/", target.model));
    if (rule.maxTokens > 0) body += cat(R"(,"max_tokens":)", number(rule.maxTokens));
    body += R"(,"stream":false,"messages":[)";
    appendMessage(body, "system", system);
    appendMessage(body, "user", ask);
    body += "]}";
    return body;
}

/// What is left of the route's own time; nothing: it has none.
std::optional<Millis> leftOf(const Exchange& x, const Env& env)
{
    const auto& trip = *x.route.trip;
    const Millis whole = trip.version.route.deadline();
    if (whole.count() <= 0) return std::nullopt;
    return whole - Millis((env.now.sinceStart - trip.beganAt) / kMicrosAMilli);
}

/// The words of a chat's answer; nothing: it has none.
std::string wordsOf(const Asked& asked)
{
    if (asked.status < 200 || asked.status >= 300) return {};
    json::error_code trouble;
    const json::value answer = json::parse(asked.body, trouble);
    if (trouble) return {};
    const auto* content = answer.find_pointer("/choices/0/message/content", trouble);
    return content != nullptr && content->is_string() ? std::string(trim(content->get_string()))
                                                      : std::string();
}

std::string outcomeOf(const Asked& asked, bool isAnswer)
{
    std::string text = isAnswer             ? std::string("answered")
                       : asked.status == 0  ? std::string("no answer in time")
                       : asked.status < 300 ? std::string("said nothing")
                                            : number(asked.status);
    text +=
        cat(" (", asked.call.empty() ? std::string_view("nobody") : std::string_view(asked.call),
            ", ", number(asked.took / kMicrosAMilli), " ms");
    if (asked.cost) text += cat(", ", number(asked.cost->value / 1'000'000), " µ$");
    return text + ")";
}

/// One answer as it is, several with their numbers.
std::string joined(const std::vector<std::string>& all)
{
    if (all.size() == 1) return all.front();
    std::string text;
    for (std::size_t i = 0; i < all.size(); ++i) {
        text += cat(text.empty() ? "" : "\n\n", "[", number(static_cast<std::int64_t>(i + 1)), "] ",
                    all[i]);
    }
    return text;
}

/// Conditions behind it look at what the client sent, as behind a prompt.
Result<void> put(Exchange& x, const policy::StepRule& rule)
{
    if (rule.into == policy::StepInto::Nothing) return {};
    auto& trip = *x.route.trip;
    auto text = filled(x, rule.as);
    if (!text) return std::move(text).error();
    const bool isQuestion = rule.into == policy::StepInto::Question;
    chat::Part part;
    part.text = std::move(*text);
    chat::Message message;
    message.role = isQuestion ? chat::Role::User : chat::Role::System;
    message.parts.push_back(std::move(part));
    chat::Request added;
    added.messages.push_back(std::move(message));
    auto woven =
        dialect::weave(x.parse.dialect->id, bodyOf(x), added,
                       isQuestion ? dialect::Weave::Replace : dialect::Weave::SystemAppend);
    if (!woven) return std::move(woven).error();
    std::string seen(trip.facts.body);
    GH_TRY(replaceBody(x, std::move(*woven)));
    trip.seen = std::move(seen);
    trip.facts.body = trip.seen;
    trip.facts.model = x.parse.facts.model;
    return {};
}

}  // namespace

Result<AskSeveral> callsOf(Exchange& x, const policy::Route::Stop& stop, const Env& env)
{
    auto& trip = *x.route.trip;
    const auto& rule = trip.version.route.steps()[stop.rule];
    AskSeveral calls;
    calls.node = stop.id;
    calls.need = rule.need;
    calls.patience = rule.timeout;
    if (const auto left = leftOf(x, env)) calls.patience = std::min(calls.patience, *left);
    if (calls.patience.count() <= 0)
        return fail(ErrorKind::Unavailable, "the time of the route is over",
                    "give it a longer one");
    if (!trip.hasSteps) trip.original = questionOf(x);
    trip.hasSteps = true;
    auto system = filled(x, rule.system);
    if (!system) return std::move(system).error();
    auto ask = filled(x, rule.ask);
    if (!ask) return std::move(ask).error();
    if (trim(*ask).empty())
        return fail(ErrorKind::NotFound, "there is nothing to ask", "the call has no text");
    calls.keepsWords = x.options.collectPayload && !stages::hidesBodies(x, env.snapshot);
    for (const auto& target : rule.targets)
        calls.calls.push_back(
            {"/v1/chat/completions", bodyFor(target, rule, *system, *ask), calls.patience});
    return calls;
}

Result<std::string> heedAnswers(Exchange& x, const policy::Route::Stop& stop, const Env& env)
{
    auto& trip = *x.route.trip;
    const auto& rule = trip.version.route.steps()[stop.rule];
    const auto answers = std::exchange(x.course.answers, {});
    std::vector<std::string> said;
    for (std::size_t i = 0; i < answers.size() && i < rule.targets.size(); ++i) {
        const auto& asked = answers[i];
        std::string words = wordsOf(asked);
        trip.stepTokens += asked.tokens;
        if (asked.cost) trip.stepCost.value += asked.cost->value;
        x.course.trace.push_back({"step",
                                  cat(stop.id, ": ", rule.targets[i].provider, "/",
                                      rule.targets[i].model, " ", outcomeOf(asked, !words.empty())),
                                  env.now.sinceStart, asked.took});
        if (!words.empty()) said.push_back(std::move(words));
    }
    std::string summary = cat(number(static_cast<std::int64_t>(said.size())), " of ",
                              number(static_cast<std::int64_t>(rule.targets.size())), " answered");
    if (said.size() < rule.need)
        return fail(ErrorKind::Unavailable,
                    cat(summary, ", ", number(static_cast<std::int64_t>(rule.need)), " must"),
                    "look at its calls in Traffic");
    trip.answers = joined(said);
    trip.said[stop.id] = trip.answers;
    if (auto done = put(x, rule); !done) return std::move(done).error();
    return summary;
}

}  // namespace gatehouse::pipeline
