#include "proxy/core/policy/condition.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <re2/re2.h>
#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"

namespace gatehouse::policy {

namespace json = boost::json;

struct Condition::Pattern {
    explicit Pattern(const std::string& text, const re2::RE2::Options& options)
        : matcher(text, options)
    {
    }

    re2::RE2 matcher;  // linear in the text, whatever the pattern: it is asked about foreign text
};

namespace {

using Op = Condition::Op;

constexpr int kDeepest = 16;
constexpr std::size_t kMostTests = 500;
constexpr std::int64_t kPatternMemory = 1 << 20;

struct OpRow {
    std::string_view name;
    Op op;
    std::string_view words;  ///< "F is V, WORDS W"
};

constexpr OpRow kOps[] = {
    {"$and", Op::All, ""},
    {"$or", Op::Any, ""},
    {"$not", Op::Not, ""},
    {"$eq", Op::Eq, "equal to"},
    {"$ne", Op::Ne, "other than"},
    {"$in", Op::In, "one of"},
    {"$nin", Op::NotIn, "none of"},
    {"$regex", Op::Regex, "matching"},
    {"$gt", Op::Greater, "above"},
    {"$gte", Op::GreaterEq, "at least"},
    {"$lt", Op::Less, "below"},
    {"$lte", Op::LessEq, "at most"},
    {"$exists", Op::Exists, "there:"},
    {"$contains", Op::Contains, "holding"},
    {"$startsWith", Op::StartsWith, "beginning with"},
};

const OpRow& rowOf(Op op) noexcept
{
    return *std::ranges::find(kOps, op, &OpRow::op);
}

std::optional<double> asNumber(const Value& value)
{
    if (const auto* amount = std::get_if<double>(&value)) return *amount;
    const auto* text = std::get_if<std::string>(&value);
    if (text == nullptr || text->empty()) return std::nullopt;
    double amount = 0;
    const char* const end = text->data() + text->size();
    const auto read = std::from_chars(text->data(), end, amount);
    if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
    return amount;
}

/// A header says "true" and "3": texts there, a truth and a number to whoever wrote the rule.
bool isSame(const Value& found, const Value& wanted)
{
    if (found.index() == wanted.index()) return found == wanted;
    if (const auto* truth = std::get_if<bool>(&wanted)) {
        const auto* text = std::get_if<std::string>(&found);
        return text != nullptr && *text == (*truth ? "true" : "false");
    }
    if (std::holds_alternative<double>(wanted)) return asNumber(found) == asNumber(wanted);
    if (std::holds_alternative<std::string>(wanted) && std::holds_alternative<double>(found))
        return show(found) == std::get<std::string>(wanted);
    return false;
}

/// Numbers by size, texts by their letters; whatever cannot be compared is not in order.
template <class Compare>
bool isInOrder(const Value& found, const Value& wanted, Compare compare)
{
    const auto a = asNumber(found);
    const auto b = asNumber(wanted);
    if (a && b) return compare(*a, *b);
    const auto* first = std::get_if<std::string>(&found);
    const auto* second = std::get_if<std::string>(&wanted);
    return first != nullptr && second != nullptr && compare(*first, *second);
}

std::string showAll(const Values& values)
{
    if (values.empty()) return "not there";
    if (values.size() == 1) return cat("is ", show(values.front()));
    std::string out = "is ";
    for (std::size_t i = 0; i < values.size(); ++i) out += cat(i == 0 ? "" : ", ", show(values[i]));
    return out;
}

Value valueOf(const json::value& from)
{
    if (from.is_bool()) return from.get_bool();
    if (from.is_number()) return from.to_number<double>();
    if (from.is_string()) return std::string(from.get_string());
    return {};
}

}  // namespace

/// Makes a Condition of its JSON.
class ConditionReader {
public:
    using Test = Condition::Test;

