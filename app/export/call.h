#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <QString>

#include "proxy/core/record/record.h"

namespace gatehouse::app {

/// A header a client would send again.
struct CallHeader {
    QString name;
    QString before;  ///< what stands before the value, or before the secret
    bool secret = false;
};

/// What becomes of a client's header in a command or program that asks again.
enum class HeaderUse : std::uint8_t {
    Same,     ///< goes along as it is
    Secret,   ///< goes along, its value is the key
    LeftOut,  ///< made by each client itself, true for one connection only, or a cookie
};

HeaderUse useOf(std::string_view headerName);

/// A recorded call, ready to be written as a program: what the client itself must say.
///
/// Shape   headers that clients make by themselves and cookies are left out; a key is marked, never
/// carried. A key in the query (?key=…) is taken out of the URL and becomes a header.
struct Call {
    QString method;
    QString url;
    std::vector<CallHeader> headers;
    QString body;
    bool hasBody = false;
    bool binary = false;     ///< the body is no text: it is not in `body`
    bool truncated = false;  ///< only its beginning was stored
    bool streamed = false;
};

Call callOf(const record::Exchange& exchange, const QString& baseUrl);

}  // namespace gatehouse::app
