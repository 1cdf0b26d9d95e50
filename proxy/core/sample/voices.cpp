#include "proxy/core/sample/voices.h"

#include <boost/json.hpp>

namespace gatehouse::sample {

namespace json = boost::json;

const json::value* find(const json::object& object, std::string_view key)
{
    return object.if_contains(key);
}

const json::value* find(const json::value* value, std::string_view key)
{
    const auto* object = value != nullptr ? value->if_object() : nullptr;
    return object != nullptr ? object->if_contains(key) : nullptr;
}

std::string_view textOf(const json::value* value)
{
    const auto* text = value != nullptr ? value->if_string() : nullptr;
    return text != nullptr ? std::string_view(*text) : std::string_view();
}

std::int64_t numberOf(const json::value* value)
{
    if (value == nullptr || !value->is_number()) return 0;
    boost::system::error_code error;
    const auto number = value->to_number<std::int64_t>(error);
    return error ? 0 : number;
}

bool isTrue(const json::value* value)
{
    return value != nullptr && value->is_bool() && value->get_bool();
}

std::string textsOf(const json::value* value)
{
    if (value == nullptr) return {};
    if (const auto* text = value->if_string()) return std::string(*text);
    std::string out;
    if (const auto* list = value->if_array()) {
        for (const auto& part : *list) {
            const std::string_view text =
                part.is_string() ? textOf(&part) : textOf(find(&part, "text"));
            if (text.empty()) continue;
            if (!out.empty()) out += '\n';
            out += text;
        }
    }
    return out;
}

}  // namespace gatehouse::sample
