#include "proxy/core/tokens/ranks.h"

#include <string>

#include <QTest>

#include "proxy/core/base/embedded.h"
#include "tests/support/suite.h"

namespace gatehouse::tokens_tests {

using tokens::Ranks;

class RanksTest : public QObject {
    Q_OBJECT

private slots:

    void everyByteIsAToken()
    {
        const Ranks ranks(embedded::cl100k_base());
        if (ranks.empty()) QSKIP("built without rank tables: packaging/tokens/fetch.sh");
        for (int c = 0; c < 256; ++c)
            QVERIFY(ranks.of(std::string(1, static_cast<char>(c))) != Ranks::kNone);
        QCOMPARE(ranks.of("!"), 0U);
        QCOMPARE(ranks.of("hello"), 15339U);
        QCOMPARE(ranks.of("this is no token"), Ranks::kNone);
    }

    /// Short pieces and long ones are counted by different means.
    void bothWaysAgree()
    {
        const Ranks ranks(embedded::o200k_base());
        if (ranks.empty()) QSKIP("built without rank tables: packaging/tokens/fetch.sh");
        // A long piece of parts that never join: a multiple of the short one.
        const std::string part = "\x01\x02\x03";
        std::string once;
        for (int i = 0; i < 30; ++i) once += part;
        std::string often;
        for (int i = 0; i < 40; ++i) often += once;
        QCOMPARE(ranks.countOf(often), 40 * ranks.countOf(once));
    }

    void whatIsNoTableIsEmpty_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("GHTK and so on, for sixteen bytes");
        QTest::newRow("a table cut off")
            << QByteArray("GHTK\1\0\0\0\xff\0\0\0\x0a\0\0\0", 16) + QByteArray(100, '\0');
    }

    void whatIsNoTableIsEmpty()
    {
        QFETCH(QByteArray, bytes);
        const std::string text = bytes.toStdString();
        const Ranks ranks(text);
        QVERIFY(ranks.empty());
        QCOMPARE(ranks.countOf("abc"), std::size_t(3));
    }
};

GH_SUITE(RanksTest)

}  // namespace gatehouse::tokens_tests

#include "ranks_test.moc"
