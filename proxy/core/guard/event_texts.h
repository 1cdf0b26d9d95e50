#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gatehouse::guard {

/// A text of an answer, as it stands in the JSON of one event or of the whole.
struct EventText {
    std::size_t at = 0;    ///< of its first byte, behind the quote
    std::size_t size = 0;  ///< as it is written, with its escapes
    std::string plain;     ///< with its escapes undone
    /// What it goes on with in other events: the same text of the same block, tool call or choice
    /// has the same name. Empty: it is whole.
    std::string channel;
    std::string group;    ///< of the choice it belongs to; a beginning of `channel`
    bool isJson = false;  ///< JSON, or a piece of it: what a tool is given
};

/// A value that is left out where texts may be changed: it spells them once more.
struct EventCopy {
    std::size_t at = 0;
    std::size_t size = 0;
    std::string_view empty;  ///< what stands in its place: null or []
};

struct EventTexts {
    std::vector<EventText> texts;   ///< in order
    std::vector<EventCopy> copies;  ///< likewise: log probabilities
    /// Channels that begin so have their end with this event.
    std::vector<std::string> ends;
    bool isPing = false;  ///< it only says that the connection lives
};

/// Looks for the texts of an answer: of one event, named or not, or, where `isWhole`, of a body
/// that came at once.
///
/// Shape   any dialect, by the names of its members; what nobody knows is a text as well. Ids,
/// models, signatures and base64 are passed over, but not inside the arguments of a tool. In a
/// whole body texts go on nowhere, unless it is an array of events.
/// Errors  none: what is no JSON is read as far as quotes tell.
EventTexts textsOf(std::string_view event, std::string_view json, bool isWhole);

}  // namespace gatehouse::guard
