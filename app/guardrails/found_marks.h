#pragma once

#include <string>
#include <vector>

#include <QString>

#include "proxy/core/record/record.h"

namespace gatehouse::app {

/// Something that a rule of the guard found in a call that is past.
struct FoundMark {
    QString kind;        ///< "E-mail addresses", "Hate"
    QString rule;        ///< its name; empty: not told, as in calls of older versions
    std::string action;  ///< "REDACT"
    bool inAnswer = false;
    int count = 1;
    QString more;  ///< what else is known: "tool 0.93", "812 ms"

    friend bool operator==(const FoundMark&, const FoundMark&) = default;
};

/// By its trace, in the order of the line. Never a value: the trace has none.
///
/// Thread  any.
std::vector<FoundMark> foundMarks(const record::Exchange& exchange);
/// The filter of Traffic that lists the calls in which a rule found something: rule:"of mine".
QString ruleFilter(const QString& rule);

}  // namespace gatehouse::app
