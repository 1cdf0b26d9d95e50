#pragma once

#include <vector>

#include <QString>

namespace gatehouse::app {

/// One piece of a filter as it was typed.
struct FilterToken {
    enum class Kind : std::uint8_t { Word, Or, And, Not, Open, Close };

    Kind kind = Kind::Word;
    QString key;    ///< lower case; empty: free text
    QString op;     ///< ":", "=", "!=", ">", ">=", "<", "<=" or "~"; empty without key
    QString value;  ///< without quotes
    bool quoted = false;
    bool closed = true;  ///< false: a quote begins and does not end
    qsizetype from = 0;
    qsizetype length = 0;
};

/// The pieces in their order. Nothing is judged but quotes: what a key means is said elsewhere.
///
/// Shape   blanks part words; a bracket stands by itself where a word may begin, and ends one while
///         another is open; "-" before a word turns it round. A pasted address is text.
/// Thread  any.
std::vector<FilterToken> filterTokens(const QString& text);

}  // namespace gatehouse::app
