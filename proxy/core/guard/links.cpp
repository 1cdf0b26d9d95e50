#include "proxy/core/guard/links.h"

#include <algorithm>

#include "proxy/core/guard/context.h"
#include "proxy/core/guard/detectors.h"

// Addresses in what a model says, by which words of a conversation leave with nobody's help: a
// picture is fetched as soon as the answer is shown.
namespace gatehouse::guard {
namespace {

constexpr Letters kUrl(
    "!#$%&*+,./0-9:;=?@A-Z_a-z~\x80-\xFF-");  // none that ends one: blanks, quotes, brackets
constexpr Letters kHostLetters("A-Za-z0-9.:_\x80-\xFF-");
constexpr std::size_t kMostUrl = 8 * 1024;
constexpr std::uint8_t kSure = 90;

/// Behind "http://", "https://" or "//"; 0: none of these begins there.
std::size_t schemeSize(Window& window) noexcept
{
    constexpr std::string_view kHttp = "http";
    std::size_t at = 0;
    if (window.at(0) != '/') {
        for (; at < kHttp.size(); ++at) {
            if (lowered(window.at(at)) != kHttp[at]) return 0;
        }
        if (lowered(window.at(at)) == 's') ++at;
        if (window.at(at++) != ':') return 0;
    }
    if (window.at(at) != '/' || window.at(at + 1) != '/') return 0;
    at += 2;
    return kHostLetters.has(window.at(at)) || window.at(at) == '[' ? at : 0;
}

/// Takes the address; it goes on behind the window where that is at its end.
void take(Window& window, std::size_t at, Hit& hit) noexcept
{
    while (kUrl.has(window.at(at))) ++at;
    hit.size = at;
    hit.score = kSure;
    if (window.at(at) != Window::kBeyond) return;
    hit.open = &kUrl;
    hit.most = kMostUrl;
}

void dropBack(std::string_view& past, std::string_view letters) noexcept
{
    const auto last = past.find_last_not_of(letters);
    past = last == std::string_view::npos ? std::string_view() : past.substr(0, last + 1);
}

/// What stands behind "](": the address of a picture, or of something that is clicked. Where the
/// beginning is too far back to be seen, of a picture.
bool isPictureBracket(std::string_view past) noexcept
{
    int depth = 0;
    for (std::size_t at = past.size(); at-- > 0;) {
        if (past[at] == ']') ++depth;
        if (past[at] != '[' || --depth > 0) continue;
        return at > 0 && past[at - 1] == '!';
    }
    return past.size() + 8 >= kBack;
}

/// An attribute of HTML whose address is fetched.
bool isFetched(std::string_view past) noexcept
{
    dropBack(past, " \t\r\n");
    std::size_t size = 0;
    while (size < past.size() && isAlpha(static_cast<unsigned char>(past[past.size() - 1 - size])))
        ++size;
    const auto name = past.substr(past.size() - size);
    constexpr std::string_view kNames[] = {"src",  "srcset", "poster",    "background",
                                           "data", "lowsrc", "dynsrc",    "longdesc",
                                           "icon", "action", "formaction"};
    return std::ranges::any_of(kNames, [name](std::string_view each) {
        return each.size() == name.size() && beginsNoCase(name, each);
    });
}

/// The words before an address that make it a picture's.
bool isPicture(std::string_view past) noexcept
{
    dropBack(past, "<\"' \t\r\n");
    if (past.empty()) return false;
    const char sign = past.back();
    past.remove_suffix(1);
    if (sign == '=') return isFetched(past);
    if (sign == '(') {
        if (!past.empty() && past.back() == ']') return isPictureBracket(past);
        constexpr std::string_view kStyle = "url";
        return past.size() >= kStyle.size() &&
               beginsNoCase(past.substr(past.size() - kStyle.size()), kStyle);
    }
    // "[1]: http://…" is where "![x][1]" gets it from.
    return sign == ':' && !past.empty() && past.back() == ']';
}

}  // namespace

std::string hostOf(std::string_view link, bool isWhole)
{
    const auto slashes = link.find("//");
    if (slashes == std::string_view::npos) return {};
    const auto rest = link.substr(slashes + 2);
    const auto end = rest.find_first_of("/?#");
    if (end == std::string_view::npos && !isWhole) return {};
    std::string_view host = rest.substr(0, end);
    const auto port = host.rfind(':');
    if (port != std::string_view::npos) {
        const auto digits = host.substr(port + 1);
        if (!std::ranges::all_of(digits, [](char c) { return isDigit(c); })) return {};
        host = host.substr(0, port);
    }
    std::string small;
    for (const char c : host) {
        if (!isAlnum(static_cast<unsigned char>(c)) && c != '.' && c != '-') return {};
        small += lowered(static_cast<unsigned char>(c));
    }
    return small;
}

bool matchImageLink(Window& window, Hit& hit)
{
    const std::size_t host = schemeSize(window);
    if (host == 0 || window.wantsMore) return false;
    const auto past = window.past();
    window.charge(past.size());
    if (!isPicture(past)) return false;
    take(window, host, hit);
    return true;
}

bool matchDataLink(Window& window, Hit& hit)
{
    if (!isAtBoundary(window)) return false;
    const std::size_t host = schemeSize(window);
    if (host == 0 || window.wantsMore) return false;
    take(window, host, hit);
    if (window.wantsMore) return false;
    if (hit.open != nullptr) return true;
    // The sentence's own signs end no address.
    while (hit.size > host && std::string_view(".,;:!?").find(static_cast<char>(
                                  window.at(hit.size - 1))) != std::string_view::npos)
        --hit.size;
    const auto link = window.seen(hit.size);
    const auto query = link.find_first_of("?#");
    const bool hasUser = link.find('@') != std::string_view::npos;
    return hasUser || (query != std::string_view::npos && query + 1 < link.size());
}

}  // namespace gatehouse::guard
