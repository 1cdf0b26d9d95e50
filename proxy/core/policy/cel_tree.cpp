#include "proxy/core/policy/cel_tree.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <re2/re2.h>
#include <utility>

#include "proxy/core/base/text.h"

namespace gatehouse::policy::cel {

struct Pattern {
    Pattern(const std::string& text, const re2::RE2::Options& options) : matcher(text, options) {}

    re2::RE2 matcher;  // linear in the text, whatever the pattern
};

namespace {

using Node = Expression::Node;

constexpr std::size_t kLongest = 4096;  // bytes
constexpr std::size_t kMostNodes = 500;
constexpr int kDeepest = 32;
constexpr std::int64_t kPatternBytes = 1 << 20;

constexpr std::string_view kMethods[] = {"contains",   "startsWith", "endsWith", "matches", "size",
                                         "lowerAscii", "upperAscii", "exists",   "all"};

/// The operators between two parts, by how tightly they hold: the first the loosest.
constexpr std::string_view kOperators[][7] = {
    {"==", "!=", "<=", ">=", "<", ">", "in"}, {"+", "-"}, {"*", "/", "%"}};

bool isLetter(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isDigit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

class Reading {
public:
    explicit Reading(std::string_view text) : text_(text) {}

    Result<Node> whole()
    {
        if (text_.size() > kLongest)
            return fail(ErrorKind::Invalid, "this condition is longer than 4096 bytes",
                        "shorten it");
        Node node = choice();
        skip();
        if (at_ != text_.size()) static_cast<void>(wrong("nothing more"));
        if (trouble_) return *std::move(trouble_);
        const bool isTruth = node.kind != Kind::List && node.kind != Kind::Minus &&
                             (node.kind != Kind::Literal || node.value.index() == 1);
        if (!isTruth)
            return fail(ErrorKind::Invalid, "this condition is neither true nor false",
                        "compare it with something");
        return node;
    }

private:
    /// The first trouble counts. Behind it there is nothing more to read.
    Node stop(std::string message, std::string hint)
    {
        if (!trouble_) trouble_ = fail(ErrorKind::Invalid, std::move(message), std::move(hint));
        at_ = text_.size();
        return {};
    }

    Node wrong(std::string_view expected)
    {
        const std::string place = at_ >= text_.size()
                                      ? std::string("at the end")
                                      : cat("at ", number(static_cast<std::int64_t>(at_) + 1),
                                            ", '", cutUtf8(text_.substr(at_), 20), "'");
        return stop(cat(place, ": ", expected, " is expected"),
                    R"(write for example "staff" in cf.user.groups)");
    }

    void skip()
    {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' ||
                                      text_[at_] == '\t' || text_[at_] == '\r'))
            ++at_;
    }

    bool take(std::string_view sign)
    {
        skip();
        if (!text_.substr(at_).starts_with(sign)) return false;
        const std::size_t end = at_ + sign.size();
        const bool isWord = isLetter(sign.front());
        if (isWord && end < text_.size() && (isLetter(text_[end]) || isDigit(text_[end])))
            return false;
        at_ = end;
        return true;
    }

    std::string word()
    {
        skip();
        const std::size_t from = at_;
        if (at_ < text_.size() && isLetter(text_[at_]))
            while (at_ < text_.size() && (isLetter(text_[at_]) || isDigit(text_[at_]))) ++at_;
        return std::string(text_.substr(from, at_ - from));
    }

    Node made(Node node)
    {
        if (++nodes_ > kMostNodes)
            return stop("this condition has more than 500 parts", "split it");
        return node;
    }

    Node join(Kind kind, std::string word, std::vector<Node> parts)
    {
        Node node;
        node.kind = kind;
        node.word = std::move(word);
        node.parts = std::move(parts);
        return made(std::move(node));
    }

    Node choice()
    {
        if (depth_ >= kDeepest) return stop("this condition is nested too deeply", "split it");
        ++depth_;
        Node node = eitherOf();
        --depth_;
        if (!take("?")) return node;
        Node yes = choice();
        if (!take(":")) return wrong("':'");
        Node no = choice();
        std::vector<Node> parts;
        parts.push_back(std::move(node));
        parts.push_back(std::move(yes));
        parts.push_back(std::move(no));
        return join(Kind::Choose, "", std::move(parts));
    }

    Node eitherOf()
    {
        return chain(Kind::Or, "||", [this] { return bothOf(); });
    }

    Node bothOf()
    {
        return chain(Kind::And, "&&", [this] { return between(0); });
    }

    template <class Next>
    Node chain(Kind kind, std::string_view sign, Next next)
    {
        Node first = next();
        std::vector<Node> parts;
        parts.push_back(std::move(first));
        while (take(sign)) {
            Node more = next();
            parts.push_back(std::move(more));
        }
        if (parts.size() == 1) return std::move(parts.front());
        return join(kind, "", std::move(parts));
    }

    Node between(std::size_t level)
    {
        if (level == std::size(kOperators)) return negated();
        Node left = between(level + 1);
        for (;;) {
            const auto& signs = kOperators[level];
            const auto* sign = std::ranges::find_if(
                signs, [this](std::string_view each) { return !each.empty() && take(each); });
            if (sign == std::end(signs)) return left;
            Node right = between(level + 1);
            std::vector<Node> parts;
            parts.push_back(std::move(left));
            parts.push_back(std::move(right));
            left = join(Kind::Operator, std::string(*sign), std::move(parts));
        }
    }

