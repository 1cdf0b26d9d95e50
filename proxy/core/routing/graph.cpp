#include "proxy/core/routing/graph.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <vector>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"

namespace gatehouse::routing {
namespace {

namespace json = boost::json;

constexpr std::size_t kMostElements = 200;
constexpr std::size_t kMostShares = 5;  // beside "else"
constexpr int kDeepest = 16;            // of conditions

enum class Type : std::uint8_t { Start, Conditional, Percentage, Rate, Model, End };

struct TypeRow {
    std::string_view name;
    Type type;
    std::array<std::string_view, 2> outputs{};  ///< by name; those of a percentage are its shares
};

constexpr TypeRow kTypes[] = {
    {"start", Type::Start, {"next"}},
    {"conditional", Type::Conditional, {"true", "false"}},
    {"percentage", Type::Percentage},
    {"rate", Type::Rate, {"success", "fallback"}},
    {"rate_limit", Type::Rate, {"success", "fallback"}},
    {"model", Type::Model, {"success", "fallback"}},
    {"end", Type::End},
};

constexpr std::string_view kOperators[] = {"$eq",  "$ne", "$in",  "$nin", "$regex", "$gt",
                                           "$gte", "$lt", "$lte", "$and", "$or"};

struct Element {
    const TypeRow* row = nullptr;
    std::string id;
    json::object properties;
    std::vector<std::pair<std::string, std::string>> outputs;  ///< by name: the id it leads to
};

Error wrong(std::string_view id, std::string message, std::string hint)
{
    return fail(ErrorKind::Invalid,
                id.empty() ? std::move(message) : cat("element '", cutUtf8(id, 60), "': ", message),
                std::move(hint));
}

const json::value* either(const json::object& from, std::string_view name, std::string_view other)
{
    const auto* found = from.if_contains(name);
    return found != nullptr || other.empty() ? found : from.if_contains(other);
}

bool isText(const json::value* value)
{
    return value != nullptr && value->is_string() && !value->get_string().empty();
}

bool isWhole(const json::value* value, std::int64_t least, std::int64_t most)
{
    return value != nullptr && value->is_int64() && value->get_int64() >= least &&
           value->get_int64() <= most;
}

Result<void> checkConditions(const Element& element, const json::value& value, int depth)
{
    if (depth > kDeepest) return wrong(element.id, "its conditions lie too deep", "make it two");
    if (value.is_array()) {
        for (const auto& each : value.get_array())
            GH_TRY(checkConditions(element, each, depth + 1));
    } else if (value.is_object()) {
        for (const auto& each : value.get_object()) {
            const std::string_view name = each.key();
            if (name.starts_with('$') &&
                std::ranges::find(kOperators, name) == std::end(kOperators)) {
                return wrong(element.id, cat("there is no operator ", cutUtf8(name, 40)),
                             "known: $eq $ne $in $nin $regex $gt $gte $lt $lte $and $or");
            }
            GH_TRY(checkConditions(element, each.value(), depth + 1));
        }
    }
    return {};
}

Result<void> readConditional(Element& element)
{
    const auto* found = either(element.properties, "conditions", "condition");
    json::value conditions = found == nullptr ? json::value() : *found;
    if (conditions.is_string()) {  // as Terraform has it
        json::error_code trouble;
        conditions = json::parse(found->get_string(), trouble);
    }
    if (!conditions.is_object() || conditions.get_object().empty())
        return wrong(element.id, "it has no conditions",
                     R"(write {"conditions": {"metadata.plan": {"$eq": "free"}}})");
    GH_TRY(checkConditions(element, conditions, 0));
    element.properties = {{"conditions", std::move(conditions)}};
    return {};
}

Result<void> readRate(Element& element)
{
    const json::object& from = element.properties;
    const auto* type = either(from, "limitType", "limit_type");
    const auto* key = either(from, "key", {});
    const auto* limit = either(from, "limit", {});
    const auto* window = either(from, "window", "interval");
    const auto* technique = either(from, "technique", {});
    if (!isText(type) || (*type != json::value("count") && *type != json::value("cost")))
        return wrong(element.id, "its limitType is neither count nor cost", "choose one");
    if (!isText(key)) return wrong(element.id, "it has no key", "write metadata.user_id");
    const double amount = limit != nullptr && limit->is_number() ? limit->to_number<double>() : 0;
    if (!(amount > 0)) return wrong(element.id, "its limit is not above 0", "set limit");
    if (!isWhole(window, 1, 1'000'000'000))
        return wrong(element.id, "its window is no whole number of seconds",
                     "write 86400 for a day");
    if (technique != nullptr && *technique != json::value("fixed") &&
        *technique != json::value("sliding"))
        return wrong(element.id, "its technique is neither fixed nor sliding", "choose one");
    json::object properties{
        {"limitType", *type}, {"key", *key}, {"limit", *limit}, {"window", *window}};
    if (technique != nullptr) properties["technique"] = *technique;
    element.properties = std::move(properties);
    return {};
}

Result<void> readModel(Element& element)
{
    const json::object& from = element.properties;
    const auto* provider = either(from, "provider", "ai_gateway_dynamic_routing_provider");
    const auto* model = either(from, "model", {});
    const auto* timeout = either(from, "timeout", {});
    const auto* retries = either(from, "retries", {});
    if (!isText(provider) || !isText(model))
        return wrong(element.id, "it names no provider and model",
                     "set both, such as openai and gpt-4o-mini");
    if (timeout != nullptr && !isWhole(timeout, 0, 86'400'000))
        return wrong(element.id, "its timeout is no number of milliseconds", "write 30000");
    if (retries != nullptr && !isWhole(retries, 0, 5))
        return wrong(element.id, "its retries are not 0 to 5", "write 1");
    json::object properties{{"provider", *provider}, {"model", *model}};
    if (timeout != nullptr) properties["timeout"] = *timeout;
    if (retries != nullptr) properties["retries"] = *retries;
    element.properties = std::move(properties);
    return {};
}

Result<void> readProperties(Element& element)
{
    switch (element.row->type) {
        case Type::Conditional:
            return readConditional(element);
        case Type::Rate:
            return readRate(element);
        case Type::Model:
            return readModel(element);
        default:
            element.properties.clear();
            return {};
    }
}

Result<void> readOutputs(const json::value* from, Element& element)
{
    if (element.row->type == Type::End) return {};
    if (from == nullptr || !from->is_object())
        return wrong(element.id, "it has no outputs", "say where it leads to");
    for (const auto& each : from->get_object()) {
        const std::string_view name = each.key();
        const auto& known = element.row->outputs;
        const bool isShare = element.row->type == Type::Percentage;
        if (!isShare && std::ranges::find(known, name) == known.end())
            return wrong(element.id, cat("there is no output ", cutUtf8(name, 40)), "remove it");
        const auto* id = each.value().is_object()
                             ? either(each.value().get_object(), "elementId", "element_id")
                             : nullptr;
        if (!isText(id))
            return wrong(element.id, cat("its output ", cutUtf8(name, 40), " leads nowhere"),
                         R"(write {"elementId": "…"})");
        element.outputs.emplace_back(std::string(name), std::string(id->get_string()));
    }
    return {};
}

Result<Element> readElement(const json::value& from)
{
    if (!from.is_object()) return wrong({}, "an element is no object", R"(write {"id": …})");
    const json::object& members = from.get_object();
    const auto* id = members.if_contains("id");
    const auto* type = members.if_contains("type");
    if (!isText(id)) return wrong({}, "an element has no id", "name it");
    Element element;
    element.id = id->get_string();
    const std::string_view name = isText(type) ? std::string_view(type->get_string()) : "";
    const auto* row = std::ranges::find(kTypes, name, &TypeRow::name);
    if (row == std::end(kTypes))
        return wrong(element.id, "its type is not known",
                     "start, conditional, percentage, rate, model or end");
    element.row = row;
    const auto* properties = members.if_contains("properties");
    if (properties != nullptr && properties->is_object())
        element.properties = properties->get_object();
    GH_TRY(readProperties(element));
    GH_TRY(readOutputs(members.if_contains("outputs"), element));
    return element;
}

/// "10%" → 10; 0 for anything else.
std::int64_t shareOf(std::string_view name)
{
    std::int64_t share = 0;
    if (!name.ends_with('%') || !parseInt(name.substr(0, name.size() - 1), share)) return 0;
    return share < 0 ? 0 : share;
}

Result<void> checkShares(const Element& element)
{
    std::int64_t sum = 0;
    std::size_t count = 0;
    bool hasElse = false;
    for (const auto& [name, id] : element.outputs) {
        if (name == "else") {
            hasElse = true;
            continue;
        }
        const std::int64_t share = shareOf(name);
        if (share == 0)
            return wrong(element.id, cat("its output ", cutUtf8(name, 40), " is no share"),
                         R"(write "10%", and "else" for the rest)");
        sum += share;
        ++count;
    }
    if (count > kMostShares)
        return wrong(element.id, "it has more than five shares", "make two elements of it");
    const bool fits = hasElse ? sum < 100 : sum == 100;
    if (!fits)
        return wrong(element.id, "its shares do not make 100%",
                     R"(let them, or add "else" for what is left)");
    return {};
}

class Route {
public:
    explicit Route(std::vector<Element> elements) : elements_(std::move(elements)) {}

    Result<void> check()
    {
        GH_TRY(checkCounts());
        GH_TRY(completeOutputs());
        for (const Element& each : elements_) {
            for (const auto& [name, id] : each.outputs) {
                if (places_.find(id) == places_.end())
                    return wrong(each.id,
                                 cat("its output ", name, " leads to '", cutUtf8(id, 60),
                                     "', which is not there"),
                                 "name an element of this route");
            }
        }
        state_.assign(elements_.size(), State::Unseen);
        for (std::size_t i = 0; i < elements_.size(); ++i) GH_TRY(walk(i));
        return {};
    }

    [[nodiscard]] std::string print() const
    {
        json::array list;
        for (const Element& each : elements_) {
            json::object outputs;
            for (const auto& [name, id] : each.outputs) outputs[name] = {{"elementId", id}};
            const bool isRate = each.row->type == Type::Rate;
            json::object element{{"id", each.id},
                                 {"type", isRate ? std::string_view("rate") : each.row->name}};
            if (!each.properties.empty()) element["properties"] = each.properties;
            element["outputs"] = std::move(outputs);
            list.push_back(std::move(element));
        }
        return json::serialize(list);
    }

private:
    enum class State : std::uint8_t { Unseen, Open, Done };

    Result<void> checkCounts()
    {
        std::size_t starts = 0;
        for (std::size_t i = 0; i < elements_.size(); ++i) {
            const Element& each = elements_[i];
            if (!places_.emplace(each.id, i).second)
                return wrong(each.id, "another element has the same id", "rename one");
            starts += each.row->type == Type::Start ? 1 : 0;
            if (each.row->type == Type::End && end_.empty()) end_ = each.id;
        }
        if (starts != 1) return wrong({}, "a route has exactly one start", "add or remove one");
        if (end_.empty()) return wrong({}, "a route has an end", "add an element of type end");
        return {};
    }

    /// A fallback that is left out ends the route, as the documentation has it; nothing else may
    /// be.
    Result<void> completeOutputs()
    {
        for (Element& each : elements_) {
            if (each.row->type == Type::Percentage) GH_TRY(checkShares(each));
            for (const auto name : each.row->outputs) {
                const bool isThere =
                    name.empty() || std::ranges::any_of(each.outputs, [&](const auto& output) {
                        return output.first == name;
                    });
                if (isThere) continue;
                if (name != "fallback")
                    return wrong(each.id, cat("its output ", name, " is missing"),
                                 "say where it leads to");
                each.outputs.emplace_back(std::string(name), end_);
            }
        }
        return {};
    }

    /// Depth first; as nothing leads in a circle, every way ends at an end.
    Result<void> walk(std::size_t place)
    {
        if (state_[place] == State::Done) return {};
        if (state_[place] == State::Open)
            return wrong(elements_[place].id, "the route comes back to it",
                         "let every way end, without a circle");
        state_[place] = State::Open;
        for (const auto& [name, id] : elements_[place].outputs) GH_TRY(walk(places_.at(id)));
        state_[place] = State::Done;
        return {};
    }

    std::vector<Element> elements_;
    std::map<std::string, std::size_t> places_;
    std::vector<State> state_;
    std::string end_;
};

}  // namespace

Result<std::string> checkedRoute(std::string_view text)
{
    json::error_code trouble;
    const json::value list = json::parse(text, trouble);
    if (trouble || !list.is_array() || list.get_array().empty())
        return wrong({}, "the elements are no list", "send a list that begins with a start");
    if (list.get_array().size() > kMostElements)
        return wrong({}, "a route has at most 200 elements", "make it smaller");
    std::vector<Element> elements;
    for (const json::value& each : list.get_array()) {
        auto element = readElement(each);
        if (!element) return std::move(element).error();
        elements.push_back(std::move(*element));
    }
    Route route(std::move(elements));
    GH_TRY(route.check());
    return route.print();
}

}  // namespace gatehouse::routing
