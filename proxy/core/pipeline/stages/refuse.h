#pragma once

#include <utility>

#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/step.h"

namespace gatehouse::pipeline::stages {

/// Turns round with an error of ours; the shell writes it in the client's dialect.
inline Step refuse(Exchange& x, Error error)
{
    x.reply.set = true;
    x.reply.error = std::move(error);
    x.reply.status = x.reply.error.status();
    return Answer{};
}

/// The dialect to speak to this client, also before parse has found out.
inline const dialect::Dialect& dialectOf(const Exchange& x) noexcept
{
    return x.parse.dialect != nullptr ? *x.parse.dialect : dialect::byId("openai_chat");
}

}  // namespace gatehouse::pipeline::stages
