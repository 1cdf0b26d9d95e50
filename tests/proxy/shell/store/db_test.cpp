#include "proxy/shell/store/db.h"

#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class DbTest : public QObject {
    Q_OBJECT

private slots:

    void valuesComeBack()
    {
        const StoreFolder folder;
        Fault fault;
        const auto database = Database::open(folder.path, Access::Write, fault);
        QVERIFY(database != nullptr);
        QVERIFY(database->run("CREATE TABLE t (a INTEGER, b TEXT, c BLOB, d INTEGER)"));
        Statement put(*database, "INSERT INTO t VALUES (?, ?, ?, ?)");
        QVERIFY(put.integer(7)
                    .text("it's; DROP TABLE t")
                    .blob(std::string_view("\0x", 2))
                    .integer(std::nullopt)
                    .run());
        QVERIFY(put.integer(8).text({}).blob({}).integer(1).run());
        Statement get(*database, "SELECT * FROM t ORDER BY a");
        QVERIFY(get.row());
        QCOMPARE(get.asInteger(0), std::int64_t{7});
        QCOMPARE(get.asText(1), std::string_view("it's; DROP TABLE t"));
        QCOMPARE(get.asBlob(2), std::string_view("\0x", 2));
        QVERIFY(!get.asOptional(3));
        QVERIFY(get.row());
        QCOMPARE(get.asText(1), std::string_view());
        QVERIFY(!get.row());
    }

    void theFirstFaultSticks()
    {
        const StoreFolder folder;
        Fault fault;
        const auto database = Database::open(folder.path, Access::Write, fault);
        QVERIFY(!database->run("SELECT a FROM nowhere"));
        QVERIFY(database->fault().message.find("nowhere") != std::string::npos);
        QVERIFY(!database->run("CREATE TABLE t (a)"));
        QVERIFY(database->fault().message.find("nowhere") != std::string::npos);
        database->clear();
        QVERIFY(database->run("CREATE TABLE t (a); CREATE TABLE u (a)"));
        QVERIFY(!database->fault().damaged());
    }

    void aFolderThatIsNotThereIsAFault()
    {
        Fault fault;
        QVERIFY(Database::open("/nowhere/at/all.sqlite", Access::Write, fault) == nullptr);
        QVERIFY(fault.code != 0);
        QVERIFY(!fault.error().hint.empty());
        QCOMPARE(fault.error().kind, ErrorKind::Storage);
    }

    void readersCannotWrite()
    {
        const StoreFolder folder;
        Fault fault;
        Database::open(folder.path, Access::Write, fault)->run("CREATE TABLE t (a)");
        const auto reader = Database::open(folder.path, Access::Read, fault);
        QVERIFY(reader != nullptr);
        QVERIFY(!reader->run("INSERT INTO t VALUES (1)"));
    }
};

}  // namespace gatehouse::store

using gatehouse::store::DbTest;
GH_SUITE(DbTest)
#include "db_test.moc"
