#pragma once

#include <cstddef>

#include <QString>

#include "app/guardrails/guard_settings.h"

namespace gatehouse::app {

/// What keeps a list of words or an expression from being used, as the config's own check has it.
struct OwnFlaw {
    QString words;        ///< what is wrong, and what to do; empty: nothing
    int at = -1;          ///< the letter of the expression at which it goes wrong; -1: not in there
    bool isName = false;  ///< the name is what is wrong

    [[nodiscard]] bool isNone() const { return words.isEmpty(); }
};

/// Of the list or expression at that place.
///
/// Thread  any.
OwnFlaw flawOf(const GuardSettings& settings, std::size_t at);

}  // namespace gatehouse::app
