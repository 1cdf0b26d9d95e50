#include "proxy/core/pipeline/body.h"

#include <utility>

namespace gatehouse::pipeline {

const std::string& bodyOf(const Exchange& x) noexcept
{
    return x.parse.plainBody.empty() ? x.arrival.body : x.parse.plainBody;
}

Result<void> replaceBody(Exchange& x, std::string body)
{
    auto read = x.parse.dialect->readRequest(body);
    if (!read) return std::move(read).error();
    auto& facts = x.parse.facts;
    if (read->model.empty()) read->model = std::move(facts.model);  // it stands in the path
    read->stream = read->stream || facts.stream;
    facts = std::move(*read);
    x.parse.plainBody = std::move(body);
    return {};
}

}  // namespace gatehouse::pipeline
