#pragma once

#include <optional>

#include <QList>
#include <QString>

namespace gatehouse::ui {

/// How well a few typed letters fit a text.
struct FuzzyMatch {
    int score = 0;  ///< higher is better; only comparable for one pattern
    QList<int> at;  ///< where the letters stand, rising
};

/// Finds the letters of `pattern` in `text`, in order, without regard to case or blanks; beginnings
/// of words and letters in a row count more.
///
/// Shape   the best of all ways to place them; of texts above 120 letters only the first 120 count.
std::optional<FuzzyMatch> fuzzyMatch(const QString& pattern, const QString& text);

}  // namespace gatehouse::ui
