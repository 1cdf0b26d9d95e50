#pragma once

#include <string>

#include "proxy/core/base/error.h"

namespace gatehouse::chat {

/// An error as a client is told it: one of ours, or a provider's on its way through. Valid UTF-8.
struct Trouble {
    Trouble() = default;
    Trouble(const Error&
                error);  ///< message and hint in one text, so that every dialect has room for both

    int status = 500;  ///< HTTP; in a stream the one that the error would have had
    std::string code;  ///< the provider's own word, or ours; may be empty
    std::string message;
};

}  // namespace gatehouse::chat