    Result<Test> object(const json::value& from, int depth)
    {
        if (depth > kDeepest)
            return fail(ErrorKind::Invalid, "its conditions lie too deep", "make it two");
        if (!from.is_object() || from.get_object().empty())
            return fail(ErrorKind::Invalid, "it has no conditions",
                        R"(write {"metadata.plan": {"$eq": "free"}})");
        Test all;
        for (const auto& each : from.get_object()) {
            const std::string_view name = each.key();
            auto test = name.starts_with('$') ? joined(name, each.value(), depth)
                                              : field(name, each.value(), depth);
            if (!test) return std::move(test).error();
            all.tests.push_back(std::move(*test));
            if (++count_ > kMostTests)
                return fail(ErrorKind::Invalid, "it has too many conditions", "make it two");
        }
        return all.tests.size() == 1 ? std::move(all.tests.front()) : std::move(all);
    }

private:
    Result<Test> joined(std::string_view name, const json::value& from, int depth)
    {
        const auto* row = std::ranges::find(kOps, name, &OpRow::name);
        if (row == std::end(kOps) || row->op > Op::Not) return unknown(name);
        Test test;
        test.op = row->op;
        if (row->op == Op::Not) {
            auto inner = object(from, depth + 1);
            if (!inner) return inner;
            test.tests.push_back(std::move(*inner));
            return test;
        }
        if (!from.is_array() || from.get_array().empty())
            return fail(ErrorKind::Invalid,
                        cat("the operator ", name, " wants a list of conditions"),
                        R"(write {"$or": [{…}, {…}]})");
        for (const auto& each : from.get_array()) {
            auto inner = object(each, depth + 1);
            if (!inner) return inner;
            test.tests.push_back(std::move(*inner));
        }
        return test;
    }

    Result<Test> field(std::string_view name, const json::value& from, int depth)
    {
        auto what = readField(name);
        if (!what) return std::move(what).error();
        if (!from.is_object()) return one(*what, Op::Eq, from);
        Test all;
        for (const auto& each : from.get_object()) {
            const std::string_view word = each.key();
            if (word == "$not" && each.value().is_object()) {
                auto inner = field(name, each.value(), depth + 1);
                if (!inner || depth > kDeepest) return inner;
                Test negated;
                negated.op = Op::Not;
                negated.tests.push_back(std::move(*inner));
                all.tests.push_back(std::move(negated));
                continue;
            }
            const auto* row = std::ranges::find(kOps, word, &OpRow::name);
            if (row == std::end(kOps) || row->op <= Op::Not) return unknown(word);
            auto test = one(*what, row->op, each.value());
            if (!test) return test;
            all.tests.push_back(std::move(*test));
        }
        if (all.tests.empty())
            return fail(ErrorKind::Invalid, cat("nothing is asked of ", name),
                        R"(write {"$eq": "free"})");
        return all.tests.size() == 1 ? std::move(all.tests.front()) : std::move(all);
    }

    static Result<Test> one(const Field& what, Op op, const json::value& from)
    {
        Test test;
        test.op = op;
        test.field = what;
        const bool wantsList = op == Op::In || op == Op::NotIn;
        if (wantsList != from.is_array())
            return fail(ErrorKind::Invalid,
                        cat("the operator ", rowOf(op).name,
                            wantsList ? " wants a list" : " wants one value"),
                        wantsList ? R"(write ["a", "b"])" : "use $in for a list");
        if (wantsList) {
            for (const auto& each : from.get_array()) test.values.push_back(valueOf(each));
        } else {
            if (from.is_object())
                return fail(ErrorKind::Invalid, "a condition compares with an object",
                            "name the member, such as body.metadata.team");
            test.values.push_back(valueOf(from));
        }
        if (op != Op::Regex) return test;
        const auto* text = std::get_if<std::string>(&test.values.front());
        if (text == nullptr)
            return fail(ErrorKind::Invalid, "a pattern is a text", R"(write {"$regex": "^gpt-"})");
        re2::RE2::Options options(re2::RE2::Quiet);
        options.set_max_mem(kPatternMemory);
        auto pattern = std::make_shared<Condition::Pattern>(*text, options);
        if (!pattern->matcher.ok())
            return fail(ErrorKind::Invalid,
                        cat("the pattern cannot be read: ", pattern->matcher.error()),
                        "see github.com/google/re2/wiki/Syntax");
        test.pattern = std::move(pattern);
        return test;
    }

