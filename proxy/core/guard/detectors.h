#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "proxy/core/base/translate.h"
#include "proxy/core/guard/finding.h"
#include "proxy/core/guard/window.h"

namespace gatehouse::guard {

/// A kind of value, and how it is told from others.
///
/// Shape   `match` decides whether one begins at the window's start. Earlier rows are asked first;
/// what wants to see more is waited for. It must not look further back than kBack.
struct Detector {
    std::string_view id;
    Category category;
    std::string_view title;
    Letters starts;  ///< the bytes that one may begin with
    bool (*match)(Window&, Hit&);
    /// What `match` would refuse at once: most places are passed over by these alone.
    Letters seconds;      ///< the byte behind the first, where there is one
    Letters thirds;       ///< and the next
    Letters behind;       ///< the byte before it, where there is one
    bool isFirst = true;  ///< may begin a text
    bool isCued = false;  ///< only where a cue of its own stands near
};

/// All built-in rows, in the order they are asked.
std::span<const Detector> detectors() noexcept;

// Secrets (known_secrets.cpp, named_secrets.cpp)
bool matchKnownSecret(Window& window, Hit& hit);
bool matchPrivateKey(Window& window, Hit& hit);
bool matchLogin(Window& window, Hit& hit);
bool matchNamedSecret(Window& window, Hit& hit);
// Numbers (numbers.cpp, phones.cpp)
bool matchCard(Window& window, Hit& hit);
bool matchSsn(Window& window, Hit& hit);
bool matchPhone(Window& window, Hit& hit);
bool matchBirthDate(Window& window, Hit& hit);
bool matchBankNumber(Window& window, Hit& hit);
bool matchMedical(Window& window, Hit& hit);
// National ids (national_ids.cpp)
bool matchNationalId(Window& window, Hit& hit);
// Addresses (addresses.cpp)
bool matchEmail(Window& window, Hit& hit);
bool matchIp4(Window& window, Hit& hit);
bool matchIp6(Window& window, Hit& hit);
bool matchMac(Window& window, Hit& hit);
bool matchIban(Window& window, Hit& hit);
bool matchCrypto(Window& window, Hit& hit);
// Links (links.cpp)
bool matchImageLink(Window& window, Hit& hit);
bool matchDataLink(Window& window, Hit& hit);
// People (people.cpp)
bool matchPostalAddress(Window& window, Hit& hit);
bool matchPersonName(Window& window, Hit& hit);

}  // namespace gatehouse::guard
