#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "proxy/core/base/secret.h"
#include "proxy/core/base/units.h"
#include "proxy/core/config/field.h"

namespace gatehouse::config {

struct RecordsConfig {
    bool bodies = true;  ///< keep request and answer bodies
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

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const RecordsConfig&, const RecordsConfig&) = default;
};

template <class Visit>
void RecordsConfig::fields(Visit&& visit)
{
    visit(field("bodies", &RecordsConfig::bodies,
                GH_TEXT("config", "Keeps the bodies of requests and answers.")));
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
}

}  // namespace gatehouse::config
