#pragma once

#include <string>

#include "proxy/core/config/field.h"

namespace gatehouse::config {

/// A model name of the user's own: "fast" → "openai/gpt-5-mini".
struct AliasConfig {
    std::string name;
    std::string target;  ///< provider/model

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const AliasConfig&, const AliasConfig&) = default;
};

template <class Visit>
void AliasConfig::fields(Visit&& visit)
{
    visit(field("name", &AliasConfig::name,
                GH_TEXT("config", "Model name clients may use, such as \"fast\".")));
    visit(field("target", &AliasConfig::target,
                GH_TEXT("config", "What it stands for: provider/model.")));
}

}  // namespace gatehouse::config
