#include "app/json_tree.h"

#include <algorithm>

namespace gatehouse::app {
namespace {

constexpr std::size_t kMaxDepth = 512;

struct Scanner {
    const std::string& text;
    std::vector<JsonTree::Node>& nodes;
    std::size_t at = 0;
    std::vector<std::int32_t> open;  // containers around us
    std::vector<std::int32_t> last;  // their last child so far

    void blanks()
    {
        while (at < text.size() &&
               (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t'))
            ++at;
    }

    bool is(char c) const { return at < text.size() && text[at] == c; }

    bool string()
    {
        if (!is('"')) return false;
        for (++at; at < text.size(); ++at) {
            if (text[at] == '\\') {
                ++at;
            } else if (text[at] == '"') {
                ++at;
                return true;
            }
        }
        return false;
    }

    bool scalar(JsonTree::Node& node)
    {
        const auto from = at;
        if (is('"')) {
            node.kind = JsonTree::Kind::String;
            if (!string()) return false;
        } else {
            constexpr std::string_view kNumber = "+-0123456789.eE";
            while (at < text.size() && kNumber.find(text[at]) != std::string_view::npos) ++at;
            node.kind = JsonTree::Kind::Number;
            if (at == from) {
                node.kind = JsonTree::Kind::Word;
                for (const std::string_view word : {"true", "false", "null"}) {
                    if (text.compare(at, word.size(), word) == 0) at += word.size();
                    if (at != from) break;
                }
                if (at == from) return false;
            }
        }
        node.size = at - from;
        return true;
    }

    /// Reads a value, or opens a container.
    bool value(JsonTree::Node node)
    {
        const auto index = static_cast<std::int32_t>(nodes.size());
        node.from = at;
        if (!open.empty()) {
            auto& parent = nodes[static_cast<std::size_t>(open.back())];
            node.parent = open.back();
            node.row = parent.children++;
            if (last.back() < 0) {
                parent.firstChild = index;
            } else {
                nodes[static_cast<std::size_t>(last.back())].next = index;
            }
            last.back() = index;
        }
        if (is('{') || is('[')) {
            node.kind = is('{') ? JsonTree::Kind::Object : JsonTree::Kind::Array;
            ++at;
            nodes.push_back(node);
            open.push_back(index);
            last.push_back(-1);
            return open.size() <= kMaxDepth;
        }
        if (!scalar(node)) return false;
        nodes.push_back(node);
        return true;
    }

    bool member()
    {
        JsonTree::Node node;
        if (nodes[static_cast<std::size_t>(open.back())].kind == JsonTree::Kind::Object) {
            node.keyFrom = at;
            if (!string()) return false;
            node.keySize = at - node.keyFrom;
            blanks();
            if (!is(':')) return false;
            ++at;
            blanks();
        }
        return value(node);
    }

    bool closes()
    {
        auto& container = nodes[static_cast<std::size_t>(open.back())];
        if (!is(container.kind == JsonTree::Kind::Object ? '}' : ']')) return false;
        ++at;
        container.size = at - container.from;
        open.pop_back();
        last.pop_back();
        return true;
    }

    bool all()
    {
        blanks();
        if (!value({})) return false;
        while (!open.empty()) {
            blanks();
            const bool begun = last.back() >= 0;
            if (closes()) continue;
            if (begun) {
                if (!is(',')) return false;
                ++at;
                blanks();
            }
            if (!member()) return false;
        }
        blanks();
        return at == text.size();
    }
};

void appendUtf8(std::string& out, unsigned code)
{
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | (code >> 6));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | (code >> 12));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (code >> 18));
        out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

/// The four hex digits at `at`; -1 when they are none.
int hexAt(std::string_view text, std::size_t at)
{
    if (at + 4 > text.size()) return -1;
    int code = 0;
    for (const char c : text.substr(at, 4)) {
        int digit = -1;
        if (c >= '0' && c <= '9') digit = c - '0';
        if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
        if (c >= 'A' && c <= 'F') digit = c - 'A' + 10;
        if (digit < 0) return -1;
        code = code * 16 + digit;
    }
    return code;
}

}  // namespace

std::optional<JsonTree> JsonTree::parse(std::string text)
{
    JsonTree tree;
    tree.text_ = std::move(text);
    tree.nodes_.reserve(std::min<std::size_t>(tree.text_.size() / 16 + 4, 1'000'000));
    Scanner scanner{tree.text_, tree.nodes_, 0, {}, {}};
    if (!scanner.all()) return std::nullopt;
    return tree;
}

std::string JsonTree::pretty() const
{
    std::string out;
    out.reserve(text_.size() + text_.size() / 4);
    std::size_t depth = 0;
    std::int32_t index = 0;
    while (index >= 0) {
        const Node& here = node(index);
        if (here.keySize > 0) {
            out += rawKey(here);
            out += ": ";
        }
        const bool container = here.kind == Kind::Object || here.kind == Kind::Array;
        if (!container)
            out += raw(here);
        else if (here.children == 0)
            out += here.kind == Kind::Object ? "{}" : "[]";
        if (container && here.children > 0) {
            out += here.kind == Kind::Object ? "{\n" : "[\n";
            ++depth;
            out.append(depth * 2, ' ');
            index = here.firstChild;
            continue;
        }
        std::int32_t up = index;
        while (up >= 0 && node(up).next < 0) {
            up = node(up).parent;
            if (up < 0) break;
            --depth;
            out += '\n';
            out.append(depth * 2, ' ');
            out += node(up).kind == Kind::Object ? '}' : ']';
        }
        if (up < 0) break;
        out += ",\n";
        out.append(depth * 2, ' ');
        index = node(up).next;
    }
    return out;
}

std::string unquoted(std::string_view literal, std::size_t limit)
{
    if (literal.size() < 2 || literal.front() != '"') return std::string(literal.substr(0, limit));
    literal = literal.substr(1, literal.size() - 2);
    std::string out;
    for (std::size_t i = 0; i < literal.size() && out.size() < limit; ++i) {
        if (literal[i] != '\\' || i + 1 >= literal.size()) {
            out += literal[i];
            continue;
        }
        const char sign = literal[++i];
        constexpr std::string_view kSigns = "nrtbf";
        constexpr std::string_view kMeant = "\n\r\t\b\f";
        if (const auto at = kSigns.find(sign); at != std::string_view::npos) {
            out += kMeant[at];
        } else if (sign == 'u' && hexAt(literal, i + 1) >= 0) {
            auto code = static_cast<unsigned>(hexAt(literal, i + 1));
            i += 4;
            const int low = code >= 0xD800 && code < 0xDC00 && literal.substr(i + 1, 2) == "\\u"
                                ? hexAt(literal, i + 3)
                                : -1;
            if (low >= 0xDC00 && low < 0xE000) {
                code = 0x10000 + ((code - 0xD800) << 10) + (static_cast<unsigned>(low) - 0xDC00);
                i += 6;
            } else if (code >= 0xD800 && code < 0xE000) {
                code = 0xFFFD;
            }
            appendUtf8(out, code);
        } else {
            out += sign;
        }
    }
    return out;
}

}  // namespace gatehouse::app
