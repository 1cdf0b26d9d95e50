#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "proxy/core/dialect/dialect.h"

/// Reading a conversation for people, off the hot path. Nothing here throws on odd JSON; what does
/// not fit is left out.
namespace gatehouse::dialect {

/// The JSON, or null for garbage. Broken UTF-8 is let through; depth is limited.
boost::json::value parsedJson(std::string_view text);

const boost::json::value* memberOf(const boost::json::value* value, std::string_view key);
std::string_view textOf(const boost::json::value* value);           ///< empty when it is no string
const boost::json::array& listOf(const boost::json::value* value);  ///< empty when it is no array
std::string jsonOf(const boost::json::value* value);  ///< a string as it is, anything else as JSON
/// A text, or the "text" of each part of a list, with line breaks between.
std::string joinedText(const boost::json::value* value);

/// Turns in the order in which they began; a stream appends to them by a key of its own ("text 0",
/// "call 2").
class Turns {
public:
    Turn& add(Turn turn);
    void text(std::string_view role, std::string_view kind,
              std::string_view text);  ///< nothing when empty
    /// What is no text: its description, and where it is wanted its bytes in base64.
    void media(std::string_view role, std::string_view kind, std::string_view type,
               std::string_view base64);
    void mediaUrl(std::string_view role, std::string_view kind, std::string_view url);
    Turn& open(const std::string& key, std::string_view role, std::string_view kind);

    /// Indexing does not: it would copy each picture to look for words.
    void keepMedia() { keepsMedia_ = true; }

    [[nodiscard]] bool empty() const noexcept { return turns_.empty(); }

    std::vector<Turn> take();  ///< valid UTF-8, without turns that stayed empty

private:
    std::vector<Turn> turns_;
    std::map<std::string, std::size_t> open_;
    bool keepsMedia_ = false;
};

/// "image/png, 12 KB" of base64 with its type.
std::string describeBinary(std::string_view type, std::string_view base64);

/// How one family writes conversations.
struct Script {
    void (*request)(const boost::json::value& body, Turns& turns);
    void (*reply)(const boost::json::value& body, Turns& turns);
    void (*event)(std::string_view event, const boost::json::value& data, Turns& turns);
};

extern const Script kOpenaiChatScript;  ///< also completions and everything unknown
extern const Script kResponsesScript;
extern const Script kAnthropicScript;
extern const Script kGeminiScript;
extern const Script kCohereScript;
extern const Script kOllamaScript;
extern const Script kBedrockScript;

/// A message as OpenAI writes it, which Cohere and Ollama share but for details.
void readOpenaiMessage(const boost::json::value& message, std::string_view role, Turns& turns);

}  // namespace gatehouse::dialect
