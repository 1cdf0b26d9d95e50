#include <memory>

#include "proxy/core/dialect/dialect.h"
#include "tests/fuzz/property.h"

/// The first byte chooses the dialect; the rest is a body, an event and a stream at once.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace gatehouse;
    using fuzz::require;
    constexpr std::string_view kIds[] = {
        "openai_chat",     "openai_responses", "openai_embeddings", "anthropic_messages",
        "gemini_generate", "cohere_chat",      "ollama_chat",       "verbatim"};
    if (size == 0) return 0;
    const auto& dialect = dialect::byId(kIds[data[0] % std::size(kIds)]);
    // An allocation of exactly this size: reading past the text is found.
    const std::size_t count = size - 1;
    const auto copy = std::make_unique<char[]>(count);
    std::copy_n(reinterpret_cast<const char*>(data + 1), count, copy.get());
    const std::string_view json(copy.get(), count);

    const auto facts = dialect.readRequest(json);
    if (facts.ok()) {
        require(facts->modelAt + facts->modelSize <= count, "the model lies in the body");
        require(facts->streamOptionsAt + facts->streamOptionsSize <= count,
                "the stream options lie in the body");
        require(facts->objectEnd <= count, "the object ends in the body");
        require(facts->modelSize == 0 || json[facts->modelAt] == '"', "the model is a string");
    } else {
        require(!facts.error().message.empty(), "an error says what was wrong");
    }
    dialect::ReplyFacts whole;
    dialect.readReply(json, whole);
    dialect.canonical(whole.usage);
    dialect::ReplyFacts event;
    dialect.readEvent("", json, event);
    dialect.readEvent("error", json, event);
    dialect.readEvent("message_delta", json, event);
    dialect.canonical(event.usage);
    return 0;
}
