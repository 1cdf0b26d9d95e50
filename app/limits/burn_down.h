#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <QPointF>
#include <QString>
#include <QVector>

#include "proxy/core/config/config.h"
#include "proxy/shell/engine/limit_use.h"
#include "proxy/shell/store/reader.h"

/// How a budget is used up over its window, and where that leads.
///
/// Thread  any.
namespace gatehouse::app {

/// What has to be read for it.
struct BurnAsk {
    WallMicros from = 0;  ///< the window
    WallMicros to = 0;
    WallMicros before = 0;            ///< where the window before begins
    std::int64_t bucketSeconds = 60;  ///< points of the chart
    std::int64_t stepSeconds = 60;    ///< steps of the forecast
    std::string key;                  ///< label of the gateway key whose calls count; empty: all

    friend bool operator==(const BurnAsk&, const BurnAsk&) = default;
};

/// Nothing, and why in words: of this limit the sums of the log tell no course.
struct BurnQuestion {
    std::optional<BurnAsk> ask;
    QString why;
};

/// `key`: label of the caller that is looked at, of limits that count by key.
BurnQuestion burnQuestion(const config::LimitConfig& limit, const engine::LimitUse& use,
                          const std::string& key, WallMicros now);

/// What the sums of the log say of the window and the one before, bucket by bucket.
struct BurnRead {
    std::vector<std::int64_t> now;
    std::vector<std::int64_t> before;
    std::int64_t unpriced = 0;  ///< calls of this window whose cost is unknown
};

Result<BurnRead> readBurn(store::Reader& reader, const BurnAsk& ask, limit::Unit unit);

/// The chart: what is left, in µs and units of the limit, and the words below it.
struct BurnDown {
    QVector<QPointF> left;      ///< until now; x in ms
    QVector<QPointF> expected;  ///< from now to the end
    QVector<QPointF> best;      ///< likewise, if little is used
    QVector<QPointF> worst;
    QString words;  ///< where it will end
    QString miss;   ///< how good such a forecast was in the window before; empty: unknown
    bool runsOut = false;
};

/// `standing`: of the caller, as the engine counts it.
BurnDown burnDownOf(const BurnAsk& ask, const BurnRead& read, const limit::Standing& standing,
                    limit::Unit unit, WallMicros now);

}  // namespace gatehouse::app
