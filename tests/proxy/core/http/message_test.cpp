#include "proxy/core/http/message.h"

#include <QTest>

#include "tests/support/suite.h"

using gatehouse::http::Headers;

class MessageTest : public QObject {
    Q_OBJECT

private slots:

    void keepsOrderAndCase()
    {
        Headers headers;
        headers.add("B", "1");
        headers.add("a", "");
        headers.add("b", "2");
        QCOMPARE(headers.size(), std::size_t{3});
        std::string all;
        for (const auto field : headers)
            all.append(field.name).append("=").append(field.value).append(";");
        QCOMPARE(all, std::string("B=1;a=;b=2;"));
        QCOMPARE(headers.get("b"), std::string_view("1"));
        QCOMPARE(headers.get("none"), std::string_view());
        QVERIFY(headers.has("A") && headers.find("A")->empty() && !headers.has("aa"));
    }

    void setReplacesTheFirstAndDropsTheRest()
    {
        Headers headers;
        for (const char* name : {"a", "X", "b", "x", "c", "x"}) headers.add(name, "old");
        headers.set("x", "a much longer value than before");
        QCOMPARE(headers.size(), std::size_t{4});
        QCOMPARE(headers[1].name, std::string_view("X"));
        QCOMPARE(headers[1].value, std::string_view("a much longer value than before"));
        headers.set("new", "1");
        QCOMPARE(headers[4].name, std::string_view("new"));
        headers.remove("X");
        QVERIFY(!headers.has("x"));
        QCOMPARE(headers.size(), std::size_t{4});
        headers.clear();
        QVERIFY(headers.empty());
    }

    void valuesMayBeViewsIntoTheHeadersThemselves()
    {
        Headers headers;
        headers.add("a", std::string(100, 'v'));
        for (int i = 0; i < 50; ++i) headers.add("copy", headers.get("a"));
        headers.set("copy", headers.get("a"));
        QCOMPARE(headers.get("copy"), std::string_view(std::string(100, 'v')));
    }

    void listsAreReadOverAllFields()
    {
        Headers headers;
        headers.add("Connection", "foo , Keep-Alive");
        headers.add("connection", "CLOSE,");
        QVERIFY(headers.listHas("CONNECTION", "close"));
        QVERIFY(headers.listHas("connection", "keep-alive"));
        QVERIFY(headers.listHas("connection", "foo"));
        QVERIFY(!headers.listHas("connection", "keep"));
        QVERIFY(!headers.listHas("other", "foo"));
    }

    void oneReserveServesAHead()
    {
        Headers headers;
        headers.reserve(256, 8);
        headers.add("first", "1");
        const char* before = headers[0].name.data();
        for (int i = 0; i < 7; ++i) headers.add("name", "0123456789");
        QCOMPARE(headers[0].name.data(), before);
    }
};

GH_SUITE(MessageTest)
#include "message_test.moc"
