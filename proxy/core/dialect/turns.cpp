#include "proxy/core/dialect/turns.h"

#include <boost/json.hpp>

#include "proxy/core/base/text.h"

namespace gatehouse::dialect {

namespace json = boost::json;

json::value parsedJson(std::string_view text)
{
    json::parse_options options;
    options.max_depth = 256;
    options.allow_invalid_utf8 = true;
    boost::system::error_code error;
    json::value value = json::parse(text, error, {}, options);
    if (error) return {};
    return value;
}

const json::value* memberOf(const json::value* value, std::string_view key)
{
    const auto* object = value != nullptr ? value->if_object() : nullptr;
    return object != nullptr ? object->if_contains(key) : nullptr;
}

std::string_view textOf(const json::value* value)
{
    const auto* text = value != nullptr ? value->if_string() : nullptr;
    return text != nullptr ? std::string_view(*text) : std::string_view();
}

const json::array& listOf(const json::value* value)
{
    static const json::array none;
    const auto* list = value != nullptr ? value->if_array() : nullptr;
    return list != nullptr ? *list : none;
}

std::string jsonOf(const json::value* value)
{
    if (value == nullptr || value->is_null()) return {};
    return value->is_string() ? std::string(textOf(value)) : json::serialize(*value);
}

std::string joinedText(const json::value* value)
{
    std::string out(textOf(value));
    for (const auto& part : listOf(value)) {
        const std::string_view text =
            part.is_string() ? textOf(&part) : textOf(memberOf(&part, "text"));
        if (text.empty()) continue;
        if (!out.empty()) out += '\n';
        out += text;
    }
    return out;
}

Turn& Turns::add(Turn turn)
{
    turns_.push_back(std::move(turn));
    return turns_.back();
}

void Turns::text(std::string_view role, std::string_view kind, std::string_view text)
{
    if (!text.empty()) add({std::string(role), std::string(kind), std::string(text), {}, {}});
}

Turn& Turns::open(const std::string& key, std::string_view role, std::string_view kind)
{
    const auto [found, isNew] = open_.try_emplace(key, turns_.size());
    if (isNew) add({std::string(role), std::string(kind), {}, {}, {}});
    return turns_[found->second];
}

std::vector<Turn> Turns::take()
{
    std::vector<Turn> out;
    for (auto& turn : turns_) {
        if (turn.text.empty() && turn.name.empty() && turn.kind != "tool_result") continue;
        for (std::string* text : {&turn.role, &turn.text, &turn.name, &turn.id}) {
            if (!isUtf8(*text)) *text = toUtf8(*text);
        }
        out.push_back(std::move(turn));
    }
    turns_.clear();
    open_.clear();
    return out;
}

std::string describeBinary(std::string_view type, std::string_view base64)
{
    const auto bytes = static_cast<std::int64_t>(base64.size() / 4 * 3);
    return cat(type.empty() ? "data" : type, ", ",
               bytes < 1024 ? cat(number(bytes), " bytes") : cat(number(bytes / 1024), " KB"));
}

void Turns::media(std::string_view role, std::string_view kind, std::string_view type,
                  std::string_view base64)
{
    Turn& turn = add({std::string(role), std::string(kind), describeBinary(type, base64), {}, {}});
    if (keepsMedia_ && kind == "image") turn.data = base64;
}

void Turns::mediaUrl(std::string_view role, std::string_view kind, std::string_view url)
{
    constexpr std::string_view kData = "data:";
    if (!url.starts_with(kData)) return text(role, kind, url);
    const auto comma = url.find(',');
    const auto type = url.find(';') == std::string_view::npos
                          ? std::string_view()
                          : url.substr(kData.size(), url.find(';') - kData.size());
    media(role, kind, type,
          comma == std::string_view::npos ? std::string_view() : url.substr(comma + 1));
}

}  // namespace gatehouse::dialect
