#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"

namespace gatehouse::policy {

inline constexpr std::size_t kMostNodes = 200;
inline constexpr std::size_t kMostShares = 5;  ///< of a split, beside "else"
inline constexpr std::size_t kMostCases = 8;   ///< of a condition

enum class NodeKind : std::uint8_t {
    Start,
    Condition,
    Split,
    Rate,
    Budget,
    Guardrail,
    Prompt,
    Cache,
    Step,  ///< models that are asked on the way, and what becomes of their answers
    Model,
    End,     ///< the last answer, or the last error
    Reject,  ///< an answer of ours: status and message
};

/// What is fixed about a kind of node.
struct NodeRow {
    NodeKind kind;
    std::string_view type;                      ///< in the file and in Cloudflare's API
    std::span<const std::string_view> outputs;  ///< those of fixed names
    bool isCloudflares = false;                 ///< its API knows it
};

std::span<const NodeRow> nodeRows() noexcept;
const NodeRow& rowOf(NodeKind kind) noexcept;

struct Output {
    std::string name;
    std::string to;  ///< id of a node

    friend bool operator==(const Output&, const Output&) = default;
};

/// Where a node is drawn: its upper left corner, in pixels at 100 %.
struct Spot {
    int x = 0;
    int y = 0;

    friend bool operator==(const Spot&, const Spot&) = default;
};

struct Node {
    std::string id;
    NodeKind kind = NodeKind::Start;
    std::string title;       ///< for people; empty: the id
    std::string properties;  ///< a JSON object; names as Cloudflare's API has them; empty: none
    std::vector<Output> outputs;
    std::optional<Spot> spot;

    friend bool operator==(const Node&, const Node&) = default;
};

/// A route as it is drawn and kept, whether or not it is sound.
///
/// Shape   properties by kind:
///         conditional  {"conditions": {…}}: outputs true, false; or {"cases": [{"name",
///                      "conditions"}, …]}: an output a case, and "else"
///         percentage   {"stickyBy": FIELD}: outputs "10%", …, "else"
///         model        {"provider", "model", "timeout" ms, "retries" 0-4, "delay" ms, "backoff",
///                      "key", "on": [TRIGGER, …]}; or with {"targets": [{"provider",
///                      "model", "weight", "key", "region"}, …], "balance": weighted | round_robin
///                      | least_busy | cheapest | fastest | sticky, "stickyBy"}; either with
///                      "mirror": {"provider", "model", "share" percent} and with "hedge": off |
///                      after | p95, "hedgeAfter" ms
///         rate         {"limitType": count | cost | tokens, "key": FIELD, "limit", "window" s,
///                      "technique": fixed | sliding}
///         budget       {"limit" dollars, "period": hour | day | week | month, "zone", "key":
///                      FIELD}, or {"budget": id of a limit of the settings}
///         guardrail    {"categories": [CATEGORY, …], "injection": percent of ordinary texts that
///                      may be taken for an attack, "action": block | redact | mask | hash | flag}
///         prompt       {"prompt": NAME, NAME@label or NAME@3, "how": begin | prepend | append |
///                      replace}
///         cache        {"ttl" s}
///         step         {"targets": [{"provider", "model"}, …], "system", "ask", "as": texts with
///                      {{question}}, {{original}}, {{conversation}}, {{answers}} and {{ID}} of
///                      steps before, "into": question | system | nothing, "need": how many must
///                      answer (0: all), "timeout" ms of them all, "maxTokens" of each}
///         start        {"deadline" ms: until the model's answer begins, steps and all}
///         reject       {"status", "message"}
///         end          {"message"}: what is answered when all failed (a 503 with a mark); none:
///                      the last error
///         A FIELD is body.PATH, headers.NAME, query.NAME, metadata.NAME, path, method, model, key,
///         gateway, dialect, address, tokens, complexity, needs, stream.
struct Graph {
    std::vector<Node> nodes;

    [[nodiscard]] const Node* find(std::string_view id) const noexcept;
    friend bool operator==(const Graph&, const Graph&) = default;
};

/// The names of outputs that this node must or may have, in their order. Those of a split are the
/// shares it has.
std::vector<std::string> outputNames(const Node& node);

/// "10%" → 10; 0 for anything else.
std::int64_t shareOf(std::string_view output) noexcept;

/// Something wrong with a graph; of many, all are found.
struct Flaw {
    std::string node;    ///< id; empty: the whole route
    std::string output;  ///< name; empty: the node itself
    std::string message;
    std::string hint;
    bool isWarning = false;  ///< the route runs all the same

    friend bool operator==(const Flaw&, const Flaw&) = default;
};

/// "element 'x': its limit is not above 0".
std::string flawText(const Flaw& flaw);

/// Who may be named in a graph; what is empty is not looked at.
struct Known {
    std::vector<std::string_view> providers;  ///< ids and aliases
    std::vector<std::string_view> prompts;    ///< names
    std::vector<std::string_view> limits;     ///< ids
};

/// Everything wrong with a graph: one start, known types, ids that differ, outputs that lead to
/// nodes and never in a circle, shares that make 100 %, limits, operators; what cannot be reached
/// is a warning. A fallback may be missing: it ends the route.
std::vector<Flaw> flawsOf(const Graph& graph, const Known& known = {});

/// Reads any form: our own, that of Cloudflare's API, of its documentation (rate_limit, condition,
/// interval) and of Terraform (element_id, limit_type, conditions as a text). A whole route with a
/// member `elements` will do.
///
/// Errors  Invalid where this is no list of nodes with ids and known types; all else is left to
///         flawsOf().
Result<Graph> readGraph(std::string_view json);

enum class Form : std::uint8_t {
    Own,         ///< with titles and spots
    Cloudflare,  ///< as its API has it: every fallback is there, types it does not know stay ours
};

/// The JSON list of the nodes. readGraph(printGraph(x, Form::Own)) == x.
std::string printGraph(const Graph& graph, Form form);

/// A route of Cloudflare's, checked, in the form of its API.
/// Errors  Invalid with the first flaw.
/// Source  features.md 2.10.
Result<std::string> checkedRoute(std::string_view elements);

}  // namespace gatehouse::policy
