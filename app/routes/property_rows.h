#pragma once

#include <vector>

#include <QString>
#include <QStringList>

#include "proxy/core/policy/graph.h"

/// What can be set on a node, as rows that a form is made of.
///
/// Thread  any.
namespace gatehouse::app {

enum class Control : quint8 {
    Text,
    LongText,
    Number,    ///< whole, between least and most
    Amount,    ///< above 0, also in parts
    Seconds,   ///< kept as seconds
    Millis,    ///< kept as milliseconds, typed in seconds
    Choice,    ///< one of `choices`
    Field,     ///< of a request: metadata.user
    Provider,  ///< one that is set up
    Prompt,    ///< one that is written
    Limit,     ///< one of the settings
    Model,     ///< of the node's provider
    Words,     ///< any of `choices`, as a list
    Conditions,
    Shares,
    Targets,
};

/// When a row is shown: a model node has one target, or several to balance.
enum class Only : quint8 { Always, One, Several };

struct PropertyRow {
    policy::NodeKind kind;
    const char* name;  ///< of the JSON member
    const char* title;
    const char* hint = "";
    Control control = Control::Text;
    int least = 0;
    int most = 0;
    const char* choices = "";  ///< with blanks between; the first is what none means
    Only only = Only::Always;
    int otherwise = 0;  ///< what none means
};

/// Those of a kind, in the order of the form.
std::vector<PropertyRow> propertyRows(policy::NodeKind kind);
QString titleOf(const PropertyRow& row);
QString hintOf(const PropertyRow& row);
QStringList choicesOf(const PropertyRow& row);
QString choiceTitle(const QString& choice);  ///< "round_robin" → "In turn"
/// The title of a member of any kind; empty: no row has it.
QString propertyTitle(policy::NodeKind kind, const QString& name);

}  // namespace gatehouse::app
