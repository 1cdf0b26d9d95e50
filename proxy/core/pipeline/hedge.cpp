#include "proxy/core/pipeline/hedge.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/state/target_board.h"

namespace gatehouse::pipeline {
namespace {

constexpr std::int64_t kMicrosAMilli = 1'000;

policy::Field member(std::string_view name)
{
    return {.source = policy::Source::Body, .path = {std::string(name)}, .text = std::string(name)};
}

bool isGiven(std::string_view text) noexcept
{
    return !text.empty() && text != "false" && text != "null";
}

/// Whether the provider would keep something of this call, so that two of it are not one.
bool isKeptThere(const Exchange& x, policy::Facts& facts)
{
    if (isGiven(facts.text(member("background"))) || isGiven(facts.text(member("conversation"))))
        return true;
    const std::string store = facts.text(member("store"));
    // Responses are kept unless the call says otherwise.
    return x.parse.dialect->id == "openai_responses" ? store != "false" : isGiven(store);
}

bool mayBeAskedTwice(Exchange& x)
{
    using dialect::Operation;
    const auto operation = x.parse.operation;
    if ((operation != Operation::Chat && operation != Operation::Embed) || x.parse.isSocket ||
        !x.arrival.rest.empty())
        return false;
    const auto& headers = x.arrival.head.headers;
    if (headers.has("idempotency-key") || headers.has("x-idempotency-key")) return false;
    if (equalsNoCase(trim(headers.get("x-gatehouse-hedge")), "false")) return false;
    return !isKeptThere(x, x.route.trip->facts);
}

/// The pieces of a body are views, and one of them may be of the text that moves.
void moveInto(Outgoing& to, Outgoing& from)
{
    const char* const before = from.modelText.data();
    const std::size_t size = from.modelText.size();
    to = std::move(from);
    from = Outgoing();
    if (size == 0) return;
    for (auto& piece : to.body) {
        if (piece.data() == before && piece.size() == size) piece = to.modelText;
    }
}

}  // namespace

std::optional<Millis> hedgeAfter(Exchange& x)
{
    constexpr int kObserved = 95;  // percent
    const auto* rule = x.route.trip ? x.route.trip->rule : nullptr;
    if (rule == nullptr || !rule->hedge || !mayBeAskedTwice(x)) return std::nullopt;
    const auto* target = x.route.target();
    if (!rule->hedge->isObserved || target == nullptr || target->state == nullptr)
        return rule->hedge->after;
    const std::int64_t seen = target->state->latencyAt(kObserved);
    return seen < 0 ? rule->hedge->after : Millis(std::max<std::int64_t>(1, seen / kMicrosAMilli));
}

Target* secondOf(Exchange& x, WallMicros now)
{
    for (std::size_t i = x.route.asked + 1; i < x.route.targets.size(); ++i) {
        auto& target = x.route.targets[i];
        if (!target.hasFailed && (target.state == nullptr || target.state->mayAsk(now)))
            return &target;
    }
    return nullptr;
}

void SetAside::take(Exchange& x)
{
    moveInto(out, x.out);
    bridge = std::move(x.bridge);
}

void SetAside::putBack(Exchange& x)
{
    moveInto(x.out, out);
    x.bridge = std::move(bridge);
}

}  // namespace gatehouse::pipeline
