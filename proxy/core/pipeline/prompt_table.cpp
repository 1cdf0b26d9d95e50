#include "proxy/core/pipeline/prompt_table.h"

#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/pipeline/snapshot.h"

namespace gatehouse::pipeline {
namespace {

Result<InjectionEntry> entryOf(const config::InjectionConfig& rule)
{
    InjectionEntry entry;
    entry.name = rule.name;
    entry.prompt = rule.prompt;
    entry.gateway = rule.gateway;
    entry.isRequired = rule.mode == "require";
    if (!entry.isRequired) entry.how = dialect::weaveOf(rule.mode);
    if (rule.when.empty()) return entry;
    auto condition = policy::Condition::compile(rule.when);
    if (!condition) return std::move(condition).error();
    entry.when = std::move(*condition);
    return entry;
}

}  // namespace

Result<void> addPrompts(Snapshot& snapshot)
{
    auto library = prompt::Library::build(snapshot.config.prompts);
    if (!library) {
        return fail(ErrorKind::Invalid, cat("/prompts: ", library.error().message),
                    library.error().hint);
    }
    snapshot.prompts = std::move(*library);
    const auto& rules = snapshot.config.injections;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (!rules[i].enabled) continue;
        auto entry = entryOf(rules[i]);
        if (!entry) {
            return fail(ErrorKind::Invalid,
                        cat("/injections/", number(static_cast<std::int64_t>(i)), ": ",
                            entry.error().message),
                        entry.error().hint);
        }
        snapshot.injections.push_back(std::move(*entry));
    }
    return {};
}

}  // namespace gatehouse::pipeline
