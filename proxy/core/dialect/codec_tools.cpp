#include "proxy/core/dialect/codec_tools.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <boost/json/parse.hpp>

#include "proxy/core/base/text.h"

namespace gatehouse::dialect {

namespace json = boost::json;

namespace {

constexpr std::size_t kMaxDepth = 200;
constexpr std::string_view kForeign = "gatehouse:";

void appendReal(std::string& out, double value)
{
    if (!std::isfinite(value)) {
        out += "null";
        return;
    }
    std::array<char, 32> text;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    out.append(text.data(), end);
}

struct Effort {
    std::string_view name;
    std::int64_t budget;
};

/// What the vendors' own bridges between the two use, where they tell.
constexpr Effort kEfforts[] = {{"none", 0},     {"minimal", 1024}, {"low", 2048}, {"medium", 8192},
                               {"high", 24576}, {"xhigh", 32768},  {"max", 65536}};

}  // namespace

Result<json::value> parsedBody(std::string_view text, ErrorKind kind)
{
    json::parse_options options;
    options.max_depth = kMaxDepth;
    json::error_code code;
    json::value value = json::parse({text.data(), text.size()}, code, {}, options);
    if (!code && value.is_object()) return value;
    if (kind != ErrorKind::BadRequest)
        return fail(kind, "the provider's answer is not the JSON it should be",
                    "try again; if it stays so, look at the provider's status page");
    return fail(kind,
                code ? cat("the body is not JSON: ", code.message())
                     : std::string("the body is no JSON object"),
                "send one JSON object in UTF-8");
}

void appendJson(std::string& out, const json::value& value)
{
    switch (value.kind()) {
        case json::kind::null:
            out += "null";
            break;
        case json::kind::bool_:
            out += value.get_bool() ? "true" : "false";
            break;
        case json::kind::int64:
            out += number(value.get_int64());
            break;
        case json::kind::uint64:
            out += std::to_string(value.get_uint64());
            break;
        case json::kind::double_:
            appendReal(out, value.get_double());
            break;
        case json::kind::string:
            appendJsonString(out, value.get_string());
            break;
        case json::kind::array: {
            out += '[';
            bool isFirst = true;
            for (const auto& item : value.get_array()) {
                if (!isFirst) out += ',';
                isFirst = false;
                appendJson(out, item);
            }
            out += ']';
            break;
        }
        case json::kind::object: {
            out += '{';
            bool isFirst = true;
            for (const auto& [key, member] : value.get_object()) {
                if (!isFirst) out += ',';
                isFirst = false;
                appendJsonString(out, key);
                out += ':';
                appendJson(out, member);
            }
            out += '}';
            break;
        }
    }
}

std::string jsonText(const json::value& value)
{
    std::string out;
    appendJson(out, value);
    return out;
}

json::value argumentsOf(std::string_view text)
{
    if (trim(text).empty()) return json::object();
    json::error_code code;
    json::value value = json::parse({text.data(), text.size()}, code);
    if (!code && value.is_object()) return value;
    return json::object{{"input", json::string_view(text.data(), text.size())}};
}

std::string at(std::string_view list, std::size_t index)
{
    return cat(list, "[", number(static_cast<std::int64_t>(index)), "]");
}

Members::Members(const json::object& object, std::string path)
    : object_(&object), path_(std::move(path)), asked_(object.size())
{
}

Members::Members(const json::value& value, std::string path)
    : object_(value.if_object()),
      path_(std::move(path)),
      asked_(object_ == nullptr ? 0 : object_->size())
{
}

const json::value* Members::get(std::string_view key)
{
    if (object_ == nullptr) return nullptr;
    const auto at = object_->find({key.data(), key.size()});
    if (at == object_->end()) return nullptr;
    asked_[static_cast<std::size_t>(at - object_->begin())] = true;
    return at->value().is_null() ? nullptr : &at->value();
}

std::string Members::text(std::string_view key)
{
    const auto* value = get(key);
    return value != nullptr && value->is_string() ? std::string(value->get_string())
                                                  : std::string();
}

std::optional<std::int64_t> Members::integer(std::string_view key)
{
    const auto* value = get(key);
    if (value == nullptr || !value->is_number()) return std::nullopt;
    json::error_code code;
    const auto number = value->to_number<std::int64_t>(code);
    return code ? std::nullopt : std::optional(number);
}

std::optional<double> Members::real(std::string_view key)
{
    const auto* value = get(key);
    if (value == nullptr || !value->is_number()) return std::nullopt;
    return value->to_number<double>();
}

std::optional<bool> Members::flag(std::string_view key)
{
    const auto* value = get(key);
    return value != nullptr && value->is_bool() ? std::optional(value->get_bool()) : std::nullopt;
}

const json::array& Members::list(std::string_view key)
{
    static const json::array kEmpty;
    const auto* value = get(key);
    return value != nullptr && value->is_array() ? value->get_array() : kEmpty;
}

const json::object& Members::object(std::string_view key)
{
    static const json::object kEmpty;
    const auto* value = get(key);
    return value != nullptr && value->is_object() ? value->get_object() : kEmpty;
}

Members Members::inner(std::string_view key)
{
    const auto& nested = object(key);
    static const json::object kEmpty;
    if (nested.empty()) return {object_ == nullptr ? kEmpty : *object_, path_};
    return {nested, pathOf(key)};
}

std::string Members::pathOf(std::string_view key) const
{
    return path_.empty() ? std::string(key) : cat(path_, ".", key);
}

void Members::leaveRest(Notes& notes) const
{
    if (object_ == nullptr) return;
    std::size_t at = 0;
    for (const auto& [key, value] : *object_) {
        if (!asked_[at++] && !value.is_null()) notes.leaveOut(pathOf(key));
    }
}

chat::Media mediaOfUrl(std::string_view url, std::string_view kind)
{
    chat::Media media;
    media.kind = kind;
    if (!startsWithNoCase(url, "data:")) {
        media.url = url;
        return media;
    }
    url.remove_prefix(5);
    const std::string_view type = takeUntil(url, ',');
    media.mime = type.substr(0, type.find(';'));
    media.data = url;
    return media;
}

std::string urlOf(const chat::Media& media)
{
    if (media.data.empty()) return media.url;
    return cat("data:", media.mime.empty() ? "application/octet-stream" : media.mime, ";base64,",
               media.data);
}

std::string_view kindOfMime(std::string_view mime) noexcept
{
    for (const std::string_view kind : {"image", "audio", "video"}) {
        if (startsWithNoCase(mime, kind)) return kind;
    }
    return "file";
}

std::string packedSignature(const chat::Part& part, std::string_view dialect)
{
    if (part.signature.empty() || part.signer == dialect) return part.signature;
    return cat(kForeign, part.signer, ":", part.signature);
}

void unpackSignature(std::string_view text, std::string_view dialect, chat::Part& part)
{
    part.signer = dialect;
    if (text.starts_with(kForeign)) {
        text.remove_prefix(kForeign.size());
        part.signer = takeUntil(text, ':');
    }
    part.signature = text;
}

std::int64_t budgetOf(std::string_view effort) noexcept
{
    for (const auto& row : kEfforts) {
        if (row.name == effort) return row.budget;
    }
    return -1;
}

std::string_view effortOf(std::int64_t budget) noexcept
{
    if (budget < 0) return "medium";
    std::string_view best = "none";
    for (const auto& row : kEfforts) {
        if (row.name != "xhigh" && row.name != "max" && budget >= row.budget) best = row.name;
    }
    return budget > 0 && best == "none" ? "minimal" : best;
}

std::string textOfParts(const std::vector<chat::Part>& parts)
{
    std::string out;
    for (const auto& part : parts) {
        if (part.kind != chat::Part::Kind::Text || part.text.empty()) continue;
        if (!out.empty()) out += '\n';
        out += part.text;
    }
    return out;
}

std::string toolNameOf(const chat::Request& request, std::string_view id)
{
    for (const auto& message : request.messages) {
        for (const auto& part : message.parts) {
            if (part.kind == chat::Part::Kind::ToolCall && part.id == id) return part.name;
        }
    }
    return {};
}

void leaveTerms(const chat::Request& request, Notes& notes)
{
    const auto leave = [&notes](bool isSet, const char* name) {
        if (isSet) notes.leaveOut(name);
    };
    leave(request.candidates.value_or(1) > 1, "n");
    leave(request.parallelTools == false, "parallel_tool_calls");
    leave(!request.user.empty(), "user");
    leave(!request.metadata.empty(), "metadata");
    leave(!request.cacheKey.empty(), "prompt_cache_key");
    leave(!request.serviceTier.empty() && request.serviceTier != "auto" &&
              request.serviceTier != "default",
          "service_tier");
}

void appendEvent(std::string& out, std::string_view event, std::string_view data)
{
    if (!event.empty()) out += cat("event: ", event, "\n");
    out += cat("data: ", data, "\n\n");
}

std::size_t Reading::partOf(std::size_t choice, std::int64_t key, chat::Part::Kind kind,
                            bool& isNew)
{
    for (const auto& one : open) {
        isNew = false;
        if (one.choice == choice && one.key == key && one.kind == kind) return one.part;
    }
    isNew = true;
    if (partCount.size() <= choice) partCount.resize(choice + 1);
    const std::size_t part = partCount[choice]++;
    open.push_back({choice, key, kind, part});
    return part;
}

}  // namespace gatehouse::dialect
