#include "app/cache/cache_match.h"

#include <QTest>

#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class CacheMatchTest : public QObject {
    Q_OBJECT

    static QString body(const char* question, const char* more = "")
    {
        return QString::fromStdString(quoted(std::string("{'model':'gpt-4o','messages':[{'role':"
                                                         "'user','content':'") +
                                             question + "'}]" + more + "}"));
    }

private Q_SLOTS:

    void theSameKey()
    {
        const auto words = app::matchOf(body("How do I reset my password?", ",'trace':'1'"),
                                        body("How do I reset my password?", ",'trace':'2'"),
                                        {.ignore = {"trace"}});
        QVERIFY(words.isWhole && words.isSame && words.lines.empty());
        QVERIFY(words.isAlike);
    }

    void anotherKeyButTheSameQuestion()
    {
        const auto words = app::matchOf(body("How do I reset my password?"),
                                        body("How can I reset my password?"), {});
        QVERIFY(!words.isSame);
        QCOMPARE(words.lines.size(), std::size_t{1});
        QCOMPARE(words.lines.front().where, QStringLiteral("messages.0.content"));
        QVERIFY(words.score && *words.score >= words.needed);
    }

    void questionsAlone()
    {
        const auto words = app::matchOf(QStringLiteral("How many people live in Berlin?"),
                                        QStringLiteral("How many people live in Madrid?"), {});
        QVERIFY(words.isWhole && !words.isSame && !words.isAlike);
        QVERIFY(words.score && *words.score < words.needed);
        QVERIFY2(words.likeness.contains(QStringLiteral("name")), qPrintable(words.likeness));
    }

    void whatCannotBeCompared()
    {
        QVERIFY(!app::matchOf({}, QStringLiteral("a"), {}).isWhole);
        QVERIFY(!app::matchOf(QString(70'000, QLatin1Char('a')), QStringLiteral("a"), {}).isWhole);
        QCOMPARE(app::questionOf(body("Why?")), QStringLiteral("Why?"));
        QVERIFY(!app::matchOf(QStringLiteral("{"), QStringLiteral("{}"), {}).score);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CacheMatchTest;
GH_SUITE(CacheMatchTest)
#include "cache_match_test.moc"
