#pragma once

#include <string>

#include <QString>

#include "proxy/core/record/record.h"

namespace gatehouse::app {

/// A stored call as the first version of a prompt.
struct PromptOpened {
    std::string content;  ///< its messages, model and settings; braces in them mean nothing
    QString title;        ///< from its first words
    QString problem;      ///< why it cannot be one; empty: it can
    QString hint;
};

/// Of any dialect of a chat. Thread  any; meant for a worker.
PromptOpened promptOf(const record::Exchange& exchange);

}  // namespace gatehouse::app
