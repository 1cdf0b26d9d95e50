#include "proxy/core/semantic/lessons.h"

#include <algorithm>
#include <string>

#include <QTest>

#include "proxy/core/base/random.h"
#include "tests/support/suite.h"

namespace gatehouse::semantic_tests {

using namespace semantic;
using Verdict = Lessons::Verdict;

namespace {

double drawn(Random& random)
{
    return static_cast<double>(random.next() >> 11U) * 0x1.0p-53;
}

/// How often a kept answer is wrong.
using World = double (*)(int score, int answer);

struct Outcome {
    int calls = 0;
    int candidates = 0;
    int given = 0;
    int wrong = 0;
};

/// Calls of which a third have a candidate, one after the other.
Outcome live(Lessons& lessons, World world, double most, int calls, std::uint64_t seed)
{
    Random random(seed);
    Outcome outcome;
    for (; outcome.calls < calls; ++outcome.calls) {
        lessons.compared(most);
        if (drawn(random) > 0.33) continue;
        ++outcome.candidates;
        const int score = 860 + static_cast<int>(drawn(random) * 141);
        const int answer = static_cast<int>(drawn(random) * drawn(random) * 2'000);
        const bool isWrong = drawn(random) < world(score, answer);
        const std::string name = std::to_string(answer);
        const Lessons::Where where{score, name};
        if (lessons.judge(where, drawn(random)) == Verdict::Give) {
            ++outcome.given;
            outcome.wrong += isWrong ? 1 : 0;
        } else {
            lessons.learn(where, isWrong);
        }
    }
    return outcome;
}

}  // namespace

class LessonsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void bandsCoverAllScores()
    {
        QCOMPARE(Lessons::bandOf(0), std::size_t{0});
        QCOMPARE(Lessons::bandOf(860), std::size_t{0});
        QCOMPARE(Lessons::bandOf(880), std::size_t{1});
        QCOMPARE(Lessons::bandOf(1'000), Lessons::kBands - 1);
    }

    void nothingIsGivenBeforeItIsKnown()
    {
        Lessons lessons;
        for (int i = 0; i < 10'000; ++i) lessons.compared(0.05);
        const Lessons::Where where{950, "a"};
        QCOMPARE(lessons.risk(where), 1.0);
        for (std::int64_t i = 0; i < Lessons::kFewest; ++i) {
            QCOMPARE(lessons.judge(where, 0.5), Verdict::Learn);
            lessons.learn(where, false);
        }
        QCOMPARE(lessons.judge(where, 0.5), Verdict::Give);
        QCOMPARE(lessons.judge(where, 0.01), Verdict::Sample);
        QCOMPARE(lessons.judge({900, "a"}, 0.5), Verdict::Learn);
    }

    void theAccountIsSpent()
    {
        Lessons lessons;
        const Lessons::Where where{950, "a"};
        for (int i = 0; i < 40; ++i) lessons.learn(where, false);
        QCOMPARE(lessons.judge(where, 0.5), Verdict::Risky);
        const double risk = lessons.risk(where);
        QVERIFY(risk > 0.05 && risk < 0.15);
        lessons.compared(risk * 3.2);
        QCOMPARE(lessons.judge(where, 0.5), Verdict::Give);
        QCOMPARE(lessons.judge(where, 0.5), Verdict::Give);
        QCOMPARE(lessons.judge(where, 0.5), Verdict::Risky);
    }

    void aWrongAnswerIsRemembered()
    {
        Lessons lessons;
        for (int i = 0; i < 1'000; ++i) lessons.learn({950, "good"}, false);
        for (int i = 0; i < 1'000; ++i) lessons.compared(0.05);
        lessons.learn({950, "bad"}, true);
        QCOMPARE(lessons.judge({950, "good"}, 0.5), Verdict::Give);
        QCOMPARE(lessons.judge({950, "bad"}, 0.5), Verdict::Risky);
    }

    void moreSamplesAreSurer()
    {
        Lessons lessons;
        double before = 1;
        for (int i = 0; i < 300; ++i) {
            lessons.learn({900, ""}, false);
            const double now = lessons.risk({900, ""});
            QVERIFY(now < before);
            before = now;
        }
        lessons.learn({900, ""}, true);
        QVERIFY(lessons.risk({900, ""}) > before);
    }

    /// The promise: whatever the world is like, as long as it stays so.
    void promisedRatesHold()
    {
        constexpr World kWorlds[] = {
            [](int, int) { return 0.0; },
            [](int score, int) { return 0.02 * (1'000 - score) / 140.0; },
            [](int score, int) { return 0.10 * (1'000 - score) / 140.0; },
            [](int, int answer) { return answer % 50 == 0 ? 1.0 : 0.002; },
            [](int, int) { return 0.15; },
        };
        for (const double most : {0.001, 0.002, 0.005, 0.01, 0.02, 0.05}) {
            std::uint64_t seed = 1;
            for (const auto world : kWorlds) {
                Lessons lessons;
                const auto outcome = live(lessons, world, most, 25'000, ++seed);
                const double measured = static_cast<double>(outcome.wrong) / outcome.calls;
                QVERIFY2(measured <= most,
                         qPrintable(QStringLiteral("%1: %2").arg(most).arg(measured)));
            }
        }
    }

    void aGoodWorldIsServed()
    {
        Lessons lessons;
        const auto outcome = live(
            lessons, [](int, int) { return 0.0; }, 0.005, 25'000, 3);
        QVERIFY(outcome.given * 10 > outcome.candidates * 6);
    }

    void itComesBackFromTheDisk()
    {
        Lessons lessons;
        const Lessons::Where where{930, "a"};
        for (int i = 0; i < 30; ++i) lessons.learn(where, i == 7);
        Lessons again;
        for (const auto& name : {Lessons::bandName(where), Lessons::answerName(where)})
            again.restore(name, *lessons.seen(name));
        QCOMPARE(again.risk(where), lessons.risk(where));
        for (const auto* name : {"band/7", "band/-1", "band/x", "other", ""})
            again.restore(name, {9, 9});
        again.restore("band/0", {1, 2});
        again.restore("band/0", {-1, -1});
        QCOMPARE(again.seen("band/0")->seen, 0);
        QVERIFY(!again.seen("answer/none") && !again.seen("band/9"));
    }
};

GH_SUITE(LessonsTest)

}  // namespace gatehouse::semantic_tests

#include "lessons_test.moc"
