#include "app/guardrails/guard_bench.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include "app/formats.h"
#include "app/guardrails/guard_words.h"
#include "proxy/core/pipeline/guard_table.h"

namespace gatehouse::app {
namespace {

struct GuardBenchWords {
    Q_DECLARE_TR_FUNCTIONS(Guardrails)
};

/// Bytes of UTF-8 as letters of a QString, for places that only go up.
class Letters {
public:
    explicit Letters(const std::string& bytes) : bytes_(bytes) {}

    int at(std::size_t byte)
    {
        byte = std::min(byte, bytes_.size());
        if (byte > byte_) {
            const std::string_view step(bytes_.data() + byte_, byte - byte_);
            letter_ += static_cast<int>(text(step).size());
            byte_ = byte;
        }
        return letter_;
    }

private:
    const std::string& bytes_;
    std::size_t byte_ = 0;
    int letter_ = 0;
};

QString doneWords(guard::Action action)
{
    switch (action) {
        case guard::Action::Flag:
            return GuardBenchWords::tr("flagged");
        case guard::Action::Hash:
            return GuardBenchWords::tr("hashed");
        case guard::Action::Mask:
            return GuardBenchWords::tr("masked");
        case guard::Action::Redact:
            return GuardBenchWords::tr("redacted");
        case guard::Action::Placeholder:
            return GuardBenchWords::tr("replaced");
        case guard::Action::Block:
            return GuardBenchWords::tr("blocked");
    }
    return {};
}

QString verdictWords(const pipeline::GuardTrial& trial, bool isAnswer)
{
    const auto found = static_cast<int>(trial.marks.size() + trial.unmet.size());
    const bool isAttack = trial.attack && trial.attack->isAttack;
    if (trial.blocks)
        return isAnswer ? GuardBenchWords::tr("This answer would be blocked.")
                        : GuardBenchWords::tr("This call would be blocked: no provider is asked.");
    const auto changed =
        static_cast<int>(std::ranges::count_if(trial.marks, [](const pipeline::GuardMark& mark) {
            return mark.action != guard::Action::Flag;
        }));
    if (found == 0)
        return isAttack ? GuardBenchWords::tr("It would pass, flagged as an attack.")
                        : GuardBenchWords::tr("It would pass: nothing was found.");
    if (changed == 0)
        return GuardBenchWords::tr("It would pass, with %n finding(s) flagged.", nullptr, found);
    return GuardBenchWords::tr("It would pass, with %n finding(s) changed.", nullptr, changed);
}

void putAttack(const pipeline::AttackSigns& signs, BenchResult& result)
{
    result.isJudged = true;
    result.isAttack = signs.isAttack;
    result.score = signs.score;
    const QString score = QString::number(std::min(signs.score, 0.99), 'f', 2);
    result.attack =
        signs.isAttack ? GuardBenchWords::tr("It looks like an attack on the model: %1").arg(score)
                       : GuardBenchWords::tr("It looks like no attack on the model: %1").arg(score);
    if (!signs.disguise.empty())
        result.attack += GuardBenchWords::tr(", read through: %1").arg(text(signs.disguise));
    float most = 0;
    for (const auto& each : signs.words) most = std::max(most, each.weight);
    for (const auto& each : signs.words) {
        if (each.weight > 0)
            result.reasons.push_back({text(each.words), static_cast<double>(each.weight / most)});
    }
}

}  // namespace

BenchResult benchResult(const BenchAsk& ask)
{
    BenchResult result;
    const std::string bytes = ask.text.toStdString();
    const bool isAnswer = ask.speaker == pipeline::Speaker::Model;
    const auto entry = pipeline::guardOf(ask.gateway, ask.access);
    if (!entry) {
        result.verdict = GuardBenchWords::tr("It would pass: no rule is in use.");
        result.after = ask.text;
        return result;
    }
    auto trial = pipeline::tryText(*entry, ask.speaker, bytes, {!isAnswer, {}, {}});
    if (!trial) {
        result.trouble = GuardBenchWords::tr("It cannot be told, and no call would pass: %1; %2")
                             .arg(text(trial.error().message), text(trial.error().hint));
        return result;
    }
    result.blocks = trial->blocks;
    result.verdict = verdictWords(*trial, isAnswer);
    result.after = text(trial->after);
    Letters before(bytes), after(trial->after);
    for (const auto& each : trial->marks) {
        BenchResult::Mark mark;
        mark.begin = before.at(each.begin);
        mark.end = before.at(each.end);
        mark.beginAfter = after.at(each.beginAfter);
        mark.endAfter = after.at(each.endAfter);
        mark.words = GuardBenchWords::tr("%1: %2 by %3")
                         .arg(kindTitle(each.kind), doneWords(each.action), text(each.rule));
        mark.action = std::string(guard::name(each.action));
        result.marks.push_back(std::move(mark));
    }
    for (const auto& each : trial->unmet)
        result.unmet +=
            GuardBenchWords::tr("%1: %2; %3 by %4")
                .arg(text(each.demand), text(each.why), doneWords(each.action), text(each.rule));
    if (trial->attack) putAttack(*trial->attack, result);
    return result;
}

void GuardBench::ask(BenchAsk ask)
{
    ++asked_;
    if (isRunning_) {
        next_ = std::make_unique<BenchAsk>(std::move(ask));
        return;
    }
    run(std::move(ask));
}

void GuardBench::run(BenchAsk ask)
{
    isRunning_ = true;
    const QPointer<GuardBench> self(this);
    QThreadPool::globalInstance()->start([self, ask = std::move(ask), turn = asked_] {
        const BenchResult result = benchResult(ask);
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, result, turn] {
                if (!self) return;
                self->isRunning_ = false;
                if (self->next_) return self->run(std::move(*std::exchange(self->next_, nullptr)));
                if (turn == self->asked_) Q_EMIT self->answered(result);
            },
            Qt::QueuedConnection);
    });
}

}  // namespace gatehouse::app
