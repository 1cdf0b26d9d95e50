#pragma once

#include <span>

#include <QPointF>
#include <QString>
#include <QVector>

#include "proxy/shell/store/reader.h"

namespace gatehouse::app {

/// A time range of the dashboard.
struct RangeRow {
    const char* key;  ///< "15m", "1h", …
    const char* text;
    const char* words;  ///< "Last hour", to be translated
    std::int64_t bucketSeconds;
    int buckets;
    int refreshMillis;  ///< how often the charts are read again while seen

    [[nodiscard]] std::int64_t seconds() const { return bucketSeconds * buckets; }
};

std::span<const RangeRow> rangeList();
const RangeRow& rangeOf(const QString& key);  ///< "1h" for an unknown key

/// Begin and end of a range that ends with the bucket `now` lies in.
struct Window {
    WallMicros from = 0;
    WallMicros to = 0;
};

Window windowOf(const RangeRow& range, WallMicros now);

/// Two fixed moments as a range: the shortest step that needs at most 60 buckets, begun at a whole
/// one. `to` not after `from` gives one minute.
struct FixedRange {
    RangeRow row;  ///< key "custom"
    Window window;
};

FixedRange fixedRange(WallMicros from, WallMicros to);

QString rangeWords(const RangeRow& range);  ///< "Last hour"
QString rangeWords(const Window& window);   ///< both moments

/// What a card of the dashboard says.
struct Kpi {
    enum class Delta : quint8 { None, Neutral, Good, Bad };

    QString value;
    QString detail;
    QString exact;  ///< tooltip: the figure in full
    QString delta;  ///< "+12.4%", "+0.21 pt"; empty when there is nothing to compare with
    Delta kind = Delta::None;
    QVector<double> spark;  ///< one a bucket but for the last, unfinished one; -1 is no data
};

enum class Card : quint8 { Requests, Latency, Tokens, Spend, Errors, Count };

/// Shape  overview → the card. Unknown prices are told, never counted as nothing.
Kpi kpiOf(Card card, const store::Overview& overview, const RangeRow& range);

/// One series of a chart: x in ms since 1970, y as the field says. Buckets without data (negative
/// values) are left out.
using BucketValue = double (*)(const store::Bucket&);
QVector<QPointF> pointsOf(const store::Overview& overview, BucketValue value);

/// At most two points a column, and every peak and trough is kept.
QVector<QPointF> minMaxPerColumn(const QVector<QPointF>& points, int columns);

/// Round steps for an axis from 0 to at least `top`, about `wanted` of them. The last is the new
/// top. `whole`: of things that come in ones only.
QVector<double> niceTicks(double top, int wanted, bool whole = false);

// Words of an axis: as short as the step allows.
QString axisMillis(double value);  ///< "0", "250 ms", "2.5 s", "2 min"
QString axisCount(double value);   ///< "0", "500", "2.5 k", "20 M"
QString axisMoney(double pico);    ///< "$0", "$0.25", "$12"

}  // namespace gatehouse::app
