#include "proxy/core/prompt/source.h"

#include <algorithm>
#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/json_text.h"
#include "proxy/core/base/text.h"
#include "proxy/core/dialect/codec_tools.h"
#include "proxy/core/dialect/weave.h"
#include "proxy/core/prompt/values.h"
#include "proxy/core/prompt/version.h"

namespace gatehouse::prompt {
namespace {

namespace json = boost::json;
using dialect::jsonText;

/// Members of a version that are texts of a source, and whether a number stands there.
struct Member {
    const char* name;
    std::string Source::*text;
    char kind;  // 'n' number, '[' list, '{' object
};

constexpr Member kMembers[] = {{"temperature", &Source::temperature, 'n'},
                               {"top_p", &Source::topP, 'n'},
                               {"max_tokens", &Source::maxTokens, 'n'},
                               {"tools", &Source::tools, '['},
                               {"response_format", &Source::responseFormat, '{'}};

std::string plain(const json::value& value)
{
    return value.is_string() ? std::string(value.get_string()) : jsonText(value);
}

bool isText(const json::value& part)
{
    return part.is_object() && textAt(part.get_object(), "type") == "text";
}

/// The texts of a message's content, one under the other.
std::string wordsOf(const json::value* content)
{
    if (content == nullptr) return {};
    if (content->is_string()) return std::string(content->get_string());
    std::string words;
    if (!content->is_array()) return words;
    for (const auto& part : content->get_array()) {
        if (isText(part))
            words += cat(words.empty() ? "" : "\n\n", textAt(part.get_object(), "text"));
    }
    return words;
}

json::object objectOf(const std::string& text)
{
    json::error_code trouble;
    json::value value = json::parse(text, trouble);
    return !trouble && value.is_object() ? std::move(value.get_object()) : json::object();
}

json::object messageOf(const SourceMessage& from)
{
    json::object message = objectOf(from.whole);
    message["role"] = from.role;
    const auto* content = message.if_contains("content");
    if (content != nullptr && wordsOf(content) == from.text) return message;
    json::array parts;
    if (content != nullptr && content->is_array()) {
        for (const auto& part : content->get_array()) {
            if (!isText(part)) parts.push_back(part);
        }
    }
    if (parts.empty()) {
        message["content"] = from.text;
        return message;
    }
    parts.insert(parts.begin(), json::object{{"type", "text"}, {"text", from.text}});
    message["content"] = std::move(parts);
    return message;
}

void setOrTake(json::object& row, const char* name, bool set, json::value value)
{
    if (set) {
        row[name] = std::move(value);
    } else {
        row.erase(name);
    }
}

json::object variableOf(const SourceVariable& from)
{
    json::object row = objectOf(from.whole);
    row["name"] = from.name;
    setOrTake(row, "type", from.type != "text" || row.contains("type"), json::value(from.type));
    setOrTake(row, "required", !from.required, false);
    const auto* before = row.if_contains("default");
    const bool same = before != nullptr && from.otherwise && plain(*before) == *from.otherwise;
    if (!same) {
        setOrTake(row, "default", from.otherwise.has_value(),
                  json::value(from.otherwise.value_or(std::string())));
    }
    setOrTake(row, "from", !from.from.empty(), json::value(from.from));
    json::array choices;
    for (const auto& each : from.choices) choices.emplace_back(each);
    const bool hasChoices = !choices.empty();  // before they are moved: arguments have no order
    setOrTake(row, "choices", hasChoices, std::move(choices));
    return row;
}

SourceVariable readVariable(const json::object& row)
{
    SourceVariable made;
    made.name = textAt(row, "name");
    if (const std::string type = textAt(row, "type"); !type.empty()) made.type = type;
    if (const auto* value = row.if_contains("required")) made.required = *value != false;
    if (const auto* value = row.if_contains("default"); value != nullptr && !value->is_null())
        made.otherwise = plain(*value);
    made.from = textAt(row, "from");
    if (const auto* list = row.if_contains("choices"); list != nullptr && list->is_array()) {
        for (const auto& each : list->get_array()) made.choices.push_back(plain(each));
    }
    made.whole = jsonText(row);
    return made;
}

bool fits(const json::value& value, char kind)
{
    if (kind == '[') return value.is_array();
    return kind == '{' ? value.is_object() : value.is_number();
}

const char* wanted(char kind)
{
    if (kind == '[') return "a JSON list";
    return kind == '{' ? "a JSON object" : "a number";
}

}  // namespace

Result<Source> readSource(std::string_view content)
{
    json::error_code trouble;
    json::value value = json::parse(content, trouble);
    if (trouble || !value.is_object())
        return fail(ErrorKind::Invalid, "this is no JSON object", "write {\"messages\": [...]}");
    json::object root = std::move(value.get_object());
    Source source;
    if (const auto* list = root.if_contains("messages"); list != nullptr && list->is_array()) {
        for (const auto& each : list->get_array()) {
            if (!each.is_object())
                return fail(ErrorKind::Invalid, "a message is no object",
                            "write {\"role\": \"user\", \"content\": \"…\"}");
            const auto& message = each.get_object();
            source.messages.push_back(
                {textAt(message, "role"), wordsOf(message.if_contains("content")), jsonText(each)});
        }
    }
    if (const auto* list = root.if_contains("variables"); list != nullptr && list->is_array()) {
        for (const auto& each : list->get_array()) {
            if (each.is_object()) source.variables.push_back(readVariable(each.get_object()));
        }
    }
    source.model = textAt(root, "model");
    for (const Member& each : kMembers) {
        if (const auto* member = root.if_contains(each.name)) source.*each.text = jsonText(*member);
        root.erase(each.name);
    }
    for (const char* name : {"messages", "variables", "model"}) root.erase(name);
    source.rest = jsonText(root);
    return source;
}

Result<std::string> printSource(const Source& source)
{
    json::object root;
    if (!source.model.empty()) root["model"] = source.model;
    for (const Member& each : kMembers) {
        const std::string& text = source.*each.text;
        if (trim(text).empty()) continue;
        json::error_code trouble;
        json::value value = json::parse(text, trouble);
        if (trouble || !fits(value, each.kind))
            return fail(ErrorKind::Invalid, cat(each.name, ": this is no ", wanted(each.kind) + 2),
                        cat("write ", wanted(each.kind), ", or nothing"));
        root[each.name] = std::move(value);
    }
    for (auto& [name, value] : objectOf(source.rest)) root[name] = value;
    json::array messages;
    for (const auto& each : source.messages) messages.push_back(messageOf(each));
    root["messages"] = std::move(messages);
    json::array variables;
    for (const auto& each : source.variables) variables.push_back(variableOf(each));
    if (!variables.empty()) root["variables"] = std::move(variables);
    return jsonText(root);
}

std::string linesOf(const Source& source)
{
    std::string lines;
    for (const auto& each : source.messages) lines += cat("[", each.role, "]\n", each.text, "\n\n");
    for (const auto& each : source.variables)
        lines += cat("{{", each.name, "}} ", jsonText(variableOf(each)), "\n");
    if (!source.model.empty()) lines += cat("model: ", source.model, "\n");
    for (const Member& each : kMembers) {
        if (!(source.*each.text).empty()) lines += cat(each.name, ": ", source.*each.text, "\n");
    }
    if (source.rest != "{}" && !source.rest.empty()) lines += cat(source.rest, "\n");
    return lines;
}

Result<std::string> previewOf(std::string_view content, const Values& values)
{
    auto version = readVersion(content);
    if (!version) return std::move(version).error();
    json::object sent;
    for (auto& each : version->variables) {
        each.from.reset();  // there is no call to look at: what is typed stands for it
        if (const auto found = values.find(each.name); found != values.end())
            sent[each.name] = found->second;
    }
    Given given;
    given.values = &sent;
    auto filled = valuesOf(*version, given);
    if (!filled) return std::move(filled).error();
    return dialect::weave("openai_chat", R"({"messages":[]})", render(*version, *filled),
                          dialect::Weave::Begin, version->base.model);
}

std::string withoutMembers(const std::string& object, const std::vector<std::string_view>& names)
{
    json::object root = objectOf(object);
    for (const auto name : names) root.erase(name);
    return jsonText(root);
}

std::string escaped(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (text.substr(at, 2) == "{{") {
            out += "\\{{";
            at += 2;
        } else {
            out += text[at++];
        }
    }
    return out;
}

}  // namespace gatehouse::prompt
