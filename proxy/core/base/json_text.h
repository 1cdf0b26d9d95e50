#pragma once

#include <string>
#include <string_view>

#include <boost/json/object.hpp>

namespace gatehouse {

/// A member that is a text; empty where it is missing, or is none.
inline std::string textAt(const boost::json::object& object, std::string_view name)
{
    const auto* value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->get_string())
                                                  : std::string();
}

}  // namespace gatehouse
