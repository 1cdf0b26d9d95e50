#include <algorithm>
#include <map>
#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/policy/condition.h"
#include "proxy/core/policy/graph.h"
#include "proxy/core/policy/walk.h"

namespace gatehouse::policy {
namespace {

namespace json = boost::json;

constexpr std::int64_t kLongestTimeout = 86'400'000;    // ms
constexpr std::int64_t kLongestWindow = 1'000'000'000;  // s

using Flaws = std::vector<Flaw>;

bool isText(const json::value* value)
{
    return value != nullptr && value->is_string() && !value->get_string().empty();
}

bool isWhole(const json::value* value, std::int64_t least, std::int64_t most)
{
    return value != nullptr && value->is_int64() && value->get_int64() >= least &&
           value->get_int64() <= most;
}

bool isOneOf(const json::value* value, std::initializer_list<std::string_view> words)
{
    return value != nullptr && value->is_string() &&
           std::ranges::find(words, std::string_view(value->get_string())) != words.end();
}

/// The properties of one node, as they are looked at.
class Look {
public:
    Look(const Node& node, const Known& known, Flaws& flaws)
        : node_(node), known_(known), flaws_(flaws)
    {
        json::error_code trouble;
        json::value read = node.properties.empty() ? json::value(json::object())
                                                   : json::parse(node.properties, trouble);
        if (!trouble && read.is_object())
            properties_ = std::move(read.get_object());
        else
            add("its properties are no JSON object", R"(write {"provider": …})");
    }

    void properties()
    {
        switch (node_.kind) {
            case NodeKind::Condition:
                return condition();
            case NodeKind::Split:
                return split();
            case NodeKind::Rate:
                return rate();
            case NodeKind::Model:
                return model();
            case NodeKind::Reject:
                if (at("status") != nullptr && !isWhole(at("status"), 400, 599))
                    add("its status is no error", "write 400 to 599");
                return;
            default:
                return;
        }
    }

private:
    void add(std::string message, std::string hint, std::string output = {})
    {
        flaws_.push_back({node_.id, std::move(output), std::move(message), std::move(hint), false});
    }

    [[nodiscard]] const json::value* at(std::string_view name) const
    {
        return properties_.if_contains(name);
    }

    void tests(const json::value* from)
    {
        const auto read = Condition::compile(from == nullptr ? "null" : json::serialize(*from));
        if (!read) add(read.error().message, read.error().hint);
    }

    void condition()
    {
        const auto* cases = at("cases");
        if (cases == nullptr) return tests(at("conditions"));
        if (!cases->is_array() || cases->get_array().empty() ||
            cases->get_array().size() > kMostCases)
            return add("it has no cases, or more than eight", "write one to eight");
        std::vector<std::string_view> names;
        for (const auto& each : cases->get_array()) {
            const auto* name = each.is_object() ? each.get_object().if_contains("name") : nullptr;
            if (!isText(name) || *name == json::value("else"))
                return add("a case has no name", "name it, but not else");
            if (std::ranges::find(names, std::string_view(name->get_string())) != names.end())
                add("two cases have one name", "rename one");
            names.push_back(name->get_string());
            tests(each.get_object().if_contains("conditions"));
        }
    }

    void field(std::string_view name)
    {
        const auto* value = at(name);
        if (value == nullptr) return;
        const auto read = readField(value->is_string() ? std::string_view(value->get_string())
                                                       : std::string_view());
        if (!read) add(read.error().message, read.error().hint);
    }

    void split()
    {
        field("stickyBy");
        std::int64_t sum = 0;
        std::size_t count = 0;
        bool hasElse = false;
        for (const auto& [name, to] : node_.outputs) {
            if (name == "else") {
                hasElse = true;
                continue;
            }
            const std::int64_t share = shareOf(name);
            if (share == 0)
                return add(cat("its output ", cutUtf8(name, 40), " is no share"),
                           R"(write "10%", and "else" for the rest)", name);
            sum += share;
            ++count;
        }
        if (node_.outputs.empty())
            return add("it has no outputs", R"(write "10%", and "else" for the rest)");
        if (count > kMostShares)
            return add("it has more than five shares", "make two elements of it");
        if (hasElse ? sum >= 100 : sum != 100)
            add("its shares do not make 100%", R"(let them, or add "else" for what is left)");
    }

