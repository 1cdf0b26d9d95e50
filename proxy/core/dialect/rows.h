#pragma once

#include "proxy/core/dialect/codec.h"
#include "proxy/core/dialect/dialect.h"
#include "proxy/core/dialect/embedding_codec.h"

/// One row for each wire API; each is defined in the folder of its family. registry.cpp lists them.
namespace gatehouse::dialect {

extern const Dialect kOpenaiChat;         ///< /chat/completions
extern const Dialect kOpenaiCompletions;  ///< /completions, the old one
extern const Dialect kOpenaiResponses;    ///< /responses
extern const Dialect kOpenaiEmbeddings;   ///< /embeddings
extern const Dialect kOpenaiOther;        ///< images, audio, files, moderations, rerank …
extern const Dialect kAnthropicMessages;
extern const Dialect kAnthropicCountTokens;
extern const Dialect kVertexAnthropic;  ///< publishers/anthropic/models/{model}:rawPredict
extern const Dialect kGeminiGenerate;
extern const Dialect kGeminiEmbed;
extern const Dialect kCohereChat;
extern const Dialect kCohereEmbed;
extern const Dialect kOllamaChat;       ///< /api/chat and /api/generate: JSON lines
extern const Dialect kOllamaEmbed;      ///< /api/embed, /api/embeddings
extern const Dialect kBedrockConverse;  ///< /model/{model}/converse, /converse-stream
extern const Dialect kBedrockInvoke;    ///< /model/{model}/invoke: the model maker's own bodies
extern const Dialect kBedrockEmbed;     ///< the same path, of a model that makes embeddings
extern const Dialect kVertexEmbed;      ///< publishers/google/models/{model}:predict, likewise
extern const Dialect kPromptCall;       ///< the endpoint of a prompt of ours
extern const Dialect kVerbatim;  ///< anything else: reads what it recognises, changes nothing

/// Those that can be translated; codecs.cpp lists them.
extern const Codec kOpenaiChatCodec;
extern const Codec kOpenaiResponsesCodec;
extern const Codec kAnthropicMessagesCodec;
extern const Codec kGeminiGenerateCodec;
extern const Codec kCohereChatCodec;
extern const Codec kOllamaChatCodec;
extern const Codec kBedrockConverseCodec;
extern const Codec kPromptCallCodec;
extern const EmbeddingCodec kOpenaiEmbeddingsCodec;
extern const EmbeddingCodec kGeminiEmbedCodec;
extern const EmbeddingCodec kCohereEmbedCodec;
extern const EmbeddingCodec kOllamaEmbedCodec;
extern const EmbeddingCodec kBedrockEmbedCodec;
extern const EmbeddingCodec kVertexEmbedCodec;

/// Canonical counts of APIs that include the parts already, as OpenAI's. Also: xAI leaves reasoning
/// out of completion_tokens, which only its total tells; an API that reports nothing but a total
/// means the prompt.
void canonicalInclusive(chat::Usage& usage) noexcept;
/// The same for embeddings: there is no output.
void canonicalEmbedding(chat::Usage& usage) noexcept;

/// Errors in OpenAI's shape, which everything without a shape of its own shares.
std::string openaiErrorBody(const chat::Trouble& error, std::string_view requestId);
std::string openaiErrorEvent(const chat::Trouble& error, std::string_view requestId);
/// The inner object: {"message":…,"type":…,"param":null,"code":…}.
std::string openaiErrorObject(const chat::Trouble& error);

}  // namespace gatehouse::dialect
