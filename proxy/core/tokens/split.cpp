#include "proxy/core/tokens/split.h"

namespace gatehouse::tokens {
namespace {

/// A position in a text, with the class of the character there; Break behind the end is never asked
/// for.
class Eye {
public:
    Eye(const Letters& letters, std::string_view text, std::size_t at) noexcept
        : letters_(letters), text_(text), at_(at)
    {
        look();
    }

    [[nodiscard]] bool isAtEnd() const noexcept { return at_ >= text_.size(); }

    [[nodiscard]] bool is(Letter letter) const noexcept { return !isAtEnd() && letter_ == letter; }

    [[nodiscard]] bool isChar(char c) const noexcept { return !isAtEnd() && text_[at_] == c; }

    [[nodiscard]] std::size_t at() const noexcept { return at_; }

    void next() noexcept
    {
        at_ += size_;
        look();
    }

    [[nodiscard]] bool isLetter() const noexcept
    {
        return is(Letter::Upper) || is(Letter::Lower) || is(Letter::Both);
    }

    [[nodiscard]] bool isSpace() const noexcept { return is(Letter::Space) || is(Letter::Break); }

    [[nodiscard]] bool isSign() const noexcept { return is(Letter::Other) || is(Letter::Mark); }

    /// May stand before a word and belong to it.
    [[nodiscard]] bool isPrefix() const noexcept { return isSign() || is(Letter::Space); }

    [[nodiscard]] bool isUpperish() const noexcept { return is(Letter::Upper) || isBoth(); }

    [[nodiscard]] bool isLowerish() const noexcept { return is(Letter::Lower) || isBoth(); }

    [[nodiscard]] bool isBoth() const noexcept { return is(Letter::Both) || is(Letter::Mark); }

private:
    void look() noexcept
    {
        if (at_ < text_.size()) letter_ = letters_.at(text_, at_, size_);
    }

    const Letters& letters_;
    std::string_view text_;
    std::size_t at_;
    std::size_t size_ = 0;
    Letter letter_ = Letter::Other;
};

/// Bytes of 's, 't, 're, 've, 'm, 'll, 'd in either case; 0: none stands there.
std::size_t contraction(std::string_view text, std::size_t at) noexcept
{
    if (at + 1 >= text.size() || text[at] != '\'') return 0;
    const auto lowered = [&](std::size_t i) {
        return i < text.size() ? static_cast<char>(text[i] | 0x20) : '\0';
    };
    const char first = lowered(at + 1);
    const char second = lowered(at + 2);
    if (first == 's' || first == 't' || first == 'm' || first == 'd') return 2;
    const bool isLong = (first == 'r' && second == 'e') || (first == 'v' && second == 'e') ||
                        (first == 'l' && second == 'l');
    return isLong ? 3 : 0;
}

/// The end of a word of o200k from here: capitals, then small letters. `at` where there is none.
/// Letters without a case may be taken for either.
std::size_t casedWord(Eye eye) noexcept
{
    const std::size_t begin = eye.at();
    std::size_t afterBoth = begin;  // behind the last letter that may be a small one
    while (eye.isUpperish()) {
        const bool isBoth = eye.isBoth();
        eye.next();
        if (isBoth) afterBoth = eye.at();
    }
    if (eye.isLowerish()) {
        while (eye.isLowerish()) eye.next();
        return eye.at();
    }
    return afterBoth > begin ? afterBoth : eye.at();
}

/// A word of capitals alone comes second among the patterns: first a word without the sign before
/// it is tried, which only a mark can be.
std::size_t wordO200k(const Eye& eye, std::string_view text) noexcept
{
    std::size_t end = eye.at();
    if (eye.isPrefix()) {
        Eye behind = eye;
        behind.next();
        end = casedWord(behind);
        const bool isWord = end > behind.at();
        if (!isWord) end = eye.at();
        if (eye.is(Letter::Mark)) {
            bool isCapitals = isWord;
            for (Eye one = behind; isCapitals && one.at() < end; one.next())
                isCapitals = one.is(Letter::Upper);
            if (!isWord || isCapitals) end = casedWord(eye);
        }
    } else if (eye.isLetter()) {
        end = casedWord(eye);
    }
    return end > eye.at() ? end + contraction(text, end) : end;
}

std::size_t wordCl100k(Eye eye) noexcept
{
    const std::size_t begin = eye.at();
    if (!eye.isLetter()) {
        if (!eye.isPrefix()) return begin;
        eye.next();
        if (!eye.isLetter()) return begin;
    }
    while (eye.isLetter()) eye.next();
    return eye.at();
}

std::size_t digits(Eye eye) noexcept
{
    for (int i = 0; i < 3 && eye.is(Letter::Number); ++i) eye.next();
    return eye.at();
}

/// Signs with a space before them and line ends behind them; o200k takes slashes like line ends.
std::size_t signs(Eye eye, Cut cut) noexcept
{
    const std::size_t begin = eye.at();
    if (eye.isChar(' ')) eye.next();
    if (!eye.isSign()) return begin;
    while (eye.isSign()) eye.next();
    while (eye.is(Letter::Break) || (cut == Cut::O200k && eye.isChar('/'))) eye.next();
    return eye.at();
}

/// White space up to its last line end, else all but the last, which belongs to what follows.
std::size_t space(Eye eye) noexcept
{
    const std::size_t begin = eye.at();
    std::size_t afterBreak = begin;
    std::size_t last = begin;
    while (eye.isSpace()) {
        last = eye.at();
        const bool isBreak = eye.is(Letter::Break);
        eye.next();
        if (isBreak) afterBreak = eye.at();
    }
    if (afterBreak > begin) return afterBreak;
    return eye.isAtEnd() || last == begin ? eye.at() : last;
}

}  // namespace

std::size_t pieceAt(Cut cut, const Letters& letters, std::string_view text, std::size_t at) noexcept
{
    const Eye eye(letters, text, at);
    if (cut == Cut::Cl100k) {
        if (const auto size = contraction(text, at); size > 0) return size;
    }
    std::size_t end = cut == Cut::O200k ? wordO200k(eye, text) : wordCl100k(eye);
    if (end == at) end = digits(eye);
    if (end == at) end = signs(eye, cut);
    if (end == at) end = space(eye);
    Eye one = eye;
    one.next();
    return (end == at ? one.at() : end) - at;
}

}  // namespace gatehouse::tokens
