#pragma once

#include <memory>
#include <optional>
#include <string>

#include "proxy/core/base/result.h"
#include "proxy/core/base/units.h"
#include "proxy/core/state/ledger.h"
#include "proxy/shell/engine/wake_thread.h"
#include "proxy/shell/store/db.h"

namespace gatehouse::engine {

/// Keeps the counts of long limits in a file of their own.
///
/// Shape   what the file says is never below what was used. At an orderly end it is exact; after a
///         crash up to a hundredth of the limit more counts as used. Where the file cannot be
///         written, calls go on and are counted in memory.
/// Thread  its own; start and end on the control thread
class LimitKeeper {
public:
    /// Fills the ledger with what the file knows of windows that are not over at `now`.
    /// Errors  Storage
    static Result<std::unique_ptr<LimitKeeper>> start(const std::string& path,
                                                      state::Ledger& ledger, WallMicros now);
    ~LimitKeeper();  ///< writes what was truly used
    LimitKeeper(const LimitKeeper&) = delete;
    LimitKeeper& operator=(const LimitKeeper&) = delete;

private:
    LimitKeeper(std::unique_ptr<store::Database> database, state::Ledger& ledger);
    void load(WallMicros now);
    void work();
    void write(const std::vector<state::Ledger::Row>& rows);

    std::unique_ptr<store::Database> database_;
    state::Ledger& ledger_;
    std::optional<WakeThread> thread_;
};

}  // namespace gatehouse::engine
