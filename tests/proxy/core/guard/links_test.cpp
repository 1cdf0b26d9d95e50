#include "proxy/core/guard/links.h"

#include "tests/support/guard.h"
#include "tests/support/suite.h"

namespace gatehouse::guard {

class LinksTest : public QObject {
    Q_OBJECT

private slots:

    void picturesThatAreFetchedBySight_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("wanted");
        const auto row = [](const char* text, const char* wanted) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(wanted);
        };
        row("![x](https://evil.example/p?d=secret)", "image-link=https://evil.example/p?d=secret");
        row("![a [b] c]( <http://e.example/q> )", "image-link=http://e.example/q");
        row("![x](//e.example/q)", "image-link=//e.example/q");
        row("<img alt=x src=\"HTTPS://e.example/q\">", "image-link=HTTPS://e.example/q");
        row("<img srcset=https://e.example/q>", "image-link=https://e.example/q");
        row("background: url(https://e.example/q)", "image-link=https://e.example/q");
        row("![x][1] and\n[1]: https://e.example/q?a", "image-link=https://e.example/q?a");
        row("[![x](https://a.example/i)](https://b.example/)", "image-link=https://a.example/i");
        row("[click](https://e.example/q)", "");
        row("see https://e.example/q (or not)", "");
        row("<a href=\"https://e.example/q\">", "");
        row("a // b", "");
        row("(http is a protocol)", "");
    }

    void picturesThatAreFetchedBySight()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, wanted);
        QCOMPARE(
            QByteArray::fromStdString(tests::found(text.toStdString(), bit(Category::ImageLink))),
            wanted);
    }

    /// What cannot be seen any more counts as a picture's: long words before it hide nothing.
    void aLongNameHidesNoPicture()
    {
        const std::string text = "![" + std::string(300, 'a') + "](https://e.example/q)";
        QCOMPARE(tests::found(text, bit(Category::ImageLink)),
                 std::string("image-link=https://e.example/q"));
    }

    void linksThatCarryData()
    {
        const auto found = [](std::string_view text) {
            return tests::found(text, bit(Category::DataLink));
        };
        QCOMPARE(found("see https://e.example/q?d=abc."),
                 std::string("data-link=https://e.example/q?d=abc"));
        QCOMPARE(found("see https://e.example/q#abc"),
                 std::string("data-link=https://e.example/q#abc"));
        QCOMPARE(found("see https://me@e.example/"),
                 std::string("data-link=https://me@e.example/"));
        QCOMPARE(found("see https://e.example/docs/page.html?"), std::string());
        const std::string longOne = "https://e.example/" + std::string(200, 'a');
        QCOMPARE(found("see " + longOne + " there"), "data-link=" + longOne);
    }

    void hostsAreToldOnlyBeyondDoubt()
    {
        QCOMPARE(hostOf("https://Example.COM:8080/a", false), std::string("example.com"));
        QCOMPARE(hostOf("//example.com", true), std::string("example.com"));
        QCOMPARE(hostOf("https://example.com", false), std::string());
        QCOMPARE(hostOf("https://good.example@evil.example/", true), std::string());
        QCOMPARE(hostOf("https://good.example:x@evil.example/", true), std::string());
        QCOMPARE(hostOf("https://g\xc3\xb6od.example/", true), std::string());
    }
};

GH_SUITE(LinksTest)

}  // namespace gatehouse::guard

#include "links_test.moc"
