#include "proxy/core/pipeline/stages/demands.h"

#include <algorithm>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/pipeline/body.h"
#include "proxy/core/pipeline/guard_table.h"
#include "proxy/core/pipeline/stages/collect.h"
#include "proxy/core/pipeline/stages/guard.h"
#include "proxy/core/pipeline/stages/guard_answer.h"
#include "proxy/core/pipeline/stages/refuse.h"

namespace gatehouse::pipeline::stages {
namespace {

constexpr int kRequestRefused = 2029;
constexpr int kAnswerRefused = 2030;

bool isAttachment(const dialect::Turn& turn) noexcept
{
    return turn.kind == "image" || turn.kind == "audio" || turn.kind == "file";
}

bool isModels(const dialect::Turn& turn) noexcept
{
    return turn.role == "assistant" || turn.role == "model";
}

void addAll(const std::vector<dialect::Turn>& turns, guard::Message& message)
{
    for (const auto& turn : turns) {
        if (isAttachment(turn)) {
            ++message.attachments;
        } else if (!turn.text.empty()) {
            message.all.push_back(turn.text);
        }
    }
}

/// Tells of what is not fulfilled; true: one of it blocks, and `why` is the first that does.
bool tell(Exchange& x, const Env& env, const std::vector<guard::Breach>& breaches, bool isRequest,
          std::string& why)
{
    bool isBlocked = false;
    for (const auto& breach : breaches) {
        auto told = guard::toldOf(breach);
        if (breach.rule->action == guard::Action::Block && !std::exchange(isBlocked, true))
            why = told;
        noteHit(x, breach.rule->id);
        x.course.trace.push_back(
            {isRequest ? "demand" : "demand-answer", std::move(told), env.now.sinceStart, 0});
    }
    return isBlocked;
}

}  // namespace

guard::Message messageOf(const std::vector<dialect::Turn>& turns, std::string_view body,
                         std::string_view model)
{
    guard::Message message;
    message.body = body;
    message.model = model;
    addAll(turns, message);
    // What users said since a model spoke last.
    for (std::size_t i = turns.size(); i-- > 0 && !isModels(turns[i]);) {
        if (turns[i].role == "user" && turns[i].kind == "text")
            message.said.push_back(turns[i].text);
    }
    std::ranges::reverse(message.said);
    return message;
}

guard::Message messageOf(const std::vector<dialect::Turn>& asked,
                         const std::vector<dialect::Turn>& said, std::string_view model)
{
    guard::Message message;
    message.model = model;
    addAll(said, message);
    for (const auto& turn : said) {
        if (turn.kind == "text" || turn.kind == "refusal") message.said.push_back(turn.text);
    }
    for (const auto& turn : asked) message.given.push_back(turn.text);
    return message;
}

Step demandOfRequest(Exchange& x, const guard::Demands& demands, const Env& env)
{
    if (!demands.looksAt(true)) return Pass{};
    const std::string_view body = bodyOf(x);
    const bool isChat = x.parse.operation == dialect::Operation::Chat;
    const auto turns = isChat ? dialect::conversationOf(x.parse.dialect->id, body, {}, false)
                              : std::vector<dialect::Turn>();
    auto breaches =
        demands.breachesOf(messageOf(turns, body, x.parse.facts.model), passageOf(x, env));
    if (!isChat) {
        std::erase_if(breaches, [](const guard::Breach& each) {
            return each.demand->kind != guard::DemandKind::Schema;
        });
    }
    std::string why;
    if (!tell(x, env, breaches, true, why)) return Pass{};
    auto step =
        refuse(x, fail(ErrorKind::BadRequest,
                       cat("the request is not as this gateway wants requests to be (", why, ")"),
                       "send it as the rule wants it, or change the rule"));
    x.reply.cloudflareCode = kRequestRefused;
    return step;
}

const guard::Demands* demandsOf(const Exchange& x, const Env& env) noexcept
{
    if (x.arrival.isOwn || x.parse.operation != dialect::Operation::Chat || x.parse.isSocket)
        return nullptr;
    const auto* rules = env.snapshot.gateway(x.parse.gateway);
    if (rules == nullptr || !rules->guard) return nullptr;
    const auto* demands = rules->guard->demands.get();
    return demands != nullptr && demands->looksAt(false) ? demands : nullptr;
}

Step demandOfAnswer(Exchange& x, const Env& env)
{
    const auto* demands = demandsOf(x, env);
    if (demands == nullptr) return Pass{};
    const auto asked = dialect::conversationOf(x.parse.dialect->id, bodyOf(x), {}, false);
    const auto said = dialect::conversationOf(dialectOfAnswer(x).id, {}, x.collect.body,
                                              x.collect.streamed || x.collect.lines);
    if (said.empty()) return Pass{};
    const auto passage = passageOfAnswer(x);
    const auto breaches = demands->breachesOf(messageOf(asked, said, passage.model), passage);
    std::string why;
    if (!tell(x, env, breaches, false, why)) return Pass{};
    auto step =
        refuse(x, fail(ErrorKind::BadRequest,
                       cat("the answer is not as this gateway wants answers to be (", why, ")"),
                       "ask again or otherwise, or change the rule"));
    x.reply.cloudflareCode = kAnswerRefused;
    return step;
}

}  // namespace gatehouse::pipeline::stages
