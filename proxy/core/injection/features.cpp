#include "proxy/core/injection/features.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <string_view>

#include "proxy/core/injection/signs.h"
#include "proxy/core/injection/words.h"

namespace gatehouse::injection {
namespace {

constexpr std::uint32_t kMostWords = 48;  ///< of a sentence: longer ones are cut
constexpr std::uint32_t kLeastWords = 3;  ///< shorter ones go on with the next
constexpr std::size_t kReach = 7;         ///< words between two concepts that belong together
constexpr std::size_t kRecent = 4;        ///< concepts remembered

/// Families of features: the salt of their hashes.
enum class Kind : std::uint64_t {
    Word = 1,
    Pair,
    Skip,
    Sense,
    SenseThree,
    Concept,
    Both,
    First,
    Shape,
    Sign
};

constexpr std::uint64_t mix(std::uint64_t value) noexcept
{
    value ^= value >> 32U;
    value *= 0xD6E8FEB86659FD93ULL;
    value ^= value >> 32U;
    value *= 0xD6E8FEB86659FD93ULL;
    return value ^ (value >> 32U);
}

std::uint64_t hashOf(std::string_view text) noexcept
{
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return hash;
}

/// Words lose their endings, so that forms of one word are one.
std::string_view stemOf(std::string_view word) noexcept
{
    return word.size() > 7 ? word.substr(0, 7) : word;
}

struct Recent {
    Concept meaning = Concept::None;
    std::size_t at = 0;
    bool isQuoted = false;
};

class Reader {
public:
    explicit Reader(const View& view) : view_(view) {}

    Features read();

private:
    void add(Kind kind, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0);
    void word(std::string_view text, std::size_t at, Known known);
    void sign(char32_t code, std::size_t at);
    void meet(Concept meaning);
    void close(std::size_t at);
    void open(std::size_t at);
    std::size_t readWord(std::size_t at);
    void quote(std::size_t at);

