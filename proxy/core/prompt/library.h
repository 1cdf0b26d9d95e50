#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/config/prompts.h"
#include "proxy/core/policy/facts.h"
#include "proxy/core/prompt/version.h"

namespace gatehouse::prompt {

/// NAME, NAME@label or NAME@3.
struct Reference {
    std::string_view name;
    std::string_view label;    ///< empty: none was named
    std::int64_t version = 0;  ///< 0: none was named
};

Reference readReference(std::string_view text) noexcept;

/// A prompt with its versions read.
struct Prompt {
    const config::PromptConfig* config = nullptr;
    std::vector<std::pair<std::int64_t, Version>> versions;
    std::optional<policy::Field> stickyBy;

    [[nodiscard]] const Version* version(std::int64_t number) const noexcept;
};

/// Which version a call gets, and by what right.
struct Chosen {
    const Prompt* prompt = nullptr;
    const Version* version = nullptr;
    std::int64_t number = 0;
    std::string label;  ///< empty: it was named by its number, or drawn
};

/// The prompts of a config. The config outlives it.
class Library {
public:
    /// Errors  Invalid, with the name of the prompt and the number of the version.
    static Result<Library> build(const std::vector<config::PromptConfig>& prompts);

    [[nodiscard]] const Prompt* find(std::string_view name) const noexcept;
    [[nodiscard]] const Prompt* at(std::string_view path) const noexcept;  ///< of its own path

    [[nodiscard]] const std::vector<Prompt>& all() const noexcept { return prompts_; }

    /// The version that a reference means; of one that names no label and no number, shares decide.
    ///
    /// Shape   `chance`: the same number, the same version; a sticky field of `facts` goes before
    ///         it.
    /// Errors  NotFound: no such prompt, label or version; Unavailable: it is switched off.
    Result<Chosen> choose(Reference reference, std::uint64_t chance, policy::Facts* facts) const;

private:
    std::vector<Prompt> prompts_;
};

}  // namespace gatehouse::prompt
