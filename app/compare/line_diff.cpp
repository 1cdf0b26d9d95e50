#include "app/compare/line_diff.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "proxy/core/base/text.h"

namespace gatehouse::app {
namespace {

using Numbers = std::vector<std::int32_t>;  // of lines or words; equal ones are equal
using Pairs = std::vector<std::pair<std::int32_t, std::int32_t>>;

struct Range {
    std::int32_t from = 0;
    std::int32_t to = 0;

    [[nodiscard]] std::int32_t size() const { return to - from; }
};

// Beyond so many edits an exact answer is neither quick nor read by anyone.
constexpr std::int32_t kMostEdits = 400;
constexpr std::size_t kLongestWithWords = 8192;

/// Gives each different text a number of its own.
class Numbering {
public:
    Numbers of(const std::vector<std::string_view>& texts)
    {
        Numbers numbers;
        numbers.reserve(texts.size());
        for (const auto text : texts) {
            numbers.push_back(
                known_.try_emplace(text, static_cast<std::int32_t>(known_.size())).first->second);
        }
        return numbers;
    }

private:
    std::unordered_map<std::string_view, std::int32_t> known_;
};

/// What stands on both sides, in order.
class Matcher {
public:
    Matcher(const Numbers& left, const Numbers& right) : a_(left), b_(right) {}

    Pairs run()
    {
        match({0, static_cast<std::int32_t>(a_.size())}, {0, static_cast<std::int32_t>(b_.size())});
        return std::move(found_);
    }

private:
    [[nodiscard]] bool same(std::int32_t x, std::int32_t y) const
    {
        return a_[static_cast<std::size_t>(x)] == b_[static_cast<std::size_t>(y)];
    }

    void match(Range left, Range right)
    {
        while (left.size() > 0 && right.size() > 0 && same(left.from, right.from))
            found_.emplace_back(left.from++, right.from++);
        std::int32_t tail = 0;
        while (left.size() > 0 && right.size() > 0 && same(left.to - 1, right.to - 1)) {
            --left.to;
            --right.to;
            ++tail;
        }
        if (left.size() > 0 && right.size() > 0 && !shortest(left, right)) byAnchors(left, right);
        for (std::int32_t i = 0; i < tail; ++i) found_.emplace_back(left.to + i, right.to + i);
    }

    /// Myers' greedy search; false when it takes more than kMostEdits.
    bool shortest(Range left, Range right)
    {
        const std::int32_t n = left.size(), m = right.size();
        const std::int32_t most = std::min(n + m, kMostEdits);
        Numbers reach(static_cast<std::size_t>(2 * most + 3), 0);
        const auto at = [most](std::int32_t k) { return static_cast<std::size_t>(k + most + 1); };
        std::vector<Numbers> steps;
        for (std::int32_t d = 0; d <= most; ++d) {
            steps.emplace_back(reach.begin() + static_cast<std::ptrdiff_t>(at(-d)) - 1,
                               reach.begin() + static_cast<std::ptrdiff_t>(at(d)) + 2);
            for (std::int32_t k = -d; k <= d; k += 2) {
                const bool down = k == -d || (k != d && reach[at(k - 1)] < reach[at(k + 1)]);
                std::int32_t x = down ? reach[at(k + 1)] : reach[at(k - 1)] + 1;
                while (x < n && x - k < m && same(left.from + x, right.from + x - k)) ++x;
                reach[at(k)] = x;
                if (x < n || x - k < m) continue;
                walkBack(left, right, steps);
                return true;
            }
        }
        return false;
    }

    void walkBack(Range left, Range right, const std::vector<Numbers>& steps)
    {
        Pairs back;
        std::int32_t x = left.size(), y = right.size();
        for (auto d = static_cast<std::int32_t>(steps.size()) - 1; d >= 0; --d) {
            const Numbers& reach = steps[static_cast<std::size_t>(d)];
            const auto at = [d](std::int32_t k) { return static_cast<std::size_t>(k + d + 1); };
            const std::int32_t k = x - y;
            const bool down = k == -d || (k != d && reach[at(k - 1)] < reach[at(k + 1)]);
            const std::int32_t before = down ? k + 1 : k - 1;
            const std::int32_t fromX = d == 0 ? 0 : reach[at(before)];
            const std::int32_t fromY = d == 0 ? 0 : fromX - before;
            const std::int32_t slideX = d == 0 ? 0 : down ? fromX : fromX + 1;
            while (x > slideX) {
                --x;
                --y;
                back.emplace_back(left.from + x, right.from + y);
            }
            x = fromX;
            y = fromY;
        }
        found_.insert(found_.end(), back.rbegin(), back.rend());
    }

