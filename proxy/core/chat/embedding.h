#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "proxy/core/chat/usage.h"

/// The hub for embeddings, as chat/request.h is for chat: what a call means, whatever wire API it
/// came in or goes out by.
namespace gatehouse::chat {

struct EmbeddingRequest {
    std::string model;
    std::vector<std::string> inputs;
    std::optional<std::int64_t> dimensions;
    /// What the vectors are for: "document", "query", "classification", "clustering", "similarity",
    /// "question", "fact", "code"; empty: not said.
    std::string purpose;
    std::optional<bool> truncate;  ///< what is too long is cut, not refused
    bool isBase64 = false;         ///< the client wants its vectors packed (OpenAI, Cohere)
    bool isSingle = false;         ///< one text, whose answer has one vector and no list
};

struct EmbeddingReply {
    std::string model;
    std::vector<std::vector<double>> vectors;  ///< one for each input, in their order
    Usage usage;
};

}  // namespace gatehouse::chat