    static Error unknown(std::string_view name)
    {
        std::string all;
        for (const auto& each : kOps) all += cat(all.empty() ? "" : " ", each.name);
        return fail(ErrorKind::Invalid, cat("there is no operator ", cutUtf8(name, 40)),
                    cat("known: ", all));
    }

    std::size_t count_ = 0;
};

Result<Condition> Condition::compile(std::string_view text)
{
    json::error_code trouble;
    const json::value from = json::parse(text, trouble);
    if (trouble)
        return fail(ErrorKind::Invalid, "its conditions are no JSON",
                    R"(write {"metadata.plan": {"$eq": "free"}})");
    auto root = ConditionReader().object(from, 0);
    if (!root) return std::move(root).error();
    Condition condition;
    condition.root_ = std::move(*root);
    return condition;
}

bool Condition::passesField(const Test& test, Facts& facts, std::string* why)
{
    const Values found = facts.lookUp(test.field);
    const auto some = [&](auto&& holds) {
        return std::ranges::any_of(found, [&](const Value& value) {
            return std::ranges::any_of(test.values,
                                       [&](const Value& wanted) { return holds(value, wanted); });
        });
    };
    const auto isNullWanted = [&] {
        return found.empty() && std::ranges::any_of(test.values, [](const Value& wanted) {
                   return wanted.index() == 0;
               });
    };
    const auto order = [&](auto compare) {
        return some([&](const Value& a, const Value& b) { return isInOrder(a, b, compare); });
    };
    const auto texts = [&](auto holds) {
        return some([&](const Value& value, const Value& wanted) {
            const auto* whole = std::get_if<std::string>(&value);
            const auto* part = std::get_if<std::string>(&wanted);
            return whole != nullptr && part != nullptr && holds(*whole, *part);
        });
    };
    bool isTrue = false;
    switch (test.op) {
        case Op::Eq:
        case Op::In:
            isTrue = some(isSame) || isNullWanted();
            break;
        case Op::Ne:
        case Op::NotIn:
            isTrue = !some(isSame) && !isNullWanted();
            break;
        case Op::Regex:
            isTrue = std::ranges::any_of(found, [&](const Value& value) {
                const auto* text = std::get_if<std::string>(&value);
                return re2::RE2::PartialMatch(text != nullptr ? *text : policy::show(value),
                                              test.pattern->matcher);
            });
            break;
        case Op::Greater:
            isTrue = order(std::greater<>());
            break;
        case Op::GreaterEq:
            isTrue = order(std::greater_equal<>());
            break;
        case Op::Less:
            isTrue = order(std::less<>());
            break;
        case Op::LessEq:
            isTrue = order(std::less_equal<>());
            break;
        case Op::Exists:
            isTrue = found.empty() != (test.values.front() == Value(true));
            break;
        case Op::Contains:
            isTrue = texts([](const std::string& whole, const std::string& part) {
                         return whole.find(part) != std::string::npos;
                     }) ||
                     (found.size() > 1 && some(isSame));
            break;
        case Op::StartsWith:
            isTrue = texts([](const std::string& whole, const std::string& part) {
                return whole.starts_with(part);
            });
            break;
        case Op::All:
        case Op::Any:
        case Op::Not:
            break;
    }
    if (why != nullptr) {
        std::string wanted;
        for (const Value& value : test.values)
            wanted += cat(wanted.empty() ? "" : ", ", policy::show(value));
        *why = cat(test.field.text, " ", showAll(found), isTrue ? ", " : ", not ",
                   rowOf(test.op).words, " ", wanted);
    }
    return isTrue;
}

bool Condition::passes(const Test& test, Facts& facts, std::string* why)
{
    switch (test.op) {
        case Op::All:
            return std::ranges::all_of(test.tests,
                                       [&](const Test& each) { return passes(each, facts, why); });
        case Op::Any:
            return std::ranges::any_of(test.tests,
                                       [&](const Test& each) { return passes(each, facts, why); });
        case Op::Not:
            return !passes(test.tests.front(), facts, why);
        default:
            return passesField(test, facts, why);
    }
}

bool Condition::holds(Facts& facts) const
{
    return passes(root_, facts, nullptr);
}

bool Condition::holds(Facts& facts, std::string& why) const
{
    return passes(root_, facts, &why);
}

}  // namespace gatehouse::policy
