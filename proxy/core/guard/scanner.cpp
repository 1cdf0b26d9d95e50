#include "proxy/core/guard/scanner.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "proxy/core/base/text.h"

namespace gatehouse::guard {
namespace {

constexpr std::uint32_t kOwn = std::uint32_t{1} << 31U;

bool isWordByte(int c) noexcept
{
    return kWord.has(c) || c >= 0x80;
}

/// Nothing but an expression of one's own begins there.
bool isInsideWord(std::string_view text, std::size_t at) noexcept
{
    if (at == 0 || !kWord.has(static_cast<unsigned char>(text[at]))) return false;
    const char before = text[at - 1];
    if (!kWord.has(static_cast<unsigned char>(before))) return false;
    // "\n" and "\t" as source text writes them belong to no word.
    const bool isEscape =
        (before == 'n' || before == 't' || before == 'r') && at >= 2 && text[at - 2] == '\\';
    return !isEscape;
}

}  // namespace

struct Scanner::Own {
    struct Word {
        std::string text;  ///< in lower case
        std::string_view list;
    };

    std::array<std::vector<Word>, 256> words;  ///< by their first byte, the longest first
    std::unique_ptr<const OwnPatterns> patterns;
};

Scanner::Scanner() = default;
Scanner::~Scanner() = default;

Result<std::shared_ptr<const Scanner>> Scanner::make(ScannerOptions options)
{
    const std::shared_ptr<Scanner> made(new Scanner);
    made->options_ = std::move(options);
    made->own_ = std::make_unique<Own>();
    auto& own = *made->own_;
    const auto rows = detectors();
    static_assert(sizeof(std::uint32_t) * 8 > 20);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if ((made->options_.categories & bit(rows[i].category)) == 0) continue;
        made->isEmpty_ = false;
        const std::uint32_t row = std::uint32_t{1} << i;
        for (std::size_t c = 0; c < made->rows_.size(); ++c) {
            const int byte = static_cast<int>(c);
            if (rows[i].starts.has(byte)) made->rows_[c] |= row;
            if (rows[i].seconds.has(byte)) made->seconds_[c] |= row;
            if (rows[i].thirds.has(byte)) made->thirds_[c] |= row;
            if (rows[i].behind.has(byte)) made->behind_[c] |= row;
        }
        made->seconds_[kNoByte] |= row;
        made->thirds_[kNoByte] |= row;
        if (rows[i].isCued) made->cued_ |= row;
        if (rows[i].isFirst) made->behind_[kNoByte] |= row;
    }
    for (auto& each : made->seconds_) each |= kOwn;
    for (auto& each : made->thirds_) each |= kOwn;
    for (auto& each : made->behind_) each |= kOwn;
    for (const auto& list : made->options_.words) {
        for (const auto& each : list.words) {
            if (each.empty() || each.size() > kLongestWord) continue;
            const auto text = lower(each);
            const auto first = static_cast<unsigned char>(text.front());
            own.words[first].push_back({text, list.id});
            made->isEmpty_ = false;
            made->rows_[first] |= kOwn;
            if (isLower(first)) made->rows_[first - ('a' - 'A')] |= kOwn;
        }
    }
    for (auto& words : own.words) {
        std::ranges::sort(
            words, [](const auto& a, const auto& b) { return a.text.size() > b.text.size(); });
    }
    if (!made->options_.blocks.empty()) made->isEmpty_ = false;
    auto patterns = OwnPatterns::make(std::move(made->options_.patterns));
    if (!patterns) return std::move(patterns).error();
    own.patterns = std::move(*patterns);
    made->isEmpty_ = made->isEmpty_ && own.patterns->isEmpty();
    return std::shared_ptr<const Scanner>(made);
}

bool Scanner::matchWord(Window& window, Hit& hit, Finding& finding) const
{
    if (isWordByte(window.before())) return false;
    const int first = window.at(0);
    if (first < 0) return false;
    const auto key = isUpper(first) ? static_cast<unsigned char>(lowered(first))
                                    : static_cast<unsigned char>(first);
    for (const auto& word : own_->words[key]) {
        std::size_t size = 0;
        while (size < word.text.size() && window.at(size) >= 0 &&
               lowered(window.at(size)) == word.text[size])
            ++size;
        if (size == word.text.size() && !isWordByte(window.at(size))) {
            hit.size = size;
            hit.score = 90;
            finding.rule = word.list;
            finding.category = Category::Word;
            return !window.wantsMore;
        }
        if (window.wantsMore) return false;
    }
    return false;
}

/// What begins at the window's start. False and wantsMore: not known yet.
bool Scanner::decide(Window& window, std::uint32_t wanted, Hit& hit, Finding& finding) const
{
    const auto rows = detectors();
    if ((wanted & kOwn) != 0) {
        if (matchWord(window, hit, finding)) return true;
        if (window.wantsMore) return false;
        wanted &= ~kOwn;
    }
    for (; wanted != 0; wanted &= wanted - 1) {
        const auto& row = rows[static_cast<std::size_t>(std::countr_zero(wanted))];
        hit = Hit();
        const bool isFound = row.match(window, hit);
        if (window.wantsMore) return false;
        if (!isFound || hit.size == 0) continue;
        finding.rule = hit.rule.empty() ? row.id : hit.rule;
        finding.category = row.category;
        return true;
    }
    return false;
}

