#include "proxy/shell/store/audit_trail.h"

#include <sqlite3.h>

#include "tests/proxy/shell/store/reprice_kit.h"
#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

namespace {

record::ConfigPublished config(std::uint64_t generation, const std::string& text)
{
    return {generation, lately() + 3'600'000'000 + static_cast<WallMicros>(generation),
            "hash",     text,
            "me",       "why"};
}

record::Record guarded(const std::string& id)
{
    auto made = exchange(id);
    made->guards = {"default/mail"};
    made->trace.push_back({"dlp", "email 2 REDACT", 0, 0});
    return finished(std::move(made));
}

/// One of each kind but repricing and retention: seven lines with the first.
void fill(Writer& writer)
{
    writer.push(config(1, "{\"a\":1}"));
    writer.push(config(2, "{\"a\":2}"));
    for (int i = 1; i <= 4; ++i) writer.push(finished(exchange("call" + std::to_string(i))));
    writer.push(guarded("caught1"));
    writer.push(guarded("caught2"));
    QVERIFY(writer.flush(true).ok());
    writer.push(record::Removed{{2, 3}, false});
    writer.push(record::Removed{{4}, true});
    QVERIFY(writer.flush(true).ok());
}

std::vector<std::string> flawsOf(const std::string& path)
{
    const auto reader = AuditReader::open(path);
    const auto verdict = (*reader)->verify();
    std::vector<std::string> flaws;
    for (const auto& flaw : verdict->flaws)
        flaws.push_back(std::to_string(flaw.number) + " " + flaw.what);
    return flaws;
}

/// As somebody who has the file, and knows of the triggers.
void forge(const std::string& path, const std::string& sql)
{
    sqlite3* handle = nullptr;
    QCOMPARE(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
    const std::string all = "DROP TRIGGER audit_stays; DROP TRIGGER audit_is_fixed; " + sql;
    QCOMPARE(sqlite3_exec(handle, all.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(handle);
}

}  // namespace

class AuditTrailTest : public QObject {
    Q_OBJECT

private slots:

    void whatIsToldStandsInOrder()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), {});
        fill(**writer);
        const auto reader = AuditReader::open(folder.path);
        const auto lines = (*reader)->after(0, 100);
        QVERIFY(lines.ok());
        std::vector<std::string> kinds;
        for (const auto& line : *lines) kinds.push_back(line.kind);
        QCOMPARE(kinds, (std::vector<std::string>{"trail.begun", "config.published",
                                                  "config.published", "guard.found", "guard.found",
                                                  "calls.removed", "calls.removed"}));
        QCOMPARE((*lines)[1].actor, std::string("me"));
        QCOMPARE((*lines)[3].actor, std::string("laptop"));
        QCOMPARE((*lines)[3].subject, std::string("caught1"));
        QVERIFY((*lines)[3].detail.find("email 2 REDACT") != std::string::npos);
        QVERIFY((*lines)[5].detail.find("\"calls\":2") != std::string::npos);
        const auto verdict = (*reader)->verify();
        QVERIFY(verdict->flaws.empty());
        QCOMPARE(verdict->lines, 7);
        QCOMPARE(verdict->configs, 2);
        QVERIFY(verdict->head == lines->back().hash);
        QCOMPARE((*reader)->after(6, 100)->size(), std::size_t{1});
    }

    void anotherRunGoesOnWithTheSameChain()
    {
        const StoreFolder folder;
        {
            auto writer = Writer::start(folder.options(), {});
            fill(**writer);
        }
        auto writer = Writer::start(folder.options(), {});
        (*writer)->push(config(3, "{\"a\":3}"));
        QVERIFY((*writer)->flush(true).ok());
        const auto reader = AuditReader::open(folder.path);
        QCOMPARE((*reader)->verify()->lines, 8);
        QVERIFY(flawsOf(folder.path).empty());
    }

