#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/base/secret.h"
#include "proxy/core/base/units.h"
#include "proxy/core/pipeline/snapshot.h"
#include "proxy/core/state/placeholder_book.h"
#include "proxy/shell/engine/wake_thread.h"
#include "proxy/shell/store/db.h"

namespace gatehouse::engine {

/// Keeps placeholders and their values in a file of their own, for after the program.
///
/// Shape   the file has placeholders and the hour of their last use in the clear; value, detector
///         and owners are sealed by AES-256-GCM under a key that is made of the given one. What the
///         key does not open stays until its age is over, in case the right one comes back.
///         Changes reach the file a moment later. Where it cannot be written, they are kept in
///         memory.
/// Thread  its own; start and end on the control thread
class PlaceholderKeeper {
public:
    /// Opens the book and fills it with what the file has; `age` in µs, 0: without end.
    /// Errors  Storage, Invalid: the key is too short
    static Result<std::unique_ptr<PlaceholderKeeper>> start(const std::string& path,
                                                            const Secret& key,
                                                            state::PlaceholderBook& book,
                                                            std::int64_t age, WallMicros now);
    /// The same once a gateway of the snapshot wants placeholders, by the key that its config
    /// names, or `own` where it names none; nullptr: none does, or it could not be opened, which
    /// the log tells. Values are only named then.
    static std::unique_ptr<PlaceholderKeeper> startFor(const pipeline::Snapshot& snapshot,
                                                       const std::string& path,
                                                       const pipeline::SecretLookup& lookUp,
                                                       const std::function<Result<Secret>()>& own,
                                                       state::PlaceholderBook& book,
                                                       WallMicros now);
    ~PlaceholderKeeper();
    PlaceholderKeeper(const PlaceholderKeeper&) = delete;
    PlaceholderKeeper& operator=(const PlaceholderKeeper&) = delete;

private:
    PlaceholderKeeper(std::unique_ptr<store::Database> database, Secret seal,
                      state::PlaceholderBook& book);
    void load();
    void write();

    std::unique_ptr<store::Database> database_;
    Secret seal_;
    state::PlaceholderBook& book_;
    std::optional<WakeThread> thread_;
};

}  // namespace gatehouse::engine
