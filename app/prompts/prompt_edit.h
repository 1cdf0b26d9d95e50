#pragma once

#include <string>
#include <vector>

#include <QString>
#include <QStringList>

#include "proxy/core/config/config.h"

/// Edits of a config's prompts as values: each takes one and gives the next.
///
/// Shape   a version that was published never changes. An edit of one appends the next version, and
///         further edits change that one until it is published in its turn.
/// Thread  any.
namespace gatehouse::app {

[[nodiscard]] const config::PromptConfig* findPrompt(const config::Config& config,
                                                     const std::string& name);
/// What people call it: its title, or its name.
QString titleOf(const config::PromptConfig& prompt);
/// "support-reply" for "Support reply", or "support-reply-2" when that is taken.
std::string freePromptName(const config::Config& config, const QString& wanted);
std::int64_t newestOf(const config::PromptConfig& prompt);  ///< its highest number; 0: none
bool isPromptPublished(const config::Config& live, const std::string& prompt, std::int64_t number);

/// Appends a prompt with one version.
config::Config withNewPrompt(config::Config config, const std::string& name, const QString& title,
                             const std::string& content, WallMicros now);
config::Config withPrompt(config::Config config, config::PromptConfig prompt);
config::Config withoutPrompt(config::Config config, const std::string& name);
/// A copy with one version: the one in production. `made` gets its name.
config::Config duplicatedPrompt(config::Config config, const std::string& name,
                                const QString& title, WallMicros now, std::string& made);

/// A content that was edited.
struct PromptEdit {
    std::string prompt;     ///< name
    std::int64_t from = 0;  ///< the version that was edited
    std::string content;
    WallMicros now = 0;
};

/// `live` tells which versions are published. Calls that name no label stay where they are: the
/// label production is set before a version that is newer comes.
config::Config withContent(config::Config config, const config::Config& live,
                           const PromptEdit& edit, std::int64_t& version);
/// A note on a version that is not published yet.
config::Config withNote(config::Config config, const config::Config& live,
                        const std::string& prompt, std::int64_t number, const QString& note);
/// Moves a label, or makes it; 0: takes it away.
config::Config withLabel(config::Config config, const std::string& prompt, const std::string& label,
                         std::int64_t number);
/// The percent of the calls that name no label which get a version; 0: none.
config::Config withPromptShare(config::Config config, const std::string& prompt,
                               std::int64_t number, std::int64_t percent);
std::int64_t promptShareOf(const config::PromptConfig& prompt, std::int64_t number);
/// What shares leave for production.
std::int64_t shareLeft(const config::PromptConfig& prompt);
/// The labels at a version; production is among them where nobody set it.
QStringList labelsAt(const config::PromptConfig& prompt, std::int64_t number);

/// What leads calls to it: names of models, rules that give its text, its path.
QStringList usesOf(const config::Config& config, const std::string& prompt);
/// Rules that name it: without it they cannot be published.
bool isPromptInjected(const config::Config& config, const std::string& prompt);

}  // namespace gatehouse::app
