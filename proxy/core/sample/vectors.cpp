#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

#include <boost/json.hpp>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/random.h"
#include "proxy/core/base/text.h"
#include "proxy/core/sample/voices.h"

namespace gatehouse::sample {

namespace json = boost::json;

namespace {

constexpr std::size_t kDimensions = 256;
constexpr std::int64_t kMostDimensions = 8192;

std::size_t dimensionsOf(const json::value* wanted)
{
    const auto count = numberOf(wanted);
    return count > 0 && count <= kMostDimensions ? static_cast<std::size_t>(count) : kDimensions;
}

/// OpenAI's base64: 32 bit floats, little-endian.
std::string packed(const std::vector<float>& vector)
{
    std::string bytes;
    bytes.reserve(vector.size() * 4);
    for (const float value : vector) {
        const auto bits = std::bit_cast<std::uint32_t>(value);
        for (unsigned shift = 0; shift < 32; shift += 8)
            bytes.push_back(static_cast<char>((bits >> shift) & 0xFF));
    }
    return base64(bytes);
}

json::array listOf(const std::vector<float>& vector)
{
    json::array out;
    out.reserve(vector.size());
    for (const float value : vector) out.emplace_back(static_cast<double>(value));
    return out;
}

/// A text, or tokens that a client has made itself.
std::string inputText(const json::value& input)
{
    return input.is_string() ? std::string(textOf(&input)) : json::serialize(input);
}

}  // namespace

std::vector<float> vectorOf(std::string_view text, std::size_t dimensions)
{
    std::vector<double> sum(dimensions, 0.0);
    std::size_t words = 0;
    for (const auto word : wordsOf(text)) {
        std::string_view bare = word;
        constexpr std::string_view kMarks = " \n\t.,;:!?\"'()";
        bare.remove_prefix(std::min(bare.find_first_not_of(kMarks), bare.size()));
        bare = bare.substr(0, bare.find_last_not_of(kMarks) + 1);
        if (bare.empty()) continue;
        ++words;
        Random random(hashOf(lower(bare)));
        for (double& value : sum)
            value += static_cast<double>(random.next() >> 11) * 0x1p-52 - 1.0;  // -1 … 1
    }
    if (words == 0) sum[0] = 1.0;
    double square = 0;
    for (const double value : sum) square += value * value;
    const double length = std::sqrt(square);
    std::vector<float> out;
    out.reserve(dimensions);
    for (const double value : sum) out.push_back(static_cast<float>(value / length));
    return out;
}

std::string embeddingsOpenai(const json::object& body)
{
    const bool isPacked = textOf(find(body, "encoding_format")) == "base64";
    const std::size_t dimensions = dimensionsOf(find(body, "dimensions"));
    std::vector<std::string> texts;
    const auto* input = find(body, "input");
    const auto* list = input != nullptr ? input->if_array() : nullptr;
    const bool many = list != nullptr && !list->empty() && !list->front().is_number();
    if (many) {
        for (const auto& item : *list) texts.push_back(inputText(item));
    } else if (input != nullptr) {
        texts.push_back(inputText(*input));
    }
    json::array data;
    std::int64_t tokens = 0;
    for (const auto& text : texts) {
        tokens += tokensOf(std::string_view(text));
        const auto vector = vectorOf(text, dimensions);
        data.push_back(json::object{
            {"object", "embedding"},
            {"index", data.size()},
            {"embedding", isPacked ? json::value(packed(vector)) : json::value(listOf(vector))}});
    }
    return json::serialize(
        json::object{{"object", "list"},
                     {"data", std::move(data)},
                     {"model", textOf(find(body, "model"))},
                     {"usage", {{"prompt_tokens", tokens}, {"total_tokens", tokens}}}});
}

std::string embeddingsGemini(const json::object& body, bool batch)
{
    std::int64_t tokens = 0;
    const auto one = [&tokens](const json::value* request) {
        const std::string text = textsOf(find(find(request, "content"), "parts"));
        tokens += tokensOf(std::string_view(text));
        return json::object{
            {"values",
             listOf(vectorOf(text, dimensionsOf(find(request, "outputDimensionality"))))}};
    };
    json::object out;
    if (batch) {
        json::array vectors;
        const auto* requests = find(body, "requests");
        if (requests != nullptr && requests->is_array()) {
            for (const auto& request : requests->as_array()) vectors.push_back(one(&request));
        }
        out["embeddings"] = std::move(vectors);
    } else {
        const json::value request(body);
        out["embedding"] = one(&request);
    }
    out["usageMetadata"] = {{"promptTokenCount", tokens}, {"totalTokenCount", tokens}};
    return json::serialize(out);
}

}  // namespace gatehouse::sample
