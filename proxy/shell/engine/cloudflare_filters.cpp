#include "proxy/shell/engine/cloudflare_filters.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>

#include "proxy/core/base/iso_time.h"
#include "proxy/core/base/text.h"

namespace gatehouse::engine::cloudflare {
namespace {

namespace json = boost::json;
using store::Condition;
using store::Field;
using store::Test;

enum class Kind : std::uint8_t {
    Text,
    Figure,
    Moment,
    Success,
    Never,  ///< no call of ours is so
    Kept,
    Keyed,
    Compat,
};

struct Key {
    std::string_view name;
    Kind kind;
    Field field = Field::Path;
    double unit = 1;  ///< what one of the API's is in the store
    bool inDatasets = false;
};

constexpr Key kKeys[] = {
    {"id", Kind::Text, Field::RequestId},
    {"created_at", Kind::Moment, Field::Time, 1, true},
    {"request_content_type", Kind::Text, Field::RequestType, 1, true},
    {"response_content_type", Kind::Text, Field::ResponseType, 1, true},
    {"success", Kind::Success, Field::Failed, 1, true},
    {"cached", Kind::Kept, Field::Kept, 1, true},
    {"provider", Kind::Text, Field::Provider, 1, true},
    {"model", Kind::Text, Field::Model, 1, true},
    {"cost", Kind::Figure, Field::Cost, 1e12, true},
    {"tokens", Kind::Figure, Field::TotalTokens, 1, true},
    {"tokens_in", Kind::Figure, Field::InputTokens, 1, true},
    {"tokens_out", Kind::Figure, Field::OutputTokens, 1, true},
    {"duration", Kind::Figure, Field::Latency, 1000, true},
    {"feedback", Kind::Figure, Field::Feedback, 1, true},
    {"authentication", Kind::Keyed, Field::Key},
    {"wholesale", Kind::Never},
    {"compatibilityMode", Kind::Compat},
    {"request_type", Kind::Text, Field::Wire},
    {"model_type", Kind::Text, Field::Task},
    {"dlp_action", Kind::Text, Field::Guarded},
    {"user_agent", Kind::Text, Field::Client},
    {"event_id", Kind::Text, Field::Event},
    {"metadata.key", Kind::Text, Field::LabelName},
    {"metadata.value", Kind::Text, Field::LabelValue},
};

Error bad(std::string message, std::string hint)
{
    return fail(ErrorKind::BadRequest, std::move(message), std::move(hint));
}

std::string knownKeys(FilterUse use)
{
    std::string all;
    for (const Key& key : kKeys) {
        if (use == FilterUse::Dataset && !key.inDatasets) continue;
        all += all.empty() ? std::string(key.name) : cat(", ", key.name);
    }
    return all;
}

std::optional<double> numberOf(const json::value& value)
{
    boost::system::error_code trouble;
    if (value.is_number()) return value.to_number<double>(trouble);
    if (!value.is_string()) return std::nullopt;
    const json::value read = json::parse(value.get_string(), trouble);
    if (trouble || !read.is_number()) return std::nullopt;
    return read.to_number<double>(trouble);
}

std::optional<bool> flagOf(const json::value& value)
{
    if (value.is_bool()) return value.get_bool();
    if (!value.is_string()) return std::nullopt;
    const std::string_view text = value.get_string();
    if (text == "true" || text == "1") return true;
    if (text == "false" || text == "0") return false;
    return std::nullopt;
}

Error wrongValue(std::string_view key, std::string_view expected)
{
    return bad(cat("the value of the filter ", key, " does not fit"), cat("send ", expected));
}

Result<Condition> textFilter(const Key& key, Test test, const json::value& value)
{
    if (!value.is_string()) return wrongValue(key.name, "a text");
    return leaf(key.field, test, 0, std::string(value.get_string()));
}

Result<Condition> figureFilter(const Key& key, Test test, const json::value& value)
{
    const bool isNull = value.is_null() || value == json::value("null");
    if (isNull && test == Test::Equals) return negated(leaf(key.field, Test::Known, 0));
    const auto figure = numberOf(value);
    if (!figure || std::abs(*figure * key.unit) > 9e18) return wrongValue(key.name, "a number");
    const auto number = static_cast<std::int64_t>(std::llround(*figure * key.unit));
    if (test != Test::Equals || key.field != Field::Latency) return leaf(key.field, test, number);
    // A row shows whole milliseconds.
    return allOf({leaf(key.field, Test::AtLeast, number),
                  leaf(key.field, Test::Less, number + static_cast<std::int64_t>(key.unit))});
}

Result<Condition> momentFilter(const Key& key, Test test, const json::value& value)
{
    const auto at = value.is_string() ? parseIsoTime(value.get_string()) : std::nullopt;
    if (!at) return wrongValue(key.name, "a time such as 2026-11-22T16:00:00Z");
    if (test != Test::Equals) return leaf(key.field, test, *at);
    return allOf({leaf(key.field, Test::AtLeast, *at), leaf(key.field, Test::Less, *at + 1000)});
}

Condition flagCondition(const Key& key)
{
    switch (key.kind) {
        case Kind::Success:
            return negated(leaf(Field::Failed, Test::Equals, 0));
        case Kind::Keyed:
            return negated(leaf(Field::Key, Test::Equals, 0));
        case Kind::Kept:
            return leaf(Field::Kept, Test::Equals, 0);
        case Kind::Compat:
            return leaf(Field::Path, Test::Contains, 0, "/compat/");
        default:
            return anyOf({});
    }
}

Result<Condition> flagFilter(const Key& key, const json::value& value)
{
    const auto flag = flagOf(value);
    if (!flag) return wrongValue(key.name, "true or false");
    return *flag ? flagCondition(key) : negated(flagCondition(key));
}

/// With one value.
Result<Condition> single(const Key& key, Test test, const json::value& value)
{
    switch (key.kind) {
        case Kind::Text:
            return textFilter(key, test, value);
        case Kind::Figure:
            return figureFilter(key, test, value);
        case Kind::Moment:
            return momentFilter(key, test, value);
        default:
            return flagFilter(key, value);
    }
}

struct Operator {
    std::string_view name;
    Test test;
    bool isNegated = false;
};

constexpr Operator kOperators[] = {
    {"eq", Test::Equals}, {"neq", Test::Equals, true}, {"contains", Test::Contains},
    {"lt", Test::Less},   {"gt", Test::More},
};

bool mayAsk(const Key& key, const Operator& how)
{
    if (how.test == Test::Equals) return true;
    if (how.test == Test::Contains) return key.kind == Kind::Text;
    return key.kind == Kind::Figure || key.kind == Kind::Moment;
}

Result<const Operator*> operatorOf(const Key& key, std::string_view name, FilterUse use)
{
    const auto* how = std::ranges::find(kOperators, name, &Operator::name);
    const bool isKnown = how != std::end(kOperators) && mayAsk(key, *how) &&
                         !(use == FilterUse::Dataset && how->isNegated);
    if (isKnown) return how;
    std::string all;
    for (const Operator& each : kOperators) {
        if (!mayAsk(key, each) || (use == FilterUse::Dataset && each.isNegated)) continue;
        all += all.empty() ? std::string(each.name) : cat(", ", each.name);
    }
    return bad(cat("the filter ", key.name, " cannot be asked with ", cutUtf8(name, 40)),
               cat("it knows: ", all));
}

/// One word of a filter in a query: which filter, if it says so, and "key", "operator" or "value".
struct Part {
    std::string filter;
    std::string word;
};

std::optional<Part> partOf(std::string_view name)
{
    constexpr std::string_view kFilters = "filters";
    if (!name.starts_with(kFilters) || name.size() == kFilters.size()) return std::nullopt;
    name.remove_prefix(kFilters.size());
    std::vector<std::string> steps;
    std::string step;
    for (const char c : name) {
        if (c != '[' && c != ']' && c != '.') {
            step += c;
        } else if (!step.empty()) {
            steps.push_back(std::exchange(step, {}));
        }
    }
    if (!step.empty()) steps.push_back(step);
    if (steps.empty()) return std::nullopt;
    const bool isPlaced = steps.front().find_first_not_of("0123456789") == std::string::npos;
    const std::size_t at = isPlaced ? 1 : 0;
    if (steps.size() <= at) return std::nullopt;
    return Part{isPlaced ? steps.front() : std::string(), steps[at]};
}

/// Puts filters together again from their words.
class Gathering {
public:
    void take(const Part& part, const std::string& text)
    {
        json::object& filter = filterFor(part);
        if (part.word == "value") {
            if (filter.if_contains("value") == nullptr) filter["value"] = json::array();
            filter["value"].as_array().push_back(json::string(text));
        } else {
            filter[part.word] = text;
        }
        former_ = part.word;
    }

