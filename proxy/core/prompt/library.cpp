#include "proxy/core/prompt/library.h"

#include <algorithm>

#include "proxy/core/base/text.h"
#include "proxy/core/policy/balance.h"

namespace gatehouse::prompt {
namespace {

constexpr std::uint64_t kParts = 10'000;  // a share of 100 %
constexpr std::uint64_t kPercent = kParts / 100;

Result<Prompt> promptOf(const config::PromptConfig& config)
{
    Prompt made;
    made.config = &config;
    for (const auto& each : config.versions) {
        auto version = readVersion(each.content);
        if (!version) {
            return fail(ErrorKind::Invalid,
                        cat("prompt ", config.name, ", version ", number(each.number), ": ",
                            version.error().message),
                        version.error().hint);
        }
        made.versions.emplace_back(each.number, std::move(*version));
    }
    if (config.stickyBy.empty()) return made;
    auto field = policy::readField(config.stickyBy);
    if (!field) return std::move(field).error();
    made.stickyBy = std::move(*field);
    return made;
}

/// The share that this call falls into; 0: none's.
std::int64_t drawnOf(const Prompt& prompt, std::uint64_t chance, policy::Facts* facts)
{
    const std::uint64_t seed = policy::spread(prompt.config->name, 1);
    std::uint64_t drawn = policy::spread("prompt", chance ^ seed);
    if (prompt.stickyBy && facts != nullptr) {
        const std::string who = facts->text(*prompt.stickyBy);
        if (!who.empty()) drawn = policy::spread(who, seed);
    }
    std::uint64_t point = drawn % kParts;
    for (const auto& share : prompt.config->shares) {
        const auto size = static_cast<std::uint64_t>(share.percent) * kPercent;
        if (point < size) return share.version;
        point -= size;
    }
    return 0;
}

std::string labelsOf(const config::PromptConfig& prompt)
{
    std::string names(config::kProductionLabel);
    for (const auto& label : prompt.labels) {
        if (label.name != config::kProductionLabel) names += cat(", ", label.name);
    }
    return names;
}

}  // namespace

Reference readReference(std::string_view text) noexcept
{
    Reference reference;
    reference.name = takeUntil(text, '@');
    std::int64_t version = 0;
    if (parseInt(text, version) && version > 0) {
        reference.version = version;
    } else {
        reference.label = text;
    }
    return reference;
}

const Version* Prompt::version(std::int64_t number) const noexcept
{
    const auto found =
        std::ranges::find(versions, number, &std::pair<std::int64_t, Version>::first);
    return found == versions.end() ? nullptr : &found->second;
}

Result<Library> Library::build(const std::vector<config::PromptConfig>& prompts)
{
    Library library;
    library.prompts_.reserve(prompts.size());
    for (const auto& each : prompts) {
        auto prompt = promptOf(each);
        if (!prompt) return std::move(prompt).error();
        library.prompts_.push_back(std::move(*prompt));
    }
    return library;
}

const Prompt* Library::find(std::string_view name) const noexcept
{
    const auto found = std::ranges::find_if(
        prompts_, [&](const Prompt& each) { return each.config->name == name; });
    return found == prompts_.end() ? nullptr : &*found;
}

const Prompt* Library::at(std::string_view path) const noexcept
{
    const auto found = std::ranges::find_if(prompts_, [&](const Prompt& each) {
        return !each.config->path.empty() && each.config->path == path;
    });
    return found == prompts_.end() ? nullptr : &*found;
}

Result<Chosen> Library::choose(Reference reference, std::uint64_t chance,
                               policy::Facts* facts) const
{
    Chosen chosen;
    chosen.prompt = find(reference.name);
    if (chosen.prompt == nullptr) {
        return fail(ErrorKind::NotFound,
                    cat("there is no prompt '", cutUtf8(reference.name, 100), "'"),
                    "write it on the Prompts page, or name another: prompt/NAME");
    }
    const auto& config = *chosen.prompt->config;
    if (!config.enabled) {
        return fail(ErrorKind::Unavailable, cat("the prompt ", config.name, " is switched off"),
                    "switch it on, on the Prompts page");
    }
    chosen.number = reference.version;
    if (chosen.number == 0 && reference.label.empty())
        chosen.number = drawnOf(*chosen.prompt, chance, facts);
    if (chosen.number == 0) {
        chosen.label =
            reference.label.empty() ? std::string(config::kProductionLabel) : reference.label;
        chosen.number = config::versionAt(config, chosen.label);
    }
    chosen.version = chosen.prompt->version(chosen.number);
    if (chosen.version != nullptr) return chosen;
    return fail(ErrorKind::NotFound,
                cat("the prompt ", config.name, " has no ",
                    reference.version != 0 ? cat("version ", number(reference.version))
                                           : cat("label '", cutUtf8(chosen.label, 60), "'")),
                cat("its labels are ", labelsOf(config)));
}

}  // namespace gatehouse::prompt
