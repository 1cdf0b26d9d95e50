// What a row shows of a conversation: read without a tree of the whole body, which would cost more
// than all else that is done for the row.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/dialect.h"
#include "proxy/core/dialect/json_cursor.h"
#include "proxy/core/dialect/reply_facts.h"

namespace gatehouse::dialect {
namespace {

/// The user's texts at the end of what was read so far; texts in a row are one message.
struct Last {
    std::vector<std::string_view> texts;  ///< as they stand in the JSON
    bool follows = false;

    void text(std::string_view raw)
    {
        if (raw.empty()) return;
        if (!follows) texts.clear();
        texts.push_back(raw);
        follows = true;
    }
};

void readPart(JsonCursor& cursor, Last& last)
{
    std::string_view type;
    std::string_view text;
    if (cursor.peek() == '"') {
        if (cursor.takeRaw(text)) last.text(text);
        return;
    }
    eachMember(cursor, [&](std::string_view key) {
        if (is(key, "type")) {
            cursor.takeRaw(type);
        } else if (is(key, "text")) {
            cursor.takeRaw(text);
        } else {
            cursor.leap();
        }
    });
    if (type.empty() || is(type, "text") || is(type, "input_text")) {
        last.text(text);
    } else {
        last.follows = false;
    }
}

/// False: the role comes after the content, which is then to be read anew.
bool readMessage(JsonCursor& cursor, Last& last, std::string_view role)
{
    bool isRoleSeen = !role.empty();
    bool mustReturn = false;
    std::string_view found = role;
    eachMember(cursor, [&](std::string_view key) {
        if (is(key, "role")) {
            if (cursor.takeRaw(found)) isRoleSeen = true;
        } else if (is(key, "content") && !isRoleSeen) {
            mustReturn = true;
            cursor.leap();
        } else if (is(key, "content") && !is(found, "user")) {
            last.follows = false;
            cursor.leap();
        } else if (is(key, "content") && cursor.peek() == '[') {
            eachItem(cursor, [&] { readPart(cursor, last); });
        } else if (is(key, "content")) {
            std::string_view text;
            if (cursor.takeRaw(text)) last.text(text);
        } else {
            cursor.leap();
        }
    });
    return !mustReturn;
}

void readMessages(JsonCursor& cursor, std::string_view body, Last& last)
{
    eachItem(cursor, [&] {
        (void)cursor.peek();
        const std::size_t begin = cursor.at();
        if (cursor.peek() != '{') return void(cursor.leap());
        if (readMessage(cursor, last, {})) return;
        const std::string_view message = body.substr(begin, cursor.at() - begin);
        const std::string_view role = rootText(message, "role");
        JsonCursor again(message);
        readMessage(again, last, role.empty() ? "user" : role);
    });
}

/// False: this body is of another shape.
bool readRequest(std::string_view body, Last& last)
{
    JsonCursor cursor(body);
    if (cursor.peek() != '{') return false;
    bool hasMessages = false;
    bool isOther = false;
    eachMember(cursor, [&](std::string_view key) {
        if (is(key, "messages")) {
            hasMessages = cursor.peek() == '[';
            readMessages(cursor, body, last);
        } else {
            isOther = isOther || is(key, "prompt") || is(key, "input") || is(key, "texts") ||
                      is(key, "query");
            cursor.leap();
        }
    });
    return hasMessages && !isOther && !cursor.failed();
}

}  // namespace

std::string lastWordsOf(std::string_view dialect, std::string_view requestBody,
                        std::string_view replyBody, bool streamed, std::size_t most)
{
    const std::string_view family = byId(dialect).family;
    std::string out;
    Last last;
    const bool isKnown = family == "anthropic" || dialect == "openai_chat";
    if (isKnown && readRequest(requestBody, last)) {
        for (const auto raw : last.texts) {
            if (out.size() >= most) break;
            if (!out.empty()) out += '\n';
            out += unescapeJson(raw.substr(0, most - out.size()));
        }
    }
    if (out.empty()) {
        Words words = wordsOf(dialect, requestBody, replyBody, streamed);
        out = std::move(words.last.empty() ? words.reply : words.last);
    }
    if (!isUtf8(out)) out = toUtf8(out);
    out.resize(cutUtf8(out, most).size());
    return out;
}

}  // namespace gatehouse::dialect
