#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/config/config.h"
#include "proxy/core/provider/catalogue.h"

namespace gatehouse::exports {

/// One file of a bundle.
struct File {
    std::string path;        ///< inside the bundle, without a folder before it
    std::string text;        ///< ends with a line feed
    std::string about;       ///< what it is, in a line
    bool ownerOnly = false;  ///< mode 0600: it is made to be filled with secrets, or names them
};

/// A sentence with one thing in it, which stands at "%1": a window translates it, a file fills it.
struct Sentence {
    std::string text;
    std::string subject;

    [[nodiscard]] std::string filled() const;
    friend bool operator==(const Sentence&, const Sentence&) = default;
};

/// A value the server needs and the bundle does not hold.
struct NeededSecret {
    std::string variable;           ///< of the environment: "OPENAI_API_KEY"
    Sentence about;                 ///< "API key of %1"
    std::string was;                ///< where it is kept now: "keychain:openai"
    std::vector<std::string> used;  ///< JSON pointers into the config

    friend bool operator==(const NeededSecret&, const NeededSecret&) = default;
};

/// What does not go with a bundle by itself, or means something else there.
struct Note {
    std::string path;  ///< JSON pointer into the config
    Sentence what;
    std::string hint;  ///< what to do
};

/// A config as a set of files for another machine.
struct Bundle {
    std::vector<File> files;
    std::vector<NeededSecret> secrets;
    std::vector<Note> notes;

    [[nodiscard]] const File* find(std::string_view path) const noexcept;
};

struct BundleOptions {
    std::uint64_t generation = 0;  ///< 0: not known
    std::string_view version;      ///< of the program
    bool hasProgram = false;       ///< gatehouse-server is put beside the files
};

/// Everything gatehouse-server needs on a machine of one's own: settings, systemd unit, Dockerfile,
/// compose file, template of the environment file, instructions.
///
/// Shape   secrets of keychain and encrypted file become variables of the environment; no value of
/// one is known here. What the config says is otherwise carried as it is.
Bundle serverBundle(const config::Config& config, const provider::Catalogue& catalogue,
                    const BundleOptions& options);

/// The config a bundle was made from: configOf(serverBundle(c).files) == c.
///
/// Errors  NotFound without gatehouse.json, Invalid when it or bundle.json cannot be read. Without
/// bundle.json the variables stay what they are.
Result<config::Config> configOf(const std::vector<File>& files);

}  // namespace gatehouse::exports
