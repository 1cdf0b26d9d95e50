#include "proxy/shell/store/migrate.h"

#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class MigrateTest : public QObject {
    Q_OBJECT

private slots:

    void fromNothingToTheNewest()
    {
        const StoreFolder folder;
        Fault fault;
        const auto database = Database::open(folder.path, Access::Write, fault);
        QVERIFY(migrate(*database, embedded::migrations(), 1).ok());
        QVERIFY(migrate(*database, embedded::migrations(), 2).ok());
        Statement count(*database, "SELECT count(*), max(at) FROM migrations");
        QVERIFY(count.row());
        QCOMPARE(count.asInteger(0), static_cast<std::int64_t>(embedded::migrations().size()));
        QCOMPARE(count.asInteger(1), std::int64_t{1});
    }

    void stepsAreTakenInOrder()
    {
        const StoreFolder folder;
        Fault fault;
        const auto database = Database::open(folder.path, Access::Write, fault);
        const EmbeddedFile files[] = {
            {"0002_more.sql", "ALTER TABLE a ADD COLUMN c; PRAGMA user_version = 2;"},
            {"0001_init.sql", "CREATE TABLE a (b); PRAGMA user_version = 1;"}};
        QVERIFY(migrate(*database, std::span(files).subspan(1), 1).ok());
        QVERIFY(migrate(*database, files, 2).ok());
        QVERIFY(database->run("INSERT INTO a (b, c) VALUES (1, 2)"));
    }

    void aNewerFileIsLeftAlone()
    {
        const StoreFolder folder;
        Fault fault;
        const auto database = Database::open(folder.path, Access::Write, fault);
        database->run("PRAGMA user_version = 99");
        const auto migrated = migrate(*database, embedded::migrations(), 1);
        QVERIFY(!migrated.ok());
        QCOMPARE(migrated.error().kind, ErrorKind::Invalid);
        QVERIFY(!migrated.error().hint.empty());
    }

    void aChangedMigrationIsNoticed()
    {
        const StoreFolder folder;
        Fault fault;
        const auto database = Database::open(folder.path, Access::Write, fault);
        const EmbeddedFile shipped[] = {
            {"0001_init.sql", "CREATE TABLE a (b); PRAGMA user_version = 1;"}};
        const EmbeddedFile edited[] = {
            {"0001_init.sql", "CREATE TABLE a (c); PRAGMA user_version = 1;"}};
        QVERIFY(migrate(*database, shipped, 1).ok());
        const auto migrated = migrate(*database, edited, 1);
        QVERIFY(!migrated.ok());
        QCOMPARE(migrated.error().kind, ErrorKind::Invalid);
    }

    void aBrokenStepLeavesNothingBehind()
    {
        const StoreFolder folder;
        Fault fault;
        const auto database = Database::open(folder.path, Access::Write, fault);
        const EmbeddedFile broken[] = {
            {"0001_init.sql", "CREATE TABLE a (b); CREATE NONSENSE; PRAGMA user_version = 1;"}};
        QVERIFY(!migrate(*database, broken, 1).ok());
        database->clear();
        QVERIFY(!database->inTransaction());
        QVERIFY(!database->run("SELECT * FROM a"));
    }
};

}  // namespace gatehouse::store

using gatehouse::store::MigrateTest;
GH_SUITE(MigrateTest)
#include "migrate_test.moc"
