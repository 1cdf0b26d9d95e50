#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "proxy/core/base/text.h"
#include "proxy/core/config/config.h"

namespace gatehouse::config {

// By what a member of a list is known, whatever its place.

inline const std::string& nameOf(const KeyConfig& item)
{
    return item.id;
}

inline const std::string& nameOf(const TokenIssuerConfig& item)
{
    return item.id;
}

inline const std::string& nameOf(const ProviderConfig& item)
{
    return item.id;
}

inline const std::string& nameOf(const AliasConfig& item)
{
    return item.name;
}

inline const std::string& nameOf(const GatewayConfig& item)
{
    return item.id;
}

inline const std::string& nameOf(const HeaderConfig& item)
{
    return item.name;
}

inline const std::string& nameOf(const ProviderKeyConfig& item)
{
    return item.name;
}

inline const std::string& nameOf(const PriceConfig& item)
{
    return item.model;
}

inline const std::string& nameOf(const RouteConfig& item)
{
    return item.id;
}

inline std::string nameOf(const RouteVersionConfig& item)
{
    return number(item.number);
}

inline const std::string& nameOf(const CacheRuleConfig& item)
{
    return item.id;
}

inline const std::string& nameOf(const LimitConfig& item)
{
    return item.id;
}

inline const std::string& nameOf(const TransformConfig& item)
{
    return item.name;
}

inline const std::string& nameOf(const PromptConfig& item)
{
    return item.name;
}

inline std::string nameOf(const PromptVersionConfig& item)
{
    return number(item.number);
}

inline const std::string& nameOf(const PromptLabelConfig& item)
{
    return item.name;
}

inline std::string nameOf(const PromptShareConfig& item)
{
    return number(item.version);
}

inline const std::string& nameOf(const InjectionConfig& item)
{
    return item.name;
}

inline const std::string& nameOf(const TraceConfig& item)
{
    return item.id;
}

/// The member of `list` with that name; nullptr: none has it.
template <class Item>
const Item* named(const std::vector<Item>& list, const std::string& name)
{
    const auto found = std::find_if(list.begin(), list.end(),
                                    [&](const Item& item) { return nameOf(item) == name; });
    return found == list.end() ? nullptr : &*found;
}

}  // namespace gatehouse::config
