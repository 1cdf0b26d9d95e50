#pragma once

#include <string>

#include "proxy/core/provider/price.h"
#include "proxy/shell/store/repricing.h"
#include "tests/proxy/shell/store/store_files.h"

namespace gatehouse::store {

/// Ids that rise.
inline std::string idOf(int number)
{
    const std::string digits = std::to_string(number);
    return "01A" + std::string(6 - digits.size(), '0') + digits;
}

/// gpt-4.1-mini of a provider that knows it and gpt-4.1, at these dollars for a million tokens.
inline Repricing repricing(const std::string& input, const std::string& output)
{
    Repricing made;
    made.provider = made.row.id = "openai";
    made.model = "gpt-4.1-mini";
    made.author = "window";
    made.row.models.resize(2);
    made.row.models[0].id = "gpt-4.1";
    made.row.models[1].id = "gpt-4.1-mini";
    if (input.empty() && output.empty()) return made;
    auto& price = made.row.models[1].price.emplace();
    price.rates.input = provider::parseRate(input);
    price.rates.output = provider::parseRate(output);
    return made;
}

}  // namespace gatehouse::store
