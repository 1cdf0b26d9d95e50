// Texts, bodies and messages of any bytes: what counts tokens, reads embeddings and takes messages
// of a socket apart.
#include <cstdint>
#include <string_view>

#include "proxy/core/dialect/embedding_codec.h"
#include "proxy/core/pipeline/universal_socket.h"
#include "proxy/core/tokens/encoding.h"
#include "proxy/core/tokens/estimate.h"
#include "tests/fuzz/property.h"

namespace {

using namespace gatehouse;
using fuzz::require;

void count(std::string_view text)
{
    const auto size = static_cast<std::int64_t>(text.size());
    for (const auto& encoding : {tokens::Encoding::o200k(), tokens::Encoding::cl100k()}) {
        const std::int64_t found = encoding.count(text);
        require(found <= size, "a token has a byte at least");
        require((found == 0) == text.empty(), "only nothing has no token");
    }
    require(tokens::estimateInput(text, "gpt-4.1").tokens >= 0, "a call has tokens");
    require(tokens::estimateText(text, "claude-sonnet-4-5").tokens >= 0, "a text has tokens");
}

void vectors(std::string_view text)
{
    for (const char* id : {"openai_embeddings", "gemini_embed", "cohere_embed", "ollama_embed"}) {
        const auto& codec = *dialect::embeddingCodecOf(id);
        dialect::Notes notes;
        const auto request = codec.readRequest(text, notes);
        if (request) {
            require(!request->inputs.empty(), "a request has texts");
            const auto again =
                codec.readRequest(codec.writeRequest(*request, {.model = "m"}, notes), notes);
            require(again.ok() && again->inputs == request->inputs, "what was written can be read");
        }
        const auto reply = codec.readReply(text);
        require(!reply || !reply->vectors.empty(), "an answer has vectors");
    }
}

void message(std::string_view text)
{
    const auto call = pipeline::readSocketCall(text);
    require(!call || (call->body.starts_with('[') && call->body.ends_with(']')),
            "a call is a list");
    const std::string told = pipeline::socketMessage("universal.stream", "{}", text);
    require(told.starts_with('{') && told.ends_with('}'), "a message is an object");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    count(text);
    vectors(text);
    message(text);
    return 0;
}
