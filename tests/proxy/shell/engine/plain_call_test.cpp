#include "proxy/shell/engine/plain_call.h"

#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

/// Questions of our own; what they are for is tested where they are asked. Here: what a probe sees
/// of answers that are none.
class PlainCallTest : public QObject {
    Q_OBJECT

    /// What the second of two probes was told, as the first is over then.
    static provider::ProbeFacts factsOf(const Script& script, Millis patience = Millis(20'000))
    {
        FakeUpstream fake;
        fake.always(script);
        auto config = configFor(fake);
        config.providers.front().probeEvery = Millis(250);
        config.providers.front().probeTimeout = patience;
        Gateway gateway(config);
        if (!fake.waitForRequests(2)) return {};
        return gateway.engine().state().providers.at(0).probe;
    }

private Q_SLOTS:

    void aHeadIsEnough()
    {
        QCOMPARE(factsOf(cut(200, "{")).error, std::string());
        QCOMPARE(factsOf(answer(200, std::string(200'000, ' '))).failures, 0);
    }

    void noAnswerIsNone()
    {
        const auto facts = factsOf(Script().close());
        QCOMPARE(facts.status, 0);
        QCOMPARE(facts.error, std::string("it gave no answer"));
        QVERIFY(!facts.hint.empty());
        QCOMPARE(factsOf(hang(), Millis(50)).error, std::string("it did not answer in time"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PlainCallTest;
GH_SUITE(PlainCallTest)
#include "plain_call_test.moc"
