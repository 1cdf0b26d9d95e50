#include <algorithm>

#include <boost/json/parse.hpp>

#include "proxy/core/config/checks.h"
#include "proxy/core/policy/condition.h"
#include "proxy/core/prompt/library.h"
#include "proxy/core/prompt/version.h"

namespace gatehouse::config {
namespace {

constexpr std::size_t kLongestName = 100;
constexpr std::int64_t kHundred = 100;

/// It stands in the model of a call, before an '@'.
bool isPromptName(std::string_view name) noexcept
{
    return !name.empty() && name.size() <= kLongestName &&
           name.find_first_of("/@ \t") == std::string_view::npos;
}

void checkLabels(Findings& findings, const PromptConfig& prompt, const std::string& path)
{
    Distinct labels(findings, "another label has the same name", "choose another name");
    for (std::size_t i = 0; i < prompt.labels.size(); ++i) {
        const auto& label = prompt.labels[i];
        const std::string place = at(cat(path, "/labels"), i);
        std::int64_t digits = 0;
        if (!isPromptName(label.name) || parseInt(label.name, digits))
            findings.add(cat(place, "/name"), "this cannot name a label",
                         "use a word without blanks, which is no number");
        labels.see(label.name, cat(place, "/name"));
        if (versionOf(prompt, label.version) == nullptr)
            findings.add(cat(place, "/version"), "there is no such version", "name one that is");
    }
}

void checkShares(Findings& findings, const PromptConfig& prompt, const std::string& path)
{
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < prompt.shares.size(); ++i) {
        sum += prompt.shares[i].percent;
        if (versionOf(prompt, prompt.shares[i].version) == nullptr)
            findings.add(cat(at(cat(path, "/shares"), i), "/version"), "there is no such version",
                         "name one that is");
    }
    if (sum > kHundred)
        findings.add(cat(path, "/shares"), "the shares are more than all calls",
                     "what they leave goes to production; together they have at most 100 percent");
    if (prompt.stickyBy.empty()) return;
    if (const auto field = policy::readField(prompt.stickyBy); !field)
        findings.add(cat(path, "/stickyBy"), field.error().message, field.error().hint);
}

void checkVersions(Findings& findings, const PromptConfig& prompt, const std::string& path)
{
    Distinct numbers(findings, "another version has the same number", "count on");
    for (std::size_t i = 0; i < prompt.versions.size(); ++i) {
        const auto& version = prompt.versions[i];
        const std::string place = at(cat(path, "/versions"), i);
        numbers.see(number(version.number), cat(place, "/number"));
        if (const auto read = prompt::readVersion(version.content); !read)
            findings.add(cat(place, "/content"), read.error().message, read.error().hint);
    }
    if (prompt.versions.empty())
        findings.add(cat(path, "/versions"), "the prompt has no version", "write its first one");
}

void checkSamples(Findings& findings, const PromptConfig& prompt, const std::string& path)
{
    if (prompt.samples.empty()) return;
    boost::json::error_code trouble;
    const auto value = boost::json::parse(prompt.samples, trouble);
    if (trouble || !value.is_object())
        findings.add(cat(path, "/samples"), "this is no JSON object",
                     "write {\"name\": {\"variable\": \"value\"}}");
}

void checkPrompt(Findings& findings, const PromptConfig& prompt, const std::string& path)
{
    if (!isPromptName(prompt.name))
        findings.add(cat(path, "/name"), "this cannot name a prompt",
                     "use at most 100 signs, without blanks, '/' and '@'");
    if (!prompt.path.empty() && !isOwnPath(prompt.path))
        findings.add(cat(path, "/path"), "this cannot be the path of a prompt",
                     "write one such as /ai/sentiment, not below /v1/");
    checkVersions(findings, prompt, path);
    checkLabels(findings, prompt, path);
    checkShares(findings, prompt, path);
    checkSamples(findings, prompt, path);
}

void checkInjection(Findings& findings, const InjectionConfig& rule, const Config& config,
                    const std::string& path)
{
    constexpr std::string_view kModes[] = {"prepend", "append", "replace", "require"};
    if (std::ranges::find(kModes, rule.mode) == std::end(kModes))
        findings.add(cat(path, "/mode"), "this word means nothing here",
                     "write prepend, append, replace or require");
    const auto name = prompt::readReference(rule.prompt).name;
    if (std::ranges::find(config.prompts, name, &PromptConfig::name) == config.prompts.end())
        findings.add(cat(path, "/prompt"), "there is no such prompt", "name one of the prompts");
    if (rule.when.empty()) return;
    if (const auto condition = policy::Condition::compile(rule.when); !condition)
        findings.add(cat(path, "/when"), condition.error().message, condition.error().hint);
}

}  // namespace

void checkPrompts(Findings& findings, const Config& config)
{
    Distinct names(findings, "another prompt has the same name", "choose another name");
    Distinct paths(findings, "another prompt has the same path", "choose another path");
    for (const auto& route : config.routes) paths.see(route.path, "a route");
    for (std::size_t i = 0; i < config.prompts.size(); ++i) {
        const auto& prompt = config.prompts[i];
        const std::string path = at("/prompts", i);
        names.see(prompt.name, cat(path, "/name"));
        paths.see(prompt.path, cat(path, "/path"));
        checkPrompt(findings, prompt, path);
    }
    Distinct rules(findings, "another rule has the same name", "choose another name");
    for (std::size_t i = 0; i < config.injections.size(); ++i) {
        const std::string path = at("/injections", i);
        rules.see(config.injections[i].name, cat(path, "/name"));
        checkInjection(findings, config.injections[i], config, path);
    }
}

}  // namespace gatehouse::config
