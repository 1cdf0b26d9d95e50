#include "app/limits/limit_rows.h"

#include <algorithm>

#include <QCoreApplication>
#include <QStringList>

#include "app/formats.h"
#include "app/limits/limit_edit.h"
#include "app/limits/limit_words.h"

namespace gatehouse::app {
namespace {

struct LimitRowsWords {
    Q_DECLARE_TR_FUNCTIONS(Limits)
};

double shareOf(const limit::Standing& standing)
{
    if (standing.limit <= 0) return 1;
    return static_cast<double>(standing.used) / static_cast<double>(standing.limit);
}

const engine::LimitUse* useOf(const std::vector<engine::LimitUse>& uses, const std::string& id)
{
    const auto found = std::ranges::find(uses, id, &engine::LimitUse::id);
    return found == uses.end() ? nullptr : &*found;
}

const std::vector<std::string>& fieldsOf(const config::Config& config, const std::string& id)
{
    static const std::vector<std::string> kNone;
    const auto* limit = findLimit(config, id);
    return limit == nullptr ? kNone : limit->by;
}

/// Key ids say nothing to people.
std::string labelOf(const config::Config& config, const std::string& keyId)
{
    const auto& keys = config.access.keys;
    const auto found = std::ranges::find(keys, keyId, &config::KeyConfig::id);
    return found == keys.end() || found->label.empty() ? keyId : found->label;
}

QString whoWords(const std::vector<std::string>& by, const std::vector<std::string>& fields,
                 const config::Config& config)
{
    QStringList words;
    for (std::size_t i = 0; i < by.size(); ++i) {
        const bool isKey = i < fields.size() && fields[i] == "key";
        const QString value = text(isKey ? labelOf(config, by[i]) : by[i]);
        words.append(value.isEmpty() ? LimitRowsWords::tr("none") : value);
    }
    if (words.isEmpty() && !fields.empty()) return LimitRowsWords::tr("none");
    return words.join(QStringLiteral(" · "));
}

/// Fills in where a limit stands.
void stand(LimitRow& row, const engine::LimitUse& use, const config::Config& live, WallMicros now)
{
    const auto callers = callersOf(use, live);
    limit::Standing standing{.limit = use.window.limit, .remaining = use.window.limit};
    if (!callers.empty()) {
        standing = callers.front().standing;
        row.who = callers.front().who;
    }
    row.callers = static_cast<int>(use.callerCount);
    row.share = std::clamp(shareOf(standing), 0.0, 1.0);
    row.used =
        LimitRowsWords::tr("%1 of %2")
            .arg(amountWords(use.unit, standing.used), amountWords(use.unit, standing.limit));
    row.left = LimitRowsWords::tr("%1 left").arg(amountWords(use.unit, standing.remaining));
    const WallMicros reset = standing.resetAt != 0 ? standing.resetAt : use.window.end;
    if (standing.used > 0) row.resets = resetWords(reset, now);
    row.state = standing.remaining <= 0                     ? LimitRow::State::Full
                : row.warnAt > 0 && row.share >= row.warnAt ? LimitRow::State::Near
                                                            : LimitRow::State::Fine;
}

}  // namespace

std::vector<LimitCaller> callersOf(const engine::LimitUse& use, const config::Config& live)
{
    const auto& fields = fieldsOf(live, use.id);
    std::vector<LimitCaller> callers;
    for (const auto& [by, standing] : use.callers) {
        LimitCaller caller{whoWords(by, fields, live), {}, standing};
        if (fields.size() == 1 && fields.front() == "key" && by.size() == 1)
            caller.key = labelOf(live, by.front());
        callers.push_back(std::move(caller));
    }
    std::ranges::stable_sort(callers, [](const LimitCaller& a, const LimitCaller& b) {
        return shareOf(a.standing) > shareOf(b.standing);
    });
    return callers;
}

std::vector<LimitRow> limitRows(const config::Config& edited, const config::Config& live,
                                const std::vector<engine::LimitUse>& uses, WallMicros now)
{
    constexpr double kPercent = 100;
    std::vector<LimitRow> rows;
    for (const auto& limit : edited.limits) {
        LimitRow row;
        row.id = limit.id;
        row.title = titleOf(limit);
        row.what = limitWords(limit) + QStringLiteral(" · ") + scopeWords(limit);
        row.action = overWords(limit);
        row.warnAt = static_cast<double>(limit.warnAt) / kPercent;
        if (!limit.enabled) {
            row.state = LimitRow::State::Off;
        } else if (limit.window == "call") {
            row.state = LimitRow::State::Alone;
        } else if (const auto* use = useOf(uses, limit.id);
                   use != nullptr && findLimit(live, limit.id) != nullptr) {
            stand(row, *use, live, now);
        }
        rows.push_back(std::move(row));
    }
    for (const auto& use : uses) {
        if (use.id.find('/') == std::string::npos) continue;         // no limit of the list has one
        if (use.id.find("/policy/") != std::string::npos) continue;  // shown with their policies
        LimitRow row;
        row.id = use.id;
        if (!use.route.empty()) {
            row.isOfRoute = true;
            row.title = LimitRowsWords::tr("Route %1").arg(text(use.route));
            row.what = LimitRowsWords::tr("%1 · its budget node")
                           .arg(amountWithUnit(use.unit, use.window.limit));
            row.action = LimitRowsWords::tr("another way");
            stand(row, use, live, now);
            rows.push_back(std::move(row));
            continue;
        }
        row.isOfGateway = true;
        row.title = LimitRowsWords::tr("Gateway %1").arg(text(use.id.substr(use.id.find('/') + 1)));
        row.what =
            LimitRowsWords::tr("%1 in %2 · its rate limit")
                .arg(amountWithUnit(use.unit, use.window.limit), lengthWords(use.window.length));
        row.action = LimitRowsWords::tr("refuses");
        stand(row, use, live, now);
        rows.push_back(std::move(row));
    }
    return rows;
}

QString stateWords(LimitRow::State state)
{
    switch (state) {
        case LimitRow::State::Fine:
            return LimitRowsWords::tr("has room");
        case LimitRow::State::Near:
            return LimitRowsWords::tr("nearly used up");
        case LimitRow::State::Full:
            return LimitRowsWords::tr("used up");
        case LimitRow::State::Off:
            return LimitRowsWords::tr("off");
        case LimitRow::State::Draft:
            return LimitRowsWords::tr("not published");
        case LimitRow::State::Alone:
            return LimitRowsWords::tr("each call alone");
    }
    return {};
}

}  // namespace gatehouse::app
