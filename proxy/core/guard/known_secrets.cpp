#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "proxy/core/guard/checks.h"
#include "proxy/core/guard/context.h"
#include "proxy/core/guard/detectors.h"
#include "proxy/core/guard/secret_rows.h"
#include "proxy/core/guard/shape.h"

namespace gatehouse::guard {
namespace {

constexpr Letters kRun("A-Za-z0-9_-");
constexpr std::uint8_t kSure = 95;

/// The rows, found by the first two bytes of their prefix.
class Book {
public:
    Book()
    {
        for (const auto& row : secretRows()) entries_.push_back({&row, Shape(row.shape)});
        std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
            return pairOf(a.shape.prefix()) < pairOf(b.shape.prefix());
        });
        for (std::uint16_t i = 0; i < entries_.size(); ++i) {
            const auto pair = pairOf(entries_[i].shape.prefix());
            if (ends_[pair] == 0) begins_[pair] = i;
            ends_[pair] = static_cast<std::uint16_t>(i + 1);
        }
    }

    struct Entry {
        const SecretRow* row;
        Shape shape;
    };

    [[nodiscard]] std::span<const Entry> of(int first, int second) const noexcept
    {
        return between((static_cast<std::size_t>(first) << 8U) | static_cast<std::size_t>(second));
    }

    /// Those that begin with a class of letters.
    [[nodiscard]] std::span<const Entry> unnamed() const noexcept { return between(0); }

private:
    /// Shorter prefixes than two bytes count as none.
    static std::size_t pairOf(const std::string& prefix) noexcept
    {
        if (prefix.size() < 2) return 0;
        return (static_cast<std::size_t>(static_cast<unsigned char>(prefix[0])) << 8U) |
               static_cast<unsigned char>(prefix[1]);
    }

    [[nodiscard]] std::span<const Entry> between(std::size_t pair) const noexcept
    {
        return std::span(entries_).subspan(begins_[pair],
                                           ends_[pair] == 0 ? 0U : ends_[pair] - begins_[pair]);
    }

    std::vector<Entry> entries_;
    std::array<std::uint16_t, 65536> begins_{};
    std::array<std::uint16_t, 65536> ends_{};
};

const Book& book()
{
    static const Book kBook;
    return kBook;
}

/// "xxxx…", "abcdefgh…", "EXAMPLE": what documentation puts in place of a key.
bool isPlaceholder(std::string_view value) noexcept
{
    std::size_t same = 1;
    std::size_t rising = 1;
    for (std::size_t i = 1; i < value.size(); ++i) {
        same = value[i] == value[i - 1] ? same + 1 : 1;
        rising = value[i] == value[i - 1] + 1 ? rising + 1 : 1;
        if (same >= 8 || rising >= 20) return true;
    }
    return false;
}

bool endsWell(Window& window, std::size_t size, const Hit& hit) noexcept
{
    if (hit.open != nullptr) return true;
    const int next = window.at(size);
    if (kWord.has(next)) return false;
    return next != '-' || !kAlnum.has(window.at(size + 1));
}

bool matchEntry(Window& window, const Book::Entry& entry, Hit& hit)
{
    if (!entry.shape.match(window, hit)) return false;
    const std::size_t prefix = entry.shape.prefix().size();
    if (!endsWell(window, hit.size, hit)) return false;
    const auto value = window.seen(hit.size).substr(prefix);
    if (entropyOf(value) < entry.row->entropy || isPlaceholder(value)) return false;
    auto* const passes = entry.row->passes;
    if (passes != nullptr && !passes(window.seen(hit.size))) return false;
    hit.rule = entry.row->id;
    hit.score = kSure;
    return true;
}

bool matchEntries(Window& window, std::span<const Book::Entry> entries, Hit& hit)
{
    for (const auto& entry : entries) {
        hit = Hit();
        if (matchEntry(window, entry, hit)) return true;
        if (window.wantsMore) return false;
    }
    return false;
}

/// So many bytes of the letters stand there, `most` of them are counted.
std::size_t runOf(Window& window, const Letters& letters, std::size_t most) noexcept
{
    std::size_t size = 0;
    while (size < most && letters.has(window.at(size))) ++size;
    return size;
}

}  // namespace

