#include "proxy/core/guard/json_texts.h"

#include <algorithm>

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

/// Behind the closing quote of the text that begins at `at`.
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

}  // namespace

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
    for (std::size_t at = 0; (at = json.find('"', at)) < json.size();) {
        const std::size_t end = endOfText(json, at);
        if (end == std::string_view::npos) break;
        const auto raw = json.substr(at + 1, end - at - 2);
        const std::size_t next = pastBlanks(json, end);
        if (next < json.size() && json[next] == ':') {
            member = raw;
            at = next + 1;
            continue;
        }
        if (!isPassedOver(member)) {
            const bool isEscaped = raw.find('\\') != std::string_view::npos;
            const std::string plain = isEscaped ? dialect::unescapeJson(raw) : std::string();
            if (auto changed = change(isEscaped ? std::string_view(plain) : raw)) {
                out += json.substr(copied, at - copied);
                appendJsonString(out, *changed);
                copied = end;
            }
        }
        at = end;
    }
    if (copied == 0) return std::nullopt;
    out += json.substr(copied);
    return out;
}

}  // namespace gatehouse::guard
