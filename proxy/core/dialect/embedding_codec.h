#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "proxy/core/base/result.h"
#include "proxy/core/chat/embedding.h"
#include "proxy/core/dialect/codec.h"

namespace gatehouse::dialect {

inline constexpr std::size_t kAnyInputs = static_cast<std::size_t>(-1);

/// A wire API for embeddings that can be translated, both as what clients speak and as what
/// providers speak. Stateless; symmetric.
///
/// Errors   BadRequest from readRequest names the member; CannotExpress where the input is no text
///          (token ids, pictures), or a form of vectors is asked for that nobody else makes;
///          BadUpstream from readReply.
struct EmbeddingCodec {
    std::string_view dialect;
    Result<chat::EmbeddingRequest> (*readRequest)(std::string_view json, Notes& notes);
    std::string (*writeRequest)(const chat::EmbeddingRequest& request, const Destination& to,
                                Notes& notes);
    std::string (*path)(const Destination& to);  ///< below the version
    Result<chat::EmbeddingReply> (*readReply)(std::string_view json);
    /// `id` is that of the call; the usage of `reply` is known, if need be estimated.
    std::string (*writeReply)(const chat::EmbeddingReply& reply,
                              const chat::EmbeddingRequest& asked, std::string_view id);
    /// Texts that this model takes in one call; null: as many as there are.
    std::size_t (*mostInputs)(const Destination& to) noexcept = nullptr;
};

/// Null for a dialect whose embeddings cannot be translated.
const EmbeddingCodec* embeddingCodecOf(std::string_view dialect) noexcept;

// What the codecs share.

/// A text, or a list of texts.
///
/// Errors  CannotExpress for token ids; BadRequest for anything else, and for no text at all.
Result<std::vector<std::string>> textsOf(const boost::json::value* value, std::string_view name);
/// The numbers of a vector; BadUpstream when it is none.
Result<std::vector<double>> vectorOf(const boost::json::value& value);
boost::json::array jsonOf(const std::vector<double>& vector);
/// Little-endian floats in base64, as OpenAI packs them.
std::string packedVector(const std::vector<double>& vector);
Result<std::vector<double>> unpackedVector(std::string_view base64);
Error noVectors();

}  // namespace gatehouse::dialect
