#include "proxy/core/cache/fingerprint.h"

#include <QTest>

#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class FingerprintTest : public QObject {
    Q_OBJECT

    static std::string of(const std::string& text, const std::vector<cache::Path>& ignored = {})
    {
        std::string out;
        return cache::appendCanonical(out, quoted(text), ignored) ? out : "?";
    }

private Q_SLOTS:

    void orderAndSpaceMakeNoDifference()
    {
        QCOMPARE(of("{ 'b' : [1, {'y':true,'x':null}] ,\n 'a':'t' }"),
                 of("{'a':'t','b':[1,{'x':null,'y':true}]}"));
        QVERIFY(of("{'a':'x y'}") != of("{'a':'xy'}"));
        QVERIFY(of("[1,2]") != of("[2,1]"));
        QVERIFY(of("{'a':1}") != of("{'a':'1'}"));
        QVERIFY(of("{'a':[]}") != of("{'a':{}}"));
    }

    /// What lies deep must not look like what lies beside it.
    void nestingTells()
    {
        QVERIFY(of("{'a':{'b':1},'c':2}") != of("{'a':{'b':1,'c':2}}"));
        QVERIFY(of("[[1],2]") != of("[[1,2]]"));
    }

    void largeNumbersStayApart()
    {
        QVERIFY(of("{'seed':12345678901234567890123}") != of("{'seed':12345678901234567890124}"));
    }

    void ignoredMembersAreLeftOut()
    {
        const std::vector<cache::Path> ignored{cache::readPath("metadata.trace"),
                                               cache::readPath("messages.*.id"),
                                               cache::readPath("tags.0")};
        QCOMPARE(of("{'metadata':{'trace':'1','team':'a'},'messages':[{'id':'m1','content':'x'}]}",
                    ignored),
                 of("{'messages':[{'content':'x','id':'m2'}],'metadata':{'team':'a','trace':'2'}}",
                    ignored));
        QVERIFY(of("{'metadata':{'team':'a'}}", ignored) !=
                of("{'metadata':{'team':'b'}}", ignored));
        QVERIFY(of("{'trace':'1'}", ignored) != of("{'trace':'2'}", ignored));
        QCOMPARE(of("{'tags':['now',1]}", ignored), of("{'tags':['then',1]}", ignored));
        QVERIFY(of("{'tags':['now',1]}", ignored) != of("{'tags':['now',2]}", ignored));
    }

    void whatIsNoJsonIsSaid()
    {
        for (const auto* text : {"{'a':", "{'a':1}x", "", "{a:1}", "[1 2]"})
            QCOMPARE(QString::fromStdString(of(text)), QStringLiteral("?"));
        QCOMPARE(of(std::string(5000, '[') + std::string(5000, ']')), std::string("?"));
    }

    void pathsAreNames()
    {
        QCOMPARE(cache::readPath("a.b.*"), (cache::Path{"a", "b", "*"}));
        QVERIFY(cache::readPath("a..b").empty());
        QVERIFY(cache::readPath("").empty());
    }
};

GH_SUITE(FingerprintTest)

}  // namespace gatehouse::tests

#include "fingerprint_test.moc"
