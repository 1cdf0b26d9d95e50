#include "proxy/core/config/versions.h"

#include <QTest>

#include "tests/support/routes.h"
#include "tests/support/suite.h"

using namespace gatehouse;
using namespace gatehouse::config;

/// Versions stay as they were published.
class VersionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        before_ = Config();
        before_.routes = {tests::routeOf("r", "m", {tests::modelNode("m", "sample")})};
        after_ = before_;
    }

    void publishedOnesDoNotChange()
    {
        std::vector<Problem> problems;
        after_.routes[0].versions.push_back({.number = 2, .elements = "[]"});
        checkVersionsStay(before_, after_, problems);
        QVERIFY(problems.empty());
        after_.routes[0].versions[0].elements = "[{}]";
        checkVersionsStay(before_, after_, problems);
        QCOMPARE(problems.size(), std::size_t(1));
        QCOMPARE(problems[0].path, std::string("/routes/0/versions/0/elements"));
        QVERIFY(!problems[0].hint.empty());
        problems.clear();
        after_.routes[0].versions.erase(after_.routes[0].versions.begin());
        checkVersionsStay(before_, after_, problems);  // gone is not changed
        QVERIFY(problems.empty());
    }

    void aNewCandidateBeginsAnew()
    {
        auto& route = after_.routes[0];
        route.candidate = 2;
        route.rollout.stageSince = before_.routes[0].rollout.stageSince = 77;
        route.rollout.stopped = before_.routes[0].rollout.stopped = "version 1: it failed";
        restartRollouts(before_, after_);
        QCOMPARE(route.rollout.stageSince, WallMicros(0));
        QVERIFY(route.rollout.stopped.empty());
        // As the rollout moves it.
        before_ = after_;
        route.rollout.stageSince = 99;
        route.share = 5;
        restartRollouts(before_, after_);
        QCOMPARE(route.rollout.stageSince, WallMicros(99));
        before_ = after_;
        route.candidate = 0;
        route.rollout.stageSince = 111;
        route.rollout.stopped = "version 2: slow";
        restartRollouts(before_, after_);
        QCOMPARE(route.rollout.stopped, std::string("version 2: slow"));
    }

private:
    Config before_;
    Config after_;
};

GH_SUITE(VersionsTest)
#include "versions_test.moc"
