#include <algorithm>
#include <map>
#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/json_text.h"
#include "proxy/core/base/text.h"
#include "proxy/core/policy/graph.h"
#include "proxy/core/policy/node_flaws.h"
#include "proxy/core/policy/node_rules.h"
#include "proxy/core/prompt/template.h"

namespace gatehouse::policy {
namespace {

namespace json = boost::json;

using Flaws = std::vector<Flaw>;

/// How the nodes hang together.
class Web {
public:
    Web(const Graph& graph, Flaws& flaws) : graph_(graph), flaws_(flaws) {}

    void check()
    {
        ids();
        for (const Node& node : graph_.nodes) outputs(node);
        for (const Node& node : graph_.nodes) texts(node);
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
        // An answer that is there, of a model or kept, is delivered.
        const std::string_view answered = node.kind == NodeKind::Model   ? "success"
                                          : node.kind == NodeKind::Cache ? "hit"
                                                                         : "";
        const auto output = std::ranges::find(node.outputs, answered, &Output::name);
        if (output == node.outputs.end()) return;
        const Node* after = graph_.find(output->to);
        if (after != nullptr && after->kind != NodeKind::End)
            add(node.id, output->name, "what comes after an answer must be an end",
                cat("lead ", answered, " to an element of type end"));
    }

    /// What a step's texts speak of: the call, or steps of this route.
    void texts(const Node& node)
    {
        if (node.kind != NodeKind::Step) return;
        json::error_code trouble;
        const json::value properties = json::parse(node.properties, trouble);
        if (trouble || !properties.is_object()) return;
        for (const std::string_view name : {"system", "ask", "as"}) {
            const auto read = prompt::Template::parse(textAt(properties.get_object(), name));
            if (!read) continue;
            for (const auto& piece : read->pieces()) {
                if (!piece.isVariable || isStepVariable(piece.text)) continue;
                const Node* step = graph_.find(piece.text);
                if (step == nullptr || step->kind != NodeKind::Step || step == &node)
                    add(node.id, "",
                        cat("its ", name, " speaks of '", cutUtf8(piece.text, 40),
                            "', which is no step before it"),
                        "question, original, conversation, answers, or the id of a step");
            }
        }
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
    for (const Node& node : graph.nodes) addNodeFlaws(node, known, flaws);
    Web(graph, flaws).check();
    return flaws;
}

}  // namespace gatehouse::policy
