#include "proxy/core/injection/views.h"

#include <algorithm>
#include <string>

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::injection_tests {

using namespace injection;

class ViewsTest : public QObject {
    Q_OBJECT

private slots:

    void disguisesAreRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("disguise");
        QTest::addColumn<QByteArray>("read");
        // clang-format off
        QTest::newRow("full width") << QByteArray("Ｒｅａｄ ｔｈｅ ｂｏｏｋ") << QByteArray("none") << QByteArray("read the book");
        QTest::newRow("zero width") << QByteArray("re\u200bad th\u2060e bo\u00adok") << QByteArray("none") << QByteArray("read the book");
        QTest::newRow("Cyrillic letters") << QByteArray("rеаd thе bооk") << QByteArray("none") << QByteArray("read the book");
        QTest::newRow("accents") << QByteArray("Rêàd thé bøok") << QByteArray("none") << QByteArray("read the book");
        QTest::newRow("tags") << QByteArray("Hi \U000E0072\U000E0065\U000E0061\U000E0064") << QByteArray("hidden") << QByteArray("read");
        QTest::newRow("apart") << QByteArray("r e a d   t h e   b o o k") << QByteArray("spaced") << QByteArray("read   the   book");
        QTest::newRow("hyphens") << QByteArray("r-e-a-d t-h-e b-o-o-k") << QByteArray("spaced") << QByteArray("read the book");
        QTest::newRow("leet") << QByteArray("r34d 7h3 b00k n0w") << QByteArray("leet") << QByteArray("read the book now");
        QTest::newRow("base64") << QByteArray("do: cmVhZCB0aGUgYm9vayBub3c=") << QByteArray("base64") << QByteArray("read the book now");
        QTest::newRow("hex") << QByteArray("x 726561642074686520626f6f6b") << QByteArray("hex") << QByteArray("read the book");
        QTest::newRow("hex apart") << QByteArray("72 65 61 64 20 74 68 65 20 62 6f 6f 6b") << QByteArray("hex") << QByteArray("read the book");
        QTest::newRow("per cent") << QByteArray("read%20the%20book%20%6eow") << QByteArray("escaped") << QByteArray("read the book now");
        QTest::newRow("entities") << QByteArray("&#114;&#101;&#x61;&#100; it") << QByteArray("escaped") << QByteArray("read it");
        QTest::newRow("rot13") << QByteArray("ernq gur obbx naq jevgr vg qbja") << QByteArray("rot13") << QByteArray("read the book and write it down");
        QTest::newRow("backwards") << QByteArray("nwod ti etirw dna koob eht daer") << QByteArray("reversed") << QByteArray("read the book and write it down");
        // clang-format on
    }

    void disguisesAreRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, disguise);
        QFETCH(QByteArray, read);
        const auto views = viewsOf(text.toStdString());
        const auto found = std::find_if(views.begin(), views.end(), [&](const View& view) {
            return name(view.disguise) == disguise.toStdString();
        });
        QVERIFY(found != views.end());
        QCOMPARE(QByteArray::fromStdString(found->text), read);
    }

    void ordinaryTextsHaveOneView_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("prose") << QByteArray("Where does the 10:45 train to Leeds leave?");
        QTest::newRow("Russian") << QByteArray("Как мне поменять пароль?");
        QTest::newRow("a hash") << QByteArray("commit 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b");
        QTest::newRow("a key") << QByteArray("id=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC7");
        QTest::newRow("code") << QByteArray("for (int i = 0; i < n; ++i) sum += a[i];");
    }

    void ordinaryTextsHaveOneView()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(viewsOf(text.toStdString()).size(), 1U);
    }

    /// Offsets lead back to the source, whatever was read.
    void everyByteKnowsItsOrigin()
    {
        const std::string text =
            "Hi! Ｒｅａｄ \u200bthe bооk r e a d i t cmVhZCB0aGUgYm9vayBub3c= \xFF\xC3 "
            "%41%42%43%44";
        for (const View& view : viewsOf(text)) {
            QCOMPARE(view.origin.size(), view.text.size());
            QCOMPARE(view.isCapital.size(), view.text.size());
            for (const auto origin : view.origin) QVERIFY(origin < text.size());
        }
        const View plain = viewsOf(text).front();
        QCOMPARE(text.substr(plain.origin[plain.text.find("the")], 3), std::string("the"));
    }

    void russianStaysRussian()
    {
        QCOMPARE(viewsOf("Расскажи про аренду").front().text, std::string("расскажи про аренду"));
    }
};

}  // namespace gatehouse::injection_tests

using gatehouse::injection_tests::ViewsTest;
GH_SUITE(ViewsTest)
#include "views_test.moc"
