#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/audit/audit_line.h"
#include "proxy/core/base/result.h"
#include "proxy/core/record/record.h"
#include "proxy/shell/store/db.h"
#include "proxy/shell/store/repricing.h"

namespace gatehouse::store {

/// Adds to the audit trail, in the transaction of what it tells of: both stand, or neither.
///
/// Thread  the writer's.
class AuditTrail {
public:
    explicit AuditTrail(Database& database);

    /// Goes on behind the last line that stands; of an empty trail the first line is written.
    void load();

    void published(const record::ConfigPublished& config);
    /// `rows`: those that went, ascending.
    void removed(const record::Removed& wanted, const std::vector<std::int64_t>& rows);
    void expired(std::int64_t below);  ///< retention took every row below that number
    void recounted(const Repricing& repricing);
    /// A line if a rule of the guard found something in that call.
    void guarded(const record::Exchange& exchange);

private:
    void begin();
    void add(std::string_view kind, std::string_view actor, std::string_view subject,
             std::string_view detail);

    Statement last_;
    Statement add_;
    Statement configs_;
    std::int64_t number_ = 0;
    Digest hash_{};
};

/// What is wrong with a trail.
struct AuditFlaw {
    std::int64_t number = 0;  ///< of the line; 0: of no line
    std::string what;
};

/// What came of looking through a trail.
struct AuditVerdict {
    std::int64_t lines = 0;
    std::int64_t last = 0;  ///< number of the last line
    Digest head{};          ///< its hash; zeros where there is none
    std::int64_t configs =
        0;  ///< published configurations that are still the ones that were published
    std::vector<AuditFlaw> flaws;  ///< at most a hundred
};

/// Reads a trail by a connection of its own, also while it grows. Errors  Storage with SQLite's
/// words.
class AuditReader {
public:
    static Result<std::unique_ptr<AuditReader>> open(const std::string& databasePath);

    /// At most `most` lines behind line `number`, in their order.
    Result<std::vector<audit::Line>> after(std::int64_t number, int most);
    Result<std::int64_t> lastNumber();
    /// Every line against the one before, and every published configuration against its line.
    Result<AuditVerdict> verify();
    /// The hash of one line; nothing: there is no such line.
    Result<std::optional<Digest>> hashOf(std::int64_t number);

private:
    explicit AuditReader(std::unique_ptr<Database> database) : database_(std::move(database)) {}

    std::unique_ptr<Database> database_;
};

}  // namespace gatehouse::store
