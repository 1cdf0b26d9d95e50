#pragma once

#include <optional>
#include <vector>

#include "proxy/shell/store/db.h"
#include "proxy/shell/store/facts.h"
#include "proxy/shell/store/names.h"
#include "proxy/shell/store/past_calls.h"
#include "proxy/shell/store/rollup.h"

namespace gatehouse::store {

/// Counts past costs anew, a small slice at a time: rows, rollups and the line of the audit change
/// together.
///
/// Thread  the writer's; begin() and slice() run inside the caller's transaction.
class Repricer {
public:
    Repricer(Database& database, Names& names, Rollups& rollups);

    /// Writes the line of the audit.
    void begin(const Repricing& repricing, WallMicros now);
    /// Appends the ids of the rows it changed; the caller writes the rollups.
    void slice(std::vector<RowId>& changed);
    /// The transaction of the last slice is committed; after the last one isBusy() is false.
    void settle();
    /// The transaction of the last slice was taken back: it is done again.
    void undo();

    /// Nothing is under way any more; the line of the audit stays as it is.
    void forget() { job_.reset(); }

    /// What another run of the program began and did not end.
    void breakOff();

    [[nodiscard]] bool isBusy() const noexcept { return job_.has_value(); }

private:
    struct Job {
        Job(Database& database, const Repricing& what);

        Repricing repricing;
        NameTexts names;
        PastCalls calls;
        std::int64_t line = 0;
        RepricingSums sums;
        bool ends = false;
    };

    void change(const PastCall& call);

    Database& database_;
    Rollups& rollups_;
    FactPacker packer_;
    Statement begin_;
    Statement note_;
    Statement put_;
    std::optional<Job> job_;
    RepricingSums before_;
    RowId beforeAt_ = 0;
    std::vector<PastCall> found_;
    Packed facts_;
};

}  // namespace gatehouse::store
