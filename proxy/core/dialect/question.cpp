#include "proxy/core/dialect/question.h"

#include <algorithm>
#include <array>

#include "proxy/core/dialect/json_cursor.h"
#include "proxy/core/dialect/reply_facts.h"

namespace gatehouse::dialect {
namespace {

/// How an API writes its turns.
struct TurnShape {
    std::string_view dialect;
    std::string_view list;     ///< member of the body: the turns
    std::string_view content;  ///< member of a turn
    std::string_view single;   ///< member of the body that is the last turn itself; empty: none
};

constexpr std::array<TurnShape, 9> kShapes{{
    {"openai_chat", "messages", "content", ""},
    {"openai_responses", "input", "content", "input"},
    {"anthropic_messages", "messages", "content", ""},
    {"vertex_anthropic", "messages", "content", ""},
    {"bedrock_invoke", "messages", "content", ""},
    {"bedrock_converse", "messages", "content", ""},
    {"gemini_generate", "contents", "parts", ""},
    {"cohere_chat", "messages", "content", "message"},
    {"ollama_chat", "messages", "content", "prompt"},
}};

/// Members of a body beside its turns that are part of what is asked, too.
constexpr std::array<std::string_view, 3> kMoreInput{"images", "suffix", "template"};

struct Span {
    std::size_t at = 0;
    std::size_t size = 0;
};

/// Takes the value at the cursor; where it stands.
Span pass(JsonCursor& cursor)
{
    (void)cursor.peek();
    const std::size_t from = cursor.at();
    cursor.skip();
    return {from, cursor.at() - from};
}

class Finder {
public:
    Finder(std::string_view body, const TurnShape& shape) : body_(body), shape_(shape) {}

    std::optional<Question> find()
    {
        JsonCursor cursor(body_);
        if (cursor.peek() != '{') return std::nullopt;
        eachMember(cursor, [&](std::string_view key) {
            const bool isList = isKey(key, shape_.list);
            const bool isSingle = !shape_.single.empty() && isKey(key, shape_.single);
            if (isList || isSingle) {
                ++turns_;
                last(cursor, isList, isSingle);
            } else {
                if (std::ranges::any_of(kMoreInput, [&](auto name) { return isKey(key, name); }))
                    isOdd_ = true;
                cursor.skip();
            }
        });
        if (cursor.failed() || turns_ != 1 || isOdd_ || found_.text.empty()) return std::nullopt;
        return std::move(found_);
    }

private:
    void last(JsonCursor& cursor, bool mayBeList, bool mayBeText)
    {
        if (mayBeText && cursor.peek() == '"') return text(cursor, 0);
        if (!mayBeList || cursor.peek() != '[') return odd(cursor);
        Span turn;
        eachItem(cursor, [&] { turn = pass(cursor); });
        if (turn.size == 0 || body_[turn.at] != '{') return void(isOdd_ = true);
        readTurn(turn);
    }

    void readTurn(Span turn)
    {
        JsonCursor cursor(body_.substr(turn.at, turn.size));
        int roles = 0;
        int contents = 0;
        eachMember(cursor, [&](std::string_view key) {
            std::string value;
            if (isKey(key, "role")) {
                ++roles;
                if (!cursor.take(value) || value != "user") isOdd_ = true;
            } else if (isKey(key, "type")) {
                if (!cursor.take(value) || value != "message") isOdd_ = true;
            } else if (isKey(key, shape_.content)) {
                ++contents;
                readContent(cursor, turn.at);
            } else if (isKey(key, "name") || isKey(key, "id")) {
                cursor.skip();
            } else {
                odd(cursor);
            }
        });
        // Gemini's turns are the user's where they do not say whose they are.
        const bool isUsers = roles == 1 || (roles == 0 && isKey(shape_.list, "contents"));
        if (!isUsers || contents != 1 || cursor.failed()) isOdd_ = true;
    }

    void readContent(JsonCursor& cursor, std::size_t base)
    {
        if (cursor.peek() == '"') return text(cursor, base);
        if (cursor.peek() != '[') return odd(cursor);
        eachItem(cursor, [&] {
            if (cursor.peek() != '{') return odd(cursor);
            int texts = 0;
            eachMember(cursor, [&](std::string_view key) {
                std::string value;
                if (isKey(key, "text") && cursor.peek() == '"') {
                    ++texts;
                    text(cursor, base);
                } else if (isKey(key, "type")) {
                    if (!cursor.take(value) || (value != "text" && value != "input_text"))
                        isOdd_ = true;
                } else if (isKey(key, "cache_control")) {
                    cursor.skip();
                } else {
                    odd(cursor);
                }
            });
            if (texts != 1) isOdd_ = true;
        });
    }

    void text(JsonCursor& cursor, std::size_t base)
    {
        (void)cursor.peek();
        const std::size_t from = cursor.at();
        std::string value;
        if (!cursor.take(value)) return void(isOdd_ = true);
        if (!found_.text.empty()) found_.text += '\n';
        found_.text += value;
        found_.places.push_back({base + from, cursor.at() - from});
    }

    void odd(JsonCursor& cursor)
    {
        isOdd_ = true;
        cursor.skip();
    }

    std::string_view body_;
    const TurnShape& shape_;
    Question found_;
    int turns_ = 0;
    bool isOdd_ = false;
};

}  // namespace

std::optional<Question> questionOf(std::string_view dialect, std::string_view body)
{
    const auto shape = std::ranges::find(kShapes, dialect, &TurnShape::dialect);
    if (shape == kShapes.end()) return std::nullopt;
    return Finder(body, *shape).find();
}

std::string withoutQuestion(std::string_view body, const Question& question)
{
    std::string out;
    out.reserve(body.size());
    std::size_t from = 0;
    for (const auto& place : question.places) {
        out += body.substr(from, place.at - from);
        out += R"("")";
        from = place.at + place.size;
    }
    out += body.substr(from);
    return out;
}

}  // namespace gatehouse::dialect
