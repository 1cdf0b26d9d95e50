#include "app/limits/policy_rows.h"

#include <algorithm>
#include <array>
#include <map>

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QStringList>

#include "app/cache/cache_edit.h"
#include "app/formats.h"
#include "app/limits/limit_words.h"
#include "proxy/core/limit/spend_policy.h"
#include "proxy/shell/store/log_reader.h"

namespace gatehouse::app {
namespace {

using Effect = PolicyForm::Effect;
using limit::PolicyVerdict;
using limit::SpendPolicy;

struct PolicyWords {
    Q_DECLARE_TR_FUNCTIONS(Policies)
};

/// Compiled, also where it is switched off; empty: it is broken.
std::vector<SpendPolicy> compiled(QJsonObject policy)
{
    policy.remove(QStringLiteral("enabled"));
    QJsonArray list;
    list.append(policy);
    auto read =
        limit::readPolicies(QJsonDocument(list).toJson(QJsonDocument::Compact).toStdString());
    return read ? std::move(*read) : std::vector<SpendPolicy>();
}

QString effectWords(const PolicyForm& form, const std::vector<SpendPolicy>& policy)
{
    switch (form.effect) {
        case Effect::Free:
            return PolicyWords::tr("without a cap");
        case Effect::Block:
            return PolicyWords::tr("blocked");
        case Effect::BlockRest:
            return PolicyWords::tr("all else blocked");
        case Effect::Cap:
            break;
    }
    const QString amount =
        policy.empty() ? form.amount : amountWords(limit::Unit::Cost, policy.front().amount);
    return PolicyWords::tr("%1 %2", "$20 a month").arg(amount, periodWords(form.period));
}

QString resourceWords(const PolicyForm& form)
{
    QStringList words;
    if (!form.models.isEmpty()) words.append(form.models.join(QStringLiteral(", ")));
    if (!form.providers.isEmpty())
        words.append(PolicyWords::tr("of %1").arg(form.providers.join(QStringLiteral(", "))));
    return words.isEmpty() ? PolicyWords::tr("all models") : words.join(QLatin1Char(' '));
}

/// Which buckets are of this policy: its actor with anything in the place of names.
QRegularExpression bucketsOf(const SpendPolicy& policy)
{
    QString pattern;
    for (const auto& part : policy.actor)
        pattern +=
            part.path.empty() ? QRegularExpression::escape(text(part.text)) : QStringLiteral(".+");
    const QString whole = QLatin1Char('(') + pattern + QStringLiteral(") ") +
                          QRegularExpression::escape(text(policy.resource));
    return QRegularExpression(QRegularExpression::anchoredPattern(whole));
}

std::string useId(const std::string& gateway, const QString& period)
{
    return "gateway/" + gateway + "/policy/" + period.toStdString();
}

void addBuckets(PolicyRow& row, const SpendPolicy& policy, const engine::LimitUse& use,
                WallMicros now)
{
    const auto pattern = bucketsOf(policy);
    for (const auto& caller : use.callers) {
        if (caller.by.empty()) continue;
        const auto match = pattern.match(text(caller.by.front()));
        if (!match.hasMatch()) continue;
        const auto used = caller.standing.used;
        const auto left = std::max<std::int64_t>(0, policy.amount - used);
        PolicyRow::Bucket bucket;
        bucket.who = match.captured(1);
        bucket.used = PolicyWords::tr("%1 of %2")
                          .arg(amountWords(limit::Unit::Cost, used),
                               amountWords(limit::Unit::Cost, policy.amount));
        bucket.left = PolicyWords::tr("%1 left").arg(amountWords(limit::Unit::Cost, left));
        bucket.resets = resetWords(use.window.end, now);
        bucket.share = static_cast<double>(used) / static_cast<double>(policy.amount);
        row.buckets.push_back(std::move(bucket));
    }
    std::ranges::stable_sort(row.buckets, std::ranges::greater(), &PolicyRow::Bucket::share);
}

PolicyRow rowOf(const std::string& gateway, const QJsonObject& json)
{
    PolicyRow row;
    const PolicyForm form = policyForm(json);
    const auto policy = compiled(json);
    row.gateway = gateway;
    row.json = json;
    row.title = form.name.isEmpty() ? PolicyWords::tr("without a name") : form.name;
    row.kind = form.effect;
    row.effect = effectWords(form, policy);
    row.whom = form.actor + QStringLiteral(" · ") + resourceWords(form);
    row.condition = form.condition == QLatin1String("true") ? QString() : form.condition;
    if (policy.empty()) {
        row.state = PolicyRow::State::Broken;
        row.trouble = policyTrouble(json);
    } else if (!form.enabled) {
        row.state = PolicyRow::State::Off;
    }
    return row;
}

/// What is known of a call that was made up.
class Identity {
public:
    explicit Identity(const PolicyCallText& call) : user_(call.user.trimmed().toStdString())
    {
        groups_ = piecesOf(call.groups);
        for (const auto& each : piecesOf(call.metadata)) {
            const auto sign = each.find('=');
            if (sign != std::string::npos) metadata_[each.substr(0, sign)] = each.substr(sign + 1);
        }
    }

