#include "proxy/core/prompt/version.h"

#include <algorithm>

#include <boost/json.hpp>

#include "proxy/core/base/json_text.h"
#include "proxy/core/base/text.h"
#include "proxy/core/config/prompts.h"
#include "proxy/core/dialect/codec_tools.h"

namespace gatehouse::prompt {
namespace {

namespace json = boost::json;
using dialect::at;
using Type = Variable::Type;

constexpr std::pair<std::string_view, Type> kTypes[] = {
    {"text", Type::Text},       {"integer", Type::Integer}, {"number", Type::Number},
    {"boolean", Type::Boolean}, {"choice", Type::Choice},   {"json", Type::Json}};

/// A text as a person reads it: of a default, a table, a value of a step.
std::string plainText(const json::value& value)
{
    return value.is_string() ? std::string(value.get_string()) : dialect::jsonText(value);
}

class Reader {
public:
    explicit Reader(std::vector<Flaw>& flaws) : flaws_(flaws) {}

    Version read(std::string_view text);

private:
    void wrong(std::string place, std::string_view message, std::string_view hint,
               bool isWarning = false)
    {
        flaws_.push_back({std::move(place), std::string(message), std::string(hint), isWarning});
    }

    void readVariables(const json::value& list);
    Variable readVariable(const json::object& row, const std::string& place);
    void readMessages(json::object root);
    void readTexts();
    void checkUses();
    void see(const Template& text, const std::string& place);