    /// Lines that stand once on each side hold the rest together.
    void byAnchors(Range left, Range right)
    {
        struct Seen {
            std::int32_t left = -1, right = -1;
            int lefts = 0, rights = 0;
        };

        std::unordered_map<std::int32_t, Seen> seen;
        for (std::int32_t i = left.from; i < left.to; ++i) {
            Seen& one = seen[a_[static_cast<std::size_t>(i)]];
            one.left = i;
            ++one.lefts;
        }
        for (std::int32_t i = right.from; i < right.to; ++i) {
            Seen& one = seen[b_[static_cast<std::size_t>(i)]];
            one.right = i;
            ++one.rights;
        }
        Pairs unique;
        for (const auto& [number, one] : seen) {
            if (one.lefts == 1 && one.rights == 1) unique.emplace_back(one.left, one.right);
        }
        std::ranges::sort(unique);
        for (const auto& [x, y] : rising(unique)) {
            match({left.from, x}, {right.from, y});
            found_.emplace_back(x, y);
            left.from = x + 1;
            right.from = y + 1;
        }
        // No anchor at all: the rest counts as replaced.
        if (!unique.empty()) match(left, right);
    }

    /// The longest part whose right sides rise too.
    static Pairs rising(const Pairs& pairs)
    {
        std::vector<std::size_t> ends;  // of the best run of each length
        std::vector<std::ptrdiff_t> before(pairs.size(), -1);
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            const auto place = std::ranges::lower_bound(
                ends, pairs[i].second, {}, [&](std::size_t end) { return pairs[end].second; });
            const auto length = place - ends.begin();
            if (length > 0)
                before[i] = static_cast<std::ptrdiff_t>(ends[static_cast<std::size_t>(length - 1)]);
            if (place == ends.end()) {
                ends.push_back(i);
            } else {
                *place = i;
            }
        }
        Pairs run;
        for (auto i = ends.empty() ? -1 : static_cast<std::ptrdiff_t>(ends.back()); i >= 0;
             i = before[static_cast<std::size_t>(i)]) {
            run.push_back(pairs[static_cast<std::size_t>(i)]);
        }
        std::ranges::reverse(run);
        return run;
    }

    const Numbers& a_;
    const Numbers& b_;
    Pairs found_;
};

std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) lines.push_back(takeUntil(text, '\n'));
    return lines;
}

bool isWordByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Words, and every other sign for itself.
std::vector<std::string_view> wordsOf(std::string_view line)
{
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < line.size();) {
        std::size_t end = at + 1;
        while (isWordByte(line[at]) && end < line.size() && isWordByte(line[end])) ++end;
        words.push_back(line.substr(at, end - at));
        at = end;
    }
    return words;
}

void mark(std::vector<DiffMark>& marks, std::string_view line, std::string_view word)
{
    const auto from = static_cast<std::uint32_t>(word.data() - line.data());
    const auto size = static_cast<std::uint32_t>(word.size());
    if (!marks.empty() && marks.back().from + marks.back().size == from) {
        marks.back().size += size;
    } else {
        marks.push_back({from, size});
    }
}

/// Marks the words that the other side does not have; none where the lines have nothing in common.
void markWords(DiffRow& row)
{
    if (std::max(row.left.size(), row.right.size()) > kLongestWithWords) return;
    const auto left = wordsOf(row.left), right = wordsOf(row.right);
    Numbering numbering;
    const Numbers a = numbering.of(left), b = numbering.of(right);
    const Pairs pairs = Matcher(a, b).run();
    std::size_t common = 0;
    for (const auto& [x, y] : pairs) {
        const auto word = left[static_cast<std::size_t>(x)];
        if (word != " ") common += word.size();
    }
    if (common * 5 < std::min(row.left.size(), row.right.size())) return;
    auto pair = pairs.begin();
    for (std::size_t i = 0; i < left.size(); ++i) {
        while (pair != pairs.end() && pair->first < static_cast<std::int32_t>(i)) ++pair;
        if (pair == pairs.end() || pair->first != static_cast<std::int32_t>(i))
            mark(row.leftMarks, row.left, left[i]);
    }
    pair = pairs.begin();
    for (std::size_t i = 0; i < right.size(); ++i) {
        while (pair != pairs.end() && pair->second < static_cast<std::int32_t>(i)) ++pair;
        if (pair == pairs.end() || pair->second != static_cast<std::int32_t>(i))
            mark(row.rightMarks, row.right, right[i]);
    }
}