bool matchKnownSecret(Window& window, Hit& hit)
{
    if (!isAtBoundary(window)) return false;
    const int first = window.at(0);
    const int second = window.at(1);
    if (second < 0) return false;
    // A dash or a point joins words: no key begins behind one.
    const bool isJoined =
        (window.before() == '-' || window.before() == '.') && kAlnum.has(window.before(2));
    if (isJoined) return false;
    if (matchEntries(window, book().of(first, second), hit)) return true;
    if (window.wantsMore) return false;
    constexpr std::size_t kLeastRun = 6;
    if (runOf(window, kRun, kLeastRun) < kLeastRun && !(isDigit(first) && second == '/') &&
        window.at(kLeastRun - 1) != '~')
        return false;
    if (window.wantsMore) return false;
    return matchEntries(window, book().unnamed(), hit);
}

bool matchPrivateKey(Window& window, Hit& hit)
{
    constexpr std::string_view kBegin = "-----BEGIN ";
    constexpr Letters kName("A-Z0-9 ");
    constexpr Letters kBase64("A-Za-z0-9+/=");
    static constexpr Letters kBody("A-Za-z0-9+/=\\ \t\r\n\",:;.()_-");
    constexpr std::size_t kMost = 16 * 1024;
    constexpr std::size_t kLeastBody = 10;
    if (window.before() == '-') return false;
    std::size_t at = 0;
    for (; at < kBegin.size(); ++at) {
        if (window.at(at) != static_cast<unsigned char>(kBegin[at])) return false;
    }
    while (kName.has(window.at(at))) ++at;
    if (window.wantsMore) return false;
    const auto title = window.seen(at);
    if (title.find("PRIVATE KEY") == std::string_view::npos) return false;
    for (int i = 0; i < 5; ++i) {
        if (window.at(at++) != '-') return false;
    }
    // The title alone is no key: something must follow. "Proc-Type:" and "Version:" count.
    constexpr Letters kBetween(" \t\r\n\\");
    while (kBetween.has(window.at(at)) || (window.at(at) == 'n' && window.before() != 0 &&
                                           window.text[window.start + at - 1] == '\\'))
        ++at;
    std::size_t body = 0;
    while (kBase64.has(window.at(at)) || window.at(at) == '-' || window.at(at) == ':') {
        ++at;
        ++body;
        if (body >= kLeastBody) break;
    }
    if (body < kLeastBody) return false;
    if (window.text[window.start + at - 1] == '-') return false;
    hit.size = at;
    hit.open = &kBody;
    hit.most = kMost;
    hit.isArmoured = true;
    hit.score = kSure;
    hit.rule = "private-key";
    return true;
}

/// "user:password" of an address, or behind curl's -u.
bool matchLogin(Window& window, Hit& hit)
{
    static constexpr Letters kUser("A-Za-z0-9_.%+-");
    static constexpr Letters kPassword("A-Za-z0-9_.%+~!$&*;=:?#^@|-");
    const int before = window.before();
    const bool mayBe =
        before == '/' ||
        ((before == ' ' || before == '"' || before == '\'') &&
         (window.before(2) == 'u' || window.before(2) == 'r' || window.before(2) == ' '));
    if (!mayBe) return false;
    const auto past = window.past(10);
    const bool isUrl = past.ends_with("://");
    const bool isCurl = past.ends_with(" -u ") || past.ends_with(" --user ") ||
                        past.ends_with(" -u '") || past.ends_with(" -u \"") ||
                        past.ends_with(" --user '") || past.ends_with(" --user \"");
    if (!isUrl && !isCurl) return false;
    std::size_t at = 0;
    while (kUser.has(window.at(at))) ++at;
    if (window.at(at) != ':') return false;
    const std::size_t from = ++at;
    std::size_t last = 0;
    while (kPassword.has(window.at(at))) {
        if (window.at(at) == '@') last = at;
        ++at;
    }
    const bool isOpen = window.at(at) == Window::kBeyond;
    if (isUrl && last == 0 && !isOpen) return false;
    const std::size_t end = isUrl && last != 0 ? last : at;
    const auto password = window.seen(end).substr(from);
    constexpr std::size_t kLeast = 3;
    if (password.size() < kLeast || password.front() == '$' || isPlaceholder(password))
        return false;
    hit.size = end;
    hit.score = kSure - 10;
    hit.rule = "login";
    return true;
}

}  // namespace gatehouse::guard
