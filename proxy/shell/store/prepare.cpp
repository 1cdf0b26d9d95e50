#include "proxy/shell/store/prepare.h"

#include <string>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/http/coding.h"

namespace gatehouse::store {
namespace {

// Bodies are bounded by records.maxBody before they are decoded; what grows beyond this is kept in
// part.
constexpr std::size_t kMostDecoded = std::size_t{32} << 20U;

void decode(record::Body& body)
{
    const std::string coding = std::exchange(body.contentEncoding, {});
    if (coding.empty() || equalsNoCase(coding, "identity") || body.bytes.empty()) return;
    if (auto whole = http::decoded(body.bytes, coding, kMostDecoded)) {
        body.bytes = std::move(whole).value();
        return;
    }
    // A cut body still has a beginning that can be read.
    std::string beginning;
    if (const auto inflater = http::Inflater::make(trim(coding), kMostDecoded)) {
        if (const auto pushed = inflater->push(body.bytes, beginning); !pushed)
            body.truncated = true;
    }
    body.bytes = std::move(beginning);
    body.truncated = true;
}

}  // namespace

void prepare(record::Exchange& exchange, const record::Redactor& redactor,
             record::CleanTexts* clean)
{
    for (auto* body : {&exchange.requestBody, &exchange.sentBody, &exchange.responseBody,
                       &exchange.deliveredBody}) {
        decode(*body);
    }
    redactor.exchange(exchange, clean);
}

}  // namespace gatehouse::store
