#include "proxy/core/provider/catalogue.h"

#include <algorithm>

#include "proxy/core/base/text.h"
#include "proxy/core/provider/row.h"

namespace gatehouse::provider {

Result<Catalogue> Catalogue::load(std::span<const EmbeddedFile> rows)
{
    Catalogue catalogue;
    for (const auto& file : rows) {
        auto row = readRow(file.text);
        if (!row) {
            return fail(ErrorKind::Invalid, cat(file.name, row.error().message), row.error().hint);
        }
        catalogue.version_ = std::max(catalogue.version_, row->date);
        auto& all = catalogue.providers_;
        const auto same = std::find_if(all.begin(), all.end(), [&](const Provider& other) {
            return other.id == row->provider.id;
        });
        if (same != all.end()) {
            *same = std::move(row->provider);  // a row of the user over ours
        } else {
            all.push_back(std::move(row->provider));
        }
    }
    std::vector<std::string_view> names;
    for (const auto& provider : catalogue.providers_) {
        names.push_back(provider.id);
        names.insert(names.end(), provider.aliases.begin(), provider.aliases.end());
    }
    std::sort(names.begin(), names.end());
    const auto twice = std::adjacent_find(names.begin(), names.end());
    if (twice != names.end()) {
        return fail(ErrorKind::Invalid, cat("two providers are called \"", *twice, "\""),
                    "give one of them another id or alias");
    }
    return catalogue;
}

const Catalogue& Catalogue::builtIn()
{
    static const Catalogue rows = [] {
        auto loaded = load(embedded::providers());
        return loaded ? std::move(loaded).value() : Catalogue();
    }();
    return rows;
}

const Provider* Catalogue::find(std::string_view idOrAlias) const noexcept
{
    for (const auto& provider : providers_) {
        if (provider.id == idOrAlias) return &provider;
    }
    for (const auto& provider : providers_) {
        for (const auto& alias : provider.aliases) {
            if (alias == idOrAlias) return &provider;
        }
    }
    return nullptr;
}

}  // namespace gatehouse::provider