    json::array done() &&
    {
        json::array all;
        for (json::object& each : filters_) all.push_back(std::move(each));
        return all;
    }

private:
    json::object& filterFor(const Part& part)
    {
        if (!part.filter.empty()) {
            const auto [at, isNew] = places_.emplace(part.filter, filters_.size());
            if (isNew) filters_.emplace_back();
            return filters_[at->second];
        }
        const bool goesOn = part.word == "value" && former_ == "value";
        if (filters_.empty() || (!goesOn && filters_.back().if_contains(part.word) != nullptr))
            filters_.emplace_back();
        return filters_.back();
    }

    std::vector<json::object> filters_;
    std::map<std::string, std::size_t> places_;
    std::string former_;
};

}  // namespace

Condition leaf(Field field, Test test, std::int64_t number, std::string text)
{
    Condition made;
    made.kind = Condition::Kind::Is;
    made.field = field;
    made.test = test;
    made.number = number;
    made.text = std::move(text);
    return made;
}

Condition anyOf(std::vector<Condition> parts)
{
    Condition made;
    made.kind = Condition::Kind::Any;
    made.parts = std::move(parts);
    return made;
}

Condition allOf(std::vector<Condition> parts)
{
    Condition made;
    made.kind = Condition::Kind::All;
    made.parts = std::move(parts);
    return made;
}

Condition negated(Condition part)
{
    Condition made;
    made.kind = Condition::Kind::Not;
    made.parts.push_back(std::move(part));
    return made;
}

Result<json::array> filtersOfQuery(const std::vector<std::pair<std::string, std::string>>& query)
{
    Gathering gathering;
    json::array whole;
    for (const auto& [name, text] : query) {
        if (name == "filters") {
            boost::system::error_code trouble;
            json::value value = json::parse(text, trouble);
            if (trouble || !(value.is_array() || value.is_object()))
                return bad("filters is not JSON",
                           R"(send [{"key":"model","operator":"eq","value":["gpt-4o"]}])");
            if (value.is_object()) {
                whole.push_back(std::move(value));
                continue;
            }
            for (json::value& each : value.get_array()) whole.push_back(std::move(each));
        } else if (const auto part = partOf(name)) {
            gathering.take(*part, text);
        }
    }
    for (json::value& each : std::move(gathering).done()) whole.push_back(std::move(each));
    return whole;
}

Result<Condition> conditionOf(const json::value& filter, FilterUse use)
{
    constexpr std::string_view kForm = R"(send {"key": "…", "operator": "eq", "value": ["…"]})";
    if (!filter.is_object()) return bad("a filter is no object", std::string(kForm));
    const json::object& members = filter.get_object();
    for (const auto& member : members) {
        const std::string_view name = member.key();
        if (name != "key" && name != "operator" && name != "value")
            return bad(cat("a filter has no ", cutUtf8(name, 40)), std::string(kForm));
    }
    const auto* name = members.if_contains("key");
    const auto* how = members.if_contains("operator");
    const auto* values = members.if_contains("value");
    if (name == nullptr || !name->is_string() || how == nullptr || !how->is_string() ||
        values == nullptr || !values->is_array() || values->get_array().empty())
        return bad("a filter lacks its key, its operator or its value", std::string(kForm));
    const std::string_view wanted = name->get_string();
    const auto* key = std::ranges::find(kKeys, wanted, &Key::name);
    if (key == std::end(kKeys) || (use == FilterUse::Dataset && !key->inDatasets))
        return bad(cat("there is no filter ", cutUtf8(wanted, 60)), cat("known: ", knownKeys(use)));
    auto chosen = operatorOf(*key, how->get_string(), use);
    if (!chosen) return std::move(chosen).error();
    const bool compares = (*chosen)->test == Test::Less || (*chosen)->test == Test::More;
    if (compares && values->get_array().size() != 1)
        return wrongValue(key->name, "a single value to compare with");
    std::vector<Condition> any;
    for (const json::value& value : values->get_array()) {
        auto one = single(*key, (*chosen)->test, value);
        if (!one) return std::move(one).error();
        any.push_back(std::move(*one));
    }
    Condition condition = anyOf(std::move(any));
    return (*chosen)->isNegated ? negated(std::move(condition)) : condition;
}

}  // namespace gatehouse::engine::cloudflare
