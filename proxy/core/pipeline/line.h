#pragma once

#include <span>

#include "proxy/core/pipeline/step.h"

namespace gatehouse::pipeline {

/// The line: the order of all stops, stated once. See line.cpp.
std::span<const Stop<Enter>> wayIn() noexcept;
std::span<const Stop<OnDelta>> eachDelta() noexcept;
std::span<const Stop<Enter>> wholeReply() noexcept;
std::span<const Stop<Leave>> wayOut() noexcept;

}  // namespace gatehouse::pipeline