    void rate()
    {
        const auto* limit = at("limit");
        if (!isOneOf(at("limitType"), {"count", "cost", "tokens"}))
            add("its limitType is neither count nor cost", "choose count, cost or tokens");
        if (!isText(at("key")))
            add("it has no key", "write metadata.user_id");
        else
            field("key");
        if (limit == nullptr || !limit->is_number() || !(limit->to_number<double>() > 0))
            add("its limit is not above 0", "set limit");
        if (!isWhole(at("window"), 1, kLongestWindow))
            add("its window is no whole number of seconds", "write 86400 for a day");
        if (at("technique") != nullptr && !isOneOf(at("technique"), {"fixed", "sliding"}))
            add("its technique is neither fixed nor sliding", "choose one");
    }

    void target(const json::object& from)
    {
        const auto* provider = from.if_contains("provider");
        if (!isText(provider) || !isText(from.if_contains("model")))
            return add("it names no provider and model",
                       "set both, such as openai and gpt-4o-mini");
        const std::string_view name = provider->get_string();
        if (!known_.providers.empty() &&
            std::ranges::find(known_.providers, name) == known_.providers.end())
            add(cat("there is no provider ", cutUtf8(name, 60)),
                "add it on the Providers page, or choose another");
        const auto* weight = from.if_contains("weight");
        if (weight != nullptr && !isWhole(weight, 0, 1000))
            add("a weight is not 0 to 1000", "write 1");
    }

    void targets(const json::value& from)
    {
        if (!from.is_array() || from.get_array().empty() || from.get_array().size() > kMostTargets)
            return add("its targets are none, or too many", "write one to sixteen");
        for (const auto& each : from.get_array())
            target(each.is_object() ? each.get_object() : json::object());
        if (at("balance") != nullptr &&
            (!at("balance")->is_string() || !balanceNamed(at("balance")->get_string())))
            add("there is no such way to balance",
                "weighted, round_robin, least_busy, cheapest, fastest or sticky");
        field("stickyBy");
        if (isOneOf(at("balance"), {"sticky"}) && at("stickyBy") == nullptr)
            add("it does not say what keeps a caller on one target", "set stickyBy");
    }

    void model()
    {
        if (at("targets") != nullptr)
            targets(*at("targets"));
        else
            target(properties_);
        if (at("timeout") != nullptr && !isWhole(at("timeout"), 0, kLongestTimeout))
            add("its timeout is no number of milliseconds", "write 30000");
        if (at("retries") != nullptr && !isWhole(at("retries"), 0, 5))
            add("its retries are not 0 to 5", "write 1");
        if (at("delay") != nullptr && !isWhole(at("delay"), 0, 5000))
            add("its delay is not 0 to 5000 ms", "write 200");
        if (at("backoff") != nullptr &&
            !isOneOf(at("backoff"), {"constant", "linear", "exponential"}))
            add("its backoff is not known", "constant, linear or exponential");
        const auto* on = at("on");
        if (on == nullptr) return;
        if (!on->is_array()) return add("its triggers are no list", R"(write ["timeout", "5xx"])");
        for (const auto& each : on->get_array()) {
            const std::string_view word =
                each.is_string() ? std::string_view(each.get_string()) : "";
            if (!Triggers::isKnown(word))
                add(cat("there is no trigger '", cutUtf8(word, 40), "'"),
                    "connect, timeout, cut, content_filter, context, 4xx, 5xx or a status");
        }
    }

    const Node& node_;
    const Known& known_;
    Flaws& flaws_;
    json::object properties_;
};

/// How the nodes hang together.
class Web {
public:
    Web(const Graph& graph, Flaws& flaws) : graph_(graph), flaws_(flaws) {}

    void check()
    {
        ids();
        for (const Node& node : graph_.nodes) outputs(node);
        state_.assign(graph_.nodes.size(), State::Unseen);
        for (std::size_t i = 0; i < graph_.nodes.size(); ++i) walk(i);
        islands();
    }

private:
    enum class State : std::uint8_t { Unseen, Open, Done };

    void add(std::string node, std::string output, std::string message, std::string hint,
             bool isWarning = false)
    {
        flaws_.push_back(
            {std::move(node), std::move(output), std::move(message), std::move(hint), isWarning});
    }

