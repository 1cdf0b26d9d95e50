#include "proxy/core/config/codec.h"

#include <algorithm>
#include <cmath>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/config/quantity.h"
#include "proxy/core/config/upgrade.h"

namespace gatehouse::config {
namespace {

namespace json = boost::json;

/// Where we are in a file, and what is wrong there.
struct Place {
    std::string path;
    std::vector<Problem>& problems;

    [[nodiscard]] Place below(std::string_view key) const
    {
        std::string step;  // RFC 6901: ~ and / inside a key are written ~0 and ~1
        for (const char c : key) {
            if (c == '~') {
                step += "~0";
            } else if (c == '/') {
                step += "~1";
            } else {
                step += c;
            }
        }
        return {cat(path, "/", step), problems};
    }

    void complain(std::string message, std::string hint) const
    {
        problems.push_back({path, std::move(message), std::move(hint)});
    }
};

std::string_view kindOf(const json::value& value)
{
    switch (value.kind()) {
        case json::kind::null:
            return "null";
        case json::kind::bool_:
            return "true or false";
        case json::kind::int64:
        case json::kind::uint64:
        case json::kind::double_:
            return "a number";
        case json::kind::string:
            return "a text";
        case json::kind::array:
            return "a list";
        case json::kind::object:
            return "an object";
    }
    return "something else";
}

void mismatch(const json::value& found, std::string_view expected, std::string_view example,
              const Place& at)
{
    at.complain(cat("expected ", expected, ", found ", kindOf(found)),
                cat("write it like ", example));
}

std::optional<std::int64_t> wholeNumber(const json::value& value)
{
    if (value.is_int64()) return value.get_int64();
    constexpr double kExact =
        9'007'199'254'740'992.0;  // 2^53: above it a double skips whole numbers
    if (value.is_double() && std::abs(value.get_double()) <= kExact &&
        std::trunc(value.get_double()) == value.get_double()) {
        return static_cast<std::int64_t>(value.get_double());
    }
    return std::nullopt;
}

template <class Section>
void readSection(const json::object& from, Section& to, const Place& at);

template <class Section>
json::object writeSection(const Section& from);

template <class F>
void readNumber(const json::value& from, std::int64_t& to, const F& field, const Place& at)
{
    std::optional<std::int64_t> found = wholeNumber(from);
    if (!found && from.is_string()) {
        const std::string_view text = from.get_string();
        if (field.unit == Unit::Bytes) found = parseBytes(text);
        if (field.unit == Unit::Millis) {
            if (const auto time = parseDuration(text)) found = time->count();
        }
    }
    if (!found) {
        switch (field.unit) {
            case Unit::Bytes:
                mismatch(from, "a count of bytes", "33554432 or \"32MiB\"", at);
                break;
            case Unit::Millis:
                mismatch(from, "milliseconds", "20000 or \"20s\"", at);
                break;
            default:
                mismatch(from, "a whole number", "1", at);
                break;
        }
        return;
    }
    if (*found < field.min || *found > field.max) {
        at.complain(rangeText(field.min, field.max),
                    "choose a value inside the range, or leave the field out for the default");
        return;
    }
    to = *found;
}

template <class F>
void readValue(const json::value& from, bool& to, const F&, const Place& at)
{
    if (from.is_bool()) {
        to = from.get_bool();
    } else {
        mismatch(from, "true or false", "true", at);
    }
}

template <class F>
void readValue(const json::value& from, std::int64_t& to, const F& field, const Place& at)
{
    readNumber(from, to, field, at);
}

template <class F>
void readValue(const json::value& from, Millis& to, const F& field, const Place& at)
{
    std::int64_t count = to.count();
    readNumber(from, count, field, at);
    to = Millis(count);
}

template <class F>
void readValue(const json::value& from, std::string& to, const F& field, const Place& at)
{
    if (field.unit == Unit::Json) {
        to = from.is_null() ? std::string() : json::serialize(from);
    } else if (from.is_string()) {
        to = std::string_view(from.get_string());
    } else if (field.unit == Unit::UsdPerMillion) {
        mismatch(from, "a decimal text: USD per million tokens", "\"2.50\"", at);
    } else if (isDecimal(field.unit)) {
        mismatch(from, "a decimal text", "\"2.50\"", at);
    } else {
        mismatch(from, "a text", "\"…\"", at);
    }
}

template <class F>
void readValue(const json::value& from, SecretRef& to, const F&, const Place& at)
{
    if (from.is_string()) {
        to.text = std::string_view(from.get_string());
    } else {
        mismatch(from, "the name of a secret", "\"env:NAME\" or \"file:PATH\"", at);
    }
}

template <class Item, class F>
void readValue(const json::value& from, std::vector<Item>& to, const F& field, const Place& at)
{
    if (!from.is_array()) {
        mismatch(from, "a list", "[ … ]", at);
        return;
    }
    to.clear();
    std::int64_t index = 0;
    for (const auto& item : from.get_array()) {
        readValue(item, to.emplace_back(), field, at.below(number(index++)));
    }
}

template <Described Section, class F>
void readValue(const json::value& from, Section& to, const F&, const Place& at)
{
    if (from.is_object()) {
        readSection(from.get_object(), to, at);
    } else {
        mismatch(from, "an object", "{ … }", at);
    }
}

template <class Section>
void readSection(const json::object& from, Section& to, const Place& at)
{
    std::vector<std::string_view> known;
    Section::fields([&](const auto& field) {
        known.push_back(field.key);
        if (const auto* value = from.if_contains(field.key)) {
            readValue(*value, to.*field.member, field, at.below(field.key));
        }
    });
    for (const auto& entry : from) {
        const std::string_view key = entry.key();
        if (std::find(known.begin(), known.end(), key) != known.end()) continue;
        if (key == "$schema" && at.path.empty()) continue;  // editors use it to offer completions
        const auto near = nearestKey(key, known);
        std::string all;
        for (const auto name : known) all += all.empty() ? std::string(name) : cat(", ", name);
        at.below(key).complain(
            "there is no such setting",
            near.empty() ? cat("known here: ", all) : cat("did you mean \"", near, "\"?"));
    }
}

json::value writeValue(bool from, Unit)
{
    return from;
}

json::value writeValue(std::int64_t from, Unit unit)
{
    if (unit == Unit::Bytes) {
        const std::string shown = showBytes(from);
        if (!shown.empty() && shown.back() == 'B') return json::string(shown);
    }
    return from;
}

json::value writeValue(Millis from, Unit)
{
    return static_cast<std::int64_t>(from.count());
}

json::value writeValue(const std::string& from, Unit unit)
{
    if (unit == Unit::Json) {
        json::error_code trouble;
        json::value value = json::parse(from, trouble);
        if (!trouble) return value;
    }
    return json::string(from);
}

json::value writeValue(const SecretRef& from, Unit)
{
    return json::string(from.text);
}

template <Described Section>
json::value writeValue(const Section& from, Unit)
{
    return writeSection(from);
}

template <class Item>
json::value writeValue(const std::vector<Item>& from, Unit unit)
{
    json::array list;
    for (const auto& item : from) list.push_back(writeValue(item, unit));
    return list;
}

template <class Section>
json::object writeSection(const Section& from)
{
    const Section defaults;
    json::object out;
    Section::fields([&](const auto& field) {
        const bool always = std::is_same_v<Section, Config> && field.key == "version";
        if (!always && from.*field.member == defaults.*field.member) return;
        out.emplace(field.key, writeValue(from.*field.member, field.unit));
    });
    return out;
}

bool isFlat(const json::array& list)
{
    for (const auto& item : list) {
        if (item.is_structured()) return false;
    }
    return true;
}

void indent(std::string& out, int depth)
{
    out.append(static_cast<std::size_t>(depth) * 2, ' ');
}

void layOut(std::string& out, const json::value& value, int depth)
{
    if (value.is_object() && !value.get_object().empty()) {
        out += "{\n";
        bool first = true;
        for (const auto& entry : value.get_object()) {
            if (!first) out += ",\n";
            first = false;
            indent(out, depth + 1);
            appendJsonString(out, entry.key());
            out += ": ";
            layOut(out, entry.value(), depth + 1);
        }
        out += '\n';
        indent(out, depth);
        out += '}';
    } else if (value.is_array() && !isFlat(value.get_array())) {
        out += "[\n";
        bool first = true;
        for (const auto& item : value.get_array()) {
            if (!first) out += ",\n";
            first = false;
            indent(out, depth + 1);
            layOut(out, item, depth + 1);
        }
        out += '\n';
        indent(out, depth);
        out += ']';
    } else if (value.is_array()) {
        out += '[';
        bool first = true;
        for (const auto& item : value.get_array()) {
            if (!first) out += ", ";
            first = false;
            layOut(out, item, depth);
        }
        out += ']';
    } else if (value.is_string()) {
        appendJsonString(out, value.get_string());
    } else {
        out += json::serialize(value);
    }
}

/// "line 3, column 7" of byte `offset`.
std::string whereIs(std::string_view text, std::size_t offset)
{
    std::int64_t line = 1;
    std::int64_t column = 1;
    for (const char c : text.substr(0, offset)) {
        if (c == '\n') {
            ++line;
            column = 1;
        } else {
            ++column;
        }
    }
    return cat("line ", number(line), ", column ", number(column));
}

Error refusal(const std::vector<Problem>& problems)
{
    const Problem& first = problems.front();
    const auto more = static_cast<std::int64_t>(problems.size()) - 1;
    return fail(ErrorKind::Invalid,
                cat("config", first.path.empty() ? "" : " at ", first.path, ": ", first.message,
                    more > 0 ? cat(" (and ", number(more), " more)") : std::string()),
                first.hint);
}

}  // namespace

Result<Config> parse(std::string_view text, std::vector<Problem>& problems)
{
    const std::size_t before = problems.size();
    const Place root{"", problems};
    const auto refuse = [&]() -> Result<Config> {
        return refusal({problems.begin() + static_cast<std::ptrdiff_t>(before), problems.end()});
    };

    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // some editors put a mark there
    json::stream_parser parser;
    json::error_code trouble;
    const std::size_t read = parser.write_some(text.data(), text.size(), trouble);
    if (!trouble) parser.finish(trouble);
    const std::string_view rest = trim(text.substr(std::min(read, text.size())));
    if (trouble || rest.find_first_not_of("\r\n\t ") != std::string_view::npos) {
        root.complain(cat("not valid JSON at ", whereIs(text, read)),
                      "look for a missing comma, quote or bracket just before that place; comments "
                      "are not allowed");
        return refuse();
    }
    json::value file = parser.release();
    if (!file.is_object()) {
        mismatch(file, "an object", "{ \"version\": 1 }", root);
        return refuse();
    }
    if (const auto upgraded = upgrade(file.get_object()); !upgraded) {
        root.below("version").complain(upgraded.error().message, upgraded.error().hint);
        return refuse();
    }
    Config config;
    readSection(file.get_object(), config, root);
    if (problems.size() > before) return refuse();
    return config;
}

std::string print(const Config& config)
{
    std::string out;
    layOut(out, writeSection(config), 0);
    out += '\n';
    return out;
}

}  // namespace gatehouse::config
