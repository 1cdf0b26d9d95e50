#pragma once

#include <utility>
#include <vector>

#include <QString>

#include "proxy/shell/store/reader.h"

namespace gatehouse::app {

/// Where the true share lies with 95 % of confidence (Wilson), when `failed` of `calls` were seen.
/// Units  between 0 and 1.
std::pair<double, double> shareInterval(std::int64_t failed, std::int64_t calls);

/// "912 calls · 0.6% failed (0.2%–1.3%) · $0.0012 ± $0.0001 a call · 820 ms ± 12 ms"; empty: none
/// was made.
QString resultWords(const store::VersionSums& sums);

/// All versions of a prompt in a row of a list.
struct PromptSums {
    std::int64_t calls = 0;
    std::int64_t failed = 0;
    std::int64_t unpriced = 0;
    PicoUsd cost;
};

PromptSums sumOf(const std::vector<store::VersionSums>& versions);
/// "912 calls · $1.20 · 0.6% failed"; "no calls".
QString sumWords(const PromptSums& sums);

}  // namespace gatehouse::app
