#include "proxy/shell/store/objects.h"

#include <QTest>

#include "proxy/shell/store/log_reader.h"
#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class ObjectsTest : public QObject {
    Q_OBJECT

private slots:

    void objectsAreKeptByKindAndId()
    {
        StoreFolder folder;
        auto writer = Writer::start(folder.options(), {});
        QVERIFY(writer.ok());
        const auto file = [&](const char* kind, const char* gateway, const char* id,
                              const char* data, WallMicros at) {
            (*writer)->push(
                record::Filed{.kind = kind, .gateway = gateway, .id = id, .data = data, .at = at});
        };
        file("route", "main", "b", "1", 10);
        file("route", "other", "a", "2", 20);
        file("dataset", "main", "b", "3", 30);
        file("route", "main", "b", "4", 40);
        QVERIFY((*writer)->flush().ok());
        auto reader = LogReader::open(folder.path);
        QVERIFY(reader.ok());
        const auto all = (*reader)->objects("route", "");
        QCOMPARE(all->size(), std::size_t(2));
        QCOMPARE(all->front().data, std::string("4"));
        QCOMPARE(all->front().createdAt, WallMicros(10));
        QCOMPARE(all->front().modifiedAt, WallMicros(40));
        QCOMPARE((*reader)->objects("route", "other")->front().id, std::string("a"));
        QCOMPARE((**(*reader)->object("dataset", "b")).data, std::string("3"));
        (*writer)->push(record::Filed{.kind = "route", .id = "b", .isGone = true});
        QVERIFY((*writer)->flush().ok());
        QVERIFY(!(*reader)->object("route", "b")->has_value());
        QVERIFY((*reader)->object("dataset", "b")->has_value());
    }

    void secretsAreTakenOut()
    {
        StoreFolder folder;
        auto writer = Writer::start(folder.options(), {});
        QVERIFY(writer.ok());
        (*writer)->hide({Secret("canary-5c81e0-object")});
        (*writer)->push(record::Filed{
            .kind = "route", .id = "b", .data = "{\"x\":\"canary-5c81e0-object\"}", .at = 1});
        QVERIFY((*writer)->flush().ok());
        auto reader = LogReader::open(folder.path);
        QVERIFY(reader.ok());
        const auto found = *(*reader)->object("route", "b");
        QVERIFY(found && found->data.find("canary-5c81e0") == std::string::npos);
    }
};

}  // namespace gatehouse::store

using gatehouse::store::ObjectsTest;
GH_SUITE(ObjectsTest)
#include "objects_test.moc"