/// Goes on to behind the fence that closes a block: a line of its own, at least as long.
bool Scanner::closeBlock(std::string_view text, std::size_t& at, Open& open) noexcept
{
    enum Place : int { Inside, LineStart, Closing };

    const auto& fence = open.hit.fence;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (open.lines == Closing) {
            if (c == '\n') return true;
            // With words behind it, it is none that closes.
            if (c != fence.sign && c != ' ' && c != '\t' && c != '\r') open.lines = Inside;
        } else if (c == '\n') {
            open.lines = LineStart;
            open.dashes = 0;
        } else if (open.lines == LineStart && c == fence.sign) {
            if (static_cast<std::size_t>(++open.dashes) >= fence.size) open.lines = Closing;
        } else if (open.lines == LineStart &&
                   (open.dashes > 0 || (c != ' ' && c != '\t' && c != '>'))) {
            open.lines = Inside;
        }
    }
    return false;
}

bool Scanner::close(std::string_view text, std::size_t& at, Open& open) noexcept
{
    const auto& hit = open.hit;
    if (hit.open == nullptr) return true;
    if (hit.fence.sign != '\0') return closeBlock(text, at, open);
    for (; at < text.size(); ++at) {
        if (at - open.begin >= hit.most) return true;
        const auto c = static_cast<unsigned char>(text[at]);
        if (!hit.open->has(c)) return true;
        if (!hit.isArmoured) continue;
        open.dashes = c == '-' ? open.dashes + 1 : 0;
        constexpr int kRow = 5;
        if (open.dashes != kRow) continue;
        constexpr int kLast = 2;
        if (++open.lines == kLast) {
            ++at;
            return true;
        }
    }
    return false;
}

bool Scanner::next(std::string_view text, std::size_t& at, bool isFinal, Open& found,
                   Cues& cues) const
{
    const auto& patterns = *own_->patterns;
    for (; at < text.size(); ++at) {
        const auto c = static_cast<unsigned char>(text[at]);
        const bool isInside = isInsideWord(text, at);
        const bool isCue = !isInside || (isUpper(c) && !isUpper(text[at - 1]));
        if (isCue && (isAlpha(c) || c >= 0xC0) &&
            cues.note(text, at, isFinal) == Cues::Noted::Waits)
            return false;
        const bool mayBeBlock = !options_.blocks.empty() && (c == '`' || c == '~');
        // Letters begin anywhere, but not inside of one.
        const bool mayBeOwn = patterns.mayBegin(c) && (c & 0xC0U) != 0x80U;
        std::uint32_t wanted = isInside ? 0 : rows_[c];
        if (wanted != 0) {
            const auto byteAt = [&](std::size_t place) -> std::size_t {
                return place < text.size() ? static_cast<unsigned char>(text[place]) : kNoByte;
            };
            wanted &= behind_[byteAt(at - 1)] & seconds_[byteAt(at + 1)] & thirds_[byteAt(at + 2)];
            if ((wanted & cued_) != 0 && !cues.isAnyNear(at)) wanted &= ~cued_;
        }
        if (wanted == 0 && !mayBeOwn && !mayBeBlock) continue;
        Window window(text, at, isFinal, cues);
        Hit hit;
        Finding finding;
        bool isFound =
            mayBeBlock && matchCodeBlock(window, options_.blocks, cues.fence, hit, finding.rule);
        if (isFound) finding.category = Category::Code;
        if (!isFound && !window.wantsMore && wanted != 0)
            isFound = decide(window, wanted, hit, finding);
        if (!isFound && !window.wantsMore && mayBeOwn) {
            hit = Hit();
            isFound = patterns.match(window, hit, finding.rule);
            finding.category = Category::Pattern;
        }
        cues.steps += window.steps();
        if (window.wantsMore) return false;
        if (!isFound) continue;
        finding.begin = at + hit.skip;
        finding.score = hit.score;
        found = Open();
        found.hit = hit;
        found.begin = at;
        at += hit.size;
        finding.end = at;
        found.finding = finding;
        return true;
    }
    return false;
}

std::size_t Scanner::stepsOf(std::string_view text) const
{
    std::size_t at = 0;
    Cues cues;
    for (Open open; next(text, at, true, open, cues);) close(text, at, open);
    return cues.steps;
}

std::vector<Finding> Scanner::scan(std::string_view text) const
{
    std::vector<Finding> findings;
    if (isEmpty_) return findings;
    std::size_t at = 0;
    Cues cues;
    for (Open open; next(text, at, true, open, cues);) {
        close(text, at, open);
        open.finding.end = at;
        findings.push_back(open.finding);
    }
    return findings;
}

}  // namespace gatehouse::guard
