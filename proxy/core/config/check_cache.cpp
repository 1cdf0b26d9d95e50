#include <algorithm>
#include <array>

#include "proxy/core/cache/book.h"
#include "proxy/core/config/checks.h"

namespace gatehouse::config {

void checkCache(Findings& findings, const Config& config)
{
    constexpr std::array<std::string_view, 4> kScopes{"key", "user", "tenant", "all"};
    const auto& cache = config.cache;
    if (std::ranges::find(kScopes, cache.scope) == kScopes.end())
        findings.add("/cache/scope", "this is no scope", "write key, user, tenant or all");
    constexpr std::array<std::string_view, 3> kModes{kSimilarOff, kSimilarWatch, kSimilarServe};
    if (std::ranges::find(kModes, cache.similar.mode) == kModes.end())
        findings.add("/cache/similar/mode", "this is no mode", "write off, watch or serve");
    if (cache.maxEntry > cache.maxBytes)
        findings.add("/cache/maxEntry", "one answer may be longer than all together",
                     "make it smaller than maxBytes");
    Distinct ids(findings, "another rule has the same id", "choose another id");
    for (std::size_t i = 0; i < cache.rules.size(); ++i) {
        const std::string path = cat(at("/cache/rules", i), "/id");
        if (cache.rules[i].id.empty()) findings.add(path, "a rule needs an id", "write any text");
        ids.see(cache.rules[i].id, path);
    }
    const auto book = cache::Book::build(cache);
    if (book) return;
    std::string_view message = book.error().message;
    const std::string_view key = takeUntil(message, ':');
    findings.add(cat("/cache/", key), trim(message), book.error().hint);
}

}  // namespace gatehouse::config