    [[nodiscard]] std::optional<policy::Expression::Known> find(
        std::span<const std::string> path) const
    {
        if (path.size() == 2 && path[0] == "metadata") {
            const auto found = metadata_.find(path[1]);
            return found == metadata_.end() ? std::nullopt : one(found->second);
        }
        if (path.size() != 3 || path[0] != "cf" || path[1] != "user") return std::nullopt;
        if (path[2] == "id") return one(user_);
        if (path[2] == "email")
            return user_.find('@') == std::string::npos ? std::nullopt : one(user_);
        if (path[2] != "groups" || groups_.empty()) return std::nullopt;
        policy::Expression::Known known{.items = {}, .isList = true};
        for (const auto& each : groups_) known.items.emplace_back(each);
        return known;
    }

private:
    static std::vector<std::string> piecesOf(const QString& typed)
    {
        std::vector<std::string> pieces;
        for (const QString& each : typed.split(QLatin1Char(','), Qt::SkipEmptyParts))
            pieces.push_back(each.trimmed().toStdString());
        return pieces;
    }

    static std::optional<policy::Expression::Known> one(const std::string& value)
    {
        if (value.empty()) return std::nullopt;
        policy::Expression::Known known;
        known.items.emplace_back(value);
        return known;
    }

    std::string user_;
    std::vector<std::string> groups_;
    std::map<std::string, std::string, std::less<>> metadata_;
};

QString bucketWords(const PolicyVerdict& verdict)
{
    QStringList words;
    for (const auto& bucket : verdict.buckets) {
        const QString who = text(bucket.id).section(QLatin1Char(' '), 0, 0);
        for (const auto* cap : bucket.caps) {
            constexpr std::array<const char*, 4> kPeriods{"hourly", "daily", "weekly", "monthly"};
            words.append(PolicyWords::tr("%1 %2 of %3 (“%4”)", "$20 a month of user:ada (name)")
                             .arg(amountWords(limit::Unit::Cost, cap->amount),
                                  periodWords(QLatin1String(
                                      kPeriods[static_cast<std::size_t>(cap->period)])),
                                  who, text(cap->name)));
        }
    }
    return words.join(QStringLiteral("; "));
}

}  // namespace

std::vector<PolicyRow> policyRows(const config::Config& edited, const config::Config& live,
                                  const std::vector<engine::LimitUse>& uses,
                                  const std::vector<StagedPolicy>& staged, WallMicros now)
{
    std::vector<PolicyRow> rows;
    for (const auto& gateway : edited.gateways) {
        const auto acting = policiesOf(live, gateway.id);
        const auto policies = policiesOf(edited, gateway.id);
        for (std::size_t i = 0; i < policies.size(); ++i) {
            PolicyRow row = rowOf(gateway.id, policies[i]);
            row.at = i;
            const bool acts = std::ranges::count(acting, policies[i]) > 0;
            if (row.state == PolicyRow::State::Draft && acts) row.state = PolicyRow::State::Live;
            const auto policy = compiled(policies[i]);
            const auto use = std::ranges::find(
                uses, useId(gateway.id, policyForm(policies[i]).period), &engine::LimitUse::id);
            const bool counts = row.kind == Effect::Cap && !policy.empty() && use != uses.end();
            if (counts) addBuckets(row, policy.front(), *use, now);
            rows.push_back(std::move(row));
        }
    }
    for (const auto& each : staged) {
        PolicyRow row = rowOf(each.gateway, each.json);
        row.state = PolicyRow::State::Staged;
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<std::vector<StagedPolicy>> readStaged(const std::string& databasePath)
{
    auto log = store::LogReader::open(databasePath);
    if (!log) return std::move(log).error();
    auto kept = (*log)->objects("policy", {});
    if (!kept) return std::move(kept).error();
    std::vector<StagedPolicy> staged;
    for (const auto& each : *kept)
        staged.push_back(
            {each.gateway, QJsonDocument::fromJson(QByteArray::fromStdString(each.data)).object()});
    return staged;
}

PolicySays tryPolicies(const config::Config& config, const std::string& gateway,
                       const PolicyCallText& call)
{
    using Kind = PolicyVerdict::Kind;
    std::vector<SpendPolicy> policies;
    for (const auto& each : policiesOf(config, gateway)) {
        if (!policyForm(each).enabled) continue;
        for (auto& policy : compiled(each)) policies.push_back(std::move(policy));
    }
    const QString typed = call.model.trimmed();
    const std::string provider = typed.section(QLatin1Char('/'), 0, 0).toStdString();
    const std::string model = typed.section(QLatin1Char('/'), 1).toStdString();
    if (model.empty()) return {false, PolicyWords::tr("Name a model, such as openai/gpt-4.1.")};
    const Identity identity(call);
    const std::array<std::string, 1> providers{provider};
    const auto verdict =
        limit::judge(policies, {.model = model,
                                .providers = providers,
                                .identity = [&identity](std::span<const std::string> path) {
                                    return identity.find(path);
                                }});
    switch (verdict.kind) {
        case Kind::Blocked:
            return {false,
                    PolicyWords::tr("Refused (403): “%1” blocks it.").arg(text(verdict.by->name))};
        case Kind::Unnamed:
            return {false, PolicyWords::tr("Refused (403): there are policies, and none of them "
                                           "means this call.")};
        case Kind::Free:
            return {true, policies.empty() ? PolicyWords::tr("Passes: no policy is in use.")
                                           : PolicyWords::tr("Passes, without a cap.")};
        case Kind::Capped:
            break;
    }
    return {true, PolicyWords::tr("Passes while there is room in %1.").arg(bucketWords(verdict))};
}

QString stateWords(PolicyRow::State state)
{
    switch (state) {
        case PolicyRow::State::Live:
            return PolicyWords::tr("acts");
        case PolicyRow::State::Draft:
            return PolicyWords::tr("not published");
        case PolicyRow::State::Staged:
            return PolicyWords::tr("staged by the API");
        case PolicyRow::State::Off:
            return PolicyWords::tr("off");
        case PolicyRow::State::Broken:
            break;
    }
    return PolicyWords::tr("broken");
}

QString periodWords(const QString& period)
{
    if (period == QLatin1String("hourly")) return PolicyWords::tr("an hour");
    if (period == QLatin1String("daily")) return PolicyWords::tr("a day");
    if (period == QLatin1String("weekly")) return PolicyWords::tr("a week");
    return PolicyWords::tr("a month");
}

}  // namespace gatehouse::app
