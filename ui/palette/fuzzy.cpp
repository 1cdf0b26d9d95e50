#include "ui/palette/fuzzy.h"

#include <limits>
#include <vector>

namespace gatehouse::ui {
namespace {

constexpr int kMostLetters = 120;
constexpr int kNever = std::numeric_limits<int>::min() / 2;
constexpr int kLetter = 4;
constexpr int kWordBegin = 12;
constexpr int kInARow = 16;
constexpr int kTextBegin = 6;

bool isWordBegin(const QString& text, int at)
{
    if (at == 0) return true;
    const QChar before = text[at - 1];
    return !before.isLetterOrNumber() || (before.isLower() && text[at].isUpper());
}

/// Whether the letters are there at all: most texts are done with this look.
bool occurs(const QString& pattern, const QString& low)
{
    qsizetype at = 0;
    for (const QChar letter : pattern) {
        at = low.indexOf(letter, at);
        if (at < 0) return false;
        ++at;
    }
    return true;
}

}  // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString& pattern, const QString& text)
{
    QString wanted;
    for (const QChar letter : pattern) {
        if (!letter.isSpace()) wanted.append(letter.toLower());
    }
    FuzzyMatch match;
    if (wanted.isEmpty()) return match;
    QString low = text.left(kMostLetters);
    for (QChar& letter : low) letter = letter.toLower();
    if (!occurs(wanted, low)) return std::nullopt;

    // best[i][j]: the best score with letter i standing at j. Length costs a little, so that of two
    // texts that fit alike the shorter one wins.
    const int rows = static_cast<int>(wanted.size());
    const int columns = static_cast<int>(low.size());
    const auto cell = [columns](int i, int j) {
        return static_cast<std::size_t>(i) * static_cast<std::size_t>(columns) +
               static_cast<std::size_t>(j);
    };
    std::vector<int> best(cell(rows, 0), kNever);
    std::vector<int> from(best.size(), -1);
    for (int i = 0; i < rows; ++i) {
        int bestBefore = kNever;
        int bestAt = -1;
        for (int j = 0; j < columns; ++j) {
            if (i > 0 && j > 0 && best[cell(i - 1, j - 1)] > bestBefore) {
                bestBefore = best[cell(i - 1, j - 1)];
                bestAt = j - 1;
            }
            if (low[j] != wanted[i]) continue;
            const int here =
                kLetter + (isWordBegin(text, j) ? kWordBegin : 0) + (j == 0 ? kTextBegin : 0);
            if (i == 0) {
                best[cell(0, j)] = here;
                continue;
            }
            if (bestBefore == kNever) continue;
            int score = bestBefore + here;
            int before = bestAt;
            const int row = j > 0 ? best[cell(i - 1, j - 1)] : kNever;
            if (row != kNever && row + here + kInARow > score) {
                score = row + here + kInARow;
                before = j - 1;
            }
            best[cell(i, j)] = score;
            from[cell(i, j)] = before;
        }
    }
    int end = -1;
    for (int j = 0; j < columns; ++j) {
        const int score = best[cell(rows - 1, j)];
        if (score != kNever && (end < 0 || score > best[cell(rows - 1, end)])) end = j;
    }
    if (end < 0) return std::nullopt;
    match.score = best[cell(rows - 1, end)] - columns / 8;
    for (int i = rows - 1, j = end; i >= 0; --i) {
        match.at.prepend(j);
        j = from[cell(i, j)];
    }
    return match;
}

}  // namespace gatehouse::ui