    void ids()
    {
        std::size_t starts = 0;
        bool hasEnd = false;
        for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
            const Node& each = graph_.nodes[i];
            if (!places_.emplace(each.id, i).second)
                add(each.id, "", "another element has the same id", "rename one");
            starts += each.kind == NodeKind::Start ? 1 : 0;
            hasEnd = hasEnd || each.kind == NodeKind::End;
            if (!rowOf(each.kind).runs)
                add(each.id, "", cat("elements of type ", rowOf(each.kind).type, " do not run yet"),
                    "take it out");
        }
        if (graph_.nodes.size() > kMostNodes)
            add("", "", "a route has at most 200 elements", "make it smaller");
        if (starts != 1) add("", "", "a route has exactly one start", "add or remove one");
        if (!hasEnd) add("", "", "a route has an end", "add an element of type end");
    }

    void outputs(const Node& node)
    {
        const auto names = outputNames(node);
        for (const auto& [name, to] : node.outputs) {
            if (std::ranges::find(names, name) == names.end())
                add(node.id, name, cat("there is no output ", cutUtf8(name, 40)), "remove it");
            else if (to.empty())
                add(node.id, name, cat("its output ", cutUtf8(name, 40), " leads nowhere"),
                    "connect it");
            else if (!places_.contains(to))
                add(node.id, name,
                    cat("its output ", cutUtf8(name, 40), " leads to '", cutUtf8(to, 60),
                        "', which is not there"),
                    "name an element of this route");
        }
        for (const auto& name : names) {
            const bool isThere =
                std::ranges::find(node.outputs, name, &Output::name) != node.outputs.end();
            if (!isThere && name != "fallback")
                add(node.id, name, cat("its output ", name, " is missing"),
                    "say where it leads to");
        }
        const auto success = std::ranges::find(node.outputs, "success", &Output::name);
        if (node.kind != NodeKind::Model || success == node.outputs.end()) return;
        const Node* after = graph_.find(success->to);
        if (after != nullptr && after->kind != NodeKind::End)
            add(node.id, "success", "what comes after an answer must be an end",
                "lead success to an element of type end");
    }

    /// Depth first; as nothing leads in a circle, every way ends at an end.
    void walk(std::size_t place)
    {
        if (state_[place] == State::Done) return;
        const Node& node = graph_.nodes[place];
        state_[place] = State::Open;
        for (const auto& [name, to] : node.outputs) {
            const auto next = places_.find(to);
            if (next == places_.end()) continue;
            if (state_[next->second] == State::Open)
                add(to, "", "the route comes back to it", "let every way end, without a circle");
            else
                walk(next->second);
        }
        state_[place] = State::Done;
    }

    void islands()
    {
        std::vector<bool> seen(graph_.nodes.size());
        std::vector<std::size_t> open;
        for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
            if (graph_.nodes[i].kind == NodeKind::Start) open.push_back(i);
        }
        while (!open.empty()) {
            const std::size_t at = open.back();
            open.pop_back();
            if (seen[at]) continue;
            seen[at] = true;
            for (const auto& each : graph_.nodes[at].outputs) {
                const auto next = places_.find(each.to);
                if (next != places_.end()) open.push_back(next->second);
            }
        }
        for (std::size_t i = 0; i < seen.size(); ++i) {
            const Node& node = graph_.nodes[i];
            if (!seen[i] && node.kind != NodeKind::End && node.kind != NodeKind::Start)
                add(node.id, "", "nothing leads to it", "connect it, or take it out", true);
        }
    }

    const Graph& graph_;
    Flaws& flaws_;
    std::map<std::string, std::size_t, std::less<>> places_;
    std::vector<State> state_;
};

}  // namespace

std::int64_t shareOf(std::string_view output) noexcept
{
    std::int64_t share = 0;
    if (!output.ends_with('%') || !parseInt(output.substr(0, output.size() - 1), share)) return 0;
    return share < 0 ? 0 : share;
}

std::string flawText(const Flaw& flaw)
{
    return flaw.node.empty() ? flaw.message
                             : cat("element '", cutUtf8(flaw.node, 60), "': ", flaw.message);
}

std::vector<Flaw> flawsOf(const Graph& graph, const Known& known)
{
    Flaws flaws;
    for (const Node& node : graph.nodes) Look(node, known, flaws).properties();
    Web(graph, flaws).check();
    return flaws;
}

}  // namespace gatehouse::policy
