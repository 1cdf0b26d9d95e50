#include "proxy/core/provider/target.h"

#include <algorithm>

#include "proxy/core/base/text.h"

namespace gatehouse::provider {
namespace {

bool isDigit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

std::size_t skipDigits(std::string_view text, std::size_t at) noexcept
{
    while (at < text.size() && isDigit(text[at])) ++at;
    return at;
}

bool isVersion(std::string_view segment) noexcept
{
    if (segment.size() < 2 || segment[0] != 'v' || !isDigit(segment[1])) return false;
    std::string_view tail = segment.substr(skipDigits(segment, 1));
    if (tail.empty()) return true;
    if (tail.starts_with("alpha")) {
        tail.remove_prefix(5);
    } else if (tail.starts_with("beta")) {
        tail.remove_prefix(4);
    } else {
        return false;
    }
    return skipDigits(tail, 0) == tail.size();
}

/// The path of an absolute URL without slashes at its end; "" for none.
std::string_view pathOf(std::string_view url) noexcept
{
    const auto scheme = url.find("://");
    if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
    const auto slash = url.find('/');
    std::string_view path =
        slash == std::string_view::npos ? std::string_view() : url.substr(slash);
    path = path.substr(0, path.find_first_of("?#"));
    while (path.ends_with('/')) path.remove_suffix(1);
    return path;
}

/// Removes `prefix` from `path` where it ends at a segment.
bool takePrefix(std::string_view& path, std::string_view prefix) noexcept
{
    if (prefix.empty() || !path.starts_with(prefix)) return false;
    if (path.size() > prefix.size() && path[prefix.size()] != '/') return false;
    path.remove_prefix(prefix.size());
    return true;
}

/// An SDK that puts the end of the base itself in front of the version: /openai/v1/… of Groq's.
void takeRepeated(std::string_view& path, std::string_view base) noexcept
{
    if (takePrefix(path, base)) return;
    for (auto slash = base.find('/', 1); slash != std::string_view::npos;
         slash = base.find('/', slash + 1)) {
        std::string_view rest = path;
        if (!takePrefix(rest, base.substr(slash)) || splitVersion(rest).version.empty()) continue;
        path = rest;
        return;
    }
}

bool isBeside(const Provider& provider, std::string_view path) noexcept
{
    return std::any_of(provider.unversioned.begin(), provider.unversioned.end(),
                       [path](const std::string& start) { return path.starts_with(start); });
}

}  // namespace

SplitPath splitVersion(std::string_view path) noexcept
{
    const std::size_t start = path.starts_with('/') ? 1 : 0;
    const std::size_t end = std::min(path.find('/', start), path.size());
    const std::string_view segment = path.substr(start, end - start);
    if (!isVersion(segment)) return {{}, path};
    return {segment, path.substr(end)};
}

SplitBase splitBase(std::string_view baseUrl)
{
    while (baseUrl.ends_with('/')) baseUrl.remove_suffix(1);
    const std::string_view path = pathOf(baseUrl);
    const auto slash = path.rfind('/');
    if (slash == std::string_view::npos || !isVersion(path.substr(slash + 1))) {
        return {std::string(baseUrl), {}};
    }
    const std::string_view version = path.substr(slash + 1);
    baseUrl.remove_suffix(version.size() + 1);
    while (baseUrl.ends_with('/')) baseUrl.remove_suffix(1);
    return {std::string(baseUrl), std::string(version)};
}

std::string targetOf(const Provider& provider, std::string_view pathBelowVersion,
                     std::string_view clientVersion, std::string_view query)
{
    const SplitBase split = splitBase(provider.baseUrl);
    const std::string base(pathOf(split.baseUrl));
    std::string_view version = provider.version.empty() ? split.version : provider.version;

    std::string path(pathBelowVersion);
    if (!path.empty() && path.front() != '/') path.insert(path.begin(), '/');
    std::string_view rest = path;
    if (clientVersion.empty()) takeRepeated(rest, base);
    const SplitPath inside = splitVersion(rest);
    if (!inside.version.empty()) {
        rest = inside.rest;
        if (clientVersion.empty()) clientVersion = inside.version;
    }
    if (provider.versionRule == VersionRule::Client && !clientVersion.empty()) {
        version = clientVersion;
    } else if (clientVersion.empty() && isBeside(provider, rest)) {
        version = {};
    }
    return cat(base, version.empty() ? "" : "/", version,
               rest.empty() && version.empty() && base.empty() ? "/" : "", rest,
               query.empty() ? "" : "?", query);
}

}  // namespace gatehouse::provider
