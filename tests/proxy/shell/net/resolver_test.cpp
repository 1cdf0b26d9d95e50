#include "proxy/shell/net/resolver.h"

#include <memory>
#include <set>
#include <thread>
#include <vector>

#include <QTest>

#include "tests/support/on_loop.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const auto kNever = net::SteadyTime::max();

/// A question and its answer.
struct Look {
    net::Endpoints found;
    net::Cancel cancel;
    std::thread::id on;
    std::unique_ptr<Played> played;

    void ask(net::Resolver& resolver, net::Loop& loop, const std::string& host,
             net::SteadyTime until = kNever)
    {
        played =
            std::make_unique<Played>(loop, [this, &resolver, &loop, host, until]() -> net::Task<> {
                found.emplace_back();  // an empty answer takes it away
                found = co_await resolver.look(loop, host, 8443, until, cancel);
                on = std::this_thread::get_id();
            });
    }
};

}  // namespace

/// Names to addresses.
class ResolverTest : public QObject {
    Q_OBJECT

private slots:

    /// Nobody is asked: there is no thread that could answer.
    void addressesAreTheirOwnAnswer()
    {
        net::Resolver resolver(0);
        net::Loop loop(0);
        loop.start();
        for (const char* address : {"127.0.0.1", "::1", "203.0.113.7"}) {
            Look look;
            look.ask(resolver, loop, address);
            QVERIFY(look.played->wait());
            QCOMPARE(look.found.size(), std::size_t(1));
            QCOMPARE(look.found[0].address().to_string(), std::string(address));
            QCOMPARE(look.found[0].port(), std::uint16_t(8443));
        }
    }

    void aNameOfThisMachine()
    {
        net::Resolver resolver;
        net::Loop loop(0);
        loop.start();
        Look look;
        look.ask(resolver, loop, "localhost");
        QVERIFY(look.played->wait());
        QVERIFY(!look.found.empty());
        for (const auto& endpoint : look.found) {
            QVERIFY(endpoint.address().is_loopback());
            QCOMPARE(endpoint.port(), std::uint16_t(8443));
        }
    }

    /// Too long for any name, so that no name server is asked.
    void whatIsNoNameHasNoAddress()
    {
        net::Resolver resolver;
        net::Loop loop(0);
        loop.start();
        Look look;
        look.ask(resolver, loop, std::string(300, 'x'));
        QVERIFY(look.played->wait());
        QVERIFY(look.found.empty());
    }

    /// A name server that says nothing: here, as nobody asks it.
    void whoLeavesIsNotKeptWaiting()
    {
        net::Resolver resolver(0);
        net::Loop loop(0);
        loop.start();
        Look look;
        look.ask(resolver, loop, "localhost");
        QVERIFY(onLoop(loop, [&] { look.cancel.request(); }));
        QVERIFY(look.played->wait());
        QVERIFY(look.found.empty());
    }

    void patienceEnds()
    {
        net::Resolver resolver(0);
        net::Loop loop(0);
        loop.start();
        Look look;
        look.ask(resolver, loop, "localhost", net::steadyNow());
        QVERIFY(look.played->wait());
        QVERIFY(look.found.empty());
    }

    /// A question that nobody waits for any more does not touch its loop, which may be gone.
    void theLoopMayEndBeforeTheResolver()
    {
        net::Resolver resolver(0);
        for (int i = 0; i < 3; ++i) {
            net::Loop loop(0);
            loop.start();
            Look looks[3];
            for (Look& look : looks) look.ask(resolver, loop, "localhost");
            QVERIFY(onLoop(loop, [&] {
                for (Look& look : looks) look.cancel.request();
            }));
            for (Look& look : looks) QVERIFY(look.played->wait());
        }
    }

    void manyAskAndEachIsAnsweredOnItsLoop()
    {
        net::Resolver resolver;
        net::Loop one(0);
        net::Loop two(1);
        one.start();
        two.start();
        std::vector<Look> looks(40);
        for (std::size_t i = 0; i < looks.size(); ++i)
            looks[i].ask(resolver, i % 2 == 0 ? one : two, "localhost");
        std::set<std::thread::id> even;
        std::set<std::thread::id> odd;
        for (std::size_t i = 0; i < looks.size(); ++i) {
            QVERIFY(looks[i].played->wait());
            QVERIFY(!looks[i].found.empty());
            (i % 2 == 0 ? even : odd).insert(looks[i].on);
        }
        QCOMPARE(even.size(), std::size_t(1));
        QCOMPARE(odd.size(), std::size_t(1));
        QVERIFY(*even.begin() != *odd.begin());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ResolverTest;
GH_SUITE(ResolverTest)
#include "resolver_test.moc"
