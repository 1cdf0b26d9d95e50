#pragma once

#include <cstddef>
#include <memory>

#include "proxy/core/record/record.h"
#include "proxy/shell/store/spare_buffers.h"

namespace gatehouse::store {

/// A record on its way to the file.
struct Queued {
    record::Record record;
    std::size_t bytes = 0;    ///< as counted when it was queued
    bool isPrepared = false;  ///< decoded and without secrets
};

record::Exchange* exchangeOf(record::Record& record) noexcept;  ///< nullptr for another kind
/// Memory that the record holds, roughly.
std::size_t sizeOf(const record::Record& record) noexcept;
/// Lets the bodies go and marks the row; false when there were none.
bool shedBodies(record::Record& record) noexcept;
/// The memory of its bodies goes to the next ones; the record is at its end.
void giveBodies(record::Record& record, SpareBuffers& spares) noexcept;

}  // namespace gatehouse::store
