#include "proxy/core/cache/fingerprint.h"

#include <algorithm>
#include <utility>

#include <boost/container/small_vector.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/json_cursor.h"

namespace gatehouse::cache {
namespace {

using dialect::JsonCursor;

constexpr int kMostDepth = 128;

/// A path of which the value at hand is `depth` steps down.
struct Trail {
    const Path* path;
    std::size_t depth;
};

using Trails = boost::container::small_vector<Trail, 4>;

class Canonical {
public:
    Canonical(std::string& out, std::string_view text) : out_(out), text_(text), json_(text) {}

    bool run(const Trails& trails) { return value(trails, 0) && json_.atEnd() && !json_.failed(); }

private:
    bool value(const Trails& trails, int depth)
    {
        if (depth > kMostDepth) return false;
        switch (json_.peek()) {
            case '{':
                return object(trails, depth);
            case '[':
                return array(trails, depth);
            default: {
                const auto from = json_.at();
                if (!json_.skip()) return false;
                out_ += trim(text_.substr(from, json_.at() - from));
                return true;
            }
        }
    }

    /// The trails that lead on by this name; true: one ends here, and the value is passed by.
    static bool isIgnored(const Trails& trails, std::string_view name, Trails& next)
    {
        for (const auto& trail : trails) {
            const auto& step = (*trail.path)[trail.depth];
            if (step != "*" && step != name) continue;
            if (trail.depth + 1 == trail.path->size()) return true;
            next.push_back({trail.path, trail.depth + 1});
        }
        return false;
    }

    bool object(const Trails& trails, int depth)
    {
        struct Member {
            std::string_view key;
            std::size_t from;
            std::size_t size;
        };

        boost::container::small_vector<Member, 16> members;
        out_ += '{';
        const auto base = out_.size();
        json_.enterObject();
        for (std::string_view key; json_.nextKey(key);) {
            Trails next;
            if (isIgnored(trails, key, next)) {
                if (!json_.skip()) return false;
                continue;
            }
            const auto from = out_.size();
            out_ += '"';
            out_ += key;
            out_ += "\":";
            if (!value(next, depth + 1)) return false;
            out_ += ',';
            members.push_back({key, from - base, out_.size() - from});
        }
        if (!std::ranges::is_sorted(members, {}, &Member::key)) {
            std::ranges::stable_sort(members, {}, &Member::key);
            const std::string before = out_.substr(base);
            out_.resize(base);
            for (const auto& member : members) out_.append(before, member.from, member.size);
        }
        out_ += '}';
        return !json_.failed();
    }

    bool array(const Trails& trails, int depth)
    {
        out_ += '[';
        json_.enterArray();
        for (std::int64_t i = 0; json_.nextItem(); ++i) {
            Trails next;
            if (!trails.empty() && isIgnored(trails, number(i), next)) {
                if (!json_.skip()) return false;
                continue;
            }
            if (!value(next, depth + 1)) return false;
            out_ += ',';
        }
        out_ += ']';
        return !json_.failed();
    }

    std::string& out_;
    std::string_view text_;
    JsonCursor json_;
};

}  // namespace

Path readPath(std::string_view text)
{
    Path path;
    while (!text.empty()) path.emplace_back(takeUntil(text, '.'));
    if (std::ranges::any_of(path, [](const std::string& step) { return step.empty(); }))
        path.clear();
    return path;
}

bool appendCanonical(std::string& out, std::string_view json, std::span<const Path> ignored)
{
    Trails trails;
    for (const auto& path : ignored) {
        if (!path.empty()) trails.push_back({&path, 0});
    }
    return Canonical(out, json).run(trails);
}

}  // namespace gatehouse::cache
