#include "proxy/core/provider/provider.h"

#include <algorithm>

namespace gatehouse::provider {
namespace {

bool allDigits(std::string_view text) noexcept
{
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// What providers hang on a model's name to freeze it: -2025-04-14, -20250414, @20250414, -latest,
/// -0613, -2512.
bool isDate(std::string_view tail) noexcept
{
    if (tail.size() < 2 || (tail.front() != '-' && tail.front() != '@')) return false;
    tail.remove_prefix(1);
    if (tail == "latest") return true;
    if (tail.size() == 10 && tail[4] == '-' && tail[7] == '-') {
        return allDigits(tail.substr(0, 4)) && allDigits(tail.substr(5, 2)) &&
               allDigits(tail.substr(8));
    }
    return allDigits(tail) && (tail.size() == 8 || tail.size() == 4);
}

}  // namespace

std::string_view undated(std::string_view model) noexcept
{
    for (const std::size_t size : {11U, 9U, 7U, 5U}) {  // -2025-04-14, -20250414, -latest, -0613
        if (model.size() <= size) continue;
        const auto rest = model.substr(0, model.size() - size);
        if (isDate(model.substr(rest.size()))) return rest;
    }
    return model;
}

const ModelCard* Provider::find(std::string_view model) const noexcept
{
    if (model.starts_with("models/")) model.remove_prefix(7);  // Gemini writes names both ways
    for (const auto& card : models) {
        if (card.id == model) return &card;
    }
    // "gpt-4.1-2025-04-14" is billed like "gpt-4.1", and "claude-3-opus" like its newest dated
    // form.
    const ModelCard* best = nullptr;
    for (const auto& card : models) {
        const std::string_view known = card.id;
        if (model.starts_with(known) && isDate(model.substr(known.size()))) return &card;
        if (known.starts_with(model) && isDate(known.substr(model.size()))) {
            if (best == nullptr || best->id < card.id) best = &card;
        }
    }
    return best;
}

}  // namespace gatehouse::provider
