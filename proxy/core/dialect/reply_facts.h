#pragma once

#include <initializer_list>
#include <string_view>

#include "proxy/core/chat/usage.h"
#include "proxy/core/dialect/dialect.h"
#include "proxy/core/dialect/json_cursor.h"

namespace gatehouse::dialect {

/// Takes a usage object of any provider at the cursor into `usage`. Known names set counts, others
/// are skipped.
///
/// Source  OpenAI chat and responses, Anthropic messages, Gemini usageMetadata, Cohere v2, Bedrock
/// converse, DeepSeek,
///         Moonshot, Mistral, Groq, Perplexity, OpenRouter, xAI, Voyage: their API references and
///         recorded answers.
void readUsage(JsonCursor& cursor, chat::Usage& usage);

/// The service at the cursor, as a provider calls it; what is no text tells none.
void takeService(JsonCursor& cursor, chat::Usage& usage);

/// An error value at the cursor (an object, or a plain text) into the facts; null is none.
void readError(JsonCursor& cursor, ReplyFacts& facts);

/// Whether `quoted` (a name with its quotes) stands in `json` with a value other than null, false
/// and "". Cheap: no parsing, so it may say yes where the name is deeper than wanted, never no
/// where it stands.
bool mentions(std::string_view json, std::string_view quoted) noexcept;
/// The same of several names, each of two letters at least, in one look at the text.
bool mentionsAny(std::string_view json, std::initializer_list<std::string_view> quoted) noexcept;

/// The string of a root member, raw, or empty. Cheap when the member stands in front, as "type"
/// does.
std::string_view rootText(std::string_view json, std::string_view name);

/// Calls `read(key)` for each member of the object at the cursor; it must take or skip the value.
template <class Read>
void eachMember(JsonCursor& cursor, Read&& read)
{
    if (cursor.peek() != '{') {
        cursor.skip();
        return;
    }
    cursor.enterObject();
    for (std::string_view key; cursor.nextKey(key);) read(key);
}

template <class Read>
void eachItem(JsonCursor& cursor, Read&& read)
{
    if (cursor.peek() != '[') {
        cursor.skip();
        return;
    }
    cursor.enterArray();
    while (cursor.nextItem()) read();
}

/// Keeps what was known when the value at the cursor is null or no string.
inline void takeText(JsonCursor& cursor, std::string& value)
{
    std::string text;
    if (cursor.take(text)) value = std::move(text);
}

}  // namespace gatehouse::dialect
