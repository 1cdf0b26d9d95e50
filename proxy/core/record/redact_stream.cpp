#include "proxy/core/record/redact_stream.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "proxy/core/base/text.h"

namespace gatehouse::record {
namespace {

/// Members that carry text piece by piece, in one dialect or another.
constexpr std::array<std::string_view, 11> kNames{
    "arguments", "content",  "delta", "partial_json", "reasoning", "reasoning_content",
    "refusal",   "response", "text",  "thinking",     "transcript"};

struct Piece {
    std::size_t at = 0;    ///< in the body
    std::size_t size = 0;  ///< as escaped there
    std::size_t from = 0;  ///< in the joined text
};

/// Texts of one name and index, in the order in which they came.
struct Channel {
    std::string_view name;
    std::string_view index;
    std::string joined;
    std::vector<Piece> pieces;
};

struct Edit {
    std::size_t at = 0;
    std::size_t size = 0;
    std::string text;
};

/// Where the string that begins at `at` ends: behind its closing quote, or npos.
std::size_t endOfString(std::string_view text, std::size_t at)
{
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\\') {
            ++at;
        } else if (text[at] == '"') {
            return at + 1;
        }
    }
    return std::string_view::npos;
}

std::size_t pastBlanks(std::string_view text, std::size_t at)
{
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
    return at;
}

class Pieces {
public:
    explicit Pieces(std::string_view body) : body_(body)
    {
        for (std::size_t begin = 0; begin < body.size();) {
            const std::size_t end = std::min(body.find('\n', begin), body.size());
            line(begin, end);
            begin = end + 1;
        }
    }

    std::vector<Edit> edits(const Redactor& redactor) const
    {
        std::vector<Edit> all;
        for (const Channel& channel : channels_) {
            for (const auto& hit : redactor.hits(channel.joined)) cover(channel, hit, all);
        }
        std::ranges::sort(all, {}, &Edit::at);
        return all;
    }

private:
    /// Every `"name": "text"` of a line, without a look at what is around it.
    void line(std::size_t begin, std::size_t end)
    {
        const std::string_view text = body_.substr(0, end);
        std::string_view index;
        for (std::size_t at = begin; (at = text.find('"', at)) < end;) {
            const std::size_t nameEnd = endOfString(text, at);
            if (nameEnd >= end) return;
            const std::string_view name = text.substr(at + 1, nameEnd - at - 2);
            at = pastBlanks(text, nameEnd);
            if (at >= end || text[at] != ':') continue;
            at = pastBlanks(text, at + 1);
            if (at >= end) return;
            if (text[at] != '"') {
                if (name == "index") index = text.substr(at, text.find_first_of(",}] ", at) - at);
                continue;
            }
            const std::size_t valueEnd = endOfString(text, at);
            if (valueEnd > end) return;
            if (std::ranges::binary_search(kNames, name)) add(name, index, at + 1, valueEnd - 1);
            at = valueEnd;
        }
    }

    void add(std::string_view name, std::string_view index, std::size_t begin, std::size_t end)
    {
        auto channel = std::ranges::find_if(
            channels_, [&](const Channel& one) { return one.name == name && one.index == index; });
        if (channel == channels_.end()) {
            // No answer has so many; a stream that pretends to is still looked at as bytes.
            if (channels_.size() == kMostChannels) return;
            channel = channels_.insert(channels_.end(), Channel{name, index, {}, {}});
        }
        channel->pieces.push_back({begin, end - begin, channel->joined.size()});
        channel->joined += body_.substr(begin, end - begin);
    }

    static void cover(const Channel& channel, const Redactor::Hit& hit, std::vector<Edit>& all)
    {
        const std::size_t end = hit.from + hit.size;
        auto piece = std::ranges::upper_bound(channel.pieces, hit.from, {}, &Piece::from) - 1;
        if (piece->from + piece->size >= end) return;
        std::string mark =
            Redactor::mark(std::string_view(channel.joined).substr(hit.from, hit.size));
        for (; piece != channel.pieces.end() && piece->from < end; ++piece) {
            const std::size_t from = std::max(hit.from, piece->from);
            const std::size_t to = std::min(end, piece->from + piece->size);
            all.push_back(
                {piece->at + (from - piece->from), to - from, std::exchange(mark, std::string())});
        }
    }

    static constexpr std::size_t kMostChannels = 256;

    std::string_view body_;
    std::vector<Channel> channels_;
};

}  // namespace

bool redactStream(std::string& body, const Redactor& redactor)
{
    const std::vector<Edit> edits = Pieces(body).edits(redactor);
    if (edits.empty()) return false;
    std::string out;
    out.reserve(body.size());
    std::size_t copied = 0;
    for (const Edit& edit : edits) {
        out.append(body, copied, edit.at - copied);
        out += edit.text;
        copied = edit.at + edit.size;
    }
    out.append(body, copied);
    body = std::move(out);
    return true;
}

}  // namespace gatehouse::record