    const View& view_;
    Features out_;
    Sentence now_;
    std::uint64_t before_ = 0, beforeThat_ = 0;  ///< hashes of the last words
    std::uint64_t senseBefore_ = 0, senseBeforeThat_ = 0;
    std::array<Recent, kRecent> recent_{};
    std::size_t wordCount_ = 0, loud_ = 0, senses_ = 0;
    std::bitset<kConcepts> seen_;
    std::bitset<kConcepts * kConcepts> pairs_;
    std::size_t origin_ = 0;
    std::size_t signRun_ = 0;
    char32_t lastSign_ = 0;
    bool isQuoted_ = false;
    std::size_t quotedSince_ = 0;
};

void Reader::add(Kind kind, std::uint64_t a, std::uint64_t b, std::uint64_t c)
{
    const std::uint64_t hash =
        mix(mix(mix(a + static_cast<std::uint64_t>(kind) * 0x9E3779B97F4A7C15ULL) + b) + c);
    out_.keys.push_back(static_cast<std::uint32_t>(hash >> (64U - kSlotBits)));
    out_.origins.push_back(static_cast<std::uint32_t>(origin_));
}

void Reader::open(std::size_t at)
{
    now_ = {};
    now_.firstFeature = static_cast<std::uint32_t>(out_.keys.size());
    now_.begin = at < view_.origin.size() ? view_.origin[at] : 0;
    before_ = beforeThat_ = senseBefore_ = senseBeforeThat_ = 1;  // the beginning
    recent_ = {};
    loud_ = senses_ = 0;
    seen_.reset();
    pairs_.reset();
}

void Reader::close(std::size_t at)
{
    if (now_.words == 0) return;
    if (loud_ * 2 > now_.words && now_.words >= 3)
        add(Kind::Shape, 1);
    else if (loud_ >= 3)
        add(Kind::Shape, 2);
    if (senses_ * 3 > now_.words && senses_ >= 3) add(Kind::Shape, 3);
    add(Kind::Shape, 8 + std::min<std::uint64_t>(senses_, 6));
    if (view_.disguise != Disguise::None && senses_ >= 2) add(Kind::Shape, 5);
    now_.lastFeature = static_cast<std::uint32_t>(out_.keys.size());
    const std::size_t last = std::min(at, view_.origin.size());
    now_.end = last > 0 ? view_.origin[last - 1] + 1 : now_.begin;
    if (now_.end < now_.begin) std::swap(now_.begin, now_.end);
    out_.sentences.push_back(now_);
    open(at);
}

void Reader::meet(Concept meaning)
{
    const auto own = static_cast<std::size_t>(meaning);
    ++senses_;
    if (!seen_.test(own)) {
        seen_.set(own);
        add(Kind::Concept, own, isQuoted_ ? 1 : 0);
    }
    for (const Recent& other : recent_) {
        if (other.meaning == Concept::None || wordCount_ - other.at > kReach) continue;
        const std::size_t pair = static_cast<std::size_t>(other.meaning) * kConcepts + own;
        if (pairs_.test(pair)) continue;
        pairs_.set(pair);
        add(Kind::Both, pair, isQuoted_ && other.isQuoted ? 1 : 0);
    }
    std::rotate(recent_.begin(), recent_.begin() + 1, recent_.end());
    recent_.back() = {meaning, wordCount_, isQuoted_};
}

void Reader::word(std::string_view text, std::size_t at, Known known)
{
    origin_ = view_.origin[at];
    signRun_ = 0;
    const std::uint64_t own = hashOf(stemOf(text));
    const auto meaning = known.meaning;
    const std::uint64_t sense =
        meaning == Concept::None ? own : 0x1000 + static_cast<std::uint64_t>(meaning);
    add(Kind::Word, own);
    add(Kind::Pair, before_, own);
    add(Kind::Skip, beforeThat_, own);
    if (meaning != Concept::None || senseBefore_ < 0x2000) add(Kind::Sense, senseBefore_, sense);
    if (meaning != Concept::None || senseBeforeThat_ < 0x2000)
        add(Kind::SenseThree, senseBeforeThat_, senseBefore_, sense);
    if (now_.words < 3) add(Kind::First, sense);
    if (view_.isCapital[at] && (text.size() < 2 || view_.isCapital[at + 1]) && text.size() > 2)
        ++loud_;
    ++wordCount_;
    ++now_.words;
    if (meaning != Concept::None) meet(meaning);
    beforeThat_ = before_;
    before_ = own;
    senseBeforeThat_ = senseBefore_;
    senseBefore_ = sense;
}

void Reader::quote(std::size_t at)
{
    if (isQuoted_) {
        isQuoted_ = false;
        return;
    }
    // Not in JSON and code: there a quote is no quotation.
    std::size_t back = at;
    while (back > 0 && view_.text[back - 1] == ' ') --back;
    const char before = back > 0 ? view_.text[back - 1] : '{';
    const bool isCode = before == ':' ? back == at
                                      : before == '{' || before == '[' || before == ',' ||
                                            before == '(' || before == '=';
    isQuoted_ = !isCode && back != 0;
    quotedSince_ = wordCount_;
}

void Reader::sign(char32_t code, std::size_t at)
{
    origin_ = view_.origin[at];
    if (code == '"') quote(at);
    if (isQuoted_ && wordCount_ - quotedSince_ > 60) isQuoted_ = false;
    if (code == lastSign_) {
        ++signRun_;
        if (signRun_ == 3 || signRun_ == 8) add(Kind::Sign, code < 0x80 ? code : 0x80, signRun_);
        return;
    }
    signRun_ = 1;
    lastSign_ = code;
    if (code == '?' || code == '!' || code == '"' || code == ':') add(Kind::Sign, code);
    if (code == '<' || code == '[' || code == '{' || code == '|' || code == '#' || code == '=' ||
        code == '`') {
        add(Kind::Sign, code);
        beforeThat_ = before_;
        before_ = code;  // a role's marker stands by its sign: <system, [INST, ### instruction
    }
}

std::size_t Reader::readWord(std::size_t at)
{
    const std::string& text = view_.text;
    std::size_t end = at;
    while (end < text.size()) {
        const auto byte = static_cast<unsigned char>(text[end]);
        if (isLatin(byte) || isDigit(byte)) {
            ++end;
        } else if (byte >= 0x80) {
            const Sign next = signAt(text, end);
            if (!isOtherLetter(next.code) && !(next.code >= 0xDF && next.code < 0x180)) break;
            end += next.size;
        } else if (byte == '\'' && end > at && end + 1 < text.size() &&
                   isLatin(static_cast<unsigned char>(text[end + 1]))) {
            ++end;
        } else {
            break;
        }
    }
    if (end == at) return at;
    const std::string_view found = std::string_view(text).substr(at, end - at);
    Known known = meaningOf(found);
    if (known.meaning == Concept::None) {
        if (const std::string_view real = unscrambled(found); !real.empty()) {
            known = meaningOf(real);
            word(real, at, known);
            return end;
        }
    }
    word(found, at, known);
    return end;
}

Features Reader::read()
{
    const std::string& text = view_.text;
    out_.keys.reserve(text.size() + 16);
    out_.origins.reserve(text.size() + 16);
    open(0);
    for (std::size_t at = 0; at < text.size();) {
        if (const std::size_t end = readWord(at); end > at) {
            at = end;
            lastSign_ = 0;
        } else if (const Sign next = signAt(text, at); isUnspaced(next.code)) {
            const Known known = meaningAt(std::string_view(text).substr(at, 24));
            const std::size_t size = known.meaning == Concept::None ? next.size : known.size;
            word(std::string_view(text).substr(at, size), at, known);
            at += size;
        } else {
            if (next.code != ' ') sign(next.code, at);
            const char after = at + next.size < text.size() ? text[at + next.size] : ' ';
            at += next.size;
            const bool isEnd = ((next.code == '.' || next.code == '!' || next.code == '?') &&
                                (after == ' ' || after == '\n' || after == '"' || after == '\\')) ||
                               next.code == '\n' || next.code == 0x3002 || next.code == 0xFF01;
            if (isEnd && now_.words >= kLeastWords) close(at);
        }
        if (now_.words >= kMostWords) close(at);
    }
    close(text.size());
    return std::move(out_);
}

}  // namespace

Features featuresOf(const View& view)
{
    return Reader(view).read();
}

}  // namespace gatehouse::injection
