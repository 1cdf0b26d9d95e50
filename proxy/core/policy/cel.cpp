#include "proxy/core/policy/cel.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/policy/cel_tree.h"

namespace gatehouse::policy {
namespace {

using cel::Kind;
using Node = Expression::Node;
using Outcome = Expression::Outcome;

/// What a part of an expression comes to.
struct Held {
    bool isUnknown = true;
    bool isList = false;
    Values items;
};

Held unknown()
{
    return {};
}

Held single(Value value)
{
    return {.isUnknown = false, .isList = false, .items = Values(1, std::move(value))};
}

Held truth(bool value)
{
    return single(Value(value));
}

template <class T>
const T* as(const Held& held) noexcept
{
    if (held.isUnknown || held.isList || held.items.empty()) return nullptr;
    return std::get_if<T>(&held.items.front());
}

std::string lowered(std::string text, bool isUp)
{
    for (char& c : text) {
        if (!isUp && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (isUp && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
}

/// In code points.
double lengthOf(std::string_view text) noexcept
{
    return static_cast<double>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

class Judging {
public:
    explicit Judging(const Expression::LookUp& lookUp) : lookUp_(lookUp) {}

    Held look(const Node& node)
    {
        switch (node.kind) {
            case Kind::Literal:
                return single(node.value);
            case Kind::List:
                return list(node);
            case Kind::Name:
                return name(node);
            case Kind::Item:
                return item(node);
            case Kind::Has:
                return truth(lookUp_(node.parts[0].path).has_value());
            case Kind::Not:
            case Kind::Minus:
                return one(node);
            case Kind::And:
            case Kind::Or:
                return join(node);
            case Kind::Choose:
                return choose(node);
            case Kind::Exists:
            case Kind::Every:
                return overList(node);
            case Kind::Call:
                return call(node);
            case Kind::Operator:
                return compute(node, look(node.parts[0]), look(node.parts[1]));
        }
        return unknown();
    }

private:
    Held list(const Node& node)
    {
        Held held{.isUnknown = false, .isList = true, .items = {}};
        for (const auto& part : node.parts) {
            Held each = look(part);
            if (each.isUnknown || each.isList) return unknown();
            held.items.push_back(std::move(each.items.front()));
        }
        return held;
    }

    Held name(const Node& node)
    {
        for (auto bound = bound_.rbegin(); bound != bound_.rend(); ++bound)
            if (node.path.size() == 1 && node.path.front() == bound->first)
                return single(bound->second);
        auto known = lookUp_(node.path);
        if (!known) return unknown();
        return {.isUnknown = false, .isList = known->isList, .items = std::move(known->items)};
    }

    Held item(const Node& node)
    {
        Held from = look(node.parts[0]);
        const Held at = look(node.parts[1]);
        const auto* index = as<double>(at);
        if (from.isUnknown || !from.isList || index == nullptr) return unknown();
        const bool isIn = *index >= 0 && *index < static_cast<double>(from.items.size()) &&
                          *index == std::floor(*index);
        return isIn ? single(from.items[static_cast<std::size_t>(*index)]) : unknown();
    }

    Held one(const Node& node)
    {
        const Held held = look(node.parts[0]);
        if (node.kind == Kind::Not) {
            const auto* value = as<bool>(held);
            return value == nullptr ? unknown() : truth(!*value);
        }
        const auto* amount = as<double>(held);
        return amount == nullptr ? unknown() : single(Value(-*amount));
    }

    /// One side that decides is enough, whatever the other one is.
    Held join(const Node& node)
    {
        const bool decides = node.kind == Kind::Or;
        bool isKnown = true;
        for (const auto& part : node.parts) {
            const Held held = look(part);
            const auto* value = as<bool>(held);
            if (value == nullptr) {
                isKnown = false;
            } else if (*value == decides) {
                return truth(decides);
            }
        }
        return isKnown ? truth(!decides) : unknown();
    }

    Held choose(const Node& node)
    {
        const Held asked = look(node.parts[0]);
        const auto* value = as<bool>(asked);
        return value == nullptr ? unknown() : look(node.parts[*value ? 1 : 2]);
    }

    Held overList(const Node& node)
    {
        const Held from = look(node.parts[0]);
        if (from.isUnknown || !from.isList) return unknown();
        const bool decides = node.kind == Kind::Exists;
        bool isKnown = true;
        for (const auto& each : from.items) {
            bound_.emplace_back(node.word, each);
            const Held held = look(node.parts[1]);
            bound_.pop_back();
            const auto* value = as<bool>(held);
            if (value == nullptr)
                isKnown = false;
            else if (*value == decides)
                return truth(decides);
        }
        return isKnown ? truth(!decides) : unknown();
    }

    Held call(const Node& node)
    {
        const Held on = look(node.parts[0]);
        if (on.isUnknown) return unknown();
        if (node.word == "size" && on.isList)
            return single(Value(static_cast<double>(on.items.size())));
        const auto* text = as<std::string>(on);
        if (text == nullptr) return unknown();
        if (node.word == "size") return single(Value(lengthOf(*text)));
        if (node.word == "lowerAscii") return single(Value(lowered(*text, false)));
        if (node.word == "upperAscii") return single(Value(lowered(*text, true)));
        if (node.pattern) return truth(cel::finds(*node.pattern, *text));
        const Held with = look(node.parts[1]);
        const auto* part = as<std::string>(with);
        if (part == nullptr) return unknown();
        if (node.word == "contains") return truth(text->find(*part) != std::string::npos);
        if (node.word == "startsWith") return truth(text->starts_with(*part));
        return truth(text->ends_with(*part));
    }

    static Held compute(const Node& node, const Held& left, const Held& right)
    {
        if (left.isUnknown || right.isUnknown) return unknown();
        const std::string& op = node.word;
        if (op == "==" || op == "!=") {
            const bool isEqual = left.isList == right.isList && left.items == right.items;
            return truth(isEqual == (op == "=="));
        }
        if (op == "in") {
            // A claim of one value is not told from a list of one.
            if (left.isList || left.items.empty()) return unknown();
            return truth(std::ranges::find(right.items, left.items.front()) != right.items.end());
        }
        if (const auto* a = as<double>(left), *b = as<double>(right); a != nullptr && b != nullptr)
            return ofNumbers(op, *a, *b);
        const auto *a = as<std::string>(left), *b = as<std::string>(right);
        if (a == nullptr || b == nullptr) return unknown();
        if (op == "+") return single(Value(*a + *b));
        return ordered(op, a->compare(*b));
    }

    static Held ofNumbers(const std::string& op, double a, double b)
    {
        if (op == "+") return single(Value(a + b));
        if (op == "-") return single(Value(a - b));
        if (op == "*") return single(Value(a * b));
        if (op == "/") return b == 0 ? unknown() : single(Value(a / b));
        if (op == "%") return b == 0 ? unknown() : single(Value(std::fmod(a, b)));
        return ordered(op, a < b ? -1 : a > b ? 1 : 0);
    }

    static Held ordered(const std::string& op, int order)
    {
        if (op == "<") return truth(order < 0);
        if (op == "<=") return truth(order <= 0);
        if (op == ">") return truth(order > 0);
        if (op == ">=") return truth(order >= 0);
        return unknown();
    }

    const Expression::LookUp& lookUp_;
    std::vector<std::pair<std::string_view, Value>> bound_;  ///< by exists and all
};

}  // namespace

Result<Expression> Expression::compile(std::string_view text)
{
    auto root = cel::read(text);
    if (!root) return std::move(root).error();
    Expression expression;
    expression.root_ = std::make_shared<const Node>(std::move(*root));
    return expression;
}

Outcome Expression::holds(const LookUp& lookUp) const
{
    const Held held = Judging(lookUp).look(*root_);
    const auto* value = as<bool>(held);
    return value == nullptr ? Outcome::Unknown : *value ? Outcome::True : Outcome::False;
}

}  // namespace gatehouse::policy