    std::vector<Flaw>& flaws_;
    Version version_;
    std::vector<std::string> used_;
};

Version Reader::read(std::string_view text)
{
    json::error_code trouble;
    json::value value = json::parse(text, trouble);
    if (trouble || !value.is_object()) {
        wrong({}, "this is no JSON object", "write {\"messages\": [...]}");
        return {};
    }
    auto& root = value.get_object();
    if (const auto* list = root.if_contains("variables")) readVariables(*list);
    root.erase("variables");
    readMessages(std::move(root));
    checkUses();
    return std::move(version_);
}

void Reader::readVariables(const json::value& list)
{
    if (!list.is_array() || list.get_array().size() > kMostVariables)
        return wrong("variables", "this is no list of at most 100", "write [{\"name\": \"…\"}]");
    for (std::size_t i = 0; i < list.get_array().size(); ++i) {
        const auto& row = list.get_array()[i];
        const std::string place = at("variables", i);
        if (!row.is_object()) {
            wrong(place, "this is no object", "write {\"name\": \"…\"}");
            continue;
        }
        Variable variable = readVariable(row.get_object(), place);
        if (version_.find(variable.name) != nullptr)
            wrong(place, cat("there are two variables '", variable.name, "'"), "rename one");
        version_.variables.push_back(std::move(variable));
    }
}

Variable Reader::readVariable(const json::object& row, const std::string& place)
{
    Variable made;
    made.name = textAt(row, "name");
    if (!isVariableName(made.name))
        wrong(place, cat("'", cutUtf8(made.name, 60), "' is no name of a variable"),
              "use letters, digits and '_'");
    if (const std::string type = textAt(row, "type"); !type.empty()) {
        const auto* found =
            std::ranges::find(kTypes, type, &std::pair<std::string_view, Type>::first);
        if (found == std::end(kTypes)) {
            wrong(place, cat("there is no type '", cutUtf8(type, 60), "'"),
                  "write text, integer, number, boolean, choice or json");
        } else {
            made.type = found->second;
        }
    }
    if (const auto* value = row.if_contains("required")) made.required = *value != false;
    if (const auto* value = row.if_contains("default"); value != nullptr && !value->is_null())
        made.otherwise = plainText(*value);
    made.description = textAt(row, "description");
    if (const std::string from = textAt(row, "from"); from == kInput) {
        made.isInput = true;
    } else if (!from.empty()) {
        auto field = policy::readField(from);
        if (!field) {
            wrong(place, field.error().message, field.error().hint);
        } else {
            made.from = std::move(*field);
        }
    }
    if (const auto* table = row.if_contains("table"); table != nullptr && table->is_object()) {
        for (const auto& [key, value] : table->get_object())
            made.table.emplace_back(key, plainText(value));
    }
    if (const auto* list = row.if_contains("choices"); list != nullptr && list->is_array()) {
        for (const auto& value : list->get_array()) made.choices.push_back(plainText(value));
    }
    if (made.type == Type::Choice && made.choices.empty())
        wrong(place, "there is nothing to choose from", "write choices: [\"a\", \"b\"]");
    if (!made.required && !made.otherwise)
        wrong(place, cat("'", made.name, "' may be left out and stands for nothing then"),
              "give it a default; an empty one must be written");
    return made;
}

void Reader::readMessages(json::object root)
{
    dialect::Notes notes;
    auto request = dialect::codecOf("openai_chat")->readRequest(dialect::jsonText(root), notes);
    if (!request) return wrong({}, request.error().message, request.error().hint);
    for (const auto& name : notes.leftOut)
        wrong(name, "this is not understood, and left out", "take it out", true);
    version_.base = std::move(*request);
    version_.base.stream = false;
    if (version_.base.model.starts_with(config::kPromptPrefix))
        wrong("model", "a prompt cannot be the model of a prompt", "name a model or a route");
    readTexts();
}

void Reader::readTexts()
{
    auto& messages = version_.base.messages;
    for (std::size_t i = 0; i < messages.size(); ++i) {
        for (std::size_t j = 0; j < messages[i].parts.size(); ++j) {
            const auto& part = messages[i].parts[j];
            if (part.kind != chat::Part::Kind::Text) continue;
            auto text = Template::parse(part.text);
            if (!text) {
                wrong(at("messages", i), text.error().message, text.error().hint);
                continue;
            }
            version_.texts.push_back({i, j, std::move(*text)});
        }
    }
}

void Reader::see(const Template& text, const std::string& place)
{
    for (const auto& piece : text.pieces()) {
        if (!piece.isVariable) continue;
        used_.push_back(piece.text);
        if (version_.find(piece.text) == nullptr) {
            wrong(place, cat("{{", piece.text, "}} is not among the variables"),
                  "add it to them, or mend its name");
        }
    }
}

void Reader::checkUses()
{
    for (const auto& each : version_.texts) see(each.text, at("messages", each.message));
    for (std::size_t i = 0; i < version_.variables.size(); ++i) {
        const auto& name = version_.variables[i].name;
        if (std::ranges::find(used_, name) == used_.end())
            wrong(at("variables", i), cat("'", name, "' is used nowhere"), "take it out", true);
    }
}

}  // namespace

std::string_view nameOf(Type type) noexcept
{
    for (const auto& [name, each] : kTypes) {
        if (each == type) return name;
    }
    return {};
}

const Variable* Version::find(std::string_view name) const noexcept
{
    const auto found = std::ranges::find(variables, name, &Variable::name);
    return found == variables.end() ? nullptr : &*found;
}

bool Version::takesInput() const noexcept
{
    return std::ranges::any_of(variables, &Variable::isInput);
}

Result<Version> readVersion(std::string_view text, std::vector<Flaw>* flaws)
{
    std::vector<Flaw> found;
    auto& list = flaws == nullptr ? found : *flaws;
    Version version = Reader(list).read(text);
    const auto first = std::ranges::find(list, false, &Flaw::isWarning);
    if (first == list.end()) return version;
    return fail(ErrorKind::Invalid,
                first->place.empty() ? first->message : cat(first->place, ": ", first->message),
                first->hint);
}

chat::Request render(const Version& version, const Values& values)
{
    chat::Request request = version.base;
    for (const auto& each : version.texts)
        request.messages[each.message].parts[each.part].text = each.text.expand(values);
    return request;
}

}  // namespace gatehouse::prompt
