#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/prompt/template.h"

namespace gatehouse::prompt {

/// A message as it is written. What it has beside its text stays as it was.
struct SourceMessage {
    std::string role = "user";
    std::string text;
    std::string whole;  ///< JSON: as it was read; empty: a new one

    friend bool operator==(const SourceMessage&, const SourceMessage&) = default;
};

/// A variable as it is written.
struct SourceVariable {
    std::string name;
    std::string type = "text";
    bool required = true;
    std::optional<std::string> otherwise;
    std::string from;  ///< field of the call, or "input"; empty: the caller sends it
    std::vector<std::string> choices;
    std::string whole;  ///< JSON: as it was read, with members that are not named here

    friend bool operator==(const SourceVariable&, const SourceVariable&) = default;
};

/// The content of a version, taken apart for an editor; right or wrong.
///
/// Shape   numbers and JSON are texts as they were typed; an empty one is left out.
struct Source {
    std::vector<SourceMessage> messages;
    std::vector<SourceVariable> variables;
    std::string model;
    std::string temperature, topP, maxTokens;
    std::string tools;           ///< JSON list
    std::string responseFormat;  ///< JSON object
    std::string rest;            ///< JSON object: all other members

    friend bool operator==(const Source&, const Source&) = default;
};

/// Errors  Invalid: no JSON object, or its messages are no list of objects.
Result<Source> readSource(std::string_view content);

/// The content again. What was not touched is as it was, in its order.
/// Errors  Invalid: a text that has to be JSON is none; the message begins with its member.
Result<std::string> printSource(const Source& source);

/// For people who lay two versions side by side: a line a setting, texts as they are.
std::string linesOf(const Source& source);

/// The body of the call that a caller of the version makes, in OpenAI's words: messages and
/// settings as they go upstream.
///
/// Shape   `values` stand for what callers send and for what calls are asked, too.
/// Errors  as readVersion() and valuesOf() have them.
Result<std::string> previewOf(std::string_view content, const Values& values);

/// A JSON object without members of these names.
std::string withoutMembers(const std::string& object, const std::vector<std::string_view>& names);

/// A text of somebody's call as the text of a prompt: its braces mean nothing.
std::string escaped(std::string_view text);

}  // namespace gatehouse::prompt
