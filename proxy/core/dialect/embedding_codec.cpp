#include "proxy/core/dialect/embedding_codec.h"

#include <array>
#include <bit>
#include <cstring>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"
#include "proxy/core/dialect/rows.h"

namespace gatehouse::dialect {

namespace json = boost::json;

namespace {

static_assert(std::endian::native == std::endian::little, "packed vectors are written so");

constexpr std::array kCodecs{&kOpenaiEmbeddingsCodec, &kGeminiEmbedCodec,  &kCohereEmbedCodec,
                             &kOllamaEmbedCodec,      &kBedrockEmbedCodec, &kVertexEmbedCodec};

}  // namespace

const EmbeddingCodec* embeddingCodecOf(std::string_view dialect) noexcept
{
    for (const auto* codec : kCodecs) {
        if (codec->dialect == dialect) return codec;
    }
    return nullptr;
}

Result<std::vector<std::string>> textsOf(const json::value* value, std::string_view name)
{
    std::vector<std::string> texts;
    bool isNumbers = false;
    bool isGood = value != nullptr;
    const auto take = [&](const json::value& one) {
        if (const auto* text = one.if_string()) {
            texts.emplace_back(*text);
        } else {
            isNumbers = isNumbers || one.is_number() || one.is_array();
            isGood = false;
        }
    };
    if (value != nullptr && value->is_array()) {
        for (const auto& one : value->get_array()) take(one);
    } else if (value != nullptr) {
        take(*value);
    }
    if (isNumbers) {
        return fail(
            ErrorKind::CannotExpress,
            cat("\"", name, "\" has token ids, which mean nothing to another vendor's model"),
            "send the text itself");
    }
    if (!isGood || texts.empty()) {
        return fail(ErrorKind::BadRequest, cat("\"", name, "\" is no text and no list of texts"),
                    "send a text, or several in a list");
    }
    return texts;
}

Error noVectors()
{
    return fail(ErrorKind::BadUpstream, "the provider's answer has no vectors in it",
                "is the model one for embeddings?");
}

Result<std::vector<double>> vectorOf(const json::value& value)
{
    const auto* list = value.if_array();
    if (list == nullptr) return noVectors();
    std::vector<double> vector;
    vector.reserve(list->size());
    for (const auto& one : *list) {
        if (!one.is_number()) return noVectors();
        vector.push_back(one.to_number<double>());
    }
    return vector;
}

json::array jsonOf(const std::vector<double>& vector)
{
    json::array list;
    list.reserve(vector.size());
    for (const double value : vector) list.emplace_back(value);
    return list;
}

std::string packedVector(const std::vector<double>& vector)
{
    std::string bytes(vector.size() * sizeof(float), '\0');
    for (std::size_t i = 0; i < vector.size(); ++i) {
        const auto value = static_cast<float>(vector[i]);
        std::memcpy(bytes.data() + i * sizeof value, &value, sizeof value);
    }
    return base64(bytes);
}

Result<std::vector<double>> unpackedVector(std::string_view text)
{
    std::string bytes;
    if (!fromBase64(text, bytes) || bytes.size() % sizeof(float) != 0) return noVectors();
    std::vector<double> vector;
    vector.reserve(bytes.size() / sizeof(float));
    for (std::size_t at = 0; at < bytes.size(); at += sizeof(float)) {
        float value = 0;
        std::memcpy(&value, bytes.data() + at, sizeof value);
        vector.push_back(value);
    }
    return vector;
}

}  // namespace gatehouse::dialect
