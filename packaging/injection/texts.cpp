#include "packaging/injection/texts.h"

#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string_view>
#include <unordered_set>

#include <boost/json/parse.hpp>

namespace gatehouse::injection::training {
namespace {

using Lists = std::map<std::string, std::vector<std::string>, std::less<>>;

std::string trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return std::string(text);
}

std::vector<std::string> alternatives(std::string_view text)
{
    std::vector<std::string> found;
    std::string now;
    int depth = 0;
    for (const char c : text) {
        if (c == '(') ++depth;
        if (c == ')') --depth;
        if (c == '|' && depth == 0) {
            found.push_back(now);
            now.clear();
        } else {
            now += c;
        }
    }
    found.push_back(now);
    return found;
}

Lists readLists(const std::string& path)
{
    Lists lists;
    std::ifstream file(path);
    std::string name;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        if (line[0] != ' ') {
            const std::size_t colon = line.find(':');
            name = line.substr(0, colon);
            line.erase(0, colon == std::string::npos ? line.size() : colon + 1);
        }
        if (trimmed(line).empty()) continue;
        for (const std::string& one : alternatives(line)) lists[name].push_back(trimmed(one));
    }
    return lists;
}

std::size_t closing(std::string_view text, std::size_t at)
{
    int depth = 0;
    for (; at < text.size(); ++at) {
        if (text[at] == '(') ++depth;
        if (text[at] == ')' && --depth == 0) return at;
    }
    return std::string_view::npos;
}

const std::vector<std::string>& listOf(const Lists& lists, std::string_view name)
{
    const auto found = lists.find(name);
    if (found != lists.end()) return found->second;
    std::fprintf(stderr, "no list {%s}\n", std::string(name).c_str());
    std::exit(1);
}

/// {list} takes an entry of a list, (a|b|) one of those; \n is a new line. Other braces and
/// parentheses are themselves.
std::string expanded(std::string_view text, const Lists& lists, Dice& dice)
{
    constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const std::size_t end = c == '{'   ? text.find_first_not_of(kLetters, at + 1)
                                : c == '(' ? closing(text, at)
                                           : std::string_view::npos;
        if (c == '\\' && at + 1 < text.size()) {
            const char next = text[++at];
            out += next == 'n' ? '\n' : next;
        } else if (c == '{' && end < text.size() && end > at + 1 && text[end] == '}') {
            const auto& choices = listOf(lists, text.substr(at + 1, end - at - 1));
            out += expanded(choices[dice.below(choices.size())], lists, dice);
            at = end;
        } else if (c == '(' && end < text.size()) {
            const auto choices = alternatives(text.substr(at + 1, end - at - 1));
            const std::string one = expanded(choices[dice.below(choices.size())], lists, dice);
            out += choices.size() > 1 ? one : "(" + one + ")";
            at = end;
        } else {
            out += c;
        }
    }
    return out;
}

void expandFile(const std::string& path, bool isAttack, const Lists& lists, Dice& dice,
                std::vector<Text>& texts)
{
    std::ifstream file(path);
    std::unordered_set<std::string> seen;
    std::size_t times = 1;
    std::string category = "written";
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        if (line[0] == '@') {  // @12 name: how often each line that follows is written
            times = std::strtoul(line.c_str() + 1, nullptr, 10);
            continue;
        }
        for (std::size_t i = 0; i < times; ++i) {
            std::string text = expanded(line, lists, dice);
            if (seen.insert(text).second)
                texts.push_back({std::move(text), isAttack, "written", category});
        }
    }
    if (seen.empty()) {
        std::fprintf(stderr, "%s: no texts\n", path.c_str());
        std::exit(1);
    }
}

std::string base64(std::string_view text)
{
    constexpr std::string_view kSigns =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < text.size(); i += 3) {
        unsigned held = 0;
        for (std::size_t k = 0; k < 3; ++k)
            held =
                held << 8U | (i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            out += i + k > text.size() ? '=' : kSigns[held >> (18 - 6 * k) & 63U];
    }
    return out;
}

std::string mapped(std::string_view text, std::string_view from, std::string_view to)
{
    std::string out(text);
    for (char& c : out)
        if (const std::size_t i = from.find(c); i != std::string_view::npos) c = to[i];
    return out;
}

std::string between(std::string_view text, std::string_view sign)
{
    std::string out;
    for (const char c : text) out.append(1, c).append(sign);
    return out;
}

std::string hide(std::string_view text, Dice& dice)
{
    switch (dice.below(7)) {
        case 0:
            return base64(text);
        case 1:
            return mapped(text, "aeiostAEIOST", "431057431057");
        case 2:
            return between(text, " ");
        case 3:
            return between(text, "\u200b");
        case 4:
            return std::string(text.rbegin(), text.rend());
        case 5: {
            std::string out(text);
            for (char& c : out) {
                const auto small = static_cast<unsigned char>(c | 0x20);
                if (small >= 'a' && small <= 'z')
                    c = static_cast<char>(c + (small < 'n' ? 13 : -13));
            }
            return out;
        }
        default: {
            std::string out(text);
            for (std::size_t i = 0; i + 3 < out.size(); ++i)
                if (std::isalpha(static_cast<unsigned char>(out[i])) != 0 && i > 0 &&
                    out[i - 1] != ' ' && out[i + 1] != ' ' && dice.below(5) == 0)
                    std::swap(out[i], out[i + 1]);
            return out;
        }
    }
}

}  // namespace

std::uint64_t Dice::next()
{
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
}

std::vector<Text> writtenTexts(const std::string& folder, std::uint64_t seed)
{
    Dice dice(seed);
    const Lists lists = readLists(folder + "/lists.txt");
    std::vector<Text> texts;
    expandFile(folder + "/attacks.txt", true, lists, dice, texts);
    expandFile(folder + "/benign.txt", false, lists, dice, texts);
    std::ifstream prose(folder + "/prose.txt");
    for (std::string line; std::getline(prose, line);)
        if (!line.empty() && line[0] != '#') texts.push_back({line, false, "written", "prose"});
    return texts;
}

std::vector<Text> disguised(const std::vector<Text>& texts, std::uint64_t seed)
{
    Dice dice(seed);
    std::vector<Text> found;
    for (const Text& text : texts) {
        if (text.text.size() > 400 || dice.below(8) != 0) continue;
        const bool isAscii = text.text.find_first_of("\xC3\xC4\xD0\xE2\xE3") == std::string::npos;
        if (isAscii)
            found.push_back({hide(text.text, dice), text.isAttack, "written", "disguised"});
    }
    return found;
}

std::vector<Text> labelledTexts(const std::string& path)
{
    std::vector<Text> texts;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const auto row = boost::json::parse(line).as_object();
        texts.push_back({std::string(row.at("text").as_string()), row.at("label").as_int64() == 1,
                         std::string(row.at("source").as_string()),
                         std::string(row.at("category").as_string())});
    }
    return texts;
}

}  // namespace gatehouse::injection::training
