#include "proxy/core/pipeline/place.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace gatehouse::pipeline {
namespace {

/// First words of OpenAI paths: /v1/<word>/… is never an account of the three-part form.
constexpr std::array<std::string_view, 24> kOpenAiRoots = {
    "chat",          "completions", "responses",     "embeddings",   "models",      "images",
    "audio",         "files",       "uploads",       "batches",      "fine_tuning", "moderations",
    "assistants",    "threads",     "vector_stores", "realtime",     "messages",    "videos",
    "conversations", "containers",  "evals",         "organization", "rerank",      "chatkit"};

struct Segments {
    std::array<std::string_view, 4> part;
    std::array<std::size_t, 4> after{};  ///< offset in the path behind the segment
    std::size_t count = 0;
};

Segments cutPath(std::string_view path) noexcept
{
    Segments segments;
    std::size_t at = 1;
    while (segments.count < segments.part.size() && at <= path.size()) {
        const auto end = std::min(path.find('/', at), path.size());
        segments.part[segments.count] = path.substr(at, end - at);
        segments.after[segments.count] = end;
        ++segments.count;
        at = end + 1;
    }
    return segments;
}

constexpr std::string_view kAccounts = "/client/v4/accounts/";

/// Cloudflare's REST host: /client/v4/accounts/{any}/ai/v1/… says no more than /v1/….
std::string_view withoutRestHost(std::string_view path) noexcept
{
    constexpr std::string_view kVersion = "/ai/v1/";
    if (!path.starts_with(kAccounts)) return path;
    const auto end = path.find('/', kAccounts.size());
    if (end == std::string_view::npos || !path.substr(end).starts_with(kVersion)) return path;
    return path.substr(end + kVersion.find("/v1"));
}

/// What Cloudflare calls an account: 32 hexadecimal digits, which no word of a path has.
bool isAccount(std::string_view segment) noexcept
{
    constexpr std::size_t kDigits = 32;
    return segment.size() == kDigits && std::ranges::all_of(segment, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

/// Its gateway host's word for "the model names the provider".
bool isCompat(std::string_view segment) noexcept
{
    return segment == "compat";
}

/// /v1/{account}/{gateway}/{provider}/…: any account is ours.
bool hasGateway(const Segments& segments, const Snapshot& snapshot)
{
    if (segments.count < 4 || segments.part[0] != "v1" || isOpenAiRoot(segments.part[1]))
        return false;
    return snapshot.find(segments.part[3]) != nullptr || isCompat(segments.part[3]) ||
           isAccount(segments.part[1]);
}

/// Cloudflare's run API: …/run below a gateway, …/ai/run and …/ai/run/@cf/{author}/{model} below an
/// account. The last one is Workers AI's own.
bool findRun(std::string_view path, Place& place)
{
    constexpr std::string_view kRun = "/ai/run";
    const Segments segments = cutPath(path);
    if (segments.count == 4 && segments.part[0] == "v1" && segments.part[3] == "run" &&
        segments.after[3] == path.size()) {
        place = {.provider = {}, .rest = path, .gateway = segments.part[2], .wire = Wire::Gateway};
        place.isRun = true;
        return true;
    }
    if (segments.count < 4 || !path.starts_with(kAccounts)) return false;
    const auto end = path.find('/', kAccounts.size());
    if (end == std::string_view::npos || !path.substr(end).starts_with(kRun)) return false;
    const std::string_view model = path.substr(end + kRun.size());
    place = {.provider = {}, .rest = path, .wire = Wire::Rest};
    place.isRun = model.empty();
    if (model.starts_with("/@")) {
        place.provider = "workers-ai";
        place.rest = path.substr(end + kRun.find("/run"));
    }
    return place.isRun || !place.provider.empty();
}

}  // namespace

bool isOpenAiRoot(std::string_view word) noexcept
{
    return std::ranges::find(kOpenAiRoots, word) != kOpenAiRoots.end();
}

Place placeOf(std::string_view whole, const Snapshot& snapshot)
{
    if (Place place; findRun(whole, place)) return place;
    const std::string_view path = withoutRestHost(whole);
    const Segments segments = cutPath(path);
    if (segments.count > 0 && isCompat(segments.part[0]))
        return {{}, path.substr(segments.after[0])};
    if (segments.count > 0 && snapshot.find(segments.part[0]) != nullptr)
        return {segments.part[0], path.substr(segments.after[0])};
    if (!hasGateway(segments, snapshot))
        return {.provider = {},
                .rest = path,
                .wire = path.size() != whole.size() ? Wire::Rest : Wire::Own};
    Place place{.provider = segments.part[3],
                .rest = path.substr(segments.after[3]),
                .gateway = segments.part[2],
                .wire = Wire::Gateway};
    place.isUnknown = !isCompat(place.provider) && snapshot.find(place.provider) == nullptr;
    if (isCompat(place.provider)) place.provider = {};
    return place;
}

}  // namespace gatehouse::pipeline
