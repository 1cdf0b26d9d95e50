#pragma once

#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "proxy/core/sample/ask.h"
#include "proxy/core/sample/performance.h"

/// How a request is read and an answer is worded in each wire API. Readers take any JSON object and
/// never throw; what does not fit is left out.
namespace gatehouse::sample {

Ask readOpenaiChat(const boost::json::object& body);
std::string wholeOpenaiChat(const Ask& ask, const Answer& answer);
std::vector<Frame> framesOpenaiChat(const Ask& ask, const Answer& answer);

Ask readCompletions(const boost::json::object& body);
std::string wholeCompletions(const Ask& ask, const Answer& answer);
std::vector<Frame> framesCompletions(const Ask& ask, const Answer& answer);

Ask readResponses(const boost::json::object& body);
std::string wholeResponses(const Ask& ask, const Answer& answer);
std::vector<Frame> framesResponses(const Ask& ask, const Answer& answer);

Ask readAnthropic(const boost::json::object& body);
std::string wholeAnthropic(const Ask& ask, const Answer& answer);
std::vector<Frame> framesAnthropic(const Ask& ask, const Answer& answer);

Ask readGemini(const boost::json::object& body);
std::string wholeGemini(const Ask& ask, const Answer& answer);
std::vector<Frame> framesGemini(const Ask& ask, const Answer& answer);       ///< alt=sse
std::vector<Frame> framesGeminiArray(const Ask& ask, const Answer& answer);  ///< one JSON array

/// Vectors that are alike for texts that share words: unit length, the same on every machine.
std::vector<float> vectorOf(std::string_view text, std::size_t dimensions);
std::string embeddingsOpenai(const boost::json::object& body);
std::string embeddingsGemini(const boost::json::object& body, bool batch);

/// A list of the steering names, or one model of it, as `family` ("openai", "anthropic", "gemini")
/// words it.
std::string modelsOf(std::string_view family, WallMicros now);
std::string modelOf(std::string_view family, std::string_view id, WallMicros now);

/// Looking into JSON that may have any shape.
const boost::json::value* find(const boost::json::value* value, std::string_view key);
const boost::json::value* find(const boost::json::object& object, std::string_view key);
std::string_view textOf(const boost::json::value* value);
std::int64_t numberOf(const boost::json::value* value);
bool isTrue(const boost::json::value* value);
/// A text, or the texts of a list of parts ({"text":…}), joined.
std::string textsOf(const boost::json::value* value);

}  // namespace gatehouse::sample
