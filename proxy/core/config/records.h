#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "proxy/core/base/secret.h"
#include "proxy/core/base/units.h"
#include "proxy/core/config/field.h"

namespace gatehouse::config {

struct RecordsConfig {
    bool bodies = true;   ///< keep request and answer bodies
    bool hashes = false;  ///< of bodies that are not kept: type, size and hash
    bool headers = true;
    bool binaries = false;          ///< also of bodies that are no text
    ByteCount maxBody = 1_MiB;      ///< of each body
    std::int64_t maxEvents = 4096;  ///< timing marks of a stream
    bool index = true;              ///< full-text search
    Millis commitInterval{20};
    Millis announceAfter{200};  ///< a call open longer than this shows up before it ends
    std::int64_t keepDays = 30;
    ByteCount maxBytes = 10_GiB;
    bool maskClientAddress = false;
    std::vector<std::string> maskedHeaders;  ///< beside the well-known ones
    SecretRef placeholderKey;  ///< empty: one is made and kept in the data folder (0600)
    std::int64_t placeholderDays = 30;
    std::int64_t maxPlaceholders = 50'000;

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const RecordsConfig&, const RecordsConfig&) = default;
};

template <class Visit>
void RecordsConfig::fields(Visit&& visit)
{
    visit(field("bodies", &RecordsConfig::bodies,
                GH_TEXT("config", "Keeps the bodies of requests and answers.")));
    visit(field("hashes", &RecordsConfig::hashes,
                GH_TEXT("config",
                        "Of bodies that are not kept, keeps type, size and hash (SHA-256): enough "
                        "to find the same again, and to prove what a call was. Who guesses a short "
                        "text can check the guess.")));
    visit(field("headers", &RecordsConfig::headers,
                GH_TEXT("config", "Keeps the headers of requests and answers.")));
    visit(field("binaries", &RecordsConfig::binaries,
                GH_TEXT("config",
                        "Keeps bodies that are no text, too: sound, pictures, uploads. Off: of "
                        "those only type, size and hash are kept.")));
    visit(field("maxBody", &RecordsConfig::maxBody,
                GH_TEXT("config", "Most of each body that is kept."))
              .in(Unit::Bytes)
              .range(0, 1_GiB));
    visit(field("maxEvents", &RecordsConfig::maxEvents,
                GH_TEXT("config", "Timing marks kept of a stream."))
              .range(0, 1'000'000));
    visit(field("index", &RecordsConfig::index,
                GH_TEXT("config", "Makes recorded text searchable.")));
    visit(
        field("commitInterval", &RecordsConfig::commitInterval,
              GH_TEXT("config", "How long records are gathered before they are written together."))
            .in(Unit::Millis)
            .range(1, 60'000));
    visit(field("announceAfter", &RecordsConfig::announceAfter,
                GH_TEXT("config", "A call open longer than this shows up before it ends."))
              .in(Unit::Millis)
              .range(0, kDayMillis));
    visit(field("keepDays", &RecordsConfig::keepDays,
                GH_TEXT("config", "Days after which records are removed. 0: never."))
              .in(Unit::Days)
              .range(0, 36'500));
    visit(
        field(
            "maxBytes", &RecordsConfig::maxBytes,
            GH_TEXT(
                "config",
                "Size of the record file above which the oldest records are removed. 0: no limit."))
            .in(Unit::Bytes)
            .range(0, 1'048'576_GiB));
    visit(field("maskClientAddress", &RecordsConfig::maskClientAddress,
                GH_TEXT("config", "Keeps only the network part of client addresses.")));
    visit(
        field("maskedHeaders", &RecordsConfig::maskedHeaders,
              GH_TEXT("config",
                      "Headers whose values are masked in records, beside the well-known ones.")));
    visit(field("placeholderKey", &RecordsConfig::placeholderKey,
                GH_TEXT("config",
                        "Where the key is kept that placeholders are made of and their values "
                        "sealed with. Empty: one is made and kept in the data folder. Another key "
                        "acts from the next start on, and means other placeholders.")));
    visit(field("placeholderDays", &RecordsConfig::placeholderDays,
                GH_TEXT("config",
                        "Days after the last call that had a value, after which its placeholder is "
                        "forgotten. 0: never."))
              .in(Unit::Days)
              .range(0, 36'500));
    visit(
        field("maxPlaceholders", &RecordsConfig::maxPlaceholders,
              GH_TEXT("config",
                      "Most placeholders that can be put back; the longest unused are forgotten."))
            .range(1, 1'000'000));
}

}  // namespace gatehouse::config
