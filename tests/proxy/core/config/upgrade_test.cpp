#include "proxy/core/config/upgrade.h"

#include "tests/support/suite.h"

using namespace gatehouse;
namespace json = boost::json;

class UpgradeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theCurrentVersionStaysAsItIs()
    {
        json::object file{{"version", config::kVersion}, {"server", json::object{}}};
        const json::object before = file;
        QVERIFY(config::upgrade(file).ok());
        QVERIFY(file == before);
    }

    void noVersionIsTheFirst()
    {
        json::object file;
        QVERIFY(config::upgrade(file).ok());
    }

    void theFutureIsRefusedWithAHint()
    {
        json::object file{{"version", config::kVersion + 1}};
        const auto done = config::upgrade(file);
        QVERIFY(!done.ok());
        QVERIFY(done.error().message.find("has version 2") != std::string::npos);
        QVERIFY(done.error().hint.find("newer program") != std::string::npos);
    }

    void whatIsNoVersionIsRefused()
    {
        for (const json::value& version :
             {json::value("1"), json::value(0), json::value(-1), json::value(1.5),
              json::value(nullptr), json::value(true)}) {
            json::object file{{"version", version}};
            QVERIFY(!config::upgrade(file).ok());
        }
    }
};

GH_SUITE(UpgradeTest)
#include "upgrade_test.moc"
