#include "app/limits/limit_verdict.h"

#include <QCoreApplication>

#include "app/formats.h"
#include "app/limits/limit_edit.h"
#include "app/limits/limit_words.h"

namespace gatehouse::app {
namespace {

struct LimitVerdictWords {
    Q_DECLARE_TR_FUNCTIONS(Limits)
};

QString titleOfLimit(const config::Config& config, const std::string& id)
{
    const auto* limit = findLimit(config, id);
    return limit == nullptr ? text(id) : titleOf(*limit);
}

QString verdictWords(const pipeline::LimitVerdict& verdict, const config::Config& config)
{
    using Kind = pipeline::LimitVerdict::Kind;
    const QString limit = titleOfLimit(config, verdict.rule);
    if (verdict.kind == Kind::Refused) return LimitVerdictWords::tr("No: %1 stops it.").arg(limit);
    if (verdict.kind == Kind::Waits)
        return LimitVerdictWords::tr("Not now: it waits for %1.").arg(limit);
    if (!verdict.redirectTo.empty())
        return LimitVerdictWords::tr("Yes, but %1 serves it.").arg(text(verdict.redirectTo));
    if (verdict.clampedTo > 0)
        return LimitVerdictWords::tr("Yes, with at most %1 output tokens.")
            .arg(count(verdict.clampedTo));
    return verdict.lines.empty() ? LimitVerdictWords::tr("Yes: no limit is meant for it.")
                                 : LimitVerdictWords::tr("Yes, it passes.");
}

}  // namespace

LimitWords wordsOf(const pipeline::LimitVerdict& verdict, const config::Config& config)
{
    LimitWords words;
    words.passes = verdict.kind == pipeline::LimitVerdict::Kind::Passes;
    words.verdict = verdictWords(verdict, config);
    for (const auto& line : verdict.lines) {
        words.lines.push_back({titleOfLimit(config, line.rule),
                               LimitVerdictWords::tr("may take %1, %2 left")
                                   .arg(amountWithUnit(line.unit, line.amount),
                                        amountWords(line.unit, line.standing.remaining)),
                               line.fits});
    }
    return words;
}

void askLimits(Gateway& gateway, const config::Config& config, const LimitCall& call,
               QObject* context, std::function<void(const LimitWords&)> done)
{
    if (call.model.isEmpty()) return done({false, LimitVerdictWords::tr("Name a model."), {}});
    pipeline::LimitTrial trial{.key = call.key.toStdString(),
                               .model = call.model.toStdString(),
                               .input = call.input,
                               .output = {},
                               .metadata = {}};
    if (call.output > 0) trial.output = call.output;
    gateway.tryLimits(config, std::move(trial), context,
                      [config, done = std::move(done)](const Gateway::LimitAnswer& answer) {
                          if (answer) return done(wordsOf(*answer, config));
                          done({false,
                                LimitVerdictWords::tr("It cannot be told: %1; %2")
                                    .arg(text(answer.error().message), text(answer.error().hint)),
                                {}});
                      });
}

}  // namespace gatehouse::app
