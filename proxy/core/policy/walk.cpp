#include "proxy/core/policy/walk.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/json_text.h"
#include "proxy/core/base/text.h"

namespace gatehouse::policy {
namespace {

namespace json = boost::json;

constexpr std::int64_t kWhole = 10'000;  // of a split

constexpr std::pair<std::string_view, Trouble> kTroubles[] = {
    {"connect", Trouble::Connect}, {"timeout", Trouble::Timeout},
    {"cut", Trouble::Cut},         {"content_filter", Trouble::ContentFilter},
    {"context", Trouble::Context},
};

constexpr int kElsewhere[] = {401, 402, 403, 404, 408, 409, 425, 429};

constexpr std::uint8_t bitOf(Trouble trouble) noexcept
{
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(trouble));
}

std::int64_t numberAt(const json::object& from, std::string_view name, std::int64_t otherwise)
{
    const auto* value = from.if_contains(name);
    return value != nullptr && value->is_int64() ? value->get_int64() : otherwise;
}

std::optional<Field> fieldAt(const json::object& from, std::string_view name)
{
    const std::string text = textAt(from, name);
    if (text.empty()) return std::nullopt;
    auto field = readField(text);
    return field ? std::optional<Field>(std::move(*field)) : std::nullopt;
}

TargetRule readTarget(const json::object& from)
{
    return {textAt(from, "provider"), textAt(from, "model"), numberAt(from, "weight", 1),
            textAt(from, "key"), textAt(from, "region")};
}

Backoff readBackoff(std::string_view word) noexcept
{
    if (word == "linear") return Backoff::Linear;
    return word == "exponential" ? Backoff::Exponential : Backoff::Constant;
}

ModelRule readModel(const json::object& from)
{
    ModelRule rule;
    if (const auto* targets = from.if_contains("targets")) {
        for (const auto& each : targets->as_array())
            rule.targets.push_back(readTarget(each.as_object()));
        rule.balance = balanceNamed(textAt(from, "balance")).value_or(Balance::Weighted);
        rule.stickyBy = fieldAt(from, "stickyBy");
    } else {
        rule.targets.push_back(readTarget(from));
    }
    rule.retry.timeout = Millis(numberAt(from, "timeout", 0));
    rule.retry.attempts = static_cast<int>(
        std::min<std::int64_t>(numberAt(from, "retries", 0) + 1, RetryRule::kMostAttempts));
    rule.retry.delay = Millis(numberAt(from, "delay", 0));
    rule.retry.backoff = readBackoff(textAt(from, "backoff"));
    if (const auto* on = from.if_contains("on"); on != nullptr && !on->as_array().empty()) {
        std::vector<std::string> words;
        for (const auto& each : on->as_array()) words.emplace_back(each.as_string());
        rule.on = Triggers(words);
    }
    return rule;
}

RateRule readRate(const json::object& from, std::string id)
{
    constexpr double kPico = 1e12;
    RateRule rule;
    rule.id = std::move(id);
    const std::string type = textAt(from, "limitType");
    rule.unit = type == "cost"     ? LimitUnit::Cost
                : type == "tokens" ? LimitUnit::Tokens
                                   : LimitUnit::Calls;
    rule.key = fieldAt(from, "key").value_or(Field());
    const double limit = from.at("limit").to_number<double>();
    rule.limit = std::llround(rule.unit == LimitUnit::Cost ? limit * kPico : limit);
    rule.window = Seconds(numberAt(from, "window", 60));
    rule.isSliding = textAt(from, "technique") == "sliding";
    return rule;
}

}  // namespace

bool Triggers::isKnown(std::string_view word) noexcept
{
    std::int64_t status = 0;
    return word == "4xx" || word == "5xx" ||
           std::ranges::any_of(kTroubles, [&](const auto& each) { return each.first == word; }) ||
           (parseInt(word, status) && status >= 400 && status <= 599);
}

Triggers::Triggers() : serverErrors_(true), statuses_(std::begin(kElsewhere), std::end(kElsewhere))
{
    for (const auto& each : kTroubles) troubles_ |= bitOf(each.second);
}

