#include "proxy/core/policy/walk.h"

#include <algorithm>
#include <map>
#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/json_text.h"
#include "proxy/core/base/text.h"

namespace gatehouse::policy {
namespace {

namespace json = boost::json;

constexpr std::int64_t kWhole = 10'000;  // of a split

}  // namespace

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
            case NodeKind::Start:
                route_.deadline_ = Millis(deadlineOf(properties));
                break;
            case NodeKind::End:
                stop.message = textAt(properties, "message");
                break;
            default:
                stop.rule = route_.rules_.add(node, name_);
                break;
        }
        return stop;
    }

    static std::int64_t deadlineOf(const json::object& properties)
    {
        const auto* value = properties.if_contains("deadline");
        return value != nullptr && value->is_int64() ? value->get_int64() : 0;
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

std::uint16_t Walk::decide(const Route::Stop& stop, Facts& facts, Outside outside, void* of,
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
        case NodeKind::Start:
            return 0;
        case NodeKind::Cache:
            return outside == nullptr ? 1 : outside(of, stop, facts, why);
        default:
            return outside == nullptr ? 0 : outside(of, stop, facts, why);
    }
}

void Walk::leave(std::uint16_t output, std::string why)
{
    const auto& stop = route_->stops()[at_];
    path_.push_back({at_, output, std::move(why)});
    at_ = output < stop.cases.size() ? stop.cases[output].to : Route::kNowhere;
}

const Route::Stop& Walk::advance(Facts& facts, Outside outside, void* of)
{
    static const Route::Stop kEnd = [] {
        Route::Stop end;
        end.kind = NodeKind::End;
        return end;
    }();
    while (at_ != Route::kNowhere) {
        const auto& stop = route_->stops()[at_];
        if (stop.kind == NodeKind::Model || stop.kind == NodeKind::Step) return stop;
        if (stop.kind == NodeKind::End || stop.kind == NodeKind::Reject) {
            if (path_.empty() || path_.back().stop != at_)
                path_.push_back({at_, Route::kNowhere, {}});
            return stop;
        }
        std::string why;
        const std::uint16_t output = decide(stop, facts, outside, of, explain_ ? &why : nullptr);
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
