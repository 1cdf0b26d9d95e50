#pragma once

#include <QString>
#include <QStringList>

namespace gatehouse::app {

/// What can be typed into the filter beside free words.
struct FilterVocabulary {
    QStringList models;
    QStringList providers;
    QStringList keys;  ///< labels of gateway keys
    QStringList tags;
    QStringList routes;
    QStringList prompts;
    QStringList rules;  ///< of the guards
};

/// The word of the filter that stands at the cursor.
struct FilterWord {
    qsizetype from = 0;
    qsizetype length = 0;
};

/// Without the brackets and the "-" around it.
FilterWord filterWordAt(const QString& text, qsizetype cursor);

/// Letters of its key and comparison: 6 of "model:gpt", 0 where it has none.
qsizetype filterKeyLength(const QString& word);

/// What the word at the cursor may become, best first, at most 12: keys of the filter with their
/// usual comparison, or values of the key that stands there. Nothing where it is complete.
QStringList filterOffers(const QString& text, qsizetype cursor, const FilterVocabulary& known);

}  // namespace gatehouse::app
