#include "proxy/core/base/wildcard.h"

#include <string>

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class WildcardTest : public QObject {
    Q_OBJECT

private slots:

    void stars()
    {
        QVERIFY(isLike("openai/gpt-4o", "openai/gpt-4o"));
        QVERIFY(isLike("openai/gpt-4o", "openai/*"));
        QVERIFY(isLike("openai/gpt-4o", "*gpt*"));
        QVERIFY(isLike("openai/gpt-4o", "*"));
        QVERIFY(isLike("", "*"));
        QVERIFY(isLike("", ""));
        QVERIFY(isLike("aXbXc", "a*b*c"));
        QVERIFY(isLike("aab", "*ab"));
        QVERIFY(!isLike("openai/gpt-4o", "openai/gpt-4"));
        QVERIFY(!isLike("openai/gpt-4", "openai/gpt-4o"));
        QVERIFY(!isLike("anthropic/claude", "openai/*"));
        QVERIFY(!isLike("abc", ""));
    }

    void manyStarsAreQuick()
    {
        std::string pattern;
        for (int i = 0; i < 50; ++i) pattern += "a*";
        pattern += "b";
        QVERIFY(!isLike(std::string(2'000, 'a'), pattern));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::WildcardTest;
GH_SUITE(WildcardTest)
#include "wildcard_test.moc"
