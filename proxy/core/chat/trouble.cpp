#include "proxy/core/chat/trouble.h"

#include "proxy/core/base/text.h"

namespace gatehouse::chat {
namespace {

std::string textOf(const Error& error)
{
    if (error.hint.empty()) return toUtf8(error.message);
    // Two sentences, however the two were written.
    const bool ended = error.message.ends_with('.') || error.message.ends_with('!') ||
                       error.message.ends_with('?');
    std::string hint = error.hint;
    if (hint.front() >= 'a' && hint.front() <= 'z')
        hint.front() = static_cast<char>(hint.front() - 'a' + 'A');
    return toUtf8(cat(error.message, ended ? " " : ". ", hint));
}

}  // namespace

Trouble::Trouble(const Error& error)
    : status(error.status()), code(error.code()), message(textOf(error))
{
}

}  // namespace gatehouse::chat
