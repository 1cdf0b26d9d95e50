#include "app/guardrails/guard_rows.h"

#include <algorithm>

#include <QCoreApplication>

#include "app/formats.h"
#include "app/guardrails/guard_words.h"

namespace gatehouse::app {
namespace {

struct GuardRowsWords {
    Q_DECLARE_TR_FUNCTIONS(Guardrails)
};

constexpr int kHours = 24;
constexpr WallMicros kHour = 3'600'000'000;
constexpr WallMicros kMinute = 60'000'000;
const std::string kAttackRule = "P1";  // as the gateway counts it

}  // namespace

std::vector<std::string> countedRules(const GuardSettings& settings)
{
    std::vector<std::string> rules;
    for (const auto& each : settings.policies) rules.push_back(each.id);
    if (!settings.attacks.empty()) rules.push_back(kAttackRule);
    const auto& judge = settings.judge;
    for (std::size_t i = 0; !judge.model.empty() && i < judge.prompt.size(); ++i) {
        if (!judge.prompt[i].empty() || !judge.answer[i].empty())
            rules.push_back(guard::hazardCode(i));
    }
    return rules;
}

Result<GuardHits> readGuardHits(store::Reader& reader, const std::string& gateway,
                                const std::vector<std::string>& rules, WallMicros now)
{
    GuardHits all;
    // Sums are kept by parts of a minute: what begins inside of one would be counted twice.
    const WallMicros end = now - now % kMinute + kMinute;
    for (const auto& rule : rules) {
        RuleHits hits;
        const std::string subject = "guard/" + gateway + '/' + rule;
        for (int hour = kHours; hour > 0; --hour) {
            auto sums = reader.versions(subject, end - hour * kHour, end - (hour - 1) * kHour);
            if (!sums) return std::move(sums).error();
            std::int64_t calls = 0;
            for (const auto& each : *sums) calls += each.calls;
            hits.calls += calls;
            hits.hours.append(static_cast<double>(calls));
        }
        all[rule] = std::move(hits);
    }
    return all;
}

std::vector<GuardRow> guardRows(const GuardSettings& settings)
{
    std::vector<GuardRow> rows;
    const auto problems = guardProblems(settings);
    for (std::size_t i = 0; i < settings.policies.size(); ++i) {
        const auto& policy = settings.policies[i];
        GuardRow row;
        row.policy = static_cast<int>(i);
        row.id = policy.id;
        row.title = text(policy.id);
        row.what = profilesWords(policy);
        row.where = placesWords(policy);
        row.scope = scopeWords(policy);
        row.action = actionTitle(policy.action);
        row.actionValue = policy.action;
        row.isOn = policy.enabled && settings.enabled;
        const std::string path = "/policies/" + std::to_string(i) + '/';
        row.isWrong = std::ranges::any_of(
            problems, [&path](const auto& each) { return each.path.starts_with(path); });
        rows.push_back(std::move(row));
    }
    GuardRow attacks;
    attacks.id = kAttackRule;
    attacks.title = GuardRowsWords::tr("Attacks on the model");
    attacks.what =
        GuardRowsWords::tr("orders that users, tools or documents have no right to give");
    attacks.where = GuardRowsWords::tr("requests");
    attacks.isOn = !settings.attacks.empty();
    attacks.actionValue = attacks.isOn ? settings.attacks : "BLOCK";
    attacks.action = actionTitle(attacks.actionValue);
    rows.push_back(std::move(attacks));
    return rows;
}

QString hitsWords(const RuleHits* hits)
{
    if (hits == nullptr) return QStringLiteral("–");
    return hits->calls == 0
               ? GuardRowsWords::tr("no hit")
               : GuardRowsWords::tr("%n hit(s)", nullptr, static_cast<int>(hits->calls));
}

}  // namespace gatehouse::app
