#include "proxy/core/http/url.h"

#include <QTest>

#include "tests/support/suite.h"

using namespace gatehouse::http;

class UrlTest : public QObject {
    Q_OBJECT

private slots:

    void addresses()
    {
        const auto url = parseUrl("HTTPS://API.Example.com/v1/x?y=1&z");
        QVERIFY(url.ok());
        QCOMPARE(url->scheme, std::string("https"));
        QCOMPARE(url->host, std::string("api.example.com"));
        QCOMPARE(url->port, std::uint16_t{443});
        QCOMPARE(url->path, std::string("/v1/x"));
        QCOMPARE(url->query, std::string("y=1&z"));
        QCOMPARE(url->authority(), std::string("api.example.com"));
        const auto local = parseUrl("http://[::1]:8080");
        QVERIFY(local.ok() && local->path.empty() && !local->secure());
        QCOMPARE(local->host, std::string("::1"));
        QCOMPARE(local->authority(), std::string("[::1]:8080"));
        QCOMPARE(parseUrl("http://a:80/")->authority(), std::string("a"));
        QCOMPARE(parseUrl("https://a:80/")->authority(), std::string("a:80"));
        QCOMPARE(parseUrl("http://a?b")->query, std::string("b"));
    }

    void addressesThatAreNone_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"",
                                 "a",
                                 "a/b",
                                 "//a",
                                 "ftp://a",
                                 "file:///etc",
                                 "http://",
                                 "http:///x",
                                 "http://a:0",
                                 "http://a:70000",
                                 "http://a:b",
                                 "http://u@a/",
                                 "http://u:p@a/",
                                 "http://a/#f",
                                 "http://a/ b",
                                 "http://a/\xC3\xA9",
                                 "http://a b/",
                                 "http://[::1/",
                                 "http://a\\@b/",
                                 "http://a/%4",
                                 "http://a\r\nb/",
                                 "http://a/?\"",
                                 "[::1]:0",
                                 "http://[::1]:0/"}) {
            QTest::newRow(text) << text;
        }
    }

    void addressesThatAreNone()
    {
        QFETCH(QString, text);
        const auto url = parseUrl(text.toStdString());
        QVERIFY(!url.ok());
        QVERIFY(!url.error().message.empty() && !url.error().hint.empty());
    }

    void targets()
    {
        QCOMPARE(splitTarget("/a?b?c").path, std::string_view("/a"));
        QCOMPARE(splitTarget("/a?b?c").query, std::string_view("b?c"));
        QVERIFY(splitTarget("/a").query.empty());
    }

    void queries()
    {
        QCOMPARE(queryValue("a=1&key=a%2Fb+c&key=2", "key"), std::optional<std::string>("a/b+c"));
        QCOMPARE(queryValue("k%65y=1", "key"), std::optional<std::string>("1"));
        QCOMPARE(queryValue("a&b", "a"), std::optional<std::string>(""));
        QVERIFY(!queryValue("keys=1", "key"));
        QVERIFY(!queryValue("", "key"));
        QCOMPARE(withoutQuery("key=1&a=%20&b&key=2&k%65y=3", "key"), std::string("a=%20&b"));
        QCOMPARE(withoutQuery("key=1", "key"), std::string());
    }

    void escapes()
    {
        QCOMPARE(unescape("%41%2f%zz%4"), std::string("A/%zz%4"));
        QCOMPARE(unescape("%00a"), std::string("\0a", 2));
        QCOMPARE(escapeSegment("a/b c~\xC3\xA9?"), std::string("a%2Fb%20c~%C3%A9%3F"));
        std::string all;
        for (int c = 0; c < 256; ++c) all += static_cast<char>(c);
        QCOMPARE(unescape(escapeSegment(all)), all);
    }

    void hostsAndPorts()
    {
        const auto named = parseHostPort("localhost:8080");
        QVERIFY(named && named->host == "localhost" && named->port == 8080);
        const auto bare = parseHostPort("127.0.0.1");
        QVERIFY(bare && bare->host == "127.0.0.1" && bare->port == 0);
        const auto six = parseHostPort("[::1]:1");
        QVERIFY(six && six->host == "::1" && six->port == 1);
        for (const char* bad : {"", ":1", "a:", "a:x", "::1", "[::1", "a:99999", "a b", "a/b"}) {
            QVERIFY2(!parseHostPort(bad), bad);
        }
    }
};

GH_SUITE(UrlTest)
#include "url_test.moc"