    Node negated()
    {
        const bool isNot = take("!");
        if (!isNot && !take("-")) return members();
        if (depth_ >= kDeepest) return stop("this condition is nested too deeply", "split it");
        ++depth_;
        Node inner = negated();
        --depth_;
        std::vector<Node> parts;
        parts.push_back(std::move(inner));
        return join(isNot ? Kind::Not : Kind::Minus, "", std::move(parts));
    }

    Node members()
    {
        Node node = simple();
        for (;;) {
            if (take(".")) {
                node = member(std::move(node));
            } else if (take("[")) {
                Node at = choice();
                if (!take("]")) return wrong("']'");
                const auto* name = std::get_if<std::string>(&at.value);
                if (at.kind == Kind::Literal && name != nullptr && node.kind == Kind::Name) {
                    node.path.push_back(*name);
                    continue;
                }
                std::vector<Node> parts;
                parts.push_back(std::move(node));
                parts.push_back(std::move(at));
                node = join(Kind::Item, "", std::move(parts));
            } else {
                return node;
            }
        }
    }

    Node member(Node on)
    {
        std::string name = word();
        if (name.empty()) return wrong("a name");
        if (take("(")) return method(std::move(name), std::move(on));
        if (on.kind != Kind::Name) return wrong("a function such as size()");
        on.path.push_back(std::move(name));
        return on;
    }

    Node method(std::string name, Node on)
    {
        if (std::ranges::find(kMethods, name) == std::end(kMethods))
            return wrong("a known function");
        std::vector<Node> parts;
        parts.push_back(std::move(on));
        if (name == "exists" || name == "all") {
            std::string each = word();
            if (each.empty() || !take(",")) return wrong("a name and ','");
            Node test = choice();
            if (!take(")")) return wrong("')'");
            parts.push_back(std::move(test));
            return join(name == "all" ? Kind::Every : Kind::Exists, std::move(each),
                        std::move(parts));
        }
        const bool needsOther = name != "size" && name != "lowerAscii" && name != "upperAscii";
        if (needsOther) {
            Node other = choice();
            parts.push_back(std::move(other));
        }
        if (!take(")")) return wrong("')'");
        Node node = join(Kind::Call, name, std::move(parts));
        if (name == "matches") addPattern(node);
        return node;
    }

    void addPattern(Node& node)
    {
        const auto* text = std::get_if<std::string>(&node.parts[1].value);
        if (node.parts[1].kind != Kind::Literal || text == nullptr)
            return static_cast<void>(wrong("a pattern that is written out"));
        re2::RE2::Options options(re2::RE2::Quiet);
        options.set_max_mem(kPatternBytes);
        auto pattern = std::make_shared<Pattern>(*text, options);
        if (!pattern->matcher.ok())
            return static_cast<void>(stop(cat("the pattern cannot be: ", pattern->matcher.error()),
                                          "see github.com/google/re2/wiki/Syntax"));
        node.pattern = std::move(pattern);
    }

    Node simple()
    {
        skip();
        if (at_ == text_.size()) return wrong("a value");
        const char c = text_[at_];
        if (c == '"' || c == '\'') return quoted(c);
        if (isDigit(c)) return amount();
        if (take("(")) {
            Node node = choice();
            if (!take(")")) return wrong("')'");
            return node;
        }
        if (take("[")) return list();
        std::string name = word();
        if (name.empty()) return wrong("a value");
        if (name == "true" || name == "false") return literal(Value(name == "true"));
        if (name == "null") return literal(Value());
        if ((name == "has" || name == "size") && take("(")) return function(name);
        Node node;
        node.kind = Kind::Name;
        node.path.push_back(std::move(name));
        return made(std::move(node));
    }

    Node literal(Value value)
    {
        Node node;
        node.value = std::move(value);
        return made(std::move(node));
    }

    Node function(const std::string& name)
    {
        Node of = choice();
        if (name == "has" && of.kind != Kind::Name) return wrong("a name");
        if (!take(")")) return wrong("')'");
        std::vector<Node> parts;
        parts.push_back(std::move(of));
        return join(name == "has" ? Kind::Has : Kind::Call, name, std::move(parts));
    }

    Node list()
    {
        std::vector<Node> parts;
        while (!take("]")) {
            if (!parts.empty() && !take(",")) return wrong("',' or ']'");
            Node item = choice();
            parts.push_back(std::move(item));
        }
        return join(Kind::List, "", std::move(parts));
    }

    Node amount()
    {
        double value = 0;
        const char* const from = text_.data() + at_;
        const auto [end, trouble] = std::from_chars(from, text_.data() + text_.size(), value);
        if (trouble != std::errc()) return wrong("a number");
        at_ += static_cast<std::size_t>(end - from);
        if (at_ < text_.size() && (text_[at_] == 'u' || text_[at_] == 'U')) ++at_;  // of CEL's uint
        return literal(Value(value));
    }

    Node quoted(char quote)
    {
        std::string value;
        for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_) {
            char c = text_[at_];
            if (c == '\\' && at_ + 1 < text_.size()) {
                c = text_[++at_];
                if (c == 'n') c = '\n';
                if (c == 't') c = '\t';
            }
            value += c;
        }
        if (at_ == text_.size()) return wrong(quote == '"' ? "'\"'" : "\"'\"");
        ++at_;
        return literal(Value(std::move(value)));
    }

    std::string_view text_;
    std::optional<Error> trouble_;
    std::size_t at_ = 0;
    std::size_t nodes_ = 0;
    int depth_ = 0;
};

}  // namespace

Result<Node> read(std::string_view text)
{
    return Reading(text).whole();
}

bool finds(const Pattern& pattern, std::string_view text)
{
    return re2::RE2::PartialMatch(text, pattern.matcher);
}

}  // namespace gatehouse::policy::cel
