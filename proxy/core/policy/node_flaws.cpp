#include "proxy/core/policy/node_flaws.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/guard/finding.h"
#include "proxy/core/policy/balance.h"
#include "proxy/core/policy/condition.h"
#include "proxy/core/policy/node_rules.h"
#include "proxy/core/prompt/template.h"

namespace gatehouse::policy {
namespace {

namespace json = boost::json;

constexpr std::int64_t kLongestTimeout = 86'400'000;    // ms
constexpr std::int64_t kLongestWindow = 1'000'000'000;  // s
constexpr std::int64_t kLongestKept = 366LL * 86'400;   // s
constexpr std::size_t kMostCalls = 8;                   // of a step
constexpr double kMostFalseAlarms = 20;                 // percent

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

bool isAbove(const json::value* value, double least)
{
    return value != nullptr && value->is_number() && value->to_number<double>() > least;
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
            case NodeKind::Budget:
                return budget();
            case NodeKind::Guardrail:
                return guardrail();
            case NodeKind::Prompt:
                return prompt();
            case NodeKind::Cache:
                if (at("ttl") != nullptr && !isWhole(at("ttl"), 1, kLongestKept))
                    add("its ttl is no whole number of seconds", "write 300 for five minutes");
                return;
            case NodeKind::Reject:
                if (at("status") != nullptr && !isWhole(at("status"), 400, 599))
                    add("its status is no error", "write 400 to 599");
                return;
            case NodeKind::Step:
                return step();
            case NodeKind::Start:
                if (at("deadline") != nullptr && !isWhole(at("deadline"), 0, kLongestTimeout))
                    add("its deadline is no number of milliseconds", "write 60000");
                return;
            case NodeKind::End:
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
        if (!isOneOf(at("limitType"), {"count", "cost", "tokens"}))
            add("its limitType is neither count nor cost", "choose count, cost or tokens");
        if (!isText(at("key")))
            add("it has no key", "write metadata.user_id");
        else
            field("key");
        if (!isAbove(at("limit"), 0)) add("its limit is not above 0", "set limit");
        if (!isWhole(at("window"), 1, kLongestWindow))
            add("its window is no whole number of seconds", "write 86400 for a day");
        if (at("technique") != nullptr && !isOneOf(at("technique"), {"fixed", "sliding"}))
            add("its technique is neither fixed nor sliding", "choose one");
    }

    /// A name that must be among those that are known, where any are.
    void named(std::string_view what, std::string_view name,
               const std::vector<std::string_view>& among)
    {
        if (!among.empty() && std::ranges::find(among, name) == among.end())
            add(cat("there is no ", what, " '", cutUtf8(name, 60), "'"),
                "choose one that is there, or make it");
    }

    void budget()
    {
        if (const auto* name = at("budget"); name != nullptr && *name != json::value("")) {
            if (!isText(name)) return add("its budget is no name", "write the id of a limit");
            return named("limit", name->get_string(), known_.limits);
        }
        if (!isAbove(at("limit"), 0)) add("its limit is not above 0", "write 5 for $5");
        if (at("period") != nullptr && !isOneOf(at("period"), {"hour", "day", "week", "month"}))
            add("its period is not known", "hour, day, week or month");
        if (isText(at("key"))) field("key");
    }

    void guardrail()
    {
        const auto* categories = at("categories");
        const bool isList = categories != nullptr && categories->is_array();
        if (categories != nullptr && !isList)
            return add("its categories are no list", R"(write ["secret", "email"])");
        const bool judges = isAbove(at("injection"), 0);
        if ((!isList || categories->get_array().empty()) && !judges)
            return add("it looks for nothing", "choose categories, or set injection");
        if (judges && at("injection")->to_number<double>() > kMostFalseAlarms)
            add("its injection is above 20 percent", "write 0.3");
        if (at("action") != nullptr &&
            !isOneOf(at("action"), {"block", "redact", "mask", "hash", "flag"}))
            add("its action is not known", "block, redact, mask, hash or flag");
        for (std::size_t i = 0; isList && i < categories->get_array().size(); ++i) {
            const auto& each = categories->get_array()[i];
            const std::string_view word =
                each.is_string() ? std::string_view(each.get_string()) : "";
            if (!guard::categoryOf(word))
                add(cat("there is no category '", cutUtf8(word, 40), "'"),
                    "secret, email, phone, payment_card, …");
        }
    }

    void prompt()
    {
        const auto* name = at("prompt");
        if (!isText(name)) return add("it names no prompt", "choose one of the Prompts page");
        const std::string_view reference = name->get_string();
        named("prompt", reference.substr(0, reference.find('@')), known_.prompts);
        if (at("how") != nullptr && !isOneOf(at("how"), {"begin", "prepend", "append", "replace"}))
            add("its way is not known", "begin, prepend, append or replace");
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

    void text(std::string_view name)
    {
        const auto* value = at(name);
        if (value == nullptr) return;
        if (!value->is_string()) return add(cat("its ", name, " is no text"), "write a text");
        const auto read = prompt::Template::parse(value->get_string());
        if (!read) add(cat("its ", name, ": ", read.error().message), read.error().hint);
    }

    void step()
    {
        const auto* from = at("targets");
        if (from == nullptr || !from->is_array() || from->get_array().empty() ||
            from->get_array().size() > kMostCalls)
            return add("its models are none, or too many", "write one to eight targets");
        for (const auto& each : from->get_array())
            target(each.is_object() ? each.get_object() : json::object());
        for (const std::string_view name : {"system", "ask", "as"}) text(name);
        if (at("into") != nullptr && !isOneOf(at("into"), {"question", "system", "nothing"}))
            add("its into is not known", "question, system or nothing");
        const auto most = static_cast<std::int64_t>(from->get_array().size());
        if (at("need") != nullptr && !isWhole(at("need"), 0, most))
            add("it needs more answers than it has models", "write 0 for all of them");
        if (at("timeout") != nullptr && !isWhole(at("timeout"), 1, kLongestTimeout))
            add("its timeout is no number of milliseconds", "write 60000");
        if (at("maxTokens") != nullptr && !isWhole(at("maxTokens"), 0, 1'000'000))
            add("its maxTokens are no number of tokens", "write 500");
        const bool isQuestion = at("into") == nullptr || isOneOf(at("into"), {"question"});
        if (most > 1 && isQuestion && !isText(at("as")))
            add("several answers take the place of the question, and it does not say how",
                "write as: {{question}}, what to do with them, and {{answers}}");
    }

    void mirror()
    {
        const auto* to = at("mirror");
        if (to == nullptr) return;
        if (!to->is_object())
            return add("its mirror is no object",
                       R"(write {"provider": "ollama", "model": "llama3.1", "share": 10})");
        target(to->get_object());
        const auto* share = to->get_object().if_contains("share");
        if (share != nullptr && !isWhole(share, 1, 100))
            add("the share of its mirror is not 1 to 100 percent", "write 10");
    }

    void hedge()
    {
        constexpr std::int64_t kLongestHedge = 600'000;  // ms
        if (at("hedge") != nullptr && !isOneOf(at("hedge"), {"off", "after", "p95"}))
            add("its hedge is not known", "off, after or p95");
        if (at("hedgeAfter") != nullptr && !isWhole(at("hedgeAfter"), 1, kLongestHedge))
            add("its hedgeAfter is no number of milliseconds", "write 800");
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
        mirror();
        hedge();
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

}  // namespace

void addNodeFlaws(const Node& node, const Known& known, std::vector<Flaw>& flaws)
{
    Look(node, known, flaws).properties();
}

}  // namespace gatehouse::policy
