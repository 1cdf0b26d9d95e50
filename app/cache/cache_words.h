#pragma once

#include <QString>

#include "app/models/series.h"
#include "proxy/shell/engine/cache_view.h"
#include "proxy/shell/store/reader.h"

/// What the cache keeps and saves, in words.
///
/// Thread  any.
namespace gatehouse::app {

/// A card of the page.
enum class CacheCard : quint8 { Rate, Money, Time, Size, Count };

/// Shape   rate, money and time come from the log, the size from what is kept now; `room` is the
/// most that may be
Kpi cacheKpi(CacheCard card, const store::Savings& savings, const engine::CacheView& view,
             ByteCount room);

/// Answered from the cache, of all calls that could be; -1: there were none.
double hitRate(const store::Saving& saving);

QString spanWords(std::int64_t micros);  ///< "42 s", "5 min", "3 h", "12 d"
/// "5 min left", "only in an outage, 3 h", "over".
QString leftWords(const engine::KeptAnswer& answer, WallMicros now);
/// Whether a kept answer was given because its question is like that of the call.
bool isLikeHit(const record::CacheFacts& cache);
QString likeness(int thousandths);  ///< "0.93"
/// What stands for one answer in one line: its model, or its key.
QString titleOf(const engine::KeptAnswer& answer);

}  // namespace gatehouse::app
