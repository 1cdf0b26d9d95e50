#include "proxy/core/http/message.h"

#include <algorithm>

#include "proxy/core/base/text.h"

namespace gatehouse::http {

void Headers::reserve(std::size_t bytes, std::size_t fields)
{
    text_.reserve(bytes);
    fields_.reserve(fields);
}

void Headers::add(std::string_view name, std::string_view value)
{
    const std::size_t at = text_.size();
    const std::size_t needed = at + name.size() + value.size();
    if (needed > text_.capacity()) {
        // The old text stays alive until the pieces are copied: they may be views into it.
        std::string grown;
        grown.reserve(std::max(needed, text_.capacity() * 2));
        grown.append(text_).append(name).append(value);
        text_.swap(grown);
    } else {
        text_.append(name).append(value);
    }
    fields_.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(name.size()),
                       static_cast<std::uint32_t>(at + name.size()),
                       static_cast<std::uint32_t>(value.size()), hashOfName(name)});
}

void Headers::refer(const char* base, std::string_view name, NameHash hash, std::string_view value)
{
    fields_.push_back({static_cast<std::uint32_t>(name.data() - base),
                       static_cast<std::uint32_t>(name.size()),
                       static_cast<std::uint32_t>(value.data() - base),
                       static_cast<std::uint32_t>(value.size()), hash});
}

void Headers::keep(std::size_t first, std::string_view block)
{
    const auto shift = static_cast<std::uint32_t>(text_.size());
    text_.append(block);
    if (shift == 0) return;
    for (std::size_t i = first; i < fields_.size(); ++i) {
        fields_[i].nameAt += shift;
        fields_[i].valueAt += shift;
    }
}

void Headers::set(std::string_view name, std::string_view value)
{
    const auto isNamed = [&](const Span& span) {
        return equalsNoCase({text_.data() + span.nameAt, span.nameSize}, name);
    };
    const auto found = std::find_if(fields_.begin(), fields_.end(), isNamed);
    if (found == fields_.end()) {
        add(name, value);
        return;
    }
    fields_.erase(std::remove_if(found + 1, fields_.end(), isNamed), fields_.end());
    const auto index = static_cast<std::size_t>(found - fields_.begin());
    add({}, value);  // the text of the old value stays behind unseen
    fields_[index].valueAt = fields_.back().valueAt;
    fields_[index].valueSize = fields_.back().valueSize;
    fields_.pop_back();
}

void Headers::remove(std::string_view name)
{
    std::erase_if(fields_, [&](const Span& span) {
        return equalsNoCase({text_.data() + span.nameAt, span.nameSize}, name);
    });
}

void Headers::clear() noexcept
{
    text_.clear();
    fields_.clear();
}

Headers::Field Headers::operator[](std::size_t i) const noexcept
{
    const Span& span = fields_[i];
    return {{text_.data() + span.nameAt, span.nameSize},
            {text_.data() + span.valueAt, span.valueSize},
            span.hash};
}

std::optional<std::string_view> Headers::find(const FieldName& name) const noexcept
{
    for (const Span& span : fields_) {
        if (span.hash == name.hash &&
            equalsNoCase({text_.data() + span.nameAt, span.nameSize}, name.text)) {
            return std::string_view(text_.data() + span.valueAt, span.valueSize);
        }
    }
    return std::nullopt;
}

std::string_view Headers::get(const FieldName& name) const noexcept
{
    return find(name).value_or(std::string_view());
}

bool Headers::listHas(std::string_view name, std::string_view token) const noexcept
{
    const NameHash hash = hashOfName(name);
    for (const auto field : *this) {
        if (field.hash != hash || !equalsNoCase(field.name, name)) continue;
        std::string_view rest = field.value;
        while (!rest.empty()) {
            if (equalsNoCase(trim(takeUntil(rest, ',')), token)) return true;
        }
    }
    return false;
}

}  // namespace gatehouse::http
