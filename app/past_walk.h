#pragma once

#include <functional>

#include "app/reader_thread.h"

namespace gatehouse::app {

/// What is done on a way through the calls of the log.
struct PastVisitor {
    std::function<void(qint64)> count;               ///< of all calls, before the first
    std::function<Result<void>(store::RowId)> look;  ///< at each
    std::function<void()> tell;                      ///< how far it is: once a second, and last
};

/// Goes through the calls since `from`, from the newest back, until it is cancelled.
///
/// Thread  the reader's. Errors  the store's, and those of `look`
Result<void> walkPast(store::Reader& reader, const ReaderThread::Ticket& ticket, WallMicros from,
                      const PastVisitor& visitor);

/// What is done with the calls themselves.
struct CallVisitor {
    std::function<void(qint64)> count;           ///< of all calls, before the first
    std::function<void(record::Exchange&)> see;  ///< at each, its request decoded
    std::function<void(qint64 looked)> tell;     ///< how far it is: once a second, and last
};

/// The same way with each call read whole. What was removed meanwhile is looked at, and not seen.
Result<void> walkCalls(store::Reader& reader, const ReaderThread::Ticket& ticket, WallMicros from,
                       const CallVisitor& visitor);

}  // namespace gatehouse::app
