#include "proxy/shell/store/prepare.h"

#include "proxy/core/base/text.h"

namespace gatehouse::store {
namespace {

void decode(record::Body& body)
{
    if (body.contentEncoding.empty() || equalsNoCase(body.contentEncoding, "identity")) return;
    body.bytes.clear();
    body.truncated = true;
    body.contentEncoding.clear();
}

}  // namespace

void prepare(record::Exchange& exchange, const record::Redactor& redactor)
{
    for (auto* body : {&exchange.requestBody, &exchange.sentBody, &exchange.responseBody,
                       &exchange.deliveredBody}) {
        decode(*body);
    }
    redactor.exchange(exchange);
}

}  // namespace gatehouse::store
