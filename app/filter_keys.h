#pragma once

#include <optional>
#include <vector>

#include <QString>

#include "app/filter_lexer.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::app {

/// What a key of the filter takes.
enum class FilterKind : std::uint8_t {
    Status,    ///< 404, 4xx, 400-499, error
    Duration,  ///< 300ms, 2s, 1m
    Count,     ///< 1200, 10k, 2M
    Size,      ///< bytes: 500, 20k, 2M
    Guard,     ///< yes, no, or a rule of the guardrails
    Speed,     ///< tokens a second
    Money,     ///< $0.05
    Time,      ///< 14:30, 2026-11-22, today
    Last,      ///< 15m, 24h, 7d
    Text,
    YesNo,
    Source,
    Note,
    Label,  ///< the key goes on with a name: meta.user
    Usual,  ///< a label by the names that callers usually give it
    Body,   ///< words, or with ~ a part of any kept body
    Order,  ///< no condition: in which order rows are listed
};

/// A row of the filter's language.
struct FilterKey {
    const char* name;
    FilterKind kind;
    store::Field field;
    store::Test colon;   ///< what ":" means for a text
    const char* offers;  ///< values to offer, parted by blanks, with their comparison: ":yes >2s"
};

const std::vector<FilterKey>& filterKeys();
const FilterKey* filterKey(const QString& name);  ///< nullptr: not known

/// A token with a key as a condition; or what was expected in its place.
///
/// `now` is what "last" and "today" count from.
struct FilterReading {
    std::optional<store::Condition> condition;
    QString problem;
};

FilterReading readFilterToken(const FilterToken& token, WallMicros now);

/// A token of the key "sort": "sort:latency" lists the largest first, "sort:latency.up" the
/// smallest.
struct OrderReading {
    store::Ranking ranking;
    QString problem;
};

OrderReading readOrderToken(const FilterToken& token);

/// "latency" for Field::Latency; empty: rows cannot be listed by it.
QString orderName(store::Field field);

}  // namespace gatehouse::app
