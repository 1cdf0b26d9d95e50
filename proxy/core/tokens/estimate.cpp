#include "proxy/core/tokens/estimate.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "proxy/core/dialect/json_cursor.h"
#include "proxy/core/dialect/reply_facts.h"
#include "proxy/core/tokens/counter.h"
#include "proxy/core/tokens/family.h"

namespace gatehouse::tokens {
namespace {

using dialect::JsonCursor;

/// Members at the root of a body that hold text of the prompt, or lists of it.
constexpr std::string_view kPrompts[] = {"messages",
                                         "contents",
                                         "input",
                                         "prompt",
                                         "system",
                                         "instructions",
                                         "systemInstruction",
                                         "system_instruction",
                                         "suffix",
                                         "texts",
                                         "query",
                                         "documents",
                                         "content",
                                         "requests",
                                         "inputText",
                                         "message",
                                         "chat_history",
                                         "preamble",
                                         "inputs",
                                         "generateContentRequest"};
/// Members that describe tools and formats: their names and words count as well.
constexpr std::string_view kSchemas[] = {"tools",           "functions", "toolConfig",
                                         "response_format", "format",    "output_config"};
/// Members inside of messages that are no text of theirs.
constexpr std::string_view kAside[] = {"type",
                                       "role",
                                       "id",
                                       "tool_call_id",
                                       "tool_use_id",
                                       "toolUseId",
                                       "call_id",
                                       "model",
                                       "signature",
                                       "thoughtSignature",
                                       "thought_signature",
                                       "encrypted_content",
                                       "cache_control",
                                       "cachePoint",
                                       "status",
                                       "mimeType",
                                       "mime_type",
                                       "media_type",
                                       "detail",
                                       "annotations",
                                       "citations",
                                       "toolCallId",
                                       "taskType",
                                       "task_type",
                                       "outputDimensionality"};
/// Members that stand for a picture, a sound or a document.
constexpr std::string_view kMedia[] = {
    "image_url", "inlineData", "inline_data", "fileData", "file_data", "input_audio", "images",
    "source",    "image",      "video",       "audio",    "file",      "file_id"};
/// Words of JSON schema, which makers render in their own, shorter way.
constexpr std::string_view kGrammar[] = {"type",
                                         "properties",
                                         "required",
                                         "items",
                                         "additionalProperties",
                                         "$schema",
                                         "strict",
                                         "parameters",
                                         "function",
                                         "input_schema",
                                         "functionDeclarations",
                                         "toolSpec",
                                         "inputSchema",
                                         "json",
                                         "cache_control",
                                         "schema"};

template <std::size_t Size>
bool isAny(std::string_view key, const std::string_view (&names)[Size]) noexcept
{
    return std::ranges::find(names, key) != std::end(names);
}

class Walk {
public:
    Walk(const Family& family, Counter& counter) noexcept : family_(family), counter_(counter) {}

    void body(JsonCursor& cursor)
    {
        dialect::eachMember(cursor, [&](std::string_view key) {
            if (isAny(key, kPrompts)) {
                const bool isList =
                    key == "messages" || key == "contents" || key == "input" || key == "requests";
                prompt(cursor, isList ? 0 : 1);
            } else if (isAny(key, kSchemas)) {
                if (key == "tools" && cursor.peek() == '[') counter_.add(family_.tools);
                schema(cursor);
            } else {
                cursor.skip();
            }
        });
        counter_.add(family_.call);
    }

private:
    void take(JsonCursor& cursor)
    {
        std::string_view raw;
        if (!cursor.takeRaw(raw)) return;
        if (raw.find('\\') == std::string_view::npos) {
            counter_.text(raw);
        } else {
            counter_.text(dialect::unescapeJson(raw));
        }
    }

    /// `depth` 0: the items are messages.
    void prompt(JsonCursor& cursor, int depth)
    {
        constexpr int kDeepest = 64;
        switch (depth < kDeepest ? cursor.peek() : '0') {
            case '"':
                take(cursor);
                return;
            case '[':
                dialect::eachItem(cursor, [&] {
                    if (depth == 0 && cursor.peek() == '{') counter_.add(family_.message);
                    prompt(cursor, depth + 1);
                });
                return;
            case '{':
                dialect::eachMember(cursor,
                                    [&](std::string_view key) { member(cursor, key, depth); });
                return;
            default:
                cursor.skip();
        }
    }

    void member(JsonCursor& cursor, std::string_view key, int depth)
    {
        if (isAny(key, kMedia)) {
            media(cursor);
        } else if (isAny(key, kAside)) {
            cursor.skip();
        } else {
            prompt(cursor, depth + 1);
        }
    }

    void media(JsonCursor& cursor)
    {
        if (cursor.peek() == '[') {
            dialect::eachItem(cursor, [&] { media(cursor); });
            return;
        }
        std::string_view type;
        std::string_view data;
        if (cursor.peek() == '{') {
            dialect::eachMember(cursor, [&](std::string_view key) {
                if (key == "type") {
                    cursor.takeRaw(type);
                } else if (key == "data") {
                    cursor.takeRaw(data);
                } else {
                    cursor.skip();
                }
            });
        } else {
            cursor.skip();
        }
        if (type == "text") {  // Anthropic: a document of plain text
            counter_.text(dialect::unescapeJson(data));
        } else {
            counter_.add(family_.picture);
        }
    }

    void schema(JsonCursor& cursor, int depth = 0)
    {
        constexpr int kDeepest = 64;
        switch (depth < kDeepest ? cursor.peek() : '0') {
            case '"':
                take(cursor);
                return;
            case '[':
                dialect::eachItem(cursor, [&] { schema(cursor, depth + 1); });
                return;
            case '{':
                dialect::eachMember(cursor, [&](std::string_view key) {
                    if (!isAny(key, kGrammar)) counter_.text(key);
                    schema(cursor, depth + 1);
                });
                return;
            default:
                cursor.skip();
        }
    }

    const Family& family_;
    Counter& counter_;
};

}  // namespace

Estimate estimateText(std::string_view text, std::string_view model)
{
    Counter counter(familyOf(model));
    counter.text(text);
    return counter.total();
}

Estimate estimateInput(std::string_view body, std::string_view model)
{
    JsonCursor cursor(body);
    if (cursor.peek() != '{') return estimateText(body, model);
    const Family& family = familyOf(model);
    Counter counter(family);
    Walk(family, counter).body(cursor);
    return counter.total();
}

}  // namespace gatehouse::tokens
