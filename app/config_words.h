#pragma once

#include <vector>

#include <QString>

#include "proxy/core/config/config.h"

/// What changed between two configs, in words: for the review of a draft and for the history.
///
/// Shape   one group for each thing that changed (a provider, a key, a section), in it one line a
/// field. What the config marks as secret is never shown, only that it changed.
/// Thread  any.
namespace gatehouse::app {

struct ChangeLine {
    QString path;    ///< JSON pointer, for problems to be shown beside it
    QString field;   ///< "Base URL"
    QString before;  ///< empty: there was nothing, or the default
    QString after;   ///< likewise
};

struct ChangeGroup {
    enum class Kind : quint8 { Changed, Added, Removed };
    Kind kind = Kind::Changed;
    QString path;   ///< "/providers/2"
    QString title;  ///< "OpenAI"
    std::vector<ChangeLine> lines;
};

std::vector<ChangeGroup> changeWords(const config::Config& before, const config::Config& after);

/// "Added Groq", or "Changed OpenAI and 2 more"; empty: nothing changed.
QString summaryOf(const std::vector<ChangeGroup>& groups);

/// "OpenAI · Base URL" for "/providers/0/baseUrl".
QString placeWords(const config::Config& config, const QString& path);

/// The name of a field, given by its place without the numbers of list members:
/// "providers/headers/name". Empty: unknown.
QString fieldTitle(const QString& place);

}  // namespace gatehouse::app
