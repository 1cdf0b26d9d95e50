#pragma once

#include <string_view>

#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/step.h"

namespace gatehouse::pipeline::stages {

/// The pieces of an answer on their way through a scan, in the frames they come in.
///
/// Shape   what goes out is viewed by `out`, and stands in `guard.kept` until its owner clears it.

/// An event of a stream; `isFramed`: an AWS frame. False: it cannot be read.
bool takeEvent(AnswerGuard& guard, DeltaBatch& out, std::string_view raw, bool isFramed);
/// A piece of newline-delimited JSON; `isLast`: nothing will follow.
void takeLines(AnswerGuard& guard, std::string_view bytes, bool isLast);
/// What may go now, in the frames it came in; of an answer that is whole, `guard.body`.
void emitEvents(AnswerGuard& guard, DeltaBatch& out, bool isFramed);

}  // namespace gatehouse::pipeline::stages
