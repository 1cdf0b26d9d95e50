#include "proxy/core/config/checks.h"
#include "proxy/core/limit/rule.h"

namespace gatehouse::config {

void checkLimits(Findings& findings, const Config& config)
{
    Distinct ids(findings, "another limit has the same id", "choose another id");
    for (std::size_t i = 0; i < config.limits.size(); ++i) {
        const auto& each = config.limits[i];
        const std::string path = at("/limits", i);
        if (each.id.empty() || each.id.find('/') != std::string::npos)
            findings.add(cat(path, "/id"), "this cannot name a limit",
                         "write any text without a slash");
        ids.see(each.id, cat(path, "/id"));
        const auto rule = limit::compile(each, {});
        if (rule) continue;
        std::string_view message = rule.error().message;
        const std::string_view key = takeUntil(message, ':');
        findings.add(cat(path, "/", key), trim(message), rule.error().hint);
    }
}

}  // namespace gatehouse::config
