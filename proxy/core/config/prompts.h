#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/text.h"
#include "proxy/core/base/units.h"
#include "proxy/core/config/access.h"
#include "proxy/core/config/field.h"

namespace gatehouse::config {

/// What stands before the name of a prompt where it is called as a model.
inline constexpr std::string_view kPromptPrefix = "prompt/";

/// The label that calls get which name none.
inline constexpr std::string_view kProductionLabel = "production";

/// One version of a prompt. Once published it never changes.
struct PromptVersionConfig {
    std::int64_t number = 1;
    /// JSON: a chat request as OpenAI's API has it, whose texts hold {{variables}}, and a list
    /// `variables` of what they are; see prompt::Version.
    std::string content;
    std::string note;
    std::string author;
    WallMicros createdAt = 0;

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const PromptVersionConfig&, const PromptVersionConfig&) = default;
};

/// A name that moves from version to version.
struct PromptLabelConfig {
    std::string name;
    std::int64_t version = 1;

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const PromptLabelConfig&, const PromptLabelConfig&) = default;
};

/// A version that is tried against the one in production.
struct PromptShareConfig {
    std::int64_t version = 1;
    std::int64_t percent = 0;

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const PromptShareConfig&, const PromptShareConfig&) = default;
};

/// A prompt: calls name it, and get its messages and settings.
struct PromptConfig {
    std::string name;  ///< of the model prompt/NAME; never changes
    std::string title;
    bool enabled = true;
    std::string path;  ///< such as /ai/sentiment: an endpoint of its own; empty: none
    std::vector<PromptLabelConfig> labels;
    std::vector<PromptShareConfig> shares;  ///< of the calls that name no label
    std::string stickyBy;                   ///< what keeps a caller on one version; empty: chance
    std::string samples;  ///< JSON: {"name": {"variable": "value"}}, to try it with
    std::vector<PromptVersionConfig> versions;  ///< oldest first

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const PromptConfig&, const PromptConfig&) = default;
};

/// System text that calls get which do not ask for it.
struct InjectionConfig {
    std::string name;  ///< for people; names the row
    bool enabled = true;
    std::string prompt;            ///< name, name@label or name@3
    std::string mode = "prepend";  ///< prepend, append, replace, require
    std::string gateway;           ///< whose calls; empty: of all
    std::string when;              ///< conditions in JSON; empty: always

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const InjectionConfig&, const InjectionConfig&) = default;
};

/// The version of that number; nullptr: there is none.
inline const PromptVersionConfig* versionOf(const PromptConfig& prompt,
                                            std::int64_t number) noexcept
{
    for (const auto& each : prompt.versions) {
        if (each.number == number) return &each;
    }
    return nullptr;
}

/// The version that a label stands at; 0: no such label. Production, where nobody set it, is the
/// newest version.
inline std::int64_t versionAt(const PromptConfig& prompt, std::string_view label) noexcept
{
    for (const auto& each : prompt.labels) {
        if (each.name == label) return each.version;
    }
    const bool isNewest = label == kProductionLabel && !prompt.versions.empty();
    return isNewest ? prompt.versions.back().number : 0;
}

template <class Visit>
void PromptVersionConfig::fields(Visit&& visit)
{
    visit(field("number", &PromptVersionConfig::number,
                GH_TEXT("config", "Number of the version, counted from 1."))
              .range(1, 1'000'000));
    visit(field("content", &PromptVersionConfig::content,
                GH_TEXT("config",
                        "A chat request as OpenAI's API has it, with {{variables}} in its "
                        "texts, and the list of its variables."))
              .in(Unit::Json));
    visit(field("note", &PromptVersionConfig::note, GH_TEXT("config", "What was changed.")));
    visit(field("author", &PromptVersionConfig::author, GH_TEXT("config", "Who changed it.")));
    visit(field("createdAt", &PromptVersionConfig::createdAt,
                GH_TEXT("config", "When the version was made."))
              .in(Unit::Moment)
              .range(0, kLastMoment));
}

template <class Visit>
void PromptLabelConfig::fields(Visit&& visit)
{
    visit(field("name", &PromptLabelConfig::name,
                GH_TEXT("config", "Name of the label, such as production or staging.")));
    visit(field("version", &PromptLabelConfig::version,
                GH_TEXT("config", "Number of the version it stands at."))
              .range(1, 1'000'000));
}

template <class Visit>
void PromptShareConfig::fields(Visit&& visit)
{
    visit(field("version", &PromptShareConfig::version,
                GH_TEXT("config", "Number of the version that is tried."))
              .range(1, 1'000'000));
    visit(field("percent", &PromptShareConfig::percent,
                GH_TEXT("config", "Percent of the calls that get it."))
              .range(0, 100));
}

template <class Visit>
void PromptConfig::fields(Visit&& visit)
{
    visit(field("name", &PromptConfig::name,
                GH_TEXT("config",
                        "Name of the prompt: calls to the model prompt/NAME are given it. "
                        "It never changes.")));
    visit(field("title", &PromptConfig::title,
                GH_TEXT("config", "Title for people. Empty: the name.")));
    visit(field("enabled", &PromptConfig::enabled,
                GH_TEXT("config", "Off: calls that name it are refused.")));
    visit(field(
        "path", &PromptConfig::path,
        GH_TEXT("config", "Path of an endpoint of its own, such as /ai/sentiment. Empty: none.")));
    visit(field(
        "labels", &PromptConfig::labels,
        GH_TEXT("config", "Names that stand at versions. Calls without one get production.")));
    visit(field(
        "shares", &PromptConfig::shares,
        GH_TEXT("config", "Versions that are tried: calls that name no label are shared out.")));
    visit(field("stickyBy", &PromptConfig::stickyBy,
                GH_TEXT("config",
                        "What keeps a caller on one version, such as key, metadata.user or "
                        "header.x-user. Empty: chance.")));
    visit(field("samples", &PromptConfig::samples,
                GH_TEXT("config", "Sets of values to try it with."))
              .in(Unit::Json));
    visit(field("versions", &PromptConfig::versions,
                GH_TEXT("config", "Versions of the prompt, oldest first.")));
}

template <class Visit>
void InjectionConfig::fields(Visit&& visit)
{
    visit(field("name", &InjectionConfig::name, GH_TEXT("config", "Name of the rule.")));
    visit(field("enabled", &InjectionConfig::enabled,
                GH_TEXT("config", "Off: the rule is kept, and does nothing.")));
    visit(field("prompt", &InjectionConfig::prompt,
                GH_TEXT("config", "Whose system text: NAME, NAME@label or NAME@3.")));
    visit(field("mode", &InjectionConfig::mode,
                GH_TEXT("config",
                        "prepend, append, replace: where it goes. require: calls that do not use "
                        "this prompt are refused.")));
    visit(field("gateway", &InjectionConfig::gateway,
                GH_TEXT("config", "Gateway whose calls get it. Empty: all.")));
    visit(field("when", &InjectionConfig::when,
                GH_TEXT("config", "Conditions: whose calls get it. Empty: all."))
              .in(Unit::Json));
}

}  // namespace gatehouse::config
