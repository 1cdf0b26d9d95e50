#include "app/prompts/prompt_edit.h"

#include <algorithm>

#include <QCoreApplication>

#include "app/formats.h"

namespace gatehouse::app {
namespace {

using config::Config;
using config::PromptConfig;
using config::PromptVersionConfig;

constexpr auto kAuthor = "desktop";
constexpr std::int64_t kAll = 100;

struct PromptWords {
    Q_DECLARE_TR_FUNCTIONS(Prompts)
};

PromptConfig* find(Config& config, const std::string& name)
{
    const auto found = std::ranges::find(config.prompts, name, &PromptConfig::name);
    return found == config.prompts.end() ? nullptr : &*found;
}

std::string slugOf(const QString& wanted)
{
    std::string slug;
    for (const QChar letter : wanted.toLower()) {
        const bool isPlain = letter.unicode() < 128 && letter.isLetterOrNumber();
        if (isPlain) {
            slug.push_back(static_cast<char>(letter.unicode()));
        } else if (!slug.empty() && slug.back() != '-') {
            slug.push_back('-');
        }
    }
    while (!slug.empty() && slug.back() == '-') slug.pop_back();
    return slug.empty() ? "prompt" : slug;
}

/// Whether "prompt/NAME", "prompt/NAME@3" or, without the prefix, NAME@3 names it.
bool names(std::string_view reference, const std::string& prompt)
{
    return reference.substr(0, reference.find('@')) == prompt;
}

}  // namespace

const PromptConfig* findPrompt(const Config& config, const std::string& name)
{
    const auto found = std::ranges::find(config.prompts, name, &PromptConfig::name);
    return found == config.prompts.end() ? nullptr : &*found;
}

QString titleOf(const PromptConfig& prompt)
{
    return text(prompt.title.empty() ? prompt.name : prompt.title);
}

std::string freePromptName(const Config& config, const QString& wanted)
{
    const std::string slug = slugOf(wanted);
    std::string name = slug;
    for (int n = 2; findPrompt(config, name) != nullptr; ++n) name = slug + "-" + std::to_string(n);
    return name;
}

std::int64_t newestOf(const PromptConfig& prompt)
{
    std::int64_t newest = 0;
    for (const auto& each : prompt.versions) newest = std::max(newest, each.number);
    return newest;
}

bool isPromptPublished(const Config& live, const std::string& prompt, std::int64_t number)
{
    const PromptConfig* found = findPrompt(live, prompt);
    return found != nullptr && config::versionOf(*found, number) != nullptr;
}

Config withNewPrompt(Config config, const std::string& name, const QString& title,
                     const std::string& content, WallMicros now)
{
    PromptConfig prompt;
    prompt.name = name;
    prompt.title = title.trimmed().toStdString();
    prompt.versions.push_back({1, content, {}, kAuthor, now});
    config.prompts.push_back(std::move(prompt));
    return config;
}

Config withPrompt(Config config, PromptConfig prompt)
{
    if (PromptConfig* found = find(config, prompt.name)) *found = std::move(prompt);
    return config;
}

Config withoutPrompt(Config config, const std::string& name)
{
    std::erase_if(config.prompts, [&name](const PromptConfig& each) { return each.name == name; });
    return config;
}

Config duplicatedPrompt(Config config, const std::string& name, const QString& title,
                        WallMicros now, std::string& made)
{
    const PromptConfig* from = findPrompt(config, name);
    const auto* version =
        from == nullptr ? nullptr
                        : config::versionOf(*from, versionAt(*from, config::kProductionLabel));
    if (version == nullptr) return config;
    const std::string content = version->content;
    const std::string samples = from->samples;
    made = freePromptName(config, title);
    config = withNewPrompt(std::move(config), made, title, content, now);
    config.prompts.back().samples = samples;
    return config;
}

Config withContent(Config config, const Config& live, const PromptEdit& edit, std::int64_t& version)
{
    PromptConfig* prompt = find(config, edit.prompt);
    version = edit.from;
    if (prompt == nullptr) return config;
    const auto* from = config::versionOf(*prompt, edit.from);
    if (from != nullptr && from->content == edit.content) return config;
    const std::int64_t newest = newestOf(*prompt);
    version = newest;
    // What was begun elsewhere, such as on an older version, goes into the one open version.
    if (newest == 0 || isPromptPublished(live, edit.prompt, newest)) {
        const std::int64_t serving = versionAt(*prompt, config::kProductionLabel);
        if (serving > 0)
            config = withLabel(std::move(config), edit.prompt,
                               std::string(config::kProductionLabel), serving);
        prompt = find(config, edit.prompt);
        version = newest + 1;
        prompt->versions.push_back({version, {}, {}, kAuthor, edit.now});
    }
    const auto open = std::ranges::find(prompt->versions, version, &PromptVersionConfig::number);
    open->content = edit.content;
    return config;
}

Config withNote(Config config, const Config& live, const std::string& name, std::int64_t number,
                const QString& note)
{
    PromptConfig* prompt = find(config, name);
    if (prompt == nullptr || isPromptPublished(live, name, number)) return config;
    const auto open = std::ranges::find(prompt->versions, number, &PromptVersionConfig::number);
    if (open != prompt->versions.end()) open->note = note.trimmed().toStdString();
    return config;
}

Config withLabel(Config config, const std::string& name, const std::string& label,
                 std::int64_t number)
{
    PromptConfig* prompt = find(config, name);
    if (prompt == nullptr) return config;
    const auto found = std::ranges::find(prompt->labels, label, &config::PromptLabelConfig::name);
    if (number == 0) {
        if (found != prompt->labels.end()) prompt->labels.erase(found);
    } else if (found != prompt->labels.end()) {
        found->version = number;
    } else {
        prompt->labels.push_back({label, number});
    }
    return config;
}

Config withPromptShare(Config config, const std::string& name, std::int64_t number,
                       std::int64_t percent)
{
    PromptConfig* prompt = find(config, name);
    if (prompt == nullptr) return config;
    const auto found =
        std::ranges::find(prompt->shares, number, &config::PromptShareConfig::version);
    if (found == prompt->shares.end()) {
        if (percent > 0) prompt->shares.push_back({number, percent});
    } else if (percent <= 0) {
        prompt->shares.erase(found);
    } else {
        found->percent = percent;
    }
    return config;
}

std::int64_t promptShareOf(const PromptConfig& prompt, std::int64_t number)
{
    const auto found =
        std::ranges::find(prompt.shares, number, &config::PromptShareConfig::version);
    return found == prompt.shares.end() ? 0 : found->percent;
}

std::int64_t shareLeft(const PromptConfig& prompt)
{
    std::int64_t left = kAll;
    for (const auto& each : prompt.shares) left -= each.percent;
    return std::max<std::int64_t>(left, 0);
}

QStringList labelsAt(const PromptConfig& prompt, std::int64_t number)
{
    QStringList labels;
    if (versionAt(prompt, config::kProductionLabel) == number)
        labels += text(config::kProductionLabel);
    for (const auto& each : prompt.labels) {
        if (each.version == number && each.name != config::kProductionLabel)
            labels += text(each.name);
    }
    return labels;
}

QStringList usesOf(const Config& config, const std::string& prompt)
{
    const std::string called = std::string(config::kPromptPrefix) + prompt;
    QStringList uses;
    for (const auto& alias : config.aliases) {
        if (names(alias.target, called))
            uses += PromptWords::tr("the model name %1").arg(text(alias.name));
    }
    for (const auto& rule : config.injections) {
        if (names(rule.prompt, prompt))
            uses += PromptWords::tr("the rule %1, which gives calls its text").arg(text(rule.name));
    }
    if (const PromptConfig* found = findPrompt(config, prompt);
        found != nullptr && !found->path.empty())
        uses += PromptWords::tr("the path %1").arg(text(found->path));
    return uses;
}

bool isPromptInjected(const Config& config, const std::string& prompt)
{
    return std::ranges::any_of(config.injections, [&prompt](const config::InjectionConfig& rule) {
        return names(rule.prompt, prompt);
    });
}

}  // namespace gatehouse::app
