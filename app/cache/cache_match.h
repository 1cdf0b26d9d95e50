#pragma once

#include <optional>
#include <vector>

#include <QString>

#include "proxy/core/config/cache.h"

/// Would one call get the other's answer?
///
/// Thread  any; a millisecond for what a person types.
namespace gatehouse::app {

/// What the tester says of two requests, or of two questions.
struct MatchWords {
    struct Line {
        QString where;  ///< messages.0.content
        QString first;
        QString second;
    };

    bool isWhole = false;  ///< both are there to compare
    bool isSame = false;   ///< the same key: an exact hit
    QString verdict;
    std::vector<Line> lines;      ///< where the two differ, at most eight
    std::optional<double> score;  ///< of their last questions; empty: none was found
    double needed = 0;
    bool isAlike = false;
    QString likeness;  ///< what the score means, and why it is what it is
};

/// Longer texts are not compared, in signs.
inline constexpr qsizetype kLongestMatch = 64 * 1024;

/// Shape   bodies in JSON are compared as keys are made, with what `cache` ignores; other texts as
/// questions only. The last question of a body is what its user said last.
MatchWords matchOf(const QString& first, const QString& second, const config::CacheConfig& cache);

/// What a person says last in a request of any dialect; other texts stand for themselves.
QString questionOf(const QString& request);

}  // namespace gatehouse::app
