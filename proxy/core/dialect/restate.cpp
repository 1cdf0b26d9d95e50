#include "proxy/core/dialect/restate.h"

#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/codec.h"

namespace gatehouse::dialect {

Result<Restated> restate(std::string_view body, std::string_view from, std::string_view to)
{
    const Codec* reader = codecOf(from);
    const Codec* writer = codecOf(to);
    if (reader == nullptr || writer == nullptr) {
        return fail(ErrorKind::CannotExpress,
                    cat("a call of ", reader == nullptr ? from : to, " is no chat"),
                    "take a call of a chat");
    }
    Restated restated;
    if (from == to) {
        restated.body = body;
        return restated;
    }
    Notes notes;
    const auto request = reader->readRequest(body, notes);
    if (!request) return request.error();
    Destination there;
    there.model = request->model;
    auto text = writer->writeRequest(*request, there, notes);
    if (!text) return std::move(text).error();
    restated.body = std::move(*text);
    restated.leftOut = std::move(notes.leftOut);
    return restated;
}

}  // namespace gatehouse::dialect
