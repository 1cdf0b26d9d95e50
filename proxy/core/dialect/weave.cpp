#include "proxy/core/dialect/weave.h"

#include <algorithm>
#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/json_text.h"
#include "proxy/core/base/text.h"
#include "proxy/core/dialect/codec.h"
#include "proxy/core/dialect/codec_tools.h"
#include "proxy/core/dialect/turns.h"

namespace gatehouse::dialect {
namespace {

namespace json = boost::json;

/// Where a dialect keeps a conversation.
struct Shape {
    std::string_view dialect;
    std::string_view list;         ///< of messages
    std::string_view system;       ///< member of its own; empty: it stands among the messages
    std::string_view parts;        ///< inside `system`, where that is an object
    std::string_view otherSystem;  ///< as some clients spell it
    bool isModelInBody = true;
};

constexpr Shape kShapes[] = {
    {"openai_chat", "messages", "", "", ""},
    {"prompt_call", "messages", "", "", ""},
    {"cohere_chat", "messages", "", "", ""},
    {"ollama_chat", "messages", "", "", ""},
    {"openai_responses", "input", "instructions", "", ""},
    {"anthropic_messages", "messages", "system", "", ""},
    {"bedrock_converse", "messages", "system", "", "", false},
    {"gemini_generate", "contents", "systemInstruction", "parts", "system_instruction", false},
};

const Shape* shapeOf(std::string_view dialect) noexcept
{
    const auto* found = std::ranges::find(kShapes, dialect, &Shape::dialect);
    return found == std::end(kShapes) ? nullptr : found;
}

bool isSystem(const json::value& message)
{
    const auto role = textOf(memberOf(&message, "role"));
    return role == "system" || role == "developer";
}

bool isOfUser(const json::value& message)
{
    const auto role = textOf(memberOf(&message, "role"));
    return role == "user" || (role.empty() && memberOf(&message, "parts") != nullptr);
}

std::string contentOf(const json::value& message)
{
    return joinedText(memberOf(&message, "content"));
}

/// What the codec makes of the added, taken apart.
struct Added {
    json::object settings;  ///< all but the conversation
    json::array messages;   ///< without the system's where that has a member of its own
    json::value system;
};

Result<json::object> written(const Codec& codec, const chat::Request& request)
{
    Notes notes;
    auto text = codec.writeRequest(request, Destination{}, notes);
    if (!text) return std::move(text).error();
    auto value = parsedBody(*text);
    if (!value) return std::move(value).error();
    return std::move(value->get_object());
}

/// A codec writes more than it is told (a limit where one must be): what it writes of a bare call
/// is no setting.
json::object beyond(json::object all, const json::object& bare)
{
    json::object rest;
    for (auto& [key, value] : all) {
        const auto* same = bare.if_contains(key);
        if (same != nullptr && *same == value) continue;
        if (same != nullptr && same->is_object() && value.is_object()) {
            rest[key] = beyond(value.get_object(), same->get_object());
        } else {
            rest[key] = value;
        }
    }
    return rest;
}

/// Where a codec says the system's words among the messages though there is a member for them.
void takeSystem(Added& made)
{
    std::string text;
    json::array others;
    for (auto& each : made.messages) {
        if (isSystem(each)) {
            text += cat(text.empty() ? "" : "\n\n", contentOf(each));
        } else {
            others.push_back(std::move(each));
        }
    }
    made.messages = std::move(others);
    if (!text.empty()) made.system = json::string(text);
}

Result<Added> apart(const Shape& shape, chat::Request request)
{
    const auto& codec = *codecOf(shape.dialect);
    // Where a conversation must have something besides the system's words, a codec would say those
    // as the user: it is given something.
    const bool isBare = std::ranges::all_of(request.messages, [](const chat::Message& each) {
        return each.role == chat::Role::System || each.role == chat::Role::Developer;
    });
    if (isBare) {
        chat::Part filler;
        filler.text = "-";
        request.messages.push_back({chat::Role::User, {std::move(filler)}});
    }
    auto all = written(codec, request);
    if (!all) return std::move(all).error();
    chat::Request plain;
    plain.messages = std::move(request.messages);
    auto bare = written(codec, plain);
    if (!bare) return std::move(bare).error();
    Added made;
    if (const auto* list = bare->if_contains(shape.list); list != nullptr && list->is_array())
        made.messages = list->get_array();
    if (isBare && !made.messages.empty()) made.messages.pop_back();
    if (!shape.system.empty()) {
        if (const auto* system = bare->if_contains(shape.system)) made.system = *system;
        takeSystem(made);
    }
    made.settings = beyond(std::move(*all), *bare);
    made.settings.erase("model");
    return made;
}

/// The text of a system member, whatever its form.
std::string systemText(const Shape& shape, const json::value& system)
{
    if (system.is_object() && !shape.parts.empty())
        return joinedText(system.get_object().if_contains(shape.parts));
    return joinedText(&system);
}

/// A text as the blocks that stand beside those of `other`.
json::array blocksOf(const Shape& shape, const json::value& system)
{
    if (system.is_array()) return system.get_array();
    if (system.is_object() && !shape.parts.empty()) {
        const auto* parts = system.get_object().if_contains(shape.parts);
        if (parts != nullptr && parts->is_array()) return parts->get_array();
    }
    const std::string text = systemText(shape, system);
    if (text.empty()) return {};
    if (shape.dialect == "anthropic_messages") return {{{"type", "text"}, {"text", text}}};
    return {{{"text", text}}};
}

json::value joined(const Shape& shape, const json::value& first, const json::value& second)
{
    if (first.is_string() && second.is_string())
        return json::value(json::string(cat(first.get_string(), "\n\n", second.get_string())));
    json::array blocks = blocksOf(shape, first);
    for (auto& each : blocksOf(shape, second)) blocks.push_back(std::move(each));
    if (!shape.parts.empty()) return json::object{{shape.parts, std::move(blocks)}};
    return blocks;
}

class Weaver {
public:
    Weaver(const Shape& shape, json::object& body, Added added)
        : shape_(shape), body_(body), added_(std::move(added))
    {
    }

