#include "proxy/shell/engine/zone_file.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class ZoneFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void zonesAreNamedNotReached()
    {
        QVERIFY(engine::zoneFile("../../../etc/passwd").empty());
        QVERIFY(engine::zoneFile("/etc/passwd").empty());
        QVERIFY(engine::zoneFile("").empty());
        QVERIFY(engine::zoneFile("No/Such").empty());
        if (engine::zoneFile("Europe/Berlin").empty()) QSKIP("no time zone data here");
        QVERIFY(engine::zoneFile("Europe/Berlin").starts_with("TZif"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ZoneFileTest;
GH_SUITE(ZoneFileTest)
#include "zone_file_test.moc"
