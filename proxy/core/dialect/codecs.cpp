#include <array>

#include "proxy/core/dialect/rows.h"

namespace gatehouse::dialect {

namespace {

constexpr std::array kCodecs{
    &kOpenaiChatCodec, &kOpenaiResponsesCodec, &kAnthropicMessagesCodec, &kGeminiGenerateCodec,
    &kCohereChatCodec, &kOllamaChatCodec,      &kBedrockConverseCodec,   &kPromptCallCodec};

}  // namespace

const Codec* codecOf(std::string_view dialect) noexcept
{
    for (const Codec* codec : kCodecs) {
        if (codec->dialect == dialect) return codec;
    }
    return nullptr;
}

}  // namespace gatehouse::dialect
