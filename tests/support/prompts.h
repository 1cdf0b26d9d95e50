#pragma once

#include <string>

#include "proxy/core/config/prompts.h"
#include "tests/support/wire.h"

/// Prompts for tests, in a few words. Single quotes stand for double ones.
namespace gatehouse::tests {

inline std::string contentOf(const std::string& messages, const std::string& more = {})
{
    return quoted("{'messages':[" + messages + "]" + more + "}");
}

/// `more`: further members of its version, with a comma in front.
inline config::PromptConfig promptOf(const std::string& name, const std::string& messages,
                                     const std::string& more = {})
{
    config::PromptConfig prompt;
    prompt.name = name;
    prompt.versions.push_back({.number = 1, .content = contentOf(messages, more)});
    return prompt;
}

inline config::InjectionConfig injectionOf(const std::string& prompt, const std::string& mode)
{
    config::InjectionConfig rule;
    rule.name = mode + " " + prompt;
    rule.prompt = prompt;
    rule.mode = mode;
    return rule;
}

}  // namespace gatehouse::tests