Triggers::Triggers(const std::vector<std::string>& words)
{
    for (const auto& word : words) {
        std::int64_t status = 0;
        if (word == "4xx") clientErrors_ = true;
        if (word == "5xx") serverErrors_ = true;
        for (const auto& [name, trouble] : kTroubles) {
            if (name == word) troubles_ |= bitOf(trouble);
        }
        if (parseInt(word, status)) statuses_.push_back(static_cast<int>(status));
    }
}

bool Triggers::include(Trouble trouble, int status) const noexcept
{
    if ((troubles_ & bitOf(trouble)) != 0) return true;
    if (status < 400) return false;
    return (serverErrors_ && status >= 500) || (clientErrors_ && status < 500) ||
           std::ranges::find(statuses_, status) != statuses_.end();
}

/// Makes a Route of a graph that has no flaws.
class RouteCompiler {
public:
    RouteCompiler(const Graph& graph, std::string_view name) : graph_(graph), name_(name)
    {
        route_.seed_ = spread(name, 0);
        for (std::size_t i = 0; i < graph.nodes.size(); ++i)
            places_.emplace(graph.nodes[i].id, static_cast<std::uint16_t>(i));
    }

    Result<Route> compile()
    {
        for (const Node& node : graph_.nodes) {
            auto stop = stopOf(node);
            if (!stop) return std::move(stop).error();
            if (node.kind == NodeKind::Start)
                route_.start_ = static_cast<std::uint16_t>(route_.stops_.size());
            route_.stops_.push_back(std::move(*stop));
        }
        return std::move(route_);
    }

private:
    static json::object propertiesOf(const Node& node)
    {
        return node.properties.empty() ? json::object() : json::parse(node.properties).as_object();
    }

    [[nodiscard]] std::uint16_t leadsTo(const Node& node, std::string_view output) const
    {
        const auto found = std::ranges::find(node.outputs, output, &Output::name);
        return found == node.outputs.end() ? Route::kNowhere : places_.at(found->to);
    }

    Result<Route::Stop> stopOf(const Node& node)
    {
        Route::Stop stop;
        stop.kind = node.kind;
        stop.id = node.id;
        const json::object properties = propertiesOf(node);
        for (const auto& name : outputNames(node))
            stop.cases.push_back({name, {}, 0, leadsTo(node, name)});
        switch (node.kind) {
            case NodeKind::Condition:
                GH_TRY(readTests(stop, properties));
                break;
            case NodeKind::Split:
                readShares(stop);
                stop.stickyBy = fieldAt(properties, "stickyBy");
                break;
            case NodeKind::Rate:
                stop.rule = route_.rates_.size();
                route_.rates_.push_back(readRate(properties, cat(name_, "/", node.id)));
                break;
            case NodeKind::Model:
                stop.rule = route_.models_.size();
                route_.models_.push_back(readModel(properties));
                break;
            case NodeKind::Reject:
                stop.rule = route_.rejects_.size();
                route_.rejects_.push_back({static_cast<int>(numberAt(properties, "status", 403)),
                                           textAt(properties, "message")});
                break;
            case NodeKind::End:
                stop.message = textAt(properties, "message");
                break;
            default:
                break;
        }
        return stop;
    }

    static Result<void> readTests(Route::Stop& stop, const json::object& properties)
    {
        const auto* cases = properties.if_contains("cases");
        const std::size_t count = cases == nullptr ? 1 : cases->as_array().size();
        for (std::size_t i = 0; i < count; ++i) {
            const json::value& tests = cases == nullptr
                                           ? properties.at("conditions")
                                           : cases->as_array()[i].as_object().at("conditions");
            auto condition = Condition::compile(json::serialize(tests));
            if (!condition) return std::move(condition).error();
            stop.cases[i].when = std::move(*condition);
        }
        return {};
    }

