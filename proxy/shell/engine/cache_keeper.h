#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/base/units.h"
#include "proxy/core/state/reply_cache.h"
#include "proxy/shell/engine/wake_thread.h"
#include "proxy/shell/store/db.h"

namespace gatehouse::engine {

/// Keeps answers, and what was learnt about like questions, in a file of their own, for after the
/// program.
///
/// Shape   changes reach the file together, a moment later; after a crash the last of them may be
///         missing, which is a miss. Where the file cannot be written, answers are kept in memory.
/// Thread  its own; start and end on the control thread
class CacheKeeper {
public:
    /// Fills the cache with what the file has that is not gone at `now`, at most `maxBytes`; in its
    /// own time, as calls need not wait for it: until then they miss.
    /// Errors  Storage
    static Result<std::unique_ptr<CacheKeeper>> start(const std::string& path,
                                                      state::ReplyCache& cache,
                                                      std::size_t maxBytes, WallMicros now);
    ~CacheKeeper();
    CacheKeeper(const CacheKeeper&) = delete;
    CacheKeeper& operator=(const CacheKeeper&) = delete;

private:
    CacheKeeper(std::unique_ptr<store::Database> database, state::ReplyCache& cache,
                std::size_t maxBytes, WallMicros now);
    void load();
    void work();
    void writeLessons();
    void write(const std::vector<state::ReplyCache::Change>& changes);

    std::unique_ptr<store::Database> database_;
    state::ReplyCache& cache_;
    std::size_t maxBytes_;
    WallMicros startedAt_;
    bool isLoaded_ = false;  ///< of its thread
    std::optional<WakeThread> thread_;
};

}  // namespace gatehouse::engine
