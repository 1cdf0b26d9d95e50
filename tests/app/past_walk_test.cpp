#include "app/past_walk.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/app/guardrails/guard_calls.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

/// The way through the calls of a store, on the reader's thread.
class PastWalkTest : public QObject {
    Q_OBJECT

private:
    struct Way {
        qint64 of = -1;
        std::vector<store::RowId> looked;
        int told = 0;
        std::string trouble;
    };

    QTemporaryDir folder_;
    QString path_ = folder_.path() + QStringLiteral("/gatehouse.sqlite");

    /// `breaks`: the row at which looking fails.
    Way walk(store::RowId breaks = 0)
    {
        app::ReaderThread thread(path_);
        Way way;
        bool isDone = false;
        thread.ask<bool>(
            this,
            [&](store::Reader& reader, const app::ReaderThread::Ticket& ticket) -> Result<bool> {
                const auto look = [&](store::RowId row) -> Result<void> {
                    if (row == breaks) return fail(ErrorKind::Storage, "it broke", "");
                    way.looked.push_back(row);
                    return {};
                };
                const auto walked =
                    app::walkPast(reader, ticket, 0,
                                  {[&](qint64 all) { way.of = all; }, look, [&] { ++way.told; }});
                if (!walked) return walked.error();
                return true;
            },
            [&](const Result<bool>& done) {
                if (!done) way.trouble = done.error().message;
                isDone = true;
            });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(isDone, 20'000); }();
        return way;
    }

private Q_SLOTS:

    void initTestCase()
    {
        constexpr WallMicros kASecond = 1'000'000;
        QVERIFY(keepCalls(path_.toStdString(), {guardedCall(1, 3 * kASecond, "first"),
                                                guardedCall(2, 2 * kASecond, "second"),
                                                guardedCall(3, kASecond, "third")}));
    }

    void goesFromTheNewestBack()
    {
        const Way way = walk();
        QCOMPARE(way.of, qint64{3});
        QCOMPARE(way.looked, (std::vector<store::RowId>{3, 2, 1}));
        QVERIFY(way.told >= 1);
        QCOMPARE(way.trouble, std::string());
    }

    /// With the calls read, and what they asked in plain text.
    void callsAreSeenWhole()
    {
        app::ReaderThread thread(path_);
        std::vector<std::string> asked;
        qint64 of = -1;
        qint64 looked = -1;
        bool isDone = false;
        thread.ask<bool>(
            this,
            [&](store::Reader& reader, const app::ReaderThread::Ticket& ticket) -> Result<bool> {
                const auto walked = app::walkCalls(
                    reader, ticket, 0,
                    {[&](qint64 all) { of = all; },
                     [&](const record::Exchange& call) { asked.push_back(call.requestBody.bytes); },
                     [&](qint64 so) { looked = so; }});
                if (!walked) return walked.error();
                return true;
            },
            [&](const Result<bool>& walked) { isDone = walked.ok(); });
        QTRY_VERIFY_WITH_TIMEOUT(isDone, 20'000);
        QCOMPARE(of, qint64{3});
        QCOMPARE(looked, of);
        QCOMPARE(asked.size(), std::size_t{3});
        QVERIFY(asked.front().find("third") != std::string::npos);
        QVERIFY(asked.back().find("first") != std::string::npos);
    }

    void whatFailsEndsIt()
    {
        const Way way = walk(2);
        QCOMPARE(way.looked, std::vector<store::RowId>{3});
        QCOMPARE(way.trouble, std::string("it broke"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PastWalkTest;
GH_SUITE(PastWalkTest)

#include "past_walk_test.moc"
