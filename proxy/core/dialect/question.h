#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gatehouse::dialect {

/// What the user asks at the end of a request, and where that stands in it.
struct Question {
    /// A JSON string, quotes included.
    struct Place {
        std::size_t at = 0;
        std::size_t size = 0;
    };

    std::string text;           ///< several parts have a line break between them
    std::vector<Place> places;  ///< in their order
};

/// The last turn of a request, if it is the user's and nothing but text.
///
/// Shape    nothing: a picture, a tool's answer, a beginning of the model's own, members that are
///          not known to make no difference, or an API whose requests are no conversations. What is
///          written twice counts as unknown.
/// Source   the request bodies of OpenAI chat and responses, Anthropic messages, Gemini generate,
///          Bedrock converse and invoke, Cohere and Ollama chat: their API references
std::optional<Question> questionOf(std::string_view dialect, std::string_view body);

/// The body with nothing in the places of its question: what else the answer depends on.
std::string withoutQuestion(std::string_view body, const Question& question);

}  // namespace gatehouse::dialect