/// The part of `marks` in a piece of the line, counted from the piece's beginning.
std::vector<DiffMark> cutMarks(const std::vector<DiffMark>& marks, std::size_t from,
                               std::size_t size)
{
    std::vector<DiffMark> cut;
    for (const DiffMark& each : marks) {
        const std::size_t begin = std::max<std::size_t>(each.from, from);
        const std::size_t end = std::min<std::size_t>(each.from + each.size, from + size);
        if (begin < end) {
            cut.push_back({static_cast<std::uint32_t>(begin - from),
                           static_cast<std::uint32_t>(end - begin)});
        }
    }
    return cut;
}

/// A row no wider than `width`, and what goes on below it.
void addWrapped(std::vector<DiffRow>& rows, DiffRow row, std::size_t width)
{
    std::size_t left = 0, right = 0;
    bool first = true;
    while (first || left < row.left.size() || right < row.right.size()) {
        DiffRow piece;
        piece.kind = row.kind;
        if (first) {
            piece.leftLine = row.leftLine;
            piece.rightLine = row.rightLine;
        }
        piece.left = cutUtf8(row.left.substr(left), width);
        piece.right = cutUtf8(row.right.substr(right), width);
        // Bytes that are no UTF-8 must not stop the way on.
        if (piece.left.empty()) piece.left = row.left.substr(left, width);
        if (piece.right.empty()) piece.right = row.right.substr(right, width);
        piece.leftMarks = cutMarks(row.leftMarks, left, piece.left.size());
        piece.rightMarks = cutMarks(row.rightMarks, right, piece.right.size());
        left += piece.left.size();
        right += piece.right.size();
        rows.push_back(std::move(piece));
        first = false;
    }
}

/// What stands between two matches: lines took each other's place one by one, the rest came or
/// went.
void addGap(DiffText& text, const std::vector<std::string_view>& left, Range lefts,
            const std::vector<std::string_view>& right, Range rights, std::size_t width)
{
    const std::int32_t rows = std::max(lefts.size(), rights.size());
    for (std::int32_t i = 0; i < rows; ++i) {
        DiffRow row;
        const bool hasLeft = i < lefts.size(), hasRight = i < rights.size();
        row.kind = hasLeft && hasRight ? DiffRow::Kind::Changed
                   : hasLeft           ? DiffRow::Kind::Removed
                                       : DiffRow::Kind::Added;
        if (hasLeft) {
            row.leftLine = lefts.from + i;
            row.left = left[static_cast<std::size_t>(row.leftLine)];
        }
        if (hasRight) {
            row.rightLine = rights.from + i;
            row.right = right[static_cast<std::size_t>(row.rightLine)];
        }
        if (hasLeft && hasRight) markWords(row);
        ++text.changes;
        addWrapped(text.rows, std::move(row), width);
    }
}

}  // namespace

std::shared_ptr<const DiffText> diffTexts(std::string left, std::string right, std::size_t width)
{
    auto text = std::make_shared<DiffText>();
    text->left = std::move(left);
    text->right = std::move(right);
    const auto lefts = linesOf(text->left), rights = linesOf(text->right);
    Numbering numbering;
    const Numbers a = numbering.of(lefts), b = numbering.of(rights);
    Range gapLeft, gapRight;
    for (const auto& [x, y] : Matcher(a, b).run()) {
        gapLeft.to = x;
        gapRight.to = y;
        addGap(*text, lefts, gapLeft, rights, gapRight, width);
        DiffRow row;
        row.leftLine = x;
        row.rightLine = y;
        row.left = lefts[static_cast<std::size_t>(x)];
        row.right = rights[static_cast<std::size_t>(y)];
        addWrapped(text->rows, std::move(row), width);
        gapLeft.from = x + 1;
        gapRight.from = y + 1;
    }
    gapLeft.to = static_cast<std::int32_t>(lefts.size());
    gapRight.to = static_cast<std::int32_t>(rights.size());
    addGap(*text, lefts, gapLeft, rights, gapRight, width);
    for (const DiffRow& row : text->rows)
        text->widest = std::max({text->widest, row.left.size(), row.right.size()});
    return text;
}

}  // namespace gatehouse::app
