#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/record/record.h"
#include "proxy/shell/store/objects.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::store {

/// What a listing is sorted by; rows that lack it come first, as the least.
enum class SortBy : std::uint8_t {
    Time,
    Provider,
    Model,
    Success,
    Cost,
    InputTokens,
    OutputTokens,
    Duration,
    Feedback,
    Nothing,  ///< all rows are alike in it: the time decides
};

struct ListWish {
    SortBy by = SortBy::Time;
    bool isDescending = true;
    std::int64_t skip = 0;
    std::int64_t most = std::numeric_limits<std::int64_t>::max();
};

/// What is said of a figure over all rows that have it.
struct Span {
    std::optional<std::int64_t> least, most;  ///< empty where no row has it
    std::int64_t sum = 0;
    std::int64_t count = 0;

    void see(const std::optional<std::int64_t>& value) noexcept;
};

/// A page of the log, and what is said of all rows that fit.
struct Listing {
    std::vector<RowId> ids;
    std::int64_t total = 0;
    Span cost;      ///< pico-dollars
    Span duration;  ///< µs
    Span inputTokens, outputTokens, totalTokens;
};

/// What stands beside a row.
struct Beside {
    std::string requestType;   ///< content type of the body that was kept; empty: none was
    std::string responseType;  ///< likewise
    std::string task;          ///< its operation
    std::string client;        ///< what it calls itself
    record::Rating rating;
    std::vector<record::Metadatum> metadata;
    record::Links links;
    bool customCost = false;
    bool kept = false;  ///< a kept answer was given
};

/// The log as pages by number, and what the API keeps beside it. A read-only connection of its own.
///
/// Thread  one at a time; reads every row that fits, the better part of a second for a million.
/// Errors  Storage with SQLite's words.
class LogReader {
public:
    static Result<std::unique_ptr<LogReader>> open(const std::string& databasePath);
    ~LogReader();
    LogReader(const LogReader&) = delete;
    LogReader& operator=(const LogReader&) = delete;

    Result<Listing> list(const Filter& filter, const ListWish& wish);
    Result<Beside> beside(RowId row);
    Result<std::vector<StoredObject>> objects(std::string_view kind, std::string_view gateway);
    Result<std::optional<StoredObject>> object(std::string_view kind, std::string_view id);

private:
    struct Inside;
    explicit LogReader(std::unique_ptr<Inside> inside);
    template <class T>
    Result<T> checked(T value);
    std::unique_ptr<Inside> inside_;
};

}  // namespace gatehouse::store
