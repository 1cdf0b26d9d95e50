#include "proxy/core/guard/json_texts.h"

#include <algorithm>
#include <cstddef>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/json_cursor.h"

namespace gatehouse::guard {
namespace {

/// Members whose texts are no words of anybody.
constexpr std::string_view kPassed[] = {"model",
                                        "id",
                                        "role",
                                        "type",
                                        "object",
                                        "tool_call_id",
                                        "tool_use_id",
                                        "call_id",
                                        "signature",
                                        "thoughtSignature",
                                        "encrypted_content",
                                        "data",
                                        "file_data",
                                        "b64_json",
                                        "media_type",
                                        "mimeType",
                                        "mime_type",
                                        "response_format",
                                        "previous_response_id"};

/// Members that hold what a tool is given, or gave: what stands in there is all words.
constexpr std::string_view kOfTools[] = {"input", "args", "arguments", "response"};

/// Follows the brackets between texts, to know what belongs to a tool.
class Nesting {
public:
    /// The bytes between two texts; `member` is the name that they follow, if they follow one.
    void pass(std::string_view between, std::string_view member) noexcept
    {
        for (const char c : between) {
            if (c == '{' || c == '[') {
                ++depth_;
                const bool begins = c == '{' && tool_ == 0 && !member.empty() &&
                                    std::ranges::find(kOfTools, member) != std::end(kOfTools);
                if (begins) tool_ = depth_;
                member = {};
            } else if (c == '}' || c == ']') {
                if (tool_ == depth_) tool_ = 0;
                --depth_;
            }
        }
    }

    [[nodiscard]] bool isInTool() const noexcept { return tool_ != 0; }

private:
    std::ptrdiff_t depth_ = 0;
    std::ptrdiff_t tool_ = 0;  ///< depth at which a tool's began; 0: none is open
};

}  // namespace

std::size_t endOfText(std::string_view json, std::size_t at) noexcept
{
    for (++at; at < json.size(); ++at) {
        if (json[at] == '\\') {
            ++at;
        } else if (json[at] == '"') {
            return at + 1;
        }
    }
    return std::string_view::npos;
}

std::size_t pastBlanks(std::string_view json, std::size_t at) noexcept
{
    while (at < json.size() &&
           (json[at] == ' ' || json[at] == '\t' || json[at] == '\n' || json[at] == '\r'))
        ++at;
    return at;
}

bool isPassedOver(std::string_view member) noexcept
{
    return std::ranges::find(kPassed, member) != std::end(kPassed);
}

std::optional<std::string> changedTexts(
    std::string_view json,
    const std::function<std::optional<std::string>(std::string_view text)>& change)
{
    std::string out;
    std::size_t copied = 0;
    std::string_view member;
    std::string_view fresh;  ///< the name that was just passed
    Nesting nesting;
    for (std::size_t at = 0, from = 0; (at = json.find('"', at)) < json.size();) {
        nesting.pass(json.substr(from, at - from), fresh);
        fresh = {};
        const std::size_t end = endOfText(json, at);
        if (end == std::string_view::npos) break;
        const auto raw = json.substr(at + 1, end - at - 2);
        const std::size_t next = pastBlanks(json, end);
        if (next < json.size() && json[next] == ':') {
            member = fresh = raw;
            from = at = next + 1;
            continue;
        }
        if (nesting.isInTool() || !isPassedOver(member)) {
            const bool isEscaped = raw.find('\\') != std::string_view::npos;
            const std::string plain = isEscaped ? dialect::unescapeJson(raw) : std::string();
            if (auto changed = change(isEscaped ? std::string_view(plain) : raw)) {
                out += json.substr(copied, at - copied);
                appendJsonString(out, *changed);
                copied = end;
            }
        }
        from = at = end;
    }
    if (copied == 0) return std::nullopt;
    out += json.substr(copied);
    return out;
}

}  // namespace gatehouse::guard
