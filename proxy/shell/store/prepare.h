#pragma once

#include "proxy/core/record/redact.h"

namespace gatehouse::store {

/// Makes an exchange fit for the disk: bodies decoded, secrets out. Heads wait for LinePacker,
/// which looks at each of their lines anyway.
///
/// A body in a content coding that cannot be undone is not kept, since nothing could be taken out
/// of it: its size and type stay, and it counts as truncated. Thread  the writer's.
void prepare(record::Exchange& exchange, const record::Redactor& redactor,
             record::CleanTexts* clean = nullptr);

}  // namespace gatehouse::store
