#pragma once

#include <map>
#include <string>
#include <vector>

#include <QString>
#include <QVector>

#include "app/guardrails/guard_settings.h"
#include "proxy/core/base/units.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::app {

/// What a rule found in the last 24 hours.
struct RuleHits {
    std::int64_t calls = 0;  ///< in which it found something
    QVector<double> hours;   ///< the same by hour, oldest first

    friend bool operator==(const RuleHits&, const RuleHits&) = default;
};

using GuardHits = std::map<std::string, RuleHits>;  ///< by rule

/// Rules whose hits are counted: all policies, the one of attacks, and categories of the judge.
std::vector<std::string> countedRules(const GuardSettings& settings);
/// By the sums of the log.
///
/// Thread  the reader's. Errors  those of the store.
Result<GuardHits> readGuardHits(store::Reader& reader, const std::string& gateway,
                                const std::vector<std::string>& rules, WallMicros now);

/// A rule as a list shows it.
struct GuardRow {
    static constexpr int kAttacks = -1;

    int policy = kAttacks;  ///< its place among the policies
    std::string id;         ///< what its hits are counted under
    QString title;
    QString what;    ///< "Payment cards, IBANs"
    QString where;   ///< "both ways"
    QString scope;   ///< "openai · gpt-*"; empty: all calls
    QString action;  ///< "Redact"
    std::string actionValue;
    bool isOn = true;
    bool isWrong = false;  ///< something keeps it from working

    friend bool operator==(const GuardRow&, const GuardRow&) = default;
};

/// The policies in their order, then the rule of attacks.
std::vector<GuardRow> guardRows(const GuardSettings& settings);
/// "found in 14 calls"; "–" where nothing is known.
QString hitsWords(const RuleHits* hits);

}  // namespace gatehouse::app
