#include "proxy/shell/store/preview.h"

#include "proxy/core/dialect/dialect.h"

namespace gatehouse::store {
namespace {

constexpr std::size_t kPreviewCharacters = 160;
// Far more than is shown: a secret must be seen whole to be known as one.
constexpr std::size_t kMostRead = 8 * 1024;

}  // namespace

std::string previewOf(std::string_view text)
{
    std::string line;
    std::size_t characters = 0;
    bool wasBlank = true;
    for (const char c : text) {
        const bool isBlank = static_cast<unsigned char>(c) <= 0x20;
        if (isBlank && wasBlank) continue;
        wasBlank = isBlank;
        const bool startsCharacter = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        if (startsCharacter && ++characters > kPreviewCharacters) break;
        line += isBlank ? ' ' : c;
    }
    if (line.ends_with(' ')) line.pop_back();
    return line;
}

std::string previewOf(const record::Exchange& exchange, const record::Redactor& redactor)
{
    const auto& answer =
        exchange.deliveredBody.bytes.empty() ? exchange.responseBody : exchange.deliveredBody;
    if (exchange.requestBody.bytes.empty() && answer.bytes.empty()) return {};
    std::string text = dialect::lastWordsOf(exchange.dialect, exchange.requestBody.bytes,
                                            answer.bytes, exchange.streamed, kMostRead);
    // A stream may bring a secret in pieces; here they are joined for the first time.
    redactor.text(text);
    return previewOf(text);
}

}  // namespace gatehouse::store