    Result<void> weave(Weave how);

private:
    Result<json::array> conversation();
    void weaveSystem(Weave how);
    void weaveSystemMessages(json::array& list, Weave how);
    void weaveMessages(json::array& list, Weave how);
    static void addSettings(json::object& to, json::object settings);

    const Shape& shape_;
    json::object& body_;
    Added added_;
};

/// The client's messages; a bare text is one of the user.
Result<json::array> Weaver::conversation()
{
    const auto* list = body_.if_contains(shape_.list);
    if (list == nullptr || list->is_null()) return json::array();
    if (list->is_array()) return list->get_array();
    if (list->is_string() && shape_.dialect == "openai_responses")
        return json::array{{{"role", "user"}, {"content", list->get_string()}}};
    return fail(ErrorKind::BadRequest, cat(shape_.list, " is no list"), "send a list of messages");
}

void Weaver::weaveSystem(Weave how)
{
    if (!shape_.otherSystem.empty()) {
        if (const auto* at = body_.find(shape_.otherSystem); at != body_.end()) {
            json::value kept = at->value();
            body_.erase(at);
            body_.insert_or_assign(shape_.system, std::move(kept));
        }
    }
    const std::string ours = systemText(shape_, added_.system);
    if (ours.empty()) return;
    const auto* there = body_.if_contains(shape_.system);
    const std::string theirs = there == nullptr ? std::string() : systemText(shape_, *there);
    if (theirs.empty() || how == Weave::SystemReplace) {
        body_.insert_or_assign(shape_.system, added_.system);
    } else if (how == Weave::SystemAppend) {
        if (!theirs.ends_with(ours))
            body_.insert_or_assign(shape_.system, joined(shape_, *there, added_.system));
    } else if (!theirs.starts_with(ours)) {
        body_.insert_or_assign(shape_.system, joined(shape_, added_.system, *there));
    }
}

void Weaver::weaveSystemMessages(json::array& list, Weave how)
{
    json::array ours;
    for (const auto& each : added_.messages) {
        if (isSystem(each)) ours.push_back(each);
    }
    if (ours.empty()) return;
    if (how == Weave::SystemReplace) {
        json::array kept;
        for (const auto& each : list) {
            if (!isSystem(each)) kept.push_back(each);
        }
        list = std::move(kept);
    }
    // Where the system's messages at the beginning end.
    std::size_t end = 0;
    while (end < list.size() && isSystem(list[end])) ++end;
    const std::size_t at = how == Weave::SystemAppend ? end : 0;
    const std::size_t old = how == Weave::SystemAppend ? end - std::min(end, ours.size()) : 0;
    bool isThere = old + ours.size() <= end;
    for (std::size_t i = 0; isThere && i < ours.size(); ++i)
        isThere = contentOf(list[old + i]) == contentOf(ours[i]);
    if (isThere) return;
    list.insert(list.begin() + at, ours.begin(), ours.end());
}

void Weaver::weaveMessages(json::array& list, Weave how)
{
    json::array system;
    json::array others;
    for (auto& each : added_.messages) {
        (shape_.system.empty() && isSystem(each) ? system : others).push_back(each);
    }
    std::size_t at = 0;
    if (how == Weave::Replace) {
        at = list.size();
        for (std::size_t i = list.size(); i > 0; --i) {
            if (!isOfUser(list[i - 1])) continue;
            at = i - 1;
            list.erase(list.begin() + at);
            break;
        }
    } else {
        while (at < list.size() && isSystem(list[at])) ++at;
    }
    list.insert(list.begin() + at, others.begin(), others.end());
    list.insert(list.begin(), system.begin(), system.end());
}

/// What the client says itself goes before.
void Weaver::addSettings(json::object& to, json::object settings)
{
    for (auto& [key, value] : settings) {
        auto* there = to.if_contains(key);
        if (there == nullptr || there->is_null()) {
            to.insert_or_assign(key, std::move(value));
        } else if (there->is_object() && value.is_object()) {
            addSettings(there->get_object(), std::move(value.get_object()));
        }
    }
}

Result<void> Weaver::weave(Weave how)
{
    auto list = conversation();
    if (!list) return std::move(list).error();
    if (how == Weave::Begin || how == Weave::Replace) {
        if (!shape_.system.empty()) weaveSystem(Weave::SystemPrepend);
        weaveMessages(*list, how);
        addSettings(body_, std::move(added_.settings));
        body_.insert_or_assign(shape_.list, std::move(*list));
        return {};
    }
    if (!shape_.system.empty()) {
        weaveSystem(how);
        return {};
    }
    weaveSystemMessages(*list, how);
    body_.insert_or_assign(shape_.list, std::move(*list));
    return {};
}

}  // namespace

Weave weaveOf(std::string_view word) noexcept
{
    if (word == "prepend") return Weave::SystemPrepend;
    if (word == "append") return Weave::SystemAppend;
    return word == "replace" ? Weave::SystemReplace : Weave::Begin;
}

bool canWeave(std::string_view dialect) noexcept
{
    return shapeOf(dialect) != nullptr;
}

Result<std::string> weave(std::string_view dialect, std::string_view body,
                          const chat::Request& added, Weave how, std::string_view model)
{
    const auto* shape = shapeOf(dialect);
    if (shape == nullptr) {
        return fail(ErrorKind::CannotExpress,
                    cat("calls of ", dialect, " cannot be given a prompt"),
                    "use a chat call: /v1/chat/completions, /v1/responses or /v1/messages");
    }
    auto value = parsedBody(body);
    if (!value) return std::move(value).error();
    auto& root = value->get_object();
    auto parts = apart(*shape, added);
    if (!parts) return std::move(parts).error();
    Weaver weaver(*shape, root, std::move(*parts));
    GH_TRY(weaver.weave(how));
    if (!model.empty() && shape->isModelInBody) root.insert_or_assign("model", model);
    return jsonText(root);
}

}  // namespace gatehouse::dialect
