#include "proxy/core/guard/own_patterns.h"

#include <algorithm>
#include <re2/re2.h>
#include <utility>

#include "proxy/core/base/text.h"

namespace gatehouse::guard {
namespace {

constexpr int kMostSteps = 4'000;
constexpr std::int64_t kMemory = 8 << 20;

RE2::Options options()
{
    RE2::Options how;
    how.set_log_errors(false);
    how.set_max_mem(kMemory);
    how.set_longest_match(true);
    return how;
}

/// The bracket without its other half: the last that was opened, or the first that was closed and
/// never opened.
std::size_t loneBracket(std::string_view expression)
{
    std::vector<std::size_t> open;
    bool isClass = false;
    for (std::size_t i = 0; i < expression.size(); ++i) {
        const char c = expression[i];
        if (c == '\\') {
            ++i;
        } else if (isClass) {
            isClass = c != ']';
        } else if (c == '[') {
            isClass = true;
            // A bracket that stands first in a class is a letter of it.
            if (i + 1 < expression.size() && expression[i + 1] == '^') ++i;
            if (i + 1 < expression.size() && expression[i + 1] == ']') ++i;
        } else if (c == '(') {
            open.push_back(i);
        } else if (c == ')') {
            if (open.empty()) return i;
            open.pop_back();
        }
    }
    return open.empty() ? 0 : open.back();
}

std::size_t placeOf(const RE2& compiled, std::string_view expression)
{
    switch (compiled.error_code()) {
        case RE2::ErrorMissingParen:
        case RE2::ErrorUnexpectedParen:
            return loneBracket(expression);
        case RE2::ErrorTrailingBackslash:
            return expression.size() - 1;
        default:
            break;
    }
    const auto found = expression.find(compiled.error_arg());
    return found == std::string_view::npos ? 0 : found;
}

std::string_view hintFor(const RE2& compiled)
{
    switch (compiled.error_code()) {
        case RE2::ErrorBadPerlOp:
        case RE2::ErrorBadNamedCapture:
            return "look-around and named references are not there: their time has no bound";
        case RE2::ErrorBadEscape:
            return "write \\\\ for a backslash; \\1 and other references back are not there";
        case RE2::ErrorRepeatSize:
        case RE2::ErrorPatternTooLarge:
            return "repeat less often: at most 64 bytes are looked at";
        case RE2::ErrorMissingParen:
        case RE2::ErrorUnexpectedParen:
        case RE2::ErrorMissingBracket:
            return "close it, or write a backslash before it where it is a letter";
        default:
            return "write it as RE2 reads it";
    }
}

/// A compiled expression, or why it cannot be used.
std::unique_ptr<RE2> compile(const OwnPattern& pattern, PatternFlaw& flaw)
{
    const std::string& expression = pattern.expression;
    if (expression.empty() || expression.size() > kLongestPattern) {
        flaw = {expression.empty() ? "the expression is empty" : "the expression is too long",
                cat("write at most ", number(kLongestPattern), " bytes"),
                std::min(expression.size(), kLongestPattern)};
        return nullptr;
    }
    auto compiled = std::make_unique<RE2>(expression, options());
    if (!compiled->ok()) {
        flaw = {compiled->error(), std::string(hintFor(*compiled)), placeOf(*compiled, expression)};
    } else if (RE2::FullMatch("", *compiled)) {
        flaw = {"the expression fits an empty text, so it fits everywhere",
                "ask for at least one letter: + instead of *", 0};
    } else if (compiled->ProgramSize() > kMostSteps) {
        flaw = {"the expression is too large once its repetitions are written out",
                "repeat less often: at most 64 bytes are looked at", 0};
    } else if (pattern.group < 0 ||
               pattern.group > std::min(kMostGroup, compiled->NumberOfCapturingGroups())) {
        flaw = {cat("the expression has no group ", number(pattern.group)),
                cat("count its opening brackets, from 1 to ", number(kMostGroup),
                    "; 0 means all of it"),
                0};
    } else {
        return compiled;
    }
    return nullptr;
}

/// A ^ that is not the first of a class.
bool hasStartSign(std::string_view expression) noexcept
{
    for (std::size_t i = 0; i < expression.size(); ++i) {
        if (expression[i] == '^' && (i == 0 || expression[i - 1] != '[')) return true;
    }
    return false;
}

/// Which bytes it may begin with; all, where that is not easily told.
void addStarts(const std::string& expression, std::array<bool, 256>& starts)
{
    std::string_view rest = expression;
    while (rest.starts_with("\\b")) rest.remove_prefix(2);
    // What looks at the byte before it may begin elsewhere in a text than at its beginning.
    const bool looksBack = rest.find("\\b") != std::string_view::npos ||
                           rest.find("\\B") != std::string_view::npos || hasStartSign(rest) ||
                           rest.find("\\A") != std::string_view::npos;
    std::string low;
    std::string high;
    const RE2 compiled(re2::StringPiece(rest.data(), rest.size()), options());
    if (looksBack || !compiled.ok() || !compiled.PossibleMatchRange(&low, &high, 1) ||
        low.empty() || high.empty()) {
        starts.fill(true);
        return;
    }
    for (std::size_t c = static_cast<unsigned char>(low.front());
         c <= static_cast<unsigned char>(high.front()); ++c)
        starts[c] = true;
}

}  // namespace

OwnPatterns::OwnPatterns() = default;
OwnPatterns::~OwnPatterns() = default;

std::optional<PatternFlaw> flawOf(const OwnPattern& pattern)
{
    PatternFlaw flaw;
    if (compile(pattern, flaw)) return std::nullopt;
    return flaw;
}

Result<std::unique_ptr<const OwnPatterns>> OwnPatterns::make(std::vector<OwnPattern> patterns)
{
    std::unique_ptr<OwnPatterns> made(new OwnPatterns);
    std::string all;
    for (const auto& each : patterns) {
        PatternFlaw flaw;
        auto compiled = compile(each, flaw);
        if (!compiled) {
            return fail(ErrorKind::Invalid,
                        cat("the expression ", each.id, " cannot be used: ", flaw.message,
                            " (byte ", number(static_cast<std::int64_t>(flaw.at)), ")"),
                        flaw.hint);
        }
        made->compiled_.push_back(std::move(compiled));
        addStarts(each.expression, made->starts_);
        all += cat(all.empty() ? "(?:" : "|(?:", each.expression, ")");
    }
    if (patterns.size() > 1) {
        auto how = options();
        how.set_never_capture(true);
        auto any = std::make_unique<RE2>(all, how);
        if (any->ok()) made->any_ = std::move(any);  // together they may be too large
    }
    made->patterns_ = std::move(patterns);
    return std::unique_ptr<const OwnPatterns>(std::move(made));
}

bool OwnPatterns::match(Window& window, Hit& hit, std::string_view& id) const
{
    const std::size_t end = std::min(window.text.size(), window.start + kWindow);
    // Without the whole window it may be another match.
    if (!window.isFinal && end < window.start + kWindow) {
        window.wantsMore = true;
        return false;
    }
    // What stands behind the window is not seen, however much of the text has come.
    const re2::StringPiece text(window.text.data(), end);
    if (any_ && !any_->Match(text, window.start, end, RE2::ANCHOR_START, nullptr, 0)) return false;
    for (std::size_t i = 0; i < compiled_.size(); ++i) {
        std::array<re2::StringPiece, kMostGroup + 1> found;
        const int group = patterns_[i].group;
        if (!compiled_[i]->Match(text, window.start, end, RE2::ANCHOR_START, found.data(),
                                 group + 1) ||
            found[0].empty())
            continue;
        auto wanted = found[static_cast<std::size_t>(group)];
        if (wanted.empty()) wanted = found[0];  // the group had no part in it
        const char* start = window.text.data() + window.start;
        hit.skip = static_cast<std::size_t>(wanted.data() - start);
        hit.size = hit.skip + wanted.size();
        hit.score = 80;
        id = patterns_[i].id;
        return true;
    }
    return false;
}

}  // namespace gatehouse::guard
