#pragma once

#include <span>

#include <QJsonObject>
#include <QString>

/// What is asked of whole messages, as a page edits it: a form, and a text that says the rest. The
/// object is one of `demands` in a gateway's `dlp`, without its id.
///
/// Thread  any.
namespace gatehouse::app {

struct DemandForm {
    const char* key;
    const char* title;    ///< source text of context "Guardrails"
    const char* example;  ///< what may be written; empty: nothing is
};

std::span<const DemandForm> demandForms();
QString demandForm(const QJsonObject& demand);  ///< the key of its form
QString demandText(const QJsonObject& demand);  ///< "20000", or a name a line, or a schema
/// What cannot be read stays out, and is what is wrong with it.
QJsonObject demandOf(const QString& form, const QString& text);
/// "at most 20,000 characters".
QString demandWords(const QJsonObject& demand);

}  // namespace gatehouse::app
