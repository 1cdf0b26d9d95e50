#include "proxy/core/config/address.h"

#include "tests/support/suite.h"

using namespace gatehouse;

class AddressTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void loopbackIsThisMachineOnly()
    {
        for (const char* host : {"127.0.0.1", "127.255.255.254", "::1", "localhost", "LocalHost"}) {
            QVERIFY2(config::isLoopback(host), host);
            QVERIFY2(config::isListenHost(host), host);
        }
        for (const char* host : {"0.0.0.0", "::", "192.168.1.1", "fe80::1", "127.0.0.1.example.com",
                                 "127.1", "localhost.example.com", "::ffff:127.0.0.1", ""}) {
            QVERIFY2(!config::isLoopback(host), host);
        }
    }

    void listenersTakeNumbersAlone()
    {
        for (const char* host : {"0.0.0.0", "::", "255.255.255.255"})
            QVERIFY2(config::isListenHost(host), host);
        for (const char* host :
             {"example.com", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1..2.3", "", "a"}) {
            QVERIFY2(!config::isListenHost(host), host);
        }
    }

    void originsHaveNoPath()
    {
        for (const char* text : {"https://a.example", "http://localhost:3000", "app://notes",
                                 "http://[::1]:80", "chrome-extension://abcdef"}) {
            QVERIFY2(config::isOrigin(text), text);
        }
        for (const char* text : {"*", "null", "", "a.example", "://a", "https://", "https://a/",
                                 "https://a?b", "https://u@a", "HTTPS://a", "https://*.a"}) {
            QVERIFY2(!config::isOrigin(text), text);
        }
    }

    void aListNamesHosts()
    {
        const std::vector<std::string> names{"one.example", ".two.example", "10.0.0.7", ""};
        for (const char* host :
             {"one.example", "ONE.example", "a.one.example", "b.two.example", "10.0.0.7"}) {
            QVERIFY2(config::isAmong(host, names), host);
        }
        for (const char* host : {"notone.example", "two.example", "10.0.0.70", "example", ""})
            QVERIFY2(!config::isAmong(host, names), host);
        QVERIFY(config::isAmong("any.example", std::vector<std::string>{"*"}));
    }

    void slugsStandInPaths()
    {
        for (const char* text : {"a", "my-provider", "x_1.2", "0"})
            QVERIFY2(config::isSlug(text), text);
        for (const char* text : {"", "A", "-a", ".a", "a/b", "a b", "a%41"})
            QVERIFY2(!config::isSlug(text), text);
        QVERIFY(!config::isSlug(std::string(65, 'a')));
    }
};

GH_SUITE(AddressTest)
#include "address_test.moc"
