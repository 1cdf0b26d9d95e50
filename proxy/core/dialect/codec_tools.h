#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "proxy/core/base/result.h"
#include "proxy/core/chat/fold.h"
#include "proxy/core/dialect/codec.h"

/// What the codecs share: reading JSON without losing sight of what was not read, and the words
/// that several wire APIs have in common.
namespace gatehouse::dialect {

/// Errors  BadRequest with the place, or `kind` where the text is a provider's.
Result<boost::json::value> parsedBody(std::string_view text,
                                      ErrorKind kind = ErrorKind::BadRequest);

/// Compact JSON. Numbers as people write them: 0.5, not 5E-1.
void appendJson(std::string& out, const boost::json::value& value);
std::string jsonText(const boost::json::value& value);
/// A tool call's arguments, as the object they should be. What is no object (a model's slip)
/// becomes {"input": text}.
boost::json::value argumentsOf(std::string_view text);

/// "messages[2]": how an item of a list is called in notes and errors.
std::string at(std::string_view list, std::size_t index);

/// An object's members by name. What was never asked for is told by leaveRest(). JSON null counts
/// as absent.
class Members {
public:
    /// `path` is how the object is called in notes and errors: "" for the root, "messages[2]".
    Members(const boost::json::object& object, std::string path);
    /// Of a value that should be an object; anything else has no members.
    Members(const boost::json::value& value, std::string path);

    Members(boost::json::object&&, std::string) = delete;  ///< it is looked at, not kept
    Members(boost::json::value&&, std::string) = delete;

    const boost::json::value* get(std::string_view key);
    std::string text(std::string_view key);  ///< "" when it is absent or no string
    std::optional<std::int64_t> integer(std::string_view key);
    std::optional<double> real(std::string_view key);
    std::optional<bool> flag(std::string_view key);
    const boost::json::array& list(std::string_view key);  ///< empty when it is absent or no array
    const boost::json::object& object(
        std::string_view key);  ///< empty when it is absent or no object
    /// The object under this key, or this one where it has none: some APIs nest what others do not.
    Members inner(std::string_view key);

    void ignore(std::string_view key) { get(key); }  ///< known, and without meaning elsewhere

    [[nodiscard]] std::string pathOf(std::string_view key) const;
    /// Every member that was not asked for goes into the notes by its path.
    void leaveRest(Notes& notes) const;

private:
    const boost::json::object* object_;
    std::string path_;
    std::vector<bool> asked_;
};

/// "data:image/png;base64,AAAA", or an address, as media of this kind.
chat::Media mediaOfUrl(std::string_view url, std::string_view kind);
/// The data: form of inline media; an address as it is; empty for a provider's own file.
std::string urlOf(const chat::Media& media);
/// "image", "audio", "video", or "file" by the type.
std::string_view kindOfMime(std::string_view mime) noexcept;

/// A signature on its way through a dialect that is not its signer's: it comes back as it went.
std::string packedSignature(const chat::Part& part, std::string_view dialect);
/// What packedSignature made, or a signature of `dialect` itself: sets signature and signer.
void unpackSignature(std::string_view text, std::string_view dialect, chat::Part& part);

/// Tokens to think with, for dialects that count them; what an effort is worth.
std::int64_t budgetOf(std::string_view effort) noexcept;
std::string_view effortOf(std::int64_t budget) noexcept;

/// All text of the parts, with a line break between two.
std::string textOfParts(const std::vector<chat::Part>& parts);

/// The name of the tool that was called under this id earlier in the conversation; "" when none
/// was.
std::string toolNameOf(const chat::Request& request, std::string_view id);

/// For dialects without a word for several answers, for the order of calls, for whom the client
/// serves and under what terms: names what the request says of it.
void leaveTerms(const chat::Request& request, Notes& notes);

/// Bytes of one server-sent event. An empty `event` leaves the line out.
void appendEvent(std::string& out, std::string_view event, std::string_view data);

/// A step of a stream, for dialects with one choice that begin, fill and end their parts one by
/// one.
///
/// Shape   Teller is made of (writing, out) and has start(), step(delta) and trouble(trouble); what
///         stands in the end of such a stream is gathered in writing.reply.
template <class Teller>
void tellStep(const chat::Delta& delta, Writing& writing, std::string& out)
{
    using Kind = chat::Delta::Kind;
    if (writing.finished || delta.choice != 0) return;
    Teller teller(writing, out);
    switch (delta.kind) {
        case Kind::Start:
            chat::fold(delta, writing.reply);
            return teller.start();
        case Kind::Usage:
        case Kind::Finish:
            return chat::fold(delta, writing.reply);
        case Kind::Logprobs:
            return;
        case Kind::Trouble:
            return teller.trouble(delta.trouble);
        case Kind::Open:
        case Kind::Append:
        case Kind::Sign:
        case Kind::Cite:
        case Kind::Close:
            return teller.step(delta);
    }
}

}  // namespace gatehouse::dialect
