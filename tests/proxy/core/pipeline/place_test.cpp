#include "proxy/core/pipeline/place.h"

#include <QTest>

#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

/// Who is meant by an address.
class PlaceTest : public QObject {
    Q_OBJECT

private slots:

    void addresses_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("found");  // provider|rest|gateway|wire, with run or unknown
        const auto row = [](const char* path, const char* found) {
            QTest::newRow(path) << QString(path) << QString(found);
        };
        row("/v1/chat/completions", "|/v1/chat/completions||0");
        row("/openai/v1/chat/completions", "openai|/v1/chat/completions||0");
        row("/openai", "openai|||0");
        row("/compat/chat/completions", "|/chat/completions||0");
        row("/v1/acct/gw/openai/chat/completions", "openai|/chat/completions|gw|1");
        row("/v1/acct/gw/openai", "openai||gw|1");
        row("/v1/acct/gw/compat/chat/completions", "|/chat/completions|gw|1");
        row("/v1/acct/gw/nobody/chat", "|/v1/acct/gw/nobody/chat||0");
        row("/v1/0123456789abcdef0123456789abcdef/gw/nobody/x", "nobody|/x|gw|1 unknown");
        row("/v1/0123456789ABCDEF0123456789abcdef/gw/nobody/x",
            "|/v1/0123456789ABCDEF0123456789abcdef/gw/nobody/x||0");
        row("/v1/files/f/openai/x", "|/v1/files/f/openai/x||0");
        row("/v1/acct/gw/run", "|/v1/acct/gw/run|gw|1 run");
        row("/v1/acct/gw/run/more", "|/v1/acct/gw/run/more||0");
        row("/client/v4/accounts/a/ai/v1/messages", "|/v1/messages||2");
        row("/client/v4/accounts/a/ai/run", "|/client/v4/accounts/a/ai/run||2 run");
        row("/client/v4/accounts/a/ai/run/@cf/m/n", "workers-ai|/run/@cf/m/n||2");
        row("/client/v4/accounts/a/ai/other", "|/client/v4/accounts/a/ai/other||0");
        row("/client/v4/accounts/", "|/client/v4/accounts/||0");
        row("/", "|/||0");
    }

    void addresses()
    {
        QFETCH(QString, path);
        QFETCH(QString, found);
        Scene scene;
        scene.ask("GET", "/");
        const std::string asked = path.toStdString();
        const auto place = pipeline::placeOf(asked, *scene.snapshot);
        std::string shown = std::string(place.provider) + "|" + std::string(place.rest) + "|" +
                            std::string(place.gateway) + "|" +
                            std::to_string(static_cast<int>(place.wire));
        if (place.isRun) shown += " run";
        if (place.isUnknown) shown += " unknown";
        QCOMPARE(shown, found.toStdString());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PlaceTest;
GH_SUITE(PlaceTest)
#include "place_test.moc"
