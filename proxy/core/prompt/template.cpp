#include "proxy/core/prompt/template.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "proxy/core/base/text.h"

namespace gatehouse::prompt {
namespace {

constexpr std::size_t kLongestName = 64;

constexpr std::pair<std::string_view, Template::Filter> kFilters[] = {
    {"json", Template::Filter::Json},
    {"xml", Template::Filter::Xml},
    {"trim", Template::Filter::Trim}};

std::optional<Template::Filter> filterOf(std::string_view name) noexcept
{
    for (const auto& [known, filter] : kFilters) {
        if (known == name) return filter;
    }
    return std::nullopt;
}

void appendXml(std::string& out, std::string_view value)
{
    for (const char c : value) {
        if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else if (c == '&') {
            out += "&amp;";
        } else {
            out += c;
        }
    }
}

void appendValue(std::string& out, std::string_view value, Template::Filter filter)
{
    switch (filter) {
        case Template::Filter::None:
            out += value;
            break;
        case Template::Filter::Json:
            appendJsonString(out, value);
            break;
        case Template::Filter::Xml:
            appendXml(out, value);
            break;
        case Template::Filter::Trim: {
            constexpr std::string_view kBlanks = " \t\r\n";
            const auto first = value.find_first_not_of(kBlanks);
            if (first == std::string_view::npos) break;
            out += value.substr(first, value.find_last_not_of(kBlanks) - first + 1);
            break;
        }
    }
}

Error wrongAt(std::size_t place, std::string_view what, std::string_view hint)
{
    return fail(ErrorKind::Invalid,
                cat(what, " at byte ", number(static_cast<std::int64_t>(place))),
                std::string(hint));
}

Result<Template::Piece> variableOf(std::string_view inner, std::size_t place)
{
    Template::Piece piece;
    piece.isVariable = true;
    std::string_view rest = inner;
    piece.text = trim(takeUntil(rest, '|'));
    if (!isVariableName(piece.text)) {
        return wrongAt(place, cat("'", cutUtf8(piece.text, 60), "' is no name of a variable,"),
                       "use letters, digits and '_'; write \\{{ for two braces");
    }
    if (inner.find('|') == std::string_view::npos) return piece;
    const auto filter = filterOf(trim(rest));
    if (!filter) {
        return wrongAt(place, cat("there is no filter '", cutUtf8(trim(rest), 60), "',"),
                       "write json, xml or trim");
    }
    piece.filter = *filter;
    return piece;
}

}  // namespace

bool isVariableName(std::string_view name) noexcept
{
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-' || c == '.';
    };
    return !name.empty() && name.size() <= kLongestName && std::ranges::all_of(name, fits);
}

Result<Template> Template::parse(std::string_view text)
{
    Template made;
    std::string plain;
    std::size_t at = 0;
    for (;;) {
        const auto open = text.find("{{", at);
        if (open == std::string_view::npos) break;
        if (open > at && text[open - 1] == '\\') {
            plain += text.substr(at, open - 1 - at);
            plain += "{{";
            at = open + 2;
            continue;
        }
        plain += text.substr(at, open - at);
        const auto close = text.find("}}", open + 2);
        if (close == std::string_view::npos)
            return wrongAt(open, "a {{ is not closed,", "close it with }}, or write \\{{");
        auto piece = variableOf(text.substr(open + 2, close - open - 2), open);
        if (!piece) return std::move(piece).error();
        if (!plain.empty()) made.pieces_.push_back({std::exchange(plain, {}), false, Filter::None});
        made.pieces_.push_back(std::move(*piece));
        at = close + 2;
    }
    plain += text.substr(at);
    if (!plain.empty()) made.pieces_.push_back({std::move(plain), false, Filter::None});
    return made;
}

std::string Template::expand(const Values& values) const
{
    std::string out;
    for (const auto& piece : pieces_) {
        if (!piece.isVariable) {
            out += piece.text;
        } else if (const auto found = values.find(piece.text); found != values.end()) {
            appendValue(out, found->second, piece.filter);
        }
    }
    return out;
}

bool Template::uses(std::string_view name) const noexcept
{
    return std::ranges::any_of(
        pieces_, [&](const Piece& piece) { return piece.isVariable && piece.text == name; });
}

}  // namespace gatehouse::prompt