    void callsThatTheGuardLetBeLeaveNoLine()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), {});
        (*writer)->push(finished(exchange("calm")));
        QVERIFY((*writer)->flush(true).ok());
        QCOMPARE(*(*AuditReader::open(folder.path))->lastNumber(), 0);
    }

    void retentionAndRepricingAreTold()
    {
        const StoreFolder folder;
        WriterOptions options = folder.options();
        options.keepFor = Seconds(60);
        auto writer = Writer::start(options, {});
        (*writer)->push(finished(exchange("old")));
        QVERIFY((*writer)->flush(true).ok());
        (*writer)->setOptions(options);  // looks at the age at once
        const auto reader = AuditReader::open(folder.path);
        QTRY_COMPARE(*(*reader)->lastNumber(), 2);
        QCOMPARE((*reader)->after(1, 1)->front().kind, std::string("calls.expired"));
        Repricing repricing;
        repricing.provider = "openai";
        repricing.model = "gpt-4.1-mini";
        repricing.author = "me";
        (*writer)->reprice(repricing);
        QTRY_COMPARE(*(*reader)->lastNumber(), 3);
        QCOMPARE((*reader)->after(2, 1)->front().actor, std::string("me"));
        QVERIFY(flawsOf(folder.path).empty());
    }

    void theFileItselfRefusesChanges()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), {});
        fill(**writer);
        sqlite3* handle = nullptr;
        QCOMPARE(sqlite3_open(folder.path.c_str(), &handle), SQLITE_OK);
        for (const char* sql : {"DELETE FROM audit", "UPDATE audit SET actor = 'you'"})
            QCOMPARE(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_CONSTRAINT);
        sqlite3_close(handle);
    }

    void tamperingIsFound_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("found");
        QTest::newRow("a word") << "UPDATE audit SET actor = 'you' WHERE number = 3"
                                << "3 was";
        QTest::newRow("a time") << "UPDATE audit SET at = at + 1 WHERE number = 5"
                                << "5 was";
        QTest::newRow("a line taken") << "DELETE FROM audit WHERE number = 4"
                                      << "4 lines 4 to 4 are missing";
        QTest::newRow("a line taken, the rest moved up")
            << "DELETE FROM audit WHERE number = 4; UPDATE audit SET number = number - 1 WHERE "
               "number > 4"
            << "4 was";
        QTest::newRow("two lines in another order")
            << "UPDATE audit SET number = 99 WHERE number = 4; UPDATE audit SET number = 4 WHERE "
               "number = 5; UPDATE audit SET number = 5 WHERE number = 99"
            << "4 was";
        QTest::newRow("a line put in") << "INSERT INTO audit SELECT 8, at, kind, actor, subject, "
                                          "detail, hash FROM audit WHERE number = 7"
                                       << "8 was";
        QTest::newRow("a configuration changed")
            << "UPDATE configs SET text = '{\"a\":9}' WHERE generation = 2"
            << "3 configuration 2 is not the one";
        QTest::newRow("a configuration gone") << "DELETE FROM configs WHERE generation = 1"
                                              << "2 configuration 1 is missing";
        QTest::newRow("a configuration put in")
            << "INSERT INTO configs (generation, at, hash, text, author, note) SELECT 3, at + 9, "
               "hash, text, author, note FROM configs WHERE generation = 2"
            << "0 a configuration stands";
    }

    void tamperingIsFound()
    {
        QFETCH(const QString, sql);
        QFETCH(const QString, found);
        const StoreFolder folder;
        {
            auto writer = Writer::start(folder.options(), {});
            fill(**writer);
        }
        QVERIFY(flawsOf(folder.path).empty());
        forge(folder.path, sql.toStdString());
        const auto flaws = flawsOf(folder.path);
        QVERIFY(!flaws.empty());
        QVERIFY2(flaws.front().starts_with(found.toStdString()), flaws.front().c_str());
    }

    void aShortenedTrailMissesTheLineThatWasNoted()
    {
        const StoreFolder folder;
        {
            auto writer = Writer::start(folder.options(), {});
            fill(**writer);
        }
        forge(folder.path, "DELETE FROM audit WHERE number > 5");
        QVERIFY(flawsOf(folder.path).empty());  // what is left is whole
        const auto reader = AuditReader::open(folder.path);
        QVERIFY(!(*reader)->hashOf(7)->has_value());
        QVERIFY((*reader)->hashOf(5)->has_value());
    }

    void aBatchThatFailedLeavesNoGap()
    {
        const StoreFolder folder;
        auto writer = Writer::start(folder.options(), {});
        fill(**writer);
        (*writer)->withConnection([](sqlite3* handle) {
            sqlite3_exec(handle,
                         "CREATE TRIGGER broken BEFORE INSERT ON configs BEGIN SELECT "
                         "RAISE(ABORT, 'no'); END",
                         nullptr, nullptr, nullptr);
        });
        (*writer)->push(config(3, "{\"a\":3}"));
        QVERIFY(!(*writer)->flush(true).ok());
        (*writer)->withConnection([](sqlite3* handle) {
            sqlite3_exec(handle, "DROP TRIGGER broken", nullptr, nullptr, nullptr);
        });
        QTRY_VERIFY((*writer)->flush(true).ok());
        QCOMPARE((*AuditReader::open(folder.path))->verify()->lines, 8);
        QVERIFY(flawsOf(folder.path).empty());
    }
};

}  // namespace gatehouse::store

using gatehouse::store::AuditTrailTest;
GH_SUITE(AuditTrailTest)
#include "audit_trail_test.moc"
