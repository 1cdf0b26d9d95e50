#include "proxy/core/dialect/format_words.h"

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/codec_tools.h"

namespace gatehouse::dialect {

std::string wordsOfFormat(const chat::Request& request)
{
    if (request.format == chat::Format::Text) return {};
    if (request.format == chat::Format::Json)
        return "Answer with a single JSON object and nothing else: no prose, no code fence.";
    return cat(
        "Answer with a single JSON value and nothing else: no prose, no code fence. It must match "
        "this JSON schema: ",
        jsonText(request.schema));
}

}  // namespace gatehouse::dialect