    static void readShares(Route::Stop& stop)
    {
        std::int64_t sum = 0;
        for (auto& each : stop.cases) {
            sum += shareOf(each.name) * (kWhole / 100);
            each.upTo = each.name == "else" ? kWhole : sum;
        }
        std::ranges::stable_sort(stop.cases, {}, &Route::Case::upTo);
    }

    const Graph& graph_;
    std::string name_;
    Route route_;
    std::map<std::string_view, std::uint16_t> places_;
};

Result<Route> Route::compile(const Graph& graph, std::string_view name)
{
    for (const Flaw& flaw : flawsOf(graph)) {
        if (flaw.isWarning) continue;
        return fail(ErrorKind::Invalid,
                    flaw.node.empty()
                        ? flaw.message
                        : cat("element '", cutUtf8(flaw.node, 60), "': ", flaw.message),
                    flaw.hint);
    }
    return RouteCompiler(graph, name).compile();
}

std::uint16_t Walk::decide(const Route::Stop& stop, Facts& facts, WithinLimit within, void* limits,
                           std::string* why) const
{
    switch (stop.kind) {
        case NodeKind::Condition:
            for (std::size_t i = 0; i < stop.cases.size(); ++i) {
                const auto& when = stop.cases[i].when;
                if (!when || (why != nullptr ? when->holds(facts, *why) : when->holds(facts)))
                    return static_cast<std::uint16_t>(i);
            }
            return 0;
        case NodeKind::Split: {
            std::uint64_t drawn = spread(stop.id, chance_ ^ route_->seed());
            if (stop.stickyBy) {
                const std::string who = facts.text(*stop.stickyBy);
                if (!who.empty()) drawn = spread(who, spread(stop.id, route_->seed()));
                if (why != nullptr)
                    *why = who.empty() ? cat(stop.stickyBy->text, " is not there: by chance")
                                       : cat(stop.stickyBy->text, " is \"", cutUtf8(who, 60), "\"");
            }
            const auto point = static_cast<std::int64_t>(drawn % kWhole);
            for (std::size_t i = 0; i < stop.cases.size(); ++i) {
                if (point >= stop.cases[i].upTo) continue;
                if (why != nullptr && why->empty())
                    *why = cat("drew ", number(point / 100), " of 100");
                return static_cast<std::uint16_t>(i);
            }
            return 0;
        }
        case NodeKind::Rate: {
            const auto& rule = route_->rates()[stop.rule];
            const bool passes =
                within == nullptr || within(limits, rule, facts.text(rule.key), why);
            return passes ? 0 : 1;
        }
        default:
            return 0;
    }
}

void Walk::leave(std::uint16_t output, std::string why)
{
    const auto& stop = route_->stops()[at_];
    path_.push_back({at_, output, std::move(why)});
    at_ = output < stop.cases.size() ? stop.cases[output].to : Route::kNowhere;
}

const Route::Stop& Walk::advance(Facts& facts, WithinLimit within, void* limits)
{
    static const Route::Stop kEnd = [] {
        Route::Stop end;
        end.kind = NodeKind::End;
        return end;
    }();
    while (at_ != Route::kNowhere) {
        const auto& stop = route_->stops()[at_];
        if (stop.kind == NodeKind::Model) return stop;
        if (stop.kind == NodeKind::End || stop.kind == NodeKind::Reject) {
            if (path_.empty() || path_.back().stop != at_)
                path_.push_back({at_, Route::kNowhere, {}});
            return stop;
        }
        std::string why;
        const std::uint16_t output = decide(stop, facts, within, limits, explain_ ? &why : nullptr);
        leave(output, std::move(why));
    }
    return kEnd;
}

void Walk::succeed(std::string why)
{
    leave(0, std::move(why));
}

void Walk::fallBack(std::string why)
{
    leave(1, std::move(why));
}

std::string pathText(const Route& route, const std::vector<Passed>& path)
{
    std::string out;
    for (const auto& each : path) {
        const auto& stop = route.stops()[each.stop];
        if (!out.empty()) out += '>';
        out += stop.id;
        if (each.output < stop.cases.size()) out += cat(":", stop.cases[each.output].name);
    }
    return out;
}

}  // namespace gatehouse::policy
